"""Files to pieces: .txt, .md and .html, with or without front matter."""

from __future__ import annotations

import codecs
import os
import re
import tomllib
from datetime import UTC, date, datetime, tzinfo
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monitor.errors import SourceError
from monitor.sources.bounds import LONGEST_TEXT, cut, day_in, plausible, web_address
from monitor.sources.language import detect, is_foreign, primary
from monitor.sources.markup import clean_line, clean_text
from monitor.sources.page import Page, PageBody, read_page
from monitor.types import ArticleStatus, Origin, Piece, SourceFault

if TYPE_CHECKING:
    from collections.abc import Sequence

SUFFIXES = {".txt", ".md", ".html", ".htm"}
LARGEST = 4 * 1024 * 1024
"""Bytes of a seed; a long book has about one million characters."""

KNOWN = ("title", "outlet", "author", "published", "url", "language")
"""Keys of front matter."""

FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?\n)\1[ \t]*(?:\n|\Z)", re.DOTALL)
HEADING = re.compile(r"\A\s*#\s+(.+?)\s*#*\s*(?:\n|\Z)")
HEADLINE = re.compile(r"(?!By )\S+(?: \S+)+(?:[\w%)?!]|(?<![.,;:])[’”\"'])")
"""Of several words, and no byline."""
LONGEST_HEADLINE = 120
"""Characters: those of newspapers have some 70, those of their pages rarely over 100."""
MARKDOWN = (
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^#{1,6}\s+", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])\*{1,3}(?=\S)([^*\n]+?)(?<=\S)\*{1,3}(?![\w*])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


def read_seeds(
    paths: Sequence[Path],
    base: Path,
    zone: tzinfo = UTC,
    leave_out: Sequence[Path] = (),
) -> tuple[list[Piece], list[SourceFault]]:
    """Read files and folders in the order of their names.

    Paths are kept as seen from ``base``; a date without a time is one of ``zone``.
    Folders to ``leave_out`` are not looked into, unless one is named itself. What
    cannot be read is a fault, never an end to the others.
    """
    pieces: list[Piece] = []
    faults: list[SourceFault] = []
    for path in paths:
        try:
            files = _files(path, leave_out)
        except OSError as error:
            faults.append(_fault(path, base, _reason(error)))
            continue
        for file in files:
            try:
                pieces.append(read_file(file, base, zone))
            except SourceError as error:
                faults.append(_fault(file, base, str(error)))
    return pieces, faults


def read_file(path: Path, base: Path, zone: tzinfo) -> Piece:
    """Read one file; raises ``SourceError`` saying why it cannot be used."""
    if not _name(path, base).isprintable():
        raise SourceError("has a name that cannot be printed; rename it")
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError("is larger than 4 MB; leave out what is not an article")
        body = path.read_bytes()
    except OSError as error:
        raise SourceError(_reason(error)) from error
    name, suffix = _name(path, base), path.suffix.lower()
    return piece_from_bytes(body, name, path.stem, suffix, zone=zone)


def piece_from_bytes(
    body: bytes,
    path: str,
    name: str,
    suffix: str = ".txt",
    origin: Origin = Origin.SEED,
    zone: tzinfo = UTC,
) -> Piece:
    """Turn a file's bytes into a piece; raises ``SourceError``.

    A date without a time is one of ``zone``.
    """
    decoded = _decode(body)
    if "\0" in decoded[:4096] or body.startswith(b"%PDF-"):
        raise SourceError("is not a text file; save it as plain text, Markdown or HTML")
    front, text = _front_matter(decoded)
    title, left_out = clean_line(str(front.get("title", ""))), 0
    if suffix in {".html", ".htm"}:
        page = read_page(PageBody("", body, zone))
        text, title, left_out = page.text, title or page.title, page.left_out
        front = _said_by(page) | front
    elif suffix == ".md":
        text, title = _plain(text, title)
    mistyped = tuple(key for key in front if key not in KNOWN and _near(key))
    text = clean_text(text)
    if not text:
        raise SourceError("has no text")
    whole, text = text, cut(text, LONGEST_TEXT)
    language = primary(_word(front, "language")) or detect(text)
    foreign = is_foreign(language)
    return Piece(
        text=text,
        title=title or _headline(text) or clean_line(name.replace("_", " ")),
        origin=origin,
        url=web_address(_word(front, "url")),
        path=path,
        outlet=_word(front, "outlet") or name,
        author=_word(front, "author"),
        language=language,
        published=_time(front.get("published"), zone),
        status=ArticleStatus.FOREIGN if foreign else ArticleStatus.FULL,
        mistyped=mistyped,
        left_out=left_out + len(whole) - len(text),
    )


def _said_by(page: Page) -> dict[str, object]:
    """What a saved page says of itself, as front matter would."""
    return {
        "author": page.author,
        "outlet": page.outlet,
        "published": page.published,
        "url": page.url,
    }


def _files(path: Path, leave_out: Sequence[Path]) -> list[Path]:
    if not path.is_dir():
        return [path]
    root = path.resolve()
    ours = [one for folder in leave_out if root in (one := folder.resolve()).parents]
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not file.name.startswith(".")
        and not any(folder in file.resolve().parents for folder in ours)
    )


