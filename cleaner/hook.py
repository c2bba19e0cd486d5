r"""The pre-commit hook: check or repair plain-text files that live in git.

`cleaner-hook FILE...` reports one `path:line:col: CODE message` for each repair it would make; `--fix` makes them and
prints one line for each file it changed. Only `mojibake`, `look-alikes` and `doubled` run unless `--stages` names
others; files are never split into articles. A line that holds `cleaner: skip` is left alone; `--baseline FILE` silences what was
known when `--write-baseline FILE` wrote it. Of JSON Lines only the field `text` (`--field`) is read and written. Files
that programs read (`requirements.txt`, licences, code, CSV, JSON, Markdown) are passed over whatever the configuration
says, and so are binary files and those whose encoding is not certain.

Exit codes: 0 nothing to do; 1 something was found (check) or changed (fix), or with `--strict` something was seen that
cannot be repaired; 2 wrong usage, or a file that could not be read or written.

>>> import os, tempfile
>>> path = os.path.join(tempfile.mkdtemp(), "page.txt")
>>> with open(path, "w", encoding="utf-8") as file:
...     _ = file.write("微微软软公公司司发发布布新新品品\n")
>>> main(["--fix", path]), main(["--fix", path])  # doctest: +ELLIPSIS
/...page.txt: repaired 1 place (doubled.characters 1)
(1, 0)
"""

from __future__ import annotations

import argparse
import json
import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import NamedTuple

from cleaner import __version__
from cleaner.edits import Said, Stage
from cleaner.errors import CleanerError
from cleaner.files import TEXT_SUFFIXES, Unreadable, Unwritable, binary_kind, read_bytes, reason, replace_file, shown
from cleaner.pipeline import Cleaned, Pipeline
from cleaner.places import Place, places
from cleaner.reading import Reading, decode
from cleaner.stages import find

STAGES = ("mojibake", "look-alikes", "doubled")
"""What runs unless other stages are named: repairs of damage that no reader would call intended."""
SKIP = "cleaner: skip"
"""A line that holds this is left alone."""
MAX_BYTES = 64 * 1024 * 1024
"""A larger file is named and left alone; a hook that takes minutes is one that people switch off."""
RECORDS = (".jsonl", ".ndjson")
PROGRAMS_READ_IT = re.compile(
    r"(?i)((requirements|constraints)[^/]*\.(txt|in)|cmakelists\.txt|meson_options\.txt"
    r"|(robots|ads|app-ads|security|humans|llms|llms-full)\.txt"
    r"|(licen[cs]es?|copying|copyright|notices?|patents|authors|maintainers|third[-_]?party)([-_. ].*)?)\Z")
"""Plain-text files that programs, lawyers or crawlers read; the same as `exclude` in .pre-commit-hooks.yaml, because a
configuration with an `exclude` of its own loses that one."""


class Silenced(NamedTuple):
    """One entry of a baseline: what was known, in a form that does not mind lines that move."""

    path: str
    code: str
    line: str
    """The line or lines that the edit or finding touches, stripped."""


def main(argv: Sequence[str] | None = None) -> int:
    """Check or fix the files named in `argv`; returns the exit code. Never raises on any file."""
    options = _options().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a file name need not be UTF-8, nor need the terminal
            stream.reconfigure(errors="backslashreplace")
    try:
        stages = [find(name.strip()) for name in options.stages.split(",") if name.strip()]
        known = _read_baseline(options.baseline) if options.baseline else frozenset()
        found: set[Silenced] = set()
        code = 0
        for path in options.files:
            code = max(code, _one(path, options, stages, known, found))
        if options.write_baseline:
            _write_baseline(options.write_baseline, found)
            return 2 if code == 2 else 0
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 2
    except KeyboardInterrupt:
        return 130
    except (CleanerError, OSError) as error:
        _complain(str(error))
        return 2


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cleaner-hook", description="Check or repair plain-text files in git; see .pre-commit-hooks.yaml.")
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--fix", action="store_true", help="write the repairs; the default only reports them")
    parser.add_argument("--stages", default=",".join(STAGES), metavar="A,B",
                        help="the stages to run, in this order (default: %(default)s)")
    parser.add_argument("--strict", action="store_true",
                        help="fail also on what is seen and cannot be repaired (a lost character)")
    parser.add_argument("--field", default="text", metavar="NAME",
                        help="the field of a JSON Lines record that holds the text (default: %(default)s)")
    parser.add_argument("--suffix", action="append", default=[], metavar=".EXT",
                        help="read files with this suffix as plain text too; may be repeated")
    parser.add_argument("--baseline", metavar="FILE", help="leave alone and do not report what FILE lists")
    parser.add_argument("--write-baseline", metavar="FILE", help="list in FILE what is found now; change nothing else")
    parser.add_argument("--version", action="version", version=f"cleaner {__version__}")
    return parser


