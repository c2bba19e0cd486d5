r"""Files: reading them within a limit, walking folders, replacing one so that it is either the old or the new.

>>> shown("a\nb.txt"), shown("page.txt")
("'a\\nb.txt'", 'page.txt')
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cleaner.errors import CleanerError
from cleaner.reading import Decoded, Span, decode, page_reading, split_pages

if TYPE_CHECKING:
    from cleaner.page import Page
    from cleaner.pipeline import Pipeline

MAX_BYTES = 256 * 1024 * 1024
"""The most that is read of one file or pipe, unless told otherwise. A file is in memory while it is cleaned, and
`/dev/zero` has no end."""
TEXT_SUFFIXES = ("", ".txt", ".text")
"""What a folder is searched for, `.gz` after it or not. Markdown, CSV and code are cleaned where they are named."""


class Unreadable(CleanerError):
    """A file cannot be read, or is no text. The message names neither the file nor the program."""


class NotText(Unreadable):
    """A file is binary."""


class Unwritable(CleanerError):
    """A file cannot be written as asked. The message names the file."""


def shown(path: str) -> str:
    """A path for a message: in quotes and escaped where it holds a line break or is not of text."""
    return path if path.isprintable() and path else repr(path)


def named_in_records(path: str) -> str:
    r"""A path for a record, which is UTF-8: bytes of the name that are none become `\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class Identity(NamedTuple):
    """What a file was when it was read, so that a change in between is noticed."""

    device: int
    inode: int
    size: int
    mtime_ns: int


def identity(status: os.stat_result) -> Identity:
    """The identity out of what `stat` says."""
    return Identity(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def read_bytes(path: str | int, max_bytes: int = MAX_BYTES) -> tuple[bytes, Identity]:
    """The content of a file, pipe or descriptor. Raises `Unreadable` where there is more than `max_bytes` of it."""
    try:
        descriptor = path if isinstance(path, int) else os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        raise Unreadable(reason(error)) from None
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("is a folder")
        size = status.st_size if stat.S_ISREG(status.st_mode) else 0
        chunks: list[bytes] = []
        total = 0
        while total <= max_bytes and size <= max_bytes:
            chunk = os.read(descriptor, min(max(size + 1, 1 << 20), max_bytes + 1, 1 << 26))
            if not chunk:
                return b"".join(chunks), identity(status)
            chunks.append(chunk)
            total += len(chunk)
        raise Unreadable(f"is larger than {max_bytes:,} bytes, the limit for one file; raise it with --max-bytes, or "
                         "divide the file at form feeds")
    except OSError as error:
        raise Unreadable(reason(error)) from None
    finally:
        if not isinstance(path, int):
            os.close(descriptor)


def reason(error: Exception) -> str:
    """Why the system refused, in a few words."""
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


def unpacked(data: bytes, max_bytes: int = MAX_BYTES) -> bytes:
    """The content where `data` is gzip, else `data`. Raises `Unreadable` where it is damaged or too large.

    >>> import gzip
    >>> unpacked(gzip.compress(b"text"))
    b'text'
    """
    if not data.startswith(b"\x1f\x8b\x08"):
        return data
    import zlib

    pieces, total = [], 0
    while data.startswith(b"\x1f\x8b"):  # members may follow each other
        member = zlib.decompressobj(31)
        try:
            pieces.append(member.decompress(data, max_bytes + 1 - total))
        except zlib.error as error:
            raise Unreadable(f"is damaged: {error}") from None
        total += len(pieces[-1])
        if total > max_bytes:
            raise Unreadable(f"holds more than {max_bytes:,} bytes, the limit for one file; raise it with --max-bytes")
        if not member.eof:
            raise Unreadable("is cut short: the gzip stream has no end")
        data = member.unused_data
    return b"".join(pieces)


_MAGIC = ((b"\xff\xd8\xff", "a JPEG image"), (b"\x89PNG\r\n", "a PNG image"), (b"GIF8", "a GIF image"),
          (b"%PDF-", "a PDF; try `pdftotext FILE - | cleaner`"), (b"PK\x03\x04", "a ZIP archive or an office document"),
          (b"\x7fELF", "a program"), (b"II*\0", "a TIFF image"), (b"MM\0*", "a TIFF image"),
          (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ\0", "an xz archive"), (b"(\xb5/\xfd", "a zstd archive"),
          (b"\xd0\xcf\x11\xe0", "an office document"), (b"SQLite format 3\0", "a database"))


def binary_kind(data: bytes, decoded: Decoded) -> str | None:
    """What a file is that is no text, or None for text.

    A known signature; or of the first 4,096 characters more than 0.45 are control characters or broken bytes: of random
    bytes it is 0.53 and more, of programs 0.9, of UTF-8 with every tenth byte broken 0.37. Fewer than 16 characters are
    text whatever they are.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic == b"%PDF-" or "\0" in decoded.text[:4096] or decoded.reading.findings):
            return kind
    head = decoded.text[:4096]
    if len(head) < 16:
        return None
    odd = sum(c < " " and c not in "\t\n\r\f\x1b" or "\x7f" <= c < "\xa0" or c == "\ufffd" for c in head)
    return "a binary file" if odd > 0.45 * len(head) else None


class Loaded(NamedTuple):
    """A file that was read, decoded and divided into pages."""

    data: bytes
    """The content; of a compressed file what was in it."""
    decoded: Decoded
    spans: tuple[Span, ...]
    packed: bool
    """It was compressed."""
    identity: Identity

    def page(self, span: Span, chain: Pipeline | None = None, split: bool = True) -> Page:
        """One page of it, cleaned."""
        from cleaner.page import Page

        return Page.from_text(self.decoded.text[span.start:span.end], chain, page_reading(self.decoded, span), split)


def load(path: str | int, *, encoding: str | None = None, errors: str = "keep", page_break: str | None = None,
         max_bytes: int = MAX_BYTES) -> Loaded:
    """Read, unpack, decode, divide. Raises `Unreadable`, `Undecodable`; binary files are `Unreadable`."""
    raw, who = read_bytes(path, max_bytes)
    data = unpacked(raw, max_bytes)
    decoded = decode(data, encoding=encoding, errors=errors)
    kind = None if encoding else binary_kind(data, decoded)
    if kind:
        hint = "" if "PDF" in kind else "; if it is, name its encoding with -e"
        raise NotText(f"looks like {kind}, not text{hint}")
    return Loaded(data, decoded, tuple(split_pages(decoded.text, page_break)), data is not raw, who)


def read(path: str | os.PathLike[str], *, chain: Pipeline | None = None, split: bool = True,
         encoding: str | None = None, errors: str = "keep", page_break: str | None = None,
         max_bytes: int = MAX_BYTES) -> Iterator[Page]:
    r"""The pages of a file, cleaned one by one: form feeds divide them, and `page_break`, a regular expression.

    Plain text and gzip. `encoding`, `errors` as in `clean`; the encoding is decided once for the file. Raises `OSError`
    where the file cannot be opened, `Unreadable` where it is no text or larger than `max_bytes`.

    >>> import os, tempfile
    >>> name = os.path.join(tempfile.mkdtemp(), "dump.txt")
    >>> with open(name, "wb") as file:
    ...     _ = file.write("第一版\f第二版\f".encode("gb18030"))
    >>> [page.restore().decode("gb18030") for page in read(name)]
    ['第一版', '第二版']
    """
    name = os.fspath(path)
    with open(name, "rb"):  # the system's own error, with the name in it
        pass
    try:
        loaded = load(name, encoding=encoding, errors=errors, page_break=page_break, max_bytes=max_bytes)
    except Unreadable as error:
        raise Unreadable(f"{shown(name)} {error}") from None
    for span in loaded.spans:
        yield loaded.page(span, chain, split)


def text_files(folder: str, failed: Callable[[str], None] | None = None) -> Iterator[str]:
    """The files under a folder that look like text by their names, in the order of their names, hidden ones left out.

    Symbolic links are followed, each folder is entered once. `failed` is told of folders that cannot be listed; without
    it they raise `Unreadable`.
    """
    seen: set[tuple[int, int]] = set()

    def entries(folder: str) -> Iterator[str]:
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                return iter(())
            seen.add((status.st_dev, status.st_ino))
            return (os.path.join(folder, name) for name in sorted(os.listdir(folder), key=os.fsencode)
                    if not name.startswith("."))
        except OSError as error:
            message = f"{shown(folder)}: {reason(error)}"
            if failed is None:
                raise Unreadable(message) from None
            failed(message)
            return iter(())

    open_folders = [entries(folder)]  # and no recursion: folders may lie a thousand deep
    while open_folders:
        path = next(open_folders[-1], None)
        if path is None:
            open_folders.pop()
        elif os.path.isdir(path):
            open_folders.append(entries(path))
        elif os.path.isfile(path) and suffix_of(os.path.basename(path)) in TEXT_SUFFIXES:
            yield path


def suffix_of(name: str) -> str:
    """The suffix that tells what a file is: the one before `.gz` where there is that.

    >>> suffix_of("page.TXT.gz"), suffix_of("page")
    ('.txt', '')
    """
    stem, suffix = os.path.splitext(name.lower())
    return os.path.splitext(stem)[1] if suffix == ".gz" else suffix


class Output:
    """Somewhere to write: a file that appears, whole, when it is closed, or a descriptor.

    `Output(1)` is standard output. A path that is there and is no plain file (a device, a pipe) is written as it is.
    The mode of a file that is replaced stays; a symbolic link is followed; of a hard link only this name changes, the
    other names keep the old content.
    """

    def __init__(self, path: str | int, expected: Identity | None = None) -> None:
        self.failed = False
        """Something could not be written."""
        self._temporary: str | None = None
        self._expected = expected
        self._status: os.stat_result | None = None
        if isinstance(path, int):
            self.path, self.target, self._descriptor = "standard output", "", path
            return
        self.path = path
        self.target = os.path.realpath(path)
        try:
            try:
                self._status = os.stat(self.target)
            except FileNotFoundError:
                pass
            if self._status is not None and stat.S_ISDIR(self._status.st_mode):
                raise Unwritable(f"{shown(path)} is a folder")
            if self._status is not None and not stat.S_ISREG(self._status.st_mode):
                self._descriptor = os.open(self.target, os.O_WRONLY)
                return
            if self._status is not None and not os.access(self.target, os.W_OK):
                raise PermissionError(13, "the file is read-only")
            folder = os.path.dirname(self.target) or "."
            for n in range(1000):
                temporary = os.path.join(folder, f".cleaner-{os.getpid()}-{n}.tmp")
                try:
                    self._descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
                except FileExistsError:
                    continue
                self._temporary = temporary
                break
        except OSError as error:
            raise Unwritable(f"{shown(path)} cannot be written: {reason(error)}") from None

    def write(self, data: bytes) -> None:
        """Write all of `data`. Raises `BrokenPipeError`, `Unwritable`."""
        view = memoryview(data)
        try:
            while view:
                try:
                    view = view[os.write(self._descriptor, view):]
                except BlockingIOError:  # somebody made the pipe non-blocking
                    import select

                    select.select([], [self._descriptor], [])
        except BrokenPipeError:
            raise
        except OSError as error:
            self.failed = True
            self.abandon()
            raise Unwritable(f"{shown(self.path)} cannot be written: {reason(error)}") from None

    def close(self) -> None:
        """Make what was written the file. Raises `Unwritable`; the old file is then still there."""
        if self._temporary is None:
            if self.target:
                os.close(self._descriptor)
            return
        try:
            if self._status is not None:
                self._like_before(self._status)
            os.fsync(self._descriptor)
            os.close(self._descriptor)
            if self._expected is not None and identity(os.stat(self.target)) != self._expected:
                raise Unwritable(f"{shown(self.path)} was changed by somebody else while it was cleaned; left alone")
            os.replace(self._temporary, self.target)
            self._temporary = None
        except OSError as error:
            raise Unwritable(f"{shown(self.path)} cannot be written: {reason(error)}") from None
        finally:
            self.abandon()

    def _like_before(self, status: os.stat_result) -> None:
        """Owner, mode and attributes of the file that is replaced, as far as the system lets us."""
        now = os.fstat(self._descriptor)
        if (now.st_uid, now.st_gid) != (status.st_uid, status.st_gid):
            try:
                os.fchown(self._descriptor, status.st_uid, status.st_gid)
            except OSError:
                pass
        os.fchmod(self._descriptor, stat.S_IMODE(status.st_mode))
        if hasattr(os, "listxattr"):
            try:
                for name in os.listxattr(self.target):
                    os.setxattr(self._descriptor, name, os.getxattr(self.target, name))
            except OSError:
                pass

    def abandon(self) -> None:
        """Take the unfinished file away."""
        if self._temporary is not None:
            temporary, self._temporary = self._temporary, None
            try:
                os.unlink(temporary)
            except OSError:
                pass

    def __enter__(self) -> Output:
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


def replace_file(path: str, pieces: Iterable[bytes], expected: Identity | None = None) -> None:
    """Give a file a new content, or, whatever happens, leave it as it is. Raises `Unwritable`.

    The new content is written to a file beside it, brought to the disk and given the old name. `expected`: what the
    file was when it was read; where it is another by now, it is left alone.
    """
    with Output(path, expected) as output:
        for piece in pieces:
            output.write(piece)
