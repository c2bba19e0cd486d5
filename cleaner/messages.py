"""What the command says, and how a run is ended.

>>> raise Stop("no input")
Traceback (most recent call last):
    ...
cleaner.messages.Stop: no input
"""

from __future__ import annotations

import os


class Stop(Exception):
    """Ends the run with a message."""


class Terminated(BaseException):
    """SIGTERM or SIGHUP: unwinds like an interrupt, so that unfinished files are taken away."""


def say(message: str) -> None:
    """One message on standard error, if there is one."""
    try:
        os.write(2, f"cleaner: {message}\n".encode("utf-8", "backslashreplace"))
    except OSError:
        pass


def failed(error: Exception, where: str = "") -> int:
    """An error that nobody foresaw, or one of ours: a message and the exit code."""
    from cleaner.errors import CleanerError

    prefix = f"{where}: " if where else ""
    if isinstance(error, CleanerError):
        say(prefix + str(error))
    elif isinstance(error, MemoryError):
        say(prefix + "not enough memory")
    elif os.environ.get("CLEANER_TRACEBACK"):
        raise error
    else:
        say(f"{prefix}{type(error).__name__}: {error}. CLEANER_TRACEBACK=1 shows where; unless that is in a stage of "
            "your own, this is a bug of cleaner: please report it")
    return 2
