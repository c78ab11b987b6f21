"""How fast: our renderer against WeasyPrint on an equal layout, in one run.

    python -m tests.posters.benchmark [ROUNDS]

One A3 PDF and one 1080×1350 PNG in six languages, warm, the words other on every compile; then all
designs on all cores. Times are medians by the wall’s clock, ours and theirs in turn; the last row
of each table is processor time.
"""

import io
import logging
import multiprocessing
import os
import resource
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pypdfium2
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from posters.formats import FORMATS
from posters.render import render
from posters.warm import warm_up

from . import samples, weasy
from .samples import LANGUAGES


def words(language: str, turn: int):
    """The headline of one goal under the title of another, never the same pair twice."""
    first, second = turn % 17 + 1, (turn * 5 + turn // 17) % 17 + 1
    return replace(samples.signal(first, language), title=samples.signal(second, language).title)


def theirs(language: str, turn: int, format: str, fonts: FontConfiguration) -> bytes:
    page = FORMATS[format]
    url = samples.url(9, language) if page.on_paper else ""
    html = weasy.html(words(language, turn), language, turn % 17 + 1, url, page.width, page.height)
    document = weasyprint.HTML(string=html)
    pdf = document.write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
    if page.kind == "pdf":
        return pdf
    buffer = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().save(buffer, "PNG")
    return buffer.getvalue()


def ours(language: str, turn: int, format: str) -> bytes:
    url = samples.url(9, language)
    return render("signal", words(language, turn), language, format, goal=turn % 17 + 1, url=url)


def seconds(call, *arguments) -> tuple[float, float]:
    """By the wall's clock, and of processor time, which a busy machine changes less."""
    start, spent = time.perf_counter(), time.process_time()
    call(*arguments)
    return time.perf_counter() - start, time.process_time() - spent


def compare(format: str, rounds: int) -> None:
    """Prints a row a language, and the sums of the medians."""
    fonts, sums = FontConfiguration(), [0.0] * 4
    print(f"\n{format:14} {'ours':>9} {'WeasyPrint':>13} {'ratio':>8}")
    for language in LANGUAGES:
        times = [[], []]
        for turn in range(rounds + 2):
            times[0].append(seconds(ours, language, turn, format))
            times[1].append(seconds(theirs, language, turn, format, fonts))
        medians = [median(found[2:], clock) for clock in (0, 1) for found in times]
        sums = [total + each for total, each in zip(sums, medians, strict=True)]
        print_row(language, *medians[:2])
    print_row("all six", *sums[:2])
    print_row("processor", *sums[2:])


def median(times: list[tuple[float, float]], clock: int) -> float:
    return statistics.median(each[clock] for each in times)


def print_row(name: str, mine: float, other: float) -> None:
    print(f"{name:14} {mine * 1000:6.1f} ms {other * 1000:10.1f} ms {other / mine:7.1f}×")


def one(design: str, goal: int, language: str, format: str) -> int:
    words, url = samples.words(design, goal, language), samples.url(goal, language)
    return len(render(design, words, language, format, goal=goal, url=url))


def throughput(format: str, designs: tuple[str, ...]) -> None:
    """Posters a second on all cores; starting the processes is not counted."""
    cells = [
        (d, g, language, format) for d in designs for g in range(1, 18) for language in LANGUAGES
    ]
    cores = os.cpu_count()
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, spawn, initializer=warm_up) as pool:
        list(pool.map(one, *zip(*cells[: 4 * cores], strict=True)))
        start = time.perf_counter()
        list(pool.map(one, *zip(*cells, strict=True), chunksize=8))
        spent = time.perf_counter() - start
    rate = len(cells) / spent
    print(f"{format:14} {len(cells)} in {spent:.1f} s on {cores} cores: {rate:.0f} a second")


def main(rounds: int = 15) -> None:
    logging.disable(logging.CRITICAL)
    warm_up()
    for format in ("a3.pdf", "portrait.png"):
        compare(format, rounds)
    print()
    throughput("a3.pdf", ("signal", "fact", "briefing"))
    throughput("portrait.png", ("signal", "fact"))
    for name, who in (
        ("this process", resource.RUSAGE_SELF),
        ("a worker", resource.RUSAGE_CHILDREN),
    ):
        print(f"peak memory, {name}: {resource.getrusage(who).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
