"""The watch terms of one topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.core.watch.index import TermIndex
from monitor.core.watch.parser import NO_NAMES, Names
from monitor.core.watch.query import parse
from monitor.types import TermMatch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from monitor.core.watch.article import Watched


@dataclass(frozen=True, slots=True)
class Term:
    """A term with what else the configuration says of it.

    ``feeds`` are addresses or titles of the feeds that it is for, empty for all;
    until the date ``muted_until`` it matches nothing.
    """

    text: str
    feeds: tuple[str, ...] = ()
    muted_until: date | None = None


class Watch:
    """The watch terms of one topic; an article belongs to it if one matches."""

    def __init__(self, terms: Sequence[Term], names: Names = NO_NAMES) -> None:
        self._terms = tuple(terms)
        self._queries = tuple(parse(term.text, names) for term in terms)
        self._index = TermIndex([query.node for query in self._queries])

    def matching(self, article: Watched) -> tuple[TermMatch, ...]:
        """The terms that match, as they were written, and where."""
        return tuple(
            TermMatch(self._terms[n].text, self._queries[n].places(article))
            for n in self._index.matching(article)
            if _active(self._terms[n], article)
        )

    def may_match(self, article: Watched) -> bool:
        """Whether a term matches, or would with the right speakers."""
        return any(
            _active(self._terms[n], article)
            for n in self._index.matching(article, unread=True)
        )


def _active(term: Term, article: Watched) -> bool:
    if term.feeds and not set(term.feeds) & set(article.feeds):
        return False
    muted = term.muted_until and article.now
    return not muted or article.now.date() >= term.muted_until  # type: ignore[union-attr,operator]
