"""Linkage for one article at a time: what is looked at, and what then is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from monitor.core.linkage import NOT_ASKED, beside, heard, told
from monitor.types import Candidate, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from monitor.core.comparison import Pair
    from monitor.core.linkage import Beside, Linker, Looked
    from monitor.pipeline.reading import Reading
    from monitor.ports import Ledger
    from monitor.types import (
        Assertion,
        Document,
        Evidence,
        Judgement,
        StoredArticle,
    )

    Texts = tuple[str, str]

NEWEST = 3000
"""Mentions of a topic among which near vectors are looked for: some 200 articles. What
is older is found by the words that it shares."""

MOST_ALIKE = 5
"""Mentions that a vector may bring in, beside those that share words."""

_NOT_STORED = datetime.min.replace(tzinfo=UTC)


class Search(Protocol):
    """Finds near vectors."""

    def __call__(
        self, asked: Sequence[bytes], known: Sequence[bytes], most: int
    ) -> Sequence[Sequence[int]]:
        """For each vector the places in ``known`` of the most alike, best first."""
        ...


class Linkage(NamedTuple):
    """What a judge's answers weigh beside other signs, and what that needs.

    ``read`` gives assertions their vectors; it is what workers do with a text.
    ``alike`` gives the cosines of a vector with others. ``fitting``: whether claims
    that rules decide are looked at too, for the linker to be fitted on.
    """

    linker: Linker
    read: Callable[[Document], Reading]
    search: Search
    alike: Callable[[bytes, Sequence[bytes]], Sequence[float]]
    fitting: bool = False


class Linking:
    """Connects the claims of an article that no rule connects.

    All looking is done before the article is stored, so that a judge can be asked in
    between; what was near then is what is linked.
    """

    def __init__(self, ledger: Ledger, linkage: Linkage) -> None:
        self._ledger = ledger
        self._linkage = linkage
        self._looked: dict[tuple[str, Assertion], Looked] = {}
        self._vectors: dict[str, list[tuple[int, bytes]]] = {}

    def begin(self) -> None:
        """Forget the article before."""
        self._looked = {}

    def open_pairs(
        self,
        topic: str,
        assertions: Sequence[Assertion],
        candidates: Iterable[Sequence[Candidate]],
        article: int,
        left_open: Callable[[Assertion, Sequence[Candidate]], Sequence[Pair] | None],
    ) -> Iterator[Texts]:
        """What a judge is asked: (known, incoming).

        ``candidates`` are those of each assertion that share words with it;
        ``left_open`` pairs it with them, if rules find it new.
        """
        near = self._near(topic, assertions)
        here = [_unstored(one, article) for one in assertions]
        for place, (now, known) in enumerate(zip(assertions, candidates, strict=True)):
            pairs = left_open(now, known)
            if pairs is None and not self._linkage.fitting:
                continue
            paired = {one.candidate.mention: one for one in pairs or ()}
            pool = {one.mention: one for one in (*known, *near[place])}
            others = [one for one in pool.values() if one.article != article]
            alike = self._linkage.alike
            found = beside(now, others, here[:place], article, alike, paired)
            looked = self._linkage.linker.look(found)
            self._looked[topic, now] = looked
            for one in looked.asked:
                yield told(one.pair.before), told(now)

    def linked(
        self,
        topic: str,
        now: Assertion,
        article: StoredArticle,
        judgement: Judgement,
        answers: Mapping[Texts, Evidence],
    ) -> Judgement:
        """What many weak signs say of a claim that rules find new."""
        looked = self._looked.get((topic, now))
        if looked is None or judgement.verdict is not Verdict.NEW:
            return judgement
        found = [
            self._linkage.linker.link(
                stored,
                heard(one.pair, (answers[there], answers.get(there[::-1], NOT_ASKED))),
            )
            for one in looked.asked
            if (stored := self._stored(topic, article, one))
            and (there := (told(one.pair.before), told(now))) in answers
        ]
        firm = [one for one in found if one.verdict is not Verdict.NEW]
        if firm:
            return max(firm, key=lambda one: one.confidence)
        newness = min((one.confidence for one in found), default=looked.newness)
        held = next((one for one in (judgement, *found) if one.held), judgement)
        sure = self._linkage.linker.certainty(newness)
        return replace(judgement, confidence=sure, held=held.held, why=held.why)

    def _near(
        self, topic: str, assertions: Sequence[Assertion]
    ) -> list[list[Candidate]]:
        """For each assertion the known mentions whose vectors are nearest."""
        known = self._newest(topic)
        places = self._linkage.search(
            [one.embedding for one in assertions], [v for _, v in known], MOST_ALIKE
        )
        numbers = [[known[place][0] for place in row] for row in places]
        stored = self._ledger.numbered(sorted({n for row in numbers for n in row}))
        return [[stored[n] for n in row if n in stored] for row in numbers]

    def _newest(self, topic: str) -> list[tuple[int, bytes]]:
        """The last mentions of a topic and their vectors, newest first.

        Only what came since the article before is asked for.
        """
        had = self._vectors.get(topic, [])
        came = self._ledger.vectors(topic, NEWEST, had[0][0] if had else 0)
        known = self._vectors[topic] = [*came, *had][:NEWEST]
        return known

    def _stored(self, topic: str, article: StoredArticle, one: Beside) -> Beside | None:
        """The pair with a known claim of its own article as that was stored."""
        if not one.pair.same_article:
            return one
        for known in self._ledger.mentions_in(article.revision, topic):
            if known.assertion == one.pair.before:
                return replace(one, pair=replace(one.pair, candidate=known))
        return None


def _unstored(assertion: Assertion, article: int) -> Candidate:
    """What the article itself has told, before it has a number."""
    return Candidate(0, 0, 0, article, 0, assertion, "", None, _NOT_STORED)
