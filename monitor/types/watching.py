"""What a watch term found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where a term was found: offsets into one field of the article.

    Several speakers, or the names of a feed, count as lines of one text.
    """

    field: str  # title, body, lead, url, author, feed or speaker
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A watch term, as it was written, that matched an article, and where.

    ``places`` may be empty: a site or a language stands nowhere.
    """

    term: str
    places: tuple[Place, ...] = ()
