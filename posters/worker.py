"""What a worker of the pool does: `python -m posters.worker MEBIBYTES SECONDS`.

Jobs come as pickles on standard input, answers go out on standard output, each after its length.
"""

import os
import pickle
import resource
import signal
import sys

from .errors import PosterError
from .pool import LENGTH, MEBIBYTE

LARGEST_FILE_WRITTEN = 64 * MEBIBYTE


def main(memory: int, seconds: float):
    restrict(memory)
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # Whatever a library prints must not run into the answers.
    warm_up()
    answer(answers, ("ready", None, None))
    while head := jobs.read(LENGTH.size):
        job = jobs.read(LENGTH.unpack(head)[0])
        # Should nobody be left to stop it. A signal's own default works while Typst compiles.
        signal.setitimer(signal.ITIMER_REAL, seconds + 2)
        answer(answers, done(*pickle.loads(job)))  # noqa: S301  (from our own parent process)
        signal.setitimer(signal.ITIMER_REAL, 0)


def restrict(memory):
    resource.setrlimit(resource.RLIMIT_AS, (memory * MEBIBYTE,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE_WRITTEN,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(5)


def warm_up():
    """Load what every job needs, so that no visitor's time is spent on it."""
    from . import breaks, compiler, fonts

    breaks.chinese("每个目标")
    fonts.characters()
    compiler.typesetter()


def done(function, args, kwargs):
    try:
        return "made", function(*args, **kwargs), None
    except PosterError as error:
        return "refused", type(error).__name__, {**vars(error), "message": str(error)}
    except MemoryError:
        return "refused", "TooHeavy", {"message": "out of memory"}
    except Exception as error:
        return "refused", "RenderFailed", {"message": f"{type(error).__name__}: {error}"[:500]}


def answer(answers, content):
    data = pickle.dumps(content)
    answers.write(LENGTH.pack(len(data)) + data)
    answers.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
