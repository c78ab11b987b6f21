"""A few worker processes for what strangers ask for: bounded in number, time and memory.

    Pool(size=2).run(render, "signal", words, "ar", "a4.pdf", goal=9) -> bytes

Whatever happens in a worker stays there: one that runs too long is killed, one that dies is
replaced, and its folder goes with it. What comes back is read as JSON and bytes, never as anything
that could run. Raises Busy, TooHeavy and what the function itself raises of `errors`.
"""

import atexit
import json
import math
import os
import pickle
import selectors
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from .errors import Busy, PosterError, RenderFailed, TooHeavy

PROJECT = Path(__file__).resolve().parent.parent
MEBIBYTE = 1024 * 1024
START = 60
"""Seconds that a new worker may take to load fonts and libraries, on a loaded machine."""
JOBS_OF_A_WORKER = 500
LENGTH = struct.Struct(">Q")
READY = b"ready"
# A worker knows neither the database nor the secret key.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "HOME")
KINDS = {kind.__name__: kind for kind in PosterError.__subclasses__()}


class Pool:
    """`size` workers. One more caller may wait for one of them, `patience` seconds long; all
    others are told at once that it is busy, so that few threads of a server ever stand here.
    `megabytes` is a worker's address space."""

    def __init__(self, size=2, seconds=10, megabytes=1024, patience=4):
        self.seconds, self.patience = seconds, patience
        self.places = threading.BoundedSemaphore(size + 1)
        self.turns = threading.BoundedSemaphore(size)
        self.idle = [Worker(megabytes, seconds) for _ in range(size)]
        atexit.register(self.close)

    def run(self, function, *args, **kwargs):
        """What `function` makes of these plain values in a worker: bytes, or what JSON holds."""
        if not self.places.acquire(blocking=False):
            raise Busy(math.ceil(self.patience))
        try:
            return self.wait_and_run((function, args, kwargs))
        finally:
            self.places.release()

    def render(self, *args, **kwargs) -> bytes:
        from .render import render

        return self.run(render, *args, **kwargs)

    def wait_and_run(self, job):
        if not self.turns.acquire(timeout=self.patience):
            raise Busy(math.ceil(self.patience))
        worker = self.idle.pop()
        try:
            return worker.run(job, self.seconds)
        finally:
            self.idle.append(worker)
            self.turns.release()

    def close(self):
        atexit.unregister(self.close)
        for worker in self.idle:
            worker.stop()


class Worker:
    """One process, started when it is first needed, and again whenever it had to be stopped."""

    def __init__(self, megabytes, seconds):
        self.limits = [str(megabytes), str(seconds)]
        self.process = self.folder = None
        self.jobs = 0

    def run(self, job, seconds):
        self.jobs += 1
        if self.jobs > JOBS_OF_A_WORKER:
            self.stop()
        if self.process is None or self.process.poll() is not None:
            self.start()
        try:
            deadline = time.monotonic() + seconds
            self.send(pickle.dumps(job), deadline)
            said, made = json.loads(self.receive(deadline)), self.receive(deadline)
        except (OSError, EOFError, TimeoutError, ValueError):
            self.stop()
            raise TooHeavy("stopped") from None
        except BaseException:
            self.stop()
            raise
        if "error" in said:
            raise revived(said["error"], said["detail"])
        return said.get("value", made)

    def start(self):
        self.stop()
        self.jobs = 1
        self.folder = tempfile.mkdtemp(prefix="posters-worker-")
        self.process = subprocess.Popen(  # noqa: S603  (our own interpreter, our own module)
            [sys.executable, "-m", "posters.worker", *self.limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=PROJECT,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ}
            | {"TMPDIR": self.folder},
        )
        os.set_blocking(self.process.stdin.fileno(), False)
        os.set_blocking(self.process.stdout.fileno(), False)
        try:
            self.read(len(READY), time.monotonic() + START)
        except (OSError, EOFError, TimeoutError):
            self.stop()
            raise RenderFailed("a worker did not start") from None

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process = None
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def send(self, data, deadline):
        rest = memoryview(LENGTH.pack(len(data)) + data)
        while rest:
            wait_for(self.process.stdin, selectors.EVENT_WRITE, deadline)
            rest = rest[os.write(self.process.stdin.fileno(), rest) :]

    def receive(self, deadline):
        (length,) = LENGTH.unpack(self.read(LENGTH.size, deadline))
        return self.read(length, deadline)

    def read(self, length, deadline):
        parts = bytearray()
        while len(parts) < length:
            wait_for(self.process.stdout, selectors.EVENT_READ, deadline)
            part = os.read(self.process.stdout.fileno(), min(length - len(parts), MEBIBYTE))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)


def wait_for(file, event, deadline):
    """Until `file` can be read or written. Raises TimeoutError."""
    with selectors.DefaultSelector() as selector:
        selector.register(file, event)
        if not selector.select(max(deadline - time.monotonic(), 0)):
            raise TimeoutError


def revived(name: str, detail: dict) -> PosterError:
    """The error of a worker, with its values."""
    kind = KINDS.get(name, RenderFailed)
    error = kind.__new__(kind, detail.get("message", ""))
    vars(error).update(detail)
    return error
