"""A draft to check: a file, an address, or standard input."""

from __future__ import annotations

import re
import sys
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import SourceError, UsageError
from monitor.sources.seeds import LARGEST, piece_from_bytes
from monitor.types import Origin, Piece, SourceFault

if TYPE_CHECKING:
    from datetime import tzinfo

    from monitor.sources.polling import PageReader

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/", re.IGNORECASE)


def read_draft(where: str, pages: PageReader, zone: tzinfo = UTC) -> Piece:
    """Read what is to be checked; a date without a time is one of ``zone``.

    Raises ``SourceError`` where it cannot be had, ``UsageError`` for what is no file.
    """
    if where.startswith(("http://", "https://")):
        return _from_web(where, pages)
    shown = where
    if where == STANDARD_INPUT:
        shown = name = "standard input"
        body, suffix = sys.stdin.buffer.read(LARGEST + 1), ".txt"
    else:
        path = Path(where)
        name, suffix = path.stem, path.suffix.lower()
        try:
            with path.open("rb") as file:
                body = file.read(LARGEST + 1)
        except OSError as error:
            raise UsageError(_no_file(where, error)) from error
    if len(body) > LARGEST:
        raise SourceError(f"{shown} is larger than 4 MB; leave out what is no article")
    try:
        return piece_from_bytes(body, where, name, suffix, Origin.CHECK, zone)
    except SourceError as error:
        raise SourceError(f"{shown} {error}") from error


def _no_file(where: str, error: OSError) -> str:
    """Why a file cannot be read; what looks like an address may be meant as one."""
    if not where:
        return "say what to check: a file, a web address, or - for standard input"
    told = f"{where} cannot be read: {(error.strerror or str(error)).lower()}"
    if isinstance(error, FileNotFoundError) and _ADDRESS.match(where):
        told += f"; write https://{where} if it is a web address"
    return told


def _from_web(url: str, pages: PageReader) -> Piece:
    page = pages.page(url)
    if isinstance(page, SourceFault):
        raise SourceError(f"{url} {page.reason}")
    return Piece(
        text=page.text,
        title=page.title,
        origin=Origin.CHECK,
        url=url,
        outlet=page.outlet or page.host,
        author=page.author,
        language=page.language,
        published=page.published,
        left_out=page.left_out,
    )
