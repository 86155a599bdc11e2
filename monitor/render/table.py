"""Records as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ARTICLE = ("id", "title", "outlet", "url", "path", "published", "story")

_PASSAGE = ("article", "revision", "topic", "start", "end", "quote", "place")
_LABELS = tuple(
    f"{said}.{name}"
    for said in ("judged", "label")
    for name in (
        *("verdict", "kind"),
        *(f"against.{name}" for name in _PASSAGE),
        "dismissed",
    )
)

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "mentions": (
        *("mention", "claim", "thread", "topic"),
        *(f"article.{name}" for name in _ARTICLE),
        *("quote", "start", "end", "text", "speaker", "verb", "modality"),
        *("verdict", "kind", "confidence"),
        *("against.mention", "against.claim", "against.quote"),
        *(f"against.article.{name}" for name in _ARTICLE),
        *("why", "seen", "question", "held", "engine", "review"),
        *("judged.verdict", "judged.kind", "judged.confidence", "dismissed"),
    ),
    "claims": (
        *("claim", "thread", "topic", "text", "speakers", "sources"),
        *("first_seen", "last_seen", "status", "mentions", "denied"),
    ),
    "articles": (
        *_ARTICLE,
        *("author", "language", "copies", "relevant", "status", "topics", "terms"),
        *("seen", "revisions", "feed"),
    ),
    "reviews": (
        *("review", "action", "mention", "claim"),
        *(f"passage.{name}" for name in _PASSAGE),
        *_LABELS,
        *("right", "engine", "told", "replaced", "note", "reviewed"),
    ),
}

# What makes a spreadsheet take a cell for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# What a terminal obeys; unlike JSON, CSV has no way to write it otherwise.
_STEERING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def csv_lines(records: Iterable[Mapping[str, object]], kind: str) -> Iterator[str]:
    """Yield a header and a row for each record, with line ends (RFC 4180).

    ``records`` are the JSON objects of ``render.export``; ``kind`` is mentions,
    claims, articles or reviews. Lists are joined by "; ", absent values are empty, and
    a text that a spreadsheet would run starts with an apostrophe.
    """
    columns = COLUMNS[kind]
    yield _row(columns)
    for record in records:
        flat = dict(_flat(record))
        yield _row([_cell(flat.get(column)) for column in columns])


def _flat(
    record: Mapping[str, object], prefix: str = ""
) -> Iterator[tuple[str, object]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return value
    shown = _STEERING.sub("\ufffd", value)
    return f"'{shown}" if value.startswith(_FORMULA) else shown


def _row(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
