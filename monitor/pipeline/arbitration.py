"""Asking a costly judge about what the rules leave open, and about nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison import compare
from monitor.core.linkage import worth_turning
from monitor.core.matching import places
from monitor.errors import LedgerError, MonitorError
from monitor.pipeline.linking import Linking
from monitor.pipeline.reading import read_claims
from monitor.types import Evidence, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from monitor.core.comparison import Looked, Pair
    from monitor.pipeline.linking import Linkage
    from monitor.pipeline.reading import Filed
    from monitor.ports import Judge, Ledger
    from monitor.types import (
        Assertion,
        Candidate,
        Found,
        Judgement,
        StoredArticle,
    )

    Texts = tuple[str, str]
    Both = tuple[Evidence, Evidence]

CANDIDATES = 12
"""Known mentions looked at for each incoming claim. The right one was among the
first eight in every pair of the comparison cases; twelve leaves room."""

LEAST_ALIKE = 0.1
"""The mean of the first judge's two entailments below which nobody is asked: at
shared words in both directions of about a third."""

BESIDE = 6
"""Candidates beside which a claim is put to a judge whose word counts. With twelve a
judge without fault mends one verdict in a hundred more, for a sixth more questions."""

UNDECIDED = 0.5
"""What is neutral with this probability in one direction is not asked in the other."""

CERTAINTIES = (Evidence(1.0, 0.0, 0.0), Evidence(0.0, 0.0, 1.0))
"""Where neither would change a verdict, no answer can, and nobody is asked."""


class Arbiter(NamedTuple):
    """A judge that is asked about what the rules leave open.

    ``decides``: what it is sure of is a verdict, where the rules find none.
    ``linkage``: where its answers are weighed beside other signs instead.
    """

    judge: Judge
    decides: bool = False
    linkage: Linkage | None = None


class Arbitration:
    """The evidence on pairs: of the first judge, and where it counts the arbiter's.

    The arbiter is asked for a whole article before its transaction begins, and only
    about claims that stay new by the first judge's evidence, each beside the known
    one that shares the most words with it; if its word decides, beside some more; with
    linkage, beside the nearest. An arbiter that fails is not asked again.
    """

    def __init__(self, ledger: Ledger, judge: Judge, arbiter: Arbiter | None) -> None:
        self._ledger = ledger
        self._judge = judge
        self._arbiter = arbiter
        linkage = arbiter.linkage if arbiter else None
        self._linking = Linking(ledger, linkage) if linkage else None
        self.read = linkage.read if linkage else read_claims
        self._answers: dict[Texts, Evidence] = {}
        self._found: dict[tuple[str, Assertion], Found] = {}
        self._told: dict[tuple[str, int], Sequence[str]] = {}
        self._seen: dict[tuple[Assertion, int], Looked] = {}
        self._state = 0
        self.asked = 0
        self.fault: str | None = None

    @property
    def name(self) -> str:
        """Whose evidence the verdicts of this article rest on."""
        return self._arbiter.judge.name if self._arbiter else self._judge.name

    def ask(
        self,
        topics: Iterable[str],
        claims: Sequence[Filed],
        known: StoredArticle | None,
    ) -> None:
        """Have the arbiter answer for one article; ``known`` is its earlier text."""
        self._answers = {}
        self._found.clear()
        self._told.clear()
        self._seen.clear()
        if self._arbiter is None:
            return
        if self._linking:
            self._linking.begin()
        article = known.id if known else 0
        self._state = self._ledger.state()
        try:
            self._put(self._open_pairs(topics, claims, article))
            self._put([(b, a) for a, b in self._answers if self._leans((a, b))])
        except LedgerError:  # pairs are looked for while some are answered
            raise
        except MonitorError as error:
            self.fault = str(error)
            self._arbiter, self._linking, self._answers = None, None, {}

    def _put(self, pairs: Iterable[Texts]) -> None:
        """Ask about each pair once, if there are any, as they are found."""
        asked: dict[Texts, None] = {}

        def each() -> Iterator[Texts]:
            for pair in pairs:
                if pair not in asked:
                    asked[pair] = None
                    yield pair

        coming = each()
        first = next(coming, None)
        if self._arbiter is None or first is None:
            return
        answers = self._arbiter.judge.judge(chain([first], coming))
        decides = self._arbiter.decides
        found = [replace(one, decides=decides) for one in answers]
        self._answers.update(zip(asked, found, strict=True))
        self.asked += len(asked)

    def _leans(self, pair: Texts) -> bool:
        """Whether an answer is worth asking the other way round.

        The rules heed only what holds in both directions. Where a judge decides, or
        its answers are weighed, what follows in one direction counts.
        """
        there = self._answers[pair]
        if self._linking or there.decides:
            return worth_turning(there)
        return there.neutral < UNDECIDED

    def candidates(self, topic: str, claim: Filed) -> Sequence[Candidate]:
        """The known mentions that a claim may be about, of its own article too.

        What was looked up for the arbiter is not looked up again, unless a reader may
        have put it right: what the article has told since takes its place among that.
        """
        found = self._found.get((topic, claim.assertion))
        if found is None or self._ledger.state() != self._state:
            return self._ledger.candidates(topic, claim.terms, CANDIDATES)
        told = {
            mention: terms for (of, mention), terms in self._told.items() if of == topic
        }
        numbers = places(found, told, CANDIDATES)
        known = {one.mention: one for one in found.candidates}
        known |= self._ledger.numbered([n for n in numbers if n not in known])
        return [known[number] for number in numbers]

    def tell(self, topic: str, mention: int, claim: Filed) -> None:
        """Note what an article has told, for what it tells next."""
        self._told[topic, mention] = claim.terms

    def evidence(
        self, assertion: Assertion, candidates: Sequence[Candidate]
    ) -> tuple[Both, ...]:
        """(Known to incoming, incoming to known) for each candidate."""
        pairs = [(one.assertion.text, assertion.text) for one in candidates]
        pairs += [(b, a) for a, b in pairs]
        first = self._judge.judge(pairs)
        best = [self._answers.get(p, e) for p, e in zip(pairs, first, strict=True)]
        half = len(candidates)
        return tuple(zip(best[:half], best[half:], strict=True))

    def compared(
        self, assertion: Assertion, candidates: Sequence[Candidate], article: int
    ) -> Judgement:
        """What the rules say of an assertion, by the evidence at hand."""
        evidence = self.evidence(assertion, candidates)
        seen = self._seen if self._arbiter else None
        return compare(assertion, candidates, evidence, article=article, seen=seen)

    def linked(
        self,
        topic: str,
        assertion: Assertion,
        article: StoredArticle,
        judgement: Judgement,
    ) -> Judgement:
        """The judgement of the rules, or what linkage finds where they find nothing."""
        if self._linking is None:
            return judgement
        return self._linking.linked(topic, assertion, article, judgement, self._answers)

    def _open_pairs(
        self, topics: Iterable[str], claims: Sequence[Filed], article: int
    ) -> Iterator[Texts]:
        for topic in topics:
            assertions = [one.assertion for one in claims]
            # Looked up one by one: the judge begins on the first pairs meanwhile.
            candidates = (self._look_up(topic, one).candidates for one in claims)
            if self._linking:
                yield from self._linking.open_pairs(
                    topic,
                    assertions,
                    candidates,
                    article,
                    partial(self._left_open, article=article),
                )
                continue
            for assertion, known in zip(assertions, candidates, strict=True):
                for one in self._undecided(assertion, known, article):
                    yield one.assertion.text, assertion.text

    def _look_up(self, topic: str, claim: Filed) -> Found:
        found = self._ledger.look_up(topic, claim.terms, CANDIDATES)
        self._found[topic, claim.assertion] = found
        return found

    def _is_new(
        self, assertion: Assertion, candidates: Sequence[Candidate], article: int
    ) -> bool:
        """Whether the rules find nothing, by the first judge's evidence."""
        judgement = self.compared(assertion, candidates, article)
        return judgement.verdict is Verdict.NEW

    def _left_open(
        self, assertion: Assertion, candidates: Sequence[Candidate], article: int
    ) -> list[Pair] | None:
        """What a claim is paired with of which the rules find nothing, else None."""
        if not self._is_new(assertion, candidates, article):
            return None
        return [self._seen[assertion, one.mention].pair for one in candidates]

    def _undecided(
        self, assertion: Assertion, candidates: Sequence[Candidate], article: int
    ) -> list[Candidate]:
        """The likest candidates, if the rules find nothing and an answer would count."""
        first = self.evidence(assertion, candidates)
        others = [
            scored
            for scored in zip(candidates, first, strict=True)
            if scored[0].article != article
        ]
        likest = sorted(others, key=_likeness, reverse=True)
        if not (self._arbiter and self._arbiter.decides):
            likest = [
                scored
                for scored in likest[:1]
                if _likeness(scored) >= LEAST_ALIKE
                and _open(assertion, *scored, article)
            ]
        if not likest or not self._is_new(assertion, candidates, article):
            return []
        return [known for known, _ in likest[:BESIDE]]


def _open(assertion: Assertion, known: Candidate, words: Both, article: int) -> bool:
    """Whether a sure answer about the pair would change what the rules say of it."""
    alone = _judged(assertion, [known], [words], article)
    return any(
        _judged(assertion, [known], [(sure, sure)], article) != alone
        for sure in CERTAINTIES
    )


def _likeness(scored: tuple[Candidate, Both]) -> float:
    there, back = scored[1]
    return (there.entailment + back.entailment) / 2


def _judged(
    assertion: Assertion,
    candidates: Sequence[Candidate],
    evidence: Sequence[Both],
    article: int,
) -> Judgement:
    return compare(assertion, candidates, evidence, article=article)
