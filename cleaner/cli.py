"""The command `cleaner`.

Data goes to standard output and nothing else does; what there is to say goes to standard error, and on success there is
nothing. Exit codes: 0 done; 1 `--check` found something; 2 wrong usage, or something could not be read or written.

>>> main(["--list"]) in (0, 2)
True
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cleaner import __version__

if TYPE_CHECKING:
    import argparse

    from cleaner.files import Loaded, Output
    from cleaner.journal_file import PageJournal
    from cleaner.page import Page
    from cleaner.pipeline import Pipeline

FORMATS = {"text": ".txt", "markdown": ".md", "jsonl": ".jsonl"}
SCRIPTS = ("keep", "simplified", "traditional")
ERRORS = ("keep", "strict")

EPILOG = """\
examples:
  pdftotext page.pdf - | cleaner | less      a page, its articles
  cleaner --to jsonl page.txt | jq .headline
  cleaner -i --edits journal.jsonl pages/    rewrite, and remember how to take it back
  cleaner -i --undo journal.jsonl pages/     take it back, byte for byte
  cleaner --check page.txt                   only say what is wrong

A folder is searched for files named .txt, .text or without a suffix, also with .gz after it. -i replaces a file at once or
not at all; of a hard link only the name that was given changes. Settings of [tool.cleaner] in the nearest pyproject.toml
are long options without dashes: skip = ["punctuation"].
Exit codes: 0 done; 1 --check found something; 2 wrong usage, or something could not be read or written.
"""


class Stop(Exception):
    """Ends the run with a message."""


class Terminated(BaseException):
    """SIGTERM or SIGHUP: unwinds like an interrupt, so that unfinished files are taken away."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv`, by default that of the process; returns the exit code. Prints errors, raises none."""
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
        return _failed(error)
    finally:
        _on_signals(before)


def say(message: str) -> None:
    """One message on standard error, if there is one."""
    try:
        os.write(2, f"cleaner: {message}\n".encode("utf-8", "backslashreplace"))
    except OSError:
        pass


def _failed(error: Exception, where: str = "") -> int:
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
        say(f"{prefix}{type(error).__name__}: {error}. CLEANER_TRACEBACK=1 shows where; unless that is in a stage of your "
            "own, this is a bug of cleaner: please report it")
    return 2


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
            number = getattr(signal, name, None)
            # What is ignored (`nohup`), or was set up by something that is no Python, stays.
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                before[number] = signal.signal(number, terminate)
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
                word = message.split("invalid choice: ", 1)[1].split("'")[1:2]
                choices = [choice for action in self._actions for choice in action.choices or ()]
                near = get_close_matches(word[0], choices, n=1, cutoff=0.5) if word else []
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
    what.add_argument("--to", choices=FORMATS, help="format (default text); a form feed line divides articles of text")
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
    what.add_argument("--edits", metavar="FILE", help="with -i or --no-split: write the journal there; FILE must be new")
    what.add_argument("--undo", metavar="FILE", help="take back what the journal FILE says, to standard output, -o or -i")
    how = parser.add_argument_group("how it is cleaned")
    how.add_argument("--stages", metavar="A,B", help="only these stages, in this order")
    how.add_argument("--skip", metavar="A,B", help="all but these stages")
    how.add_argument("--list", action="store_true", help="list the stages")
    how.add_argument("--explain", metavar="STAGE", help="what a stage repairs, why it happens, what it leaves alone")
    how.add_argument("--script", choices=SCRIPTS, help="the Chinese script to end in (default keep)")
    read = parser.add_argument_group("how it is read")
    read.add_argument("-e", "--encoding", metavar="ENC", help="the encoding, where you know it (default: told by the bytes)")
    read.add_argument("--errors", choices=ERRORS,
                      help="bytes that the encoding does not have: keep (U+FFFD in the text, the default) or strict")
    read.add_argument("--page-break", metavar="REGEX", help="what ends a page besides a form feed; ^ and $ are line ends")
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
    for name, known in (("to", tuple(FORMATS)), ("script", SCRIPTS), ("errors", ERRORS)):
        if getattr(options, name) not in known:
            raise Stop(f"{where}: {name} = {getattr(options, name)!r}; there are: {', '.join(known)}")
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
        names = [name for name in names if name not in SCRIPTS] + [options.script]
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
    inputs, code = _inputs(options)
    if options.undo is not None:
        return max(code, _undo(options, inputs))
    chain = _chain(options)
    if options.in_place:
        return max(code, _in_place(options, inputs, chain))
    if options.check or options.diff:
        return max(code, _report(options, inputs, chain))
    return max(code, _convert(options, inputs, chain))


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