def _complain(message: str) -> None:
    print(f"cleaner-hook: {message}", file=sys.stderr)


# One file.


def _one(path: str, options: argparse.Namespace, stages: Sequence[Stage], known: frozenset[Silenced],
         found: set[Silenced]) -> int:
    """Check or fix one file; 0, 1 or 2."""
    name = os.path.basename(path)
    suffix = os.path.splitext(name)[1].lower()
    records = suffix in RECORDS
    if PROGRAMS_READ_IT.match(name) or not records and suffix not in (*TEXT_SUFFIXES, *options.suffix):
        return 0
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # opening a pipe would wait for somebody to write to it
            raise Unreadable("is not a regular file")
        data, identity = read_bytes(path, MAX_BYTES)
        decoded = decode(data)
        if "\0" in decoded.text or binary_kind(data, decoded):
            return 0  # binary, whatever its name
        if decoded.reading.confidence < 0.9:
            _complain(f"{shown(path)}: left alone, its encoding is not certain ({decoded.reading.why})")
            return 0
        if decoded.reading.parts:
            _complain(f"{shown(path)}: left alone, its encoding changes within it ({decoded.reading.why})")
            return 0
        silence = _Silence(path.replace(os.sep, "/"), known, found if options.write_baseline else None)
        chain = Pipeline([silence.around(stage) for stage in stages])
        if records:
            after, said = _clean_records(decoded.text, chain, options.field)
        else:
            cleaned = chain(decoded.text)
            after, said = cleaned.text, places(cleaned)
        if options.write_baseline:
            return 0
        changed = after != decoded.text
        if changed and options.fix:
            reading = decoded.reading
            if not records:
                reading = _carried(reading, cleaned)
            elif reading.kept:
                raise CleanerError("has bytes that its encoding does not have")
            replace_file(path, [_encoded(after, reading)], identity)
    except Unwritable as error:  # names the file itself
        _complain(str(error))
        return 2
    except (CleanerError, OSError, UnicodeError, RecursionError) as error:
        _complain(f"{shown(path)}: {reason(error)}; left alone")
        return 2
    repairs = [place for place in said if place.repaired]
    if options.fix:
        if changed:
            codes = Counter(place.code for place in repairs)
            counts = ", ".join(f"{code} {n}" for code, n in sorted(codes.items()))
            print(f"{shown(path)}: repaired {len(repairs)} place{'s' * (len(repairs) != 1)} ({counts})")
        if options.strict:
            _print_places(shown(path), [place for place in said if not place.repaired])
    else:
        _print_places(shown(path), said)
    return int(bool(repairs) or options.strict and bool(said))


def _print_places(name: str, said: Iterable[Place]) -> None:
    for place in sorted(said):
        print(f"{name}:{place.line}:{place.column}: {place.code} {place.message}")


# Lines and findings that are to be left alone.


class _Silence:
    """Takes out of what a stage says what touches a line with the pragma, and what the baseline lists."""

    def __init__(self, path: str, known: frozenset[Silenced], record: set[Silenced] | None) -> None:
        self.path = path
        self.known = frozenset(entry[1:] for entry in known if entry.path == path)
        self.record = record

    def around(self, stage: Stage) -> Stage:
        def silenced(text: str) -> Iterator[Said]:
            if not self.known and self.record is None and SKIP not in text:
                yield from stage(text)
                return
            for said in stage(text):
                if not self.leaves_alone(text, said):
                    yield said
        silenced.__module__, silenced.__qualname__ = stage.__module__, stage.__qualname__  # the journal names the stage
        silenced.__name__ = getattr(stage, "__name__", "stage")
        return silenced

    def leaves_alone(self, text: str, said: Said) -> bool:
        start = text.rfind("\n", 0, said.start) + 1
        end = text.find("\n", said.end)
        touched = text[start:end if end >= 0 else len(text)].strip()
        if SKIP in touched:
            return True
        if self.record is not None:
            self.record.add(Silenced(self.path, said.code, touched))
            return True
        return (said.code, touched) in self.known


