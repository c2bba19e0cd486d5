"""The command `cleaner`.

Data goes to standard output and nothing else does; what there is to say goes to standard error, and on success there is
nothing. Exit codes: 0 done; 1 `--check` found something; 2 wrong usage, or something could not be read or written.

>>> main(["--version"])
0
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cleaner import __version__
from cleaner.messages import Stop, Terminated, failed, say

if TYPE_CHECKING:
    import argparse

    from cleaner.pipeline import Pipeline

EPILOG = """\
examples:
  pdftotext page.pdf - | cleaner | less      a page, its articles
  cleaner --to jsonl page.txt | jq .headline
  cleaner -i --edits journal.jsonl pages/    rewrite, and remember how to take it back
  cleaner -i --undo journal.jsonl pages/     take it back, byte for byte
  cleaner --check page.txt                   only say what is wrong

A folder is searched for files named .txt, .text or without a suffix, also with .gz after it. -i replaces a file at once
or not at all; of a hard link only the name that was given changes. Settings of [tool.cleaner] in the nearest
pyproject.toml are long options without dashes: skip = ["punctuation"].
Exit codes: 0 done; 1 --check found something; 2 wrong usage, or something could not be read or written.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv`, by default the process's own. Returns the exit code; errors are printed."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    closed = _fill_descriptors()
    if arguments in (["--version"], ["-V"]):
        return _print(f"cleaner {__version__}\n", closed)
    before = _on_signals()
    if argv is None:
        # A page makes many small values and no cycles: the collector would look through them again and again.
        import gc

        gc.freeze()
        gc.set_threshold(100_000, 20, 100)
    try:
        return _run(arguments, closed)
    except BrokenPipeError:
        return 0
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except Terminated:
        return 143
    except Stop as stop:
        say(str(stop))
        return 2
    except MemoryError:
        say("not enough memory; divide the input at form feeds, or clean fewer pages at once")
        return 2
    except Exception as error:
        return failed(error)
    finally:
        _on_signals(before)


def _fill_descriptors() -> set[int]:
    """Open what was closed (`<&-`), or the next file that is opened would become standard output."""
    closed = set()
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            closed.add(descriptor)
            os.open(os.devnull, os.O_RDWR)
    return closed


def _on_signals(handlers: dict[int, Any] | None = None) -> dict[int, Any]:
    """Let SIGTERM and SIGHUP unwind, or put these handlers back; returns those that were there."""
    import signal

    def terminate(number: int, frame: object) -> None:
        raise Terminated

    before: dict[int, Any] = {}
    try:
        if handlers is not None:
            for number, handler in handlers.items():
                signal.signal(number, handler)
            return before
        for name in ("SIGTERM", "SIGHUP"):
            known = getattr(signal, name, None)
            # What is ignored (`nohup`), or was set up by something that is no Python, stays.
            if known is not None and signal.getsignal(known) not in (signal.SIG_IGN, None):
                before[known] = signal.signal(known, terminate)
    except ValueError:  # not in the main thread
        pass
    return before


def _print(text: str, closed: set[int]) -> int:
    from cleaner.files import Output, Unwritable

    if 1 in closed:
        say("standard output is closed")
        return 2
    try:
        Output(1).write(text.encode("utf-8", "backslashreplace"))
    except BrokenPipeError:
        return 0
    except Unwritable as error:
        say(str(error))
        return 2
    return 0


# Options.


def _parser() -> argparse.ArgumentParser:
    import argparse

    from cleaner.config import CHOICES

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> Any:
            from difflib import get_close_matches

            options = [option for action in self._actions for option in action.option_strings]
            hint = ""
            if message.startswith("unrecognized arguments:"):
                for word in message.split()[2:]:
                    near = get_close_matches(word.split("=")[0], options, n=1, cutoff=0.5)
                    if near:
                        hint = f"; did you mean {near[0]}?"
                        break
            elif "invalid choice: " in message:
                given = message.split("invalid choice: ", 1)[1].split("'")[1:2]
                choices = [choice for action in self._actions for choice in action.choices or ()]
                near = get_close_matches(given[0], choices, n=1, cutoff=0.5) if given else []
                hint = f"; did you mean {near[0]}?" if near else ""
            raise Stop(f"{message}{hint}\nTry `cleaner --help`.")

        def _print_message(self, message: str, file: Any = None) -> None:
            if _print(message, set()):
                raise SystemExit(2)

    parser = Parser(prog="cleaner", allow_abbrev=False, epilog=EPILOG,
                    formatter_class=argparse.RawDescriptionHelpFormatter,
                    description="Clean, separate articles out of the raw text dump of a newspaper page.")
    add = parser.add_argument
    add("inputs", nargs="*", metavar="FILE", help="files, folders, or - for standard input (the default)")
    what = parser.add_argument_group("what comes out")
    what.add_argument("--to", choices=CHOICES["to"],
                      help="format (default text); a form feed line divides articles of text")
    what.add_argument("-o", "--output", metavar="PATH", help="a file, or a folder for many inputs; never an input")
    what.add_argument("--furniture", action="store_true", default=None,
                      help="with text and Markdown, what belongs to no article after the articles of its page")
    what.add_argument("--no-split", action="store_true", default=None,
                      help="clean the text, keep the page whole and in page order")
    instead = what.add_mutually_exclusive_group()
    instead.add_argument("-i", "--in-place", action="store_true",
                         help="rewrite the files: characters and lines only, in their encoding")
    instead.add_argument("--check", action="store_true", help="only report, one path:line:col: CODE message a finding")
    instead.add_argument("--diff", action="store_true", help="only show what would change, for patch -p0")
    what.add_argument("--edits", metavar="FILE", help="with -i or --no-split: write the journal to FILE, a new one")
    what.add_argument("--undo", metavar="FILE", help="take back what the journal FILE says: to standard output, -o, -i")
    how = parser.add_argument_group("how it is cleaned")
    how.add_argument("--stages", metavar="A,B", help="only these stages, in this order")
    how.add_argument("--skip", metavar="A,B", help="all but these stages")
    how.add_argument("--list", action="store_true", help="list the stages")
    how.add_argument("--explain", metavar="STAGE", help="what a stage repairs, why it happens, what it leaves alone")
    how.add_argument("--script", choices=CHOICES["script"], help="the Chinese script to end in (default keep)")
    read = parser.add_argument_group("how it is read")
    read.add_argument("-e", "--encoding", metavar="ENC",
                      help="the encoding, where you know it (default: the bytes tell)")
    read.add_argument("--errors", choices=CHOICES["errors"],
                      help="bytes that the encoding does not have: keep (U+FFFD in the text, the default) or strict")
    read.add_argument("--page-break", metavar="REGEX",
                      help="what ends a page besides a form feed; ^ and $ are line ends")
    read.add_argument("--max-bytes", metavar="N", help="the most that is read of one file (default 256M)")
    read.add_argument("--config", metavar="FILE", help="settings, instead of the nearest pyproject.toml")
    add("-v", "--verbose", action="store_true", help="say which settings were used and what was done")
    add("-V", "--version", action="store_true", help="say which version this is")
    return parser


def _options(arguments: list[str], closed: set[int]) -> argparse.Namespace:
    options = _parser().parse_args(arguments)
    if options.version or options.list or options.explain is not None:
        return options
    inputs = options.inputs
    if not inputs:
        if 0 in closed:
            raise Stop("standard input is closed; name a file, or see `cleaner --help`")
        if os.isatty(0):
            raise Stop("nothing to read: name a file or a folder, or pipe text in (`pdftotext page.pdf - | cleaner`); "
                       "`cleaner --help` says more")
        options.inputs = inputs = ["-"]
    if "" in inputs:
        raise Stop("an input has an empty name")
    _settle(options)
    at_stdin = inputs.count("-")
    if at_stdin > 1:
        raise Stop("standard input is named twice")
    if at_stdin and 0 in closed:
        raise Stop("standard input is closed")
    if options.in_place:
        if at_stdin:
            raise Stop("-i rewrites files; standard input is none")
        for given, name in ((options.output, "-o"), (options.to, "--to"), (options.furniture, "--furniture")):
            if given and (name == "-o" or _typed(arguments, name)):
                raise Stop(f"-i rewrites the files themselves; leave {name} away")
    if options.output is not None and (options.check or options.diff):
        raise Stop("--check and --diff print what they find; leave -o away")
    if options.undo is not None and (options.edits or options.check or options.diff):
        raise Stop("--undo takes back; leave --edits, --check and --diff away")
    if options.edits is not None and not options.in_place:
        if not options.no_split or options.check or options.diff:
            raise Stop("--edits needs -i or --no-split: only there is the output the cleaned page itself")
        if options.to != "text":
            raise Stop("--edits goes with text, not with --to " + options.to)
    options.to_stdout = not options.in_place and options.output is None
    if options.to_stdout and 1 in closed:
        raise Stop("standard output is closed; use -o or -i")
    return options


def _typed(arguments: list[str], name: str) -> bool:
    return any(argument == name or argument.startswith(name + "=") for argument in arguments)


def _settle(options: argparse.Namespace) -> None:
    """Put the settings of a file under the options, and check the values that both may hold."""
    near = None
    named = [path for path in options.inputs if path != "-"]
    if named and len(named) == len(options.inputs):
        folders = [os.path.realpath(path if os.path.isdir(path) else os.path.dirname(path) or ".") for path in named]
        try:
            near = os.path.commonpath(folders)
        except ValueError:
            near = folders[0]
    from cleaner.config import settings

    found, where = settings(options.config, near)
    if options.verbose:
        say(f"settings of {where}: {', '.join(found) or 'none'}" if where else "no settings file")
    for name, value in found.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    options.to = options.to or "text"
    options.script = options.script or "keep"
    options.errors = options.errors or "keep"
    options.no_split, options.furniture = bool(options.no_split), bool(options.furniture)
    if options.encoding is not None:
        from cleaner.reading import named as encoding_named

        encoding_named(options.encoding)
    if options.page_break is not None:
        import re

        try:
            re.compile(options.page_break)
        except (re.error, RecursionError, OverflowError) as error:
            raise Stop(f"--page-break {options.page_break!r} is no regular expression: {error}") from None
    options.max_bytes = _size(options.max_bytes)


def _size(text: str | None) -> int:
    from cleaner.files import MAX_BYTES

    if text is None:
        return MAX_BYTES
    digits, unit = text.strip(), 1
    if digits[-1:].upper() in ("K", "M", "G"):
        unit = 1 << (10, 20, 30)["KMG".index(digits[-1].upper())]
        digits = digits[:-1]
    if not (digits.isascii() and digits.isdecimal()) or not int(digits):
        raise Stop(f"--max-bytes {text!r}: give a number of bytes, as 500000, 64M or 2G")
    return int(digits) * unit


def _chain(options: argparse.Namespace) -> Pipeline:
    from cleaner.pipeline import Pipeline
    from cleaner.stages import OURS, STANDARD_ORDER, find

    def listed(value: str) -> list[str]:
        return [name.strip() for name in value.split(",") if name.strip()]

    names = list(STANDARD_ORDER) if options.stages is None else listed(options.stages)
    for name in (skipped := listed(options.skip or "")):
        if name not in OURS:
            find(name)
    names = [name for name in names if name not in skipped]
    if options.script != "keep":
        names = [name for name in names if name not in ("simplified", "traditional")] + [options.script]
    return Pipeline(names)


# What is done.


def _run(arguments: list[str], closed: set[int]) -> int:
    options = _options(arguments, closed)
    if options.version:
        return _print(f"cleaner {__version__}\n", closed)
    if options.list:
        return _print(_listing(), closed)
    if options.explain is not None:
        return _print(_explanation(options.explain), closed)
    from cleaner import jobs

    inputs, code = jobs.inputs_of(options)
    if options.undo is not None:
        return max(code, jobs.undo(options, inputs))
    chain = _chain(options)
    if options.in_place:
        return max(code, jobs.in_place(options, inputs, chain))
    if options.check or options.diff:
        return max(code, jobs.report(options, inputs, chain))
    return max(code, jobs.convert(options, inputs, chain))


def _listing() -> str:
    from cleaner.stages import STANDARD_ORDER, names

    lines = []
    for name in names():
        first = _documentation(name).strip().partition("\n\n")[0]
        sentence = " ".join(first.split())
        mark = " " if name in STANDARD_ORDER else "*"
        lines.append(f"{mark} {name:<14} {sentence}\n")
    return "".join(lines) + "\nStages run in this order. * only where it is asked for: --script, --stages.\n"


def _explanation(name: str) -> str:
    return _documentation("simplified" if name == "script" else name).strip() + "\n"


def _documentation(name: str) -> str:
    from cleaner.stages import OURS, find

    stage = find(name)
    module = sys.modules.get(getattr(stage, "__module__", ""))
    of_module, own = getattr(module, "__doc__", None), getattr(stage, "__doc__", None)
    return (of_module if name in OURS else own or of_module) or "No documentation."


if __name__ == "__main__":
    sys.exit(main())