def _decode(body: bytes) -> str:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace").replace("\r\n", "\n")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1252", "replace")
    return text.replace("\r\n", "\n")


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    found = FRONT.match(text)
    if found is None:
        return {}, text
    inner, rest = found[2], text[found.end() :]
    if found[1] == "+++":
        try:
            return tomllib.loads(f"\n{inner}"), rest  # so that lines count as there
        except tomllib.TOMLDecodeError as error:
            raise SourceError(f"has front matter that is no TOML: {error}") from error
    pairs = (line.partition(":") for line in inner.splitlines() if ":" in line)
    return {
        key.strip().lower(): _unquoted(value.strip()) for key, _, value in pairs
    }, rest


def _unquoted(value: str) -> str:
    """Without the quotation marks around the whole of it; those within belong to it."""
    mark, inner = value[:1], value[1:-1]
    whole = mark in {'"', "'"} and value.endswith(mark) and mark not in inner
    return inner.strip() if len(value) > 1 and whole else value


def _near(key: str) -> bool:
    """Whether a key that means nothing may be meant for a known one."""
    return key.lower() in {*KNOWN, "date"} or bool(get_close_matches(key, KNOWN))


def _plain(text: str, title: str) -> tuple[str, str]:
    """Markdown as text; its first heading is the title, unless there is one."""
    heading = HEADING.match(text)
    if heading:
        title, text = title or clean_line(heading[1]), text[heading.end() :]
    for pattern, plain in MARKDOWN:
        text = pattern.sub(plain, text)
    return text, title


def _headline(text: str) -> str:
    """The first paragraph, where it is one short line that ends no sentence."""
    head, _, rest = text.partition("\n\n")
    found = rest and len(head) <= LONGEST_HEADLINE and HEADLINE.fullmatch(head)
    return clean_line(head) if found else ""


def _word(front: dict[str, Any], key: str) -> str | None:
    value = front.get(key)
    return clean_line(value) or None if isinstance(value, str) else None


def _time(value: Any, zone: tzinfo) -> datetime | None:
    if value is None:
        return None
    try:
        if isinstance(value, str):
            value = _as_written(value)
        if not isinstance(value, datetime):
            return day_in(value, zone)
    except (TypeError, ValueError) as error:
        raise SourceError(
            f"has the date {str(value)!r} in its front matter; write it as 2024-12-11"
        ) from error
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    try:
        return plausible(aware.astimezone(UTC))
    except OverflowError:
        return None


def _as_written(text: str) -> date:
    """A date, or a date and time where there is one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(text)


def _name(path: Path, base: Path) -> str:
    """The path as seen from ``base``; whole if they share nothing but the root."""
    whole, root = path.resolve(), base.resolve()
    if Path(os.path.commonpath([whole, root])) == Path(whole.anchor):
        return whole.as_posix()
    return Path(os.path.relpath(whole, root)).as_posix()


def _fault(path: Path, base: Path, reason: str) -> SourceFault:
    return SourceFault(_name(path, base), reason)


def _reason(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or str(error)).lower()}"
