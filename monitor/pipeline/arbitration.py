"""Asking a costly judge about what the rules leave open, and about nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.core.comparison import compare
from monitor.core.matching import index_terms
from monitor.errors import MonitorError
from monitor.types import Evidence, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from monitor.ports import Judge, Ledger
    from monitor.types import Assertion, Candidate, Judgement, StoredArticle

    Pair = tuple[str, str]
    Both = tuple[Evidence, Evidence]

CANDIDATES = 12
"""Known mentions looked at for each incoming claim. The right one was among the
first eight in every pair of the comparison cases; twelve leaves room."""

MOST_ASKED = 2
"""Candidates of one claim that an arbiter is asked about: those that share the
most words with it. docs/evaluation.md tells what more of them would cost."""

LEAST_ALIKE = 0.1
"""The mean of the first judge's two entailments below which nobody is asked: at
shared words in both directions of about a third."""

CERTAINTIES = (Evidence(1.0, 0.0, 0.0), Evidence(0.0, 0.0, 1.0))
"""Where neither would change a verdict, no answer can, and nobody is asked."""


class Arbitration:
    """The evidence on pairs: of the first judge, and where it counts the arbiter's.

    The arbiter is asked once for each article, before its transaction begins, and
    only about claims that stay new by the first judge's evidence. Pairs inside one
    article are left to the rules. An arbiter that fails is not asked again.
    """

    def __init__(self, ledger: Ledger, judge: Judge, arbiter: Judge | None) -> None:
        self._ledger = ledger
        self._judge = judge
        self._arbiter = arbiter
        self._answers: dict[Pair, Evidence] = {}
        self.asked = 0
        self.fault: str | None = None

    @property
    def name(self) -> str:
        """Whose evidence the verdicts of this article rest on."""
        return self._arbiter.name if self._arbiter else self._judge.name

    def ask(
        self,
        topics: Iterable[str],
        assertions: Sequence[Assertion],
        known: StoredArticle | None,
    ) -> None:
        """Have the arbiter answer for one article; ``known`` is its earlier text."""
        self._answers = {}
        if self._arbiter is None:
            return
        article = known.id if known else 0
        pairs = list(dict.fromkeys(self._open_pairs(topics, assertions, article)))
        if not pairs:
            return
        try:
            found = self._arbiter.judge(pairs)
        except MonitorError as error:
            self.fault = str(error)
            self._arbiter = None
            return
        self.asked += len(pairs)
        self._answers = dict(zip(pairs, found, strict=True))

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

    def _open_pairs(
        self, topics: Iterable[str], assertions: Sequence[Assertion], article: int
    ) -> Iterator[Pair]:
        for topic in topics:
            for assertion in assertions:
                terms = index_terms(assertion)
                candidates = self._ledger.candidates(topic, terms, CANDIDATES)
                for text in self._undecided(assertion, candidates, article):
                    yield text, assertion.text
                    yield assertion.text, text

    def _undecided(
        self, assertion: Assertion, candidates: Sequence[Candidate], article: int
    ) -> Iterator[str]:
        """The texts about which an answer could change the verdict, likest first."""
        first = self.evidence(assertion, candidates)
        if _judged(assertion, candidates, first, article).verdict is not Verdict.NEW:
            return
        likeness = [(there.entailment + back.entailment) / 2 for there, back in first]
        likest = sorted(range(len(candidates)), key=lambda place: -likeness[place])
        for place in likest[:MOST_ASKED]:
            known = candidates[place]
            if likeness[place] < LEAST_ALIKE or known.article == article:
                continue
            alone = _judged(assertion, [known], [first[place]], article)
            if any(
                _judged(assertion, [known], [(sure, sure)], article) != alone
                for sure in CERTAINTIES
            ):
                yield known.assertion.text


def _judged(
    assertion: Assertion,
    candidates: Sequence[Candidate],
    evidence: Sequence[Both],
    article: int,
) -> Judgement:
    return compare(assertion, candidates, evidence, outlet="", story=0, article=article)