def _inputs(options: argparse.Namespace) -> tuple[list[tuple[str, str]], int]:
    """The files to read, each with its path below the input it came from; and 2 where an input cannot be listed.

    Those that were found in a folder are remembered in `options.found`: a binary one among them is passed over.
    """
    from cleaner.files import shown, text_files

    found: list[tuple[str, str]] = []
    seen: dict[str, str] = {}
    options.found = set()
    code = 0
    for given in options.inputs:
        if given == "-":
            found.append(("-", "-"))
            continue
        if not os.path.isdir(given):
            paths = [(given, os.path.basename(given))]
        else:
            troubles: list[str] = []
            paths = [(path, os.path.relpath(path, given)) for path in text_files(given, troubles.append)]
            for trouble in troubles:
                say(trouble)
                code = 2
            options.found.update(path for path, _ in paths)
            if not paths and not troubles:
                say(f"{shown(given)}: no text files (.txt, .text or without a suffix) in this folder")
        for path, below in paths:
            real = os.path.realpath(path)
            if real in seen:
                say(f"{shown(path)} is {shown(seen[real])} again; done once")
            else:
                seen[real] = path
                found.append((path, below))
    return found, code


def _load(path: str, options: argparse.Namespace) -> Loaded | None:
    """Read a file; None where that fails, with a message and `options.trouble`, or where there is nothing to do."""
    from cleaner.errors import Undecodable
    from cleaner.files import NotText, Unreadable, load, shown

    name = "standard input" if path == "-" else shown(path)
    options.trouble = None
    try:
        loaded = load(0 if path == "-" else path, encoding=options.encoding, errors=options.errors,
                      page_break=options.page_break, max_bytes=options.max_bytes)
    except NotText as error:
        if path in options.found:
            if options.verbose:
                say(f"{name}: {error}; passed over")
            return None
        options.trouble = str(error)
        say(f"{name}: {error}")
        return None
    except (Unreadable, Undecodable) as error:
        options.trouble = str(error)
        say(f"{name}: {error}")
        return None
    reading = loaded.decoded.reading
    if reading.confidence < 0.9:
        say(f"{name}: the encoding is a guess ({reading.why}); name it with -e")
    if options.verbose:
        say(f"{name}: {reading.encoding} ({reading.why or 'named'}), {len(loaded.data):,} bytes, "
            f"{len(loaded.spans)} page{'s' * (len(loaded.spans) != 1)}")
    return loaded