def _read_baseline(path: str) -> frozenset[Silenced]:
    try:
        with open(path, encoding="utf-8") as file:
            return frozenset(Silenced(**json.loads(line)) for line in file if line.strip())
    except FileNotFoundError:
        raise CleanerError(f"{path}: no such baseline; --write-baseline {path} makes one") from None
    except (ValueError, TypeError) as error:
        raise CleanerError(f"{path}: not a baseline that --write-baseline wrote ({error})") from None


def _write_baseline(path: str, found: set[Silenced]) -> None:
    lines = (json.dumps(entry._asdict()) + "\n" for entry in sorted(found))
    replace_file(path, ["".join(lines).encode()])


# JSON Lines: the value of one field is replaced, every other byte of the record stays.


def _clean_records(text: str, chain: Pipeline, field: str) -> tuple[str, list[Place]]:
    pieces: list[str] = []
    found: list[Place] = []
    at = 0
    for number, match in enumerate(re.finditer(r"[^\n]*\n?", text), 1):
        span = _value_span(match[0], field)
        if span is None:
            continue
        start, end = span
        literal = match[0][start:end]
        cleaned = chain(json.loads(literal))
        # The line is the record's; the column of a character inside a JSON string means nothing to a reader.
        found += [place._replace(line=number, column=start + 1) for place in places(cleaned)]
        if cleaned.text != cleaned.original:
            pieces += text[at:match.start() + start], _literal(cleaned.text, literal.isascii())
            at = match.start() + end
    pieces.append(text[at:])
    return "".join(pieces), found


def _literal(text: str, ascii_only: bool) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate can only be written as an escape
        ascii_only = True
    return json.dumps(text, ensure_ascii=ascii_only)


_SPACE = re.compile(r"[ \t\r\n]*")
_value: Callable[[str, int], tuple[object, int]] = json.JSONDecoder().raw_decode


def _value_span(line: str, field: str) -> tuple[int, int] | None:
    """Where the string stands that is the value of `field` in the JSON object `line`; None where there is none."""
    def skip(at: int) -> int:
        return _SPACE.match(line, at).end()  # type: ignore[union-attr]
    span = None
    try:
        at = skip(0)
        if line[at:at + 1] != "{":
            return None
        at = skip(at + 1)
        while line[at:at + 1] == '"':
            key, at = scanstring(line, at + 1, True)
            at = skip(at)
            if line[at:at + 1] != ":":
                return None
            start = skip(at + 1)
            value, at = _value(line, start)
            if key == field:
                if span is not None or not isinstance(value, str):
                    return None  # twice the same key, or no text
                span = start, at
            at = skip(at)
            if line[at:at + 1] == ",":
                at = skip(at + 1)
        return span if line[at:at + 1] == "}" and skip(at + 1) == len(line) else None
    except (ValueError, RecursionError):
        return None


# Writing back.


def _carried(reading: Reading, cleaned: Cleaned) -> Reading:
    """The record of how the file was read, for its text after the repairs: kept bytes move with their characters."""
    if not reading.kept:
        return reading
    kept = []
    for start, end, raw in reading.kept:
        a, b = start, end
        for step in cleaned.journal.steps:
            a, b = step.to_output(a, b)
        if cleaned.text[a:b] != cleaned.original[start:end]:
            raise CleanerError("a repair meets bytes that cannot be written as they were read")
        kept.append((a, b, raw))
    return reading._replace(kept=tuple(kept))


def _encoded(text: str, reading: Reading) -> bytes:
    """The text in the file's own encoding, byte order mark and all."""
    try:
        return reading.encode(text)
    except UnicodeEncodeError as error:
        lost = text[error.start:error.end][:1]
        raise CleanerError(f"{reading.encoding} has no U+{ord(lost):04X}, which the repair needs; "
                         "convert the file to UTF-8 first") from None


if __name__ == "__main__":
    sys.exit(main())
