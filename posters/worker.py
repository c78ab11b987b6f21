"""What a worker of the pool does: `python -m posters.worker MEGABYTES SECONDS`.

Jobs come on standard input as pickles after their length. Answers go out on standard output in two
parts, each after its length: JSON, and the bytes that were made.
"""

import json
import os
import pickle
import resource
import signal
import sys

from .errors import PosterError
from .pool import LENGTH, MEBIBYTE, READY
from .warm import warm_up

LARGEST_FILE_WRITTEN = 64 * MEBIBYTE


def main(megabytes: int, seconds: float):
    restrict(megabytes)
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # Whatever a library prints must not run into the answers.
    warm_up()
    answers.write(READY)
    answers.flush()
    while head := jobs.read(LENGTH.size):
        job = jobs.read(LENGTH.unpack(head)[0])
        # Should nobody be left to stop it. A signal's own default works while Typst compiles.
        signal.setitimer(signal.ITIMER_REAL, seconds + 2)
        answer(answers, *done(*pickle.loads(job)))  # noqa: S301  (from our own parent process)
        signal.setitimer(signal.ITIMER_REAL, 0)


def restrict(megabytes):
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEBIBYTE,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE_WRITTEN,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(5)


def done(function, args, kwargs) -> tuple[dict, bytes]:
    try:
        made = function(*args, **kwargs)
        return ({}, made) if isinstance(made, bytes) else ({"value": made}, b"")
    except PosterError as error:
        return refusal(type(error).__name__, **vars(error), message=str(error)), b""
    except MemoryError:
        return refusal("TooHeavy", message="out of memory"), b""
    except Exception as error:
        return refusal("RenderFailed", message=f"{type(error).__name__}: {error}"[:500]), b""


def refusal(kind, **detail):
    return {"error": kind, "detail": detail}


def answer(answers, said, made):
    for part in (json.dumps(said).encode(), made):
        answers.write(LENGTH.pack(len(part)) + part)
    answers.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