def _progress(options: argparse.Namespace, paths: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The paths, with a line that counts them where standard error is a terminal and there are several."""
    if len(paths) < 2 or options.verbose or not os.isatty(2) or options.to_stdout and os.isatty(1):
        yield from paths
        return
    try:
        for n, path in enumerate(paths):
            os.write(2, f"\r\033[K{n}/{len(paths)} {os.path.basename(path[0])[:50]!a}".encode())
            yield path
    finally:
        os.write(2, b"\r\033[K")


# Out: text, Markdown, records.


def _convert(options: argparse.Namespace, inputs: list[tuple[str, str]], chain: Pipeline) -> int:
    from cleaner.files import Output, shown

    targets = _targets(options, inputs)
    if options.output is None:
        _refuse_own_output(inputs)
    journal = _Journal(options, inputs)
    writer = _Writer(options)
    code = 0
    single = Output(1 if options.output is None else options.output) if targets is None else None
    try:
        for path, _ in _progress(options, inputs):
            loaded = _load(path, options)
            if loaded is None:
                if options.trouble:
                    code = 2
                    if single is not None and options.to == "jsonl":
                        single.write(writer.error(path, options.trouble))
                continue
            try:
                if single is not None:
                    for piece in writer.pieces(path, loaded, chain, journal, options.output or "-"):
                        single.write(piece)
                else:
                    assert targets is not None
                    _write_one(writer, path, targets[path], loaded, chain, journal)
            except BrokenPipeError:
                raise
            except Exception as error:
                if single is not None and (single.failed or len(inputs) == 1):
                    raise
                code = _failed(error, "standard input" if path == "-" else shown(path))
        if single is not None and (code == 0 or len(inputs) > 1 or options.to == "jsonl"):
            single.close()
    finally:
        if single is not None:
            single.abandon()
        journal.close()
    writer.say_what_was_left_out()
    return code


def _write_one(writer: _Writer, path: str, target: str, loaded: Loaded, chain: Pipeline, journal: _Journal) -> None:
    from cleaner.files import Output, Unwritable, reason, shown

    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    except OSError as error:
        raise Unwritable(f"{shown(target)} cannot be written: {reason(error)}") from None
    writer.begin()
    with Output(target) as output:
        for piece in writer.pieces(path, loaded, chain, journal, target):
            output.write(piece)


def _refuse_own_output(inputs: list[tuple[str, str]]) -> None:
    """`cleaner page.txt > page.txt`: the shell has emptied the file by now; say so, where there would be silence."""
    import stat

    from cleaner.files import shown

    out = os.fstat(1)
    for path, _ in inputs:
        try:
            status = os.fstat(0) if path == "-" else os.stat(path)
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) == (out.st_dev, out.st_ino):
            raise Stop(f"{shown(path)} is both input and output, and `>` empties it before it can be read; use -i")


def _targets(options: argparse.Namespace, inputs: list[tuple[str, str]]) -> dict[str, str] | None:
    """Where each input goes, where they go to a folder. Raises `Stop` where an input would be written over."""
    from cleaner.files import shown

    output = options.output
    if output is None:
        return None
    if not output:
        raise Stop("-o has an empty name")
    suffix = FORMATS[options.to] if options.undo is None else ""
    folders = [path for path in options.inputs if path != "-" and os.path.isdir(path)]
    is_folder = os.path.isdir(output) or output.endswith(os.sep)
    if is_folder and os.path.lexists(output.rstrip(os.sep)) and not os.path.isdir(output):
        raise Stop(f"-o {shown(output)}: there is a file of that name")
    if not is_folder and (len(inputs) > 1 or folders) and not (suffix and output.endswith(suffix)):
        if os.path.lexists(output):
            raise Stop(f"-o {shown(output)} is a file, and there are many inputs: give a folder, or a name that ends in "
                       f"{suffix or '/'}")
        is_folder = True
    real = os.path.realpath(output)
    for folder in folders:
        inside = os.path.realpath(folder)
        if real == inside or real.startswith(inside.rstrip(os.sep) + os.sep):
            raise Stop(f"-o {shown(output)} is inside the input folder {shown(folder)}: the next run would read it")
    if not is_folder:
        for path, _ in inputs:
            if path != "-" and (os.path.realpath(path) == real or _same(path, output)):
                raise Stop(f"-o {shown(output)} is an input; -i rewrites a file")
        return None
    targets: dict[str, str] = {}
    taken: dict[str, str] = {}
    for path, below in inputs:
        stem = "standard-input.txt" if path == "-" else below
        if suffix:
            stem = stem[:-3] if stem.lower().endswith(".gz") else stem
            stem = os.path.splitext(stem)[0] + suffix
        target = os.path.join(output, stem)
        if target in taken:
            raise Stop(f"{shown(path)} and {shown(taken[target])} would both become {shown(target)}")
        for other, _ in inputs:
            if other != "-" and (os.path.realpath(other) == os.path.realpath(target) or _same(other, target)):
                raise Stop(f"{shown(path)} would be written over the input {shown(other)}; give another folder with -o")
        taken[target] = path
        targets[path] = target
    return targets


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(os.path.realpath(one), os.path.realpath(other))
    except OSError:
        return False


class _Writer:
    """Pages as the bytes that come out."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.left_out = 0
        self.ended = ""
        """How what was written so far ends, where something was."""

    def begin(self) -> None:
        self.ended = ""

    def pieces(self, path: str, loaded: Loaded, chain: Pipeline, journal: _Journal, target: str) -> Iterator[bytes]:
        """The output for one file, page by page."""
        options = self.options
        kept: list[PageJournal] = []
        written: list[bytes] = []
        if options.no_split and options.to != "jsonl" and self.ended:
            yield self._text(("" if self.ended.endswith("\n") else "\n") + "\f\n")
        for number, span in enumerate(loaded.spans, 1):
            page = loaded.page(span, chain, not options.no_split)
            if options.to == "jsonl":
                yield from self._records(page, path, number)
            elif options.no_split:
                piece = self._text(page.cleaned + span.separator)
                if options.edits is not None:
                    from cleaner.journal_file import PageJournal

                    kept.append(PageJournal(len(page.cleaned), span.separator, page.journal.steps))
                    written.append(piece)
                yield piece
            else:
                yield self._articles(page)
        if options.edits is not None:
            from cleaner.reading import Reading

            journal.add(path, loaded, b"".join(written), Reading("utf-8"), kept, target)

    def _text(self, text: str) -> bytes:
        self.ended = text[-1:] or self.ended
        return text.encode("utf-8", "replace")

    def _articles(self, page: Page) -> bytes:
        from cleaner import writing

        options = self.options
        if options.to == "text":
            text, between = writing.as_text(page, furniture=options.furniture), "\f\n"
            left_out = writing.is_damaged(page)
        else:
            text, between, left_out = writing.as_markdown(page, furniture=options.furniture), "\n---\n\n", True
        if not options.furniture and left_out:
            self.left_out += len(page.furniture)
        if text and self.ended:
            text = ("" if self.ended.endswith("\n") else "\n") + between + text
        return self._text(text)

    def _records(self, page: Page, path: str, number: int) -> Iterator[bytes]:
        from cleaner import writing
        from cleaner.files import named_in_records

        source = named_in_records(path)
        records = writing.as_records(page, source=source, number=number)
        if self.options.no_split:
            head = next(iter(records))
            records = iter([head] + self._whole(page, source, number))
        yield b"".join(_json(record) for record in records)

    @staticmethod
    def _whole(page: Page, source: str, number: int) -> list[dict[str, object]]:
        """The page as one article without a headline."""
        if not page.cleaned.strip():
            return []
        blocks = [{"role": "paragraph", "text": page.cleaned, "spans": [[0, len(page.original)]]}]
        return [{"kind": "article", "id": f"{source}#{number}.1", "source": source, "page": number, "article": 1,
                 "label": None, "kicker": None, "headline": None, "subheadline": None, "byline": None, "dateline": None,
                 "confidence": 1.0, "reasons": ["--no-split"], "blocks": blocks}]

    def error(self, path: str, why: str | None) -> bytes:
        """The record of a file that could not be read."""
        from cleaner.files import named_in_records

        source = named_in_records(path)
        return _json({"kind": "page", "id": f"{source}#1", "source": source, "page": 1, "encoding": None,
                      "version": __version__, "findings": [], "error": why, "meta": {}})

    def say_what_was_left_out(self) -> None:
        if self.left_out:
            pieces = "1 piece" if self.left_out == 1 else f"{self.left_out} pieces"
            say(f"{pieces} of furniture left out (masthead, folio, weather and the like); --furniture keeps them")


def _json(record: dict[str, object]) -> bytes:
    import json

    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


class _Journal:
    """The file that `--edits` names: made new before anything is done, section after section, gone where none came."""

    def __init__(self, options: argparse.Namespace, inputs: list[tuple[str, str]]) -> None:
        self.path = options.edits
        self.descriptor: int | None = None
        self.sections = 0
        if self.path is None:
            return
        from cleaner.files import reason, shown

        if not options.in_place and len(inputs) > 1 and (
                options.output is None or not (os.path.isdir(options.output) or _targets(options, inputs))):
            raise Stop("--edits of many inputs: their outputs must be files of their own; use -i, or -o with a folder")
        try:
            self.descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            raise Stop(f"{shown(self.path)} exists; a journal is never written over: give --edits another name") from None
        except (OSError, ValueError) as error:
            raise Stop(f"{shown(self.path)}: the journal cannot be written: {reason(error)}") from None

    def add(self, path: str, loaded: Loaded, output: bytes, output_reading: Any, pages: list[PageJournal],
            target: str) -> None:
        """Write the section of a file, to the disk, before the file itself is touched."""
        if self.descriptor is None:
            return
        from cleaner.files import Unwritable, named_in_records, reason, shown
        from cleaner.journal_file import FileJournal

        entry = FileJournal.of(named_in_records(path), named_in_records(target), loaded.data, loaded.decoded.reading,
                               output, output_reading, pages)
        before = os.lseek(self.descriptor, 0, os.SEEK_CUR)
        try:
            for line in entry.lines():
                view = memoryview(line)
                while view:
                    view = view[os.write(self.descriptor, view):]
            os.fsync(self.descriptor)
        except OSError as error:
            try:
                os.ftruncate(self.descriptor, before)
                os.lseek(self.descriptor, before, os.SEEK_SET)
            except OSError:
                pass
            raise Unwritable(f"{shown(self.path)}: the journal cannot be written: {reason(error)}") from None
        self.sections += 1

    def close(self) -> None:
        """Done; a journal without a section goes away."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None
            if not self.sections:
                os.unlink(self.path)


# In place, and the reports that say what that would do.


class _Rewritten:
    """A file and what in place it would become."""

    def __init__(self, loaded: Loaded, chain: Pipeline) -> None:
        from cleaner.journal_file import PageJournal

        self.loaded = loaded
        self.pages = [loaded.page(span, chain, False) for span in loaded.spans]
        self.changed = any(page.cleaned != page.original for page in self.pages)
        self.journals = [PageJournal(len(page.cleaned), span.separator, page.journal.steps)
                         for page, span in zip(self.pages, loaded.spans)]
        self.text = "".join(page.cleaned + span.separator for page, span in zip(self.pages, loaded.spans))

    def data(self) -> tuple[bytes, Any]:
        """The bytes, in the file's own encoding, and how they are read. Raises `UnicodeEncodeError`.

        Bytes that were kept stay, where no edit touched their characters; but not where they would read otherwise now.
        """
        from cleaner.reading import text_of

        reading = self.loaded.decoded.reading
        if not self.changed:
            return self.loaded.data, reading
        moved = reading._replace(kept=tuple(self._moved(reading.kept)))
        if moved.kept:
            try:
                data = moved.encode(self.text)
                if text_of(data, moved) == self.text:
                    return data, moved
            except UnicodeError:
                pass
        plain = reading._replace(kept=())
        data = plain.encode(self.text)
        if text_of(data, plain) != self.text:
            raise UnicodeError(f"{reading.encoding} would not read back as it was written")
        return data, plain

    def _moved(self, kept: Sequence[tuple[int, int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
        """The kept bytes whose characters no edit touched, by offsets of the result."""
        from bisect import bisect_right

        starts = [span.start for span in self.loaded.spans]
        growths, growth = [], 0  # of the result, up to each page
        for page in self.pages:
            growths.append(growth)
            growth += len(page.cleaned) - len(page.original)
        for start, end, raw in kept:
            n = bisect_right(starts, start) - 1
            page, at, out = self.pages[n], starts[n], starts[n] + growths[n]
            if start - at >= len(page.original):  # in the page break
                moved = growths[n] + len(page.cleaned) - len(page.original)
                yield start + moved, end + moved, raw
                continue
            a, b = start - at, end - at
            for step in page.journal.steps:
                a, b = step.to_output(a, b)
            if page.cleaned[a:b] == page.original[start - at:end - at] != "":
                yield out + a, out + b, raw

    def merged(self) -> list[Any]:
        """All edits as edits of the decoded file."""
        from cleaner.pipeline import Cleaned

        edits = []
        for page, span in zip(self.pages, self.loaded.spans):
            for said in Cleaned(page.original, page.cleaned, page.journal, ()):
                edits.append(said._replace(start=said.start + span.start, end=said.end + span.start))
        return edits


def _in_place(options: argparse.Namespace, inputs: list[tuple[str, str]], chain: Pipeline) -> int:
    from cleaner.files import Unwritable, replace_file, shown

    code = 0
    journal = _Journal(options, inputs)
    try:
        for path, _ in _progress(options, inputs):
            name = shown(path)
            if not os.path.isfile(path) and os.path.lexists(path) and not os.path.isdir(path):
                say(f"{name}: not a regular file; -i rewrites files only")
                code = 2
                continue
            loaded = _load(path, options)
            if loaded is None:
                code = 2 if options.trouble else code
                continue
            try:
                rewritten = _Rewritten(loaded, chain)
                if not rewritten.changed:
                    journal.add(path, loaded, loaded.data, loaded.decoded.reading, rewritten.journals, path)
                    continue
                reading = loaded.decoded.reading
                if loaded.packed:
                    raise Unwritable(f"{name}: compressed files are not rewritten; left alone. Use -o")
                if reading.confidence < 0.9:
                    raise Unwritable(f"{name}: left alone, since its encoding is a guess; name it with -e")
                try:
                    data, output_reading = rewritten.data()
                except UnicodeEncodeError as error:
                    raise Unwritable(
                        f"{name}: left alone, since {reading.encoding} has no {error.object[error.start]!r} "
                        f"(U+{ord(error.object[error.start]):04X}), which is in the result; convert the file to UTF-8 "
                        "first, or skip the stage that makes it") from None
                except UnicodeError as error:
                    raise Unwritable(f"{name}: left alone: {error}") from None
                journal.add(path, loaded, data, output_reading, rewritten.journals, path)
                replace_file(path, [data], loaded.identity)
                if options.verbose:
                    edits = sum(len(page.edits) for page in rewritten.pages)
                    say(f"{name}: rewritten, {edits} edit{'s' * (edits != 1)}")
            except Exception as error:
                code = _failed(error)
    finally:
        journal.close()
    return code


def _report(options: argparse.Namespace, inputs: list[tuple[str, str]], chain: Pipeline) -> int:
    """`--check` and `--diff`."""
    from cleaner.files import Output, Unwritable, shown

    output = Output(1)
    code = 0
    for path, _ in _progress(options, inputs):
        loaded = _load(path, options)
        if loaded is None:
            code = 2 if options.trouble else code
            continue
        try:
            if options.check:
                code = max(code, _check(path, loaded, chain, output))
            else:
                _diff(path, loaded, chain, output)
        except (BrokenPipeError, Unwritable):
            raise
        except Exception as error:
            code = _failed(error, shown(path))
    return code


def _check(path: str, loaded: Loaded, chain: Pipeline, output: Output) -> int:
    from cleaner.files import shown
    from cleaner.places import line_count, places

    name, line, found = shown(path), 1, 0
    for span in loaded.spans:
        page = loaded.page(span, chain, False)
        lines = [f"{name}:{place.line}:{place.column}: {place.code} {place.message}\n" for place in places(page, line)]
        output.write("".join(lines).encode("utf-8", "backslashreplace"))
        found += len(lines)
        line += line_count([page.original, span.separator])
    return 1 if found else 0


def _diff(path: str, loaded: Loaded, chain: Pipeline, output: Output) -> None:
    from cleaner.differences import unified_diff
    from cleaner.files import shown

    rewritten = _Rewritten(loaded, chain)
    if not rewritten.changed:
        return
    reading = loaded.decoded.reading
    old, text = loaded.data, loaded.decoded.text
    try:
        new = rewritten.data()[0]
        wide = reading.encoding.startswith(("utf-16", "utf-32"))
        why = f"{reading.encoding} is not text to patch" if wide else "it is compressed" if loaded.packed else ""
    except UnicodeError:
        wide, why = True, f"the result does not fit {reading.encoding}"
    if why:
        say(f"{shown(path)}: patch cannot apply this difference: {why}")
    if wide:
        old, new = text.encode("utf-8", "replace"), rewritten.text.encode("utf-8", "replace")
    for piece in unified_diff("standard-input" if path == "-" else path, old, new, text, rewritten.merged()):
        output.write(piece)


# Back.


def _undo(options: argparse.Namespace, inputs: list[tuple[str, str]]) -> int:
    from cleaner.errors import ForeignJournal
    from cleaner.files import Output, Unreadable, named_in_records, read_bytes, replace_file, shown
    from cleaner.journal_file import journal_for, read_journals

    where = shown(options.undo)
    try:
        journals = read_journals(read_bytes(options.undo, max(options.max_bytes, 1 << 32))[0])
    except (ForeignJournal, Unreadable) as error:
        raise Stop(f"{where}: {error}") from None
    targets = _targets(options, inputs)
    code = 0
    for path, _ in inputs:
        name = "standard input" if path == "-" else shown(path)
        try:
            data, who = read_bytes(0 if path == "-" else path, options.max_bytes)
            before = journal_for(data, named_in_records(path), journals).undo(data)
            if options.in_place:
                replace_file(path, [before], who)
            elif options.output is None:
                Output(1).write(before)
            else:
                target = options.output if targets is None else targets[path]
                os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
                with Output(target) as output:
                    output.write(before)
        except BrokenPipeError:
            raise
        except (ForeignJournal, Unreadable) as error:
            say(f"{name}: {error}")
            code = 2
        except Exception as error:
            code = _failed(error, name)
    return code


if __name__ == "__main__":
    sys.exit(main())
