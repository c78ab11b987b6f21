"""How often a client may ask for a poster of its own.

A request adds one byte to a file of its client and minute: the file's size is the count. That is
right across all processes of a machine, needs no cache server and no database, and when the disk
is full or broken, nobody is turned away. The files are named by a hash that changes every minute.
"""

import contextlib
import ipaddress
import os
import shutil
import time

from django.conf import settings
from django.utils.crypto import salted_hmac

REQUESTS_A_MINUTE = 120
FOLDER = "requests"


def is_allowed(request, now: float | None = None) -> bool:
    """Count this request; whether its client has asked no more often than it may."""
    minute = int((now or time.time()) // 60)
    name = salted_hmac("posters.limits", f"{minute} {client_of(request)}").hexdigest()
    try:
        return count(minute, name) <= REQUESTS_A_MINUTE
    except OSError:
        return True


def seconds_left(now: float | None = None) -> int:
    """Until the next minute begins."""
    return 60 - int((now or time.time()) % 60)


def client_of(request) -> str:
    """The address that asks; of IPv6, the network, for a client has many addresses in it."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:  # BEHIND_PROXY: the last entry is the proxy's own word.
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).split(",")[-1].strip()
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(address).version == 6:
            return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return address


def count(minute: int, name: str) -> int:
    folder = settings.VAR_DIR / FOLDER / str(minute)
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        forget_before(minute)
    handle = os.open(folder / name, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, b".")
        return os.fstat(handle).st_size
    finally:
        os.close(handle)


def forget_before(minute: int) -> None:
    for folder in (settings.VAR_DIR / FOLDER).iterdir():
        if folder.name.isdigit() and int(folder.name) < minute - 1:
            shutil.rmtree(folder, ignore_errors=True)
