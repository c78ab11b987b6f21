import itertools
import math

from campaign import signal


def test_seventeen_rings_grow_outwards():
    radii = [ring.radius for ring in signal.rings()]
    assert len(radii) == 17
    assert radii == sorted(radii)


def test_every_number_sits_on_its_ring_and_inside_the_picture():
    for ring in signal.rings():
        distance = math.hypot(ring.x - signal.CENTRE, ring.y - signal.CENTRE)
        assert math.isclose(distance, ring.radius, abs_tol=0.2)
        assert 12 <= ring.x <= signal.SIZE - 12
        assert 12 <= ring.y <= signal.SIZE - 12


def test_no_two_numbers_touch():
    for one, other in itertools.combinations(signal.rings(), 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > 25


def test_right_to_left_mirrors_the_spiral():
    for plain, mirrored in zip(signal.rings(), signal.rings(mirrored=True), strict=True):
        assert math.isclose(plain.x + mirrored.x, signal.SIZE, abs_tol=0.11)
        assert plain.y == mirrored.y
