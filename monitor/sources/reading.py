"""A draft to check: a file, an address, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import SourceError
from monitor.sources.seeds import LARGEST, piece_from_bytes
from monitor.types import Origin, Piece, SourceFault

if TYPE_CHECKING:
    from monitor.sources.polling import PageReader

STANDARD_INPUT = "-"


def read_draft(where: str, pages: PageReader) -> Piece:
    """Read what is to be checked; raises ``SourceError`` where it cannot be had."""
    if where.startswith(("http://", "https://")):
        return _from_web(where, pages)
    if where == STANDARD_INPUT:
        body, name, suffix = (
            sys.stdin.buffer.read(LARGEST + 1),
            "standard input",
            ".txt",
        )
    else:
        path = Path(where)
        name, suffix = path.stem, path.suffix.lower()
        try:
            with path.open("rb") as file:
                body = file.read(LARGEST + 1)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SourceError(f"{where} cannot be read: {reason}") from error
    if len(body) > LARGEST:
        raise SourceError(f"{where} is larger than 4 MB; leave out what is no article")
    try:
        return piece_from_bytes(body, where, name, suffix, Origin.CHECK)
    except SourceError as error:
        raise SourceError(f"{where} {error}") from error


def _from_web(url: str, pages: PageReader) -> Piece:
    page = pages.page(url)
    if isinstance(page, SourceFault):
        raise SourceError(f"{url} {page.reason}")
    return Piece(
        text=page.text,
        title=page.title,
        origin=Origin.CHECK,
        url=url,
        outlet=page.outlet,
        author=page.author,
        language=page.language,
        published=page.published,
    )
