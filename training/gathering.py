"""The pairs that linkage looks at in labelled articles, each with what it is.

Each dispute is taken into a ledger of its own, as ``monitor evaluate`` does; what two
claims are to each other follows from the labels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from monitor.app.evaluating import matched_in
from monitor.core.evaluation import Dispute, Matched, Ref
from monitor.core.linkage import (
    NOT_ASKED,
    RELATIONS,
    Beside,
    Looked,
    heard,
    is_open,
    judgement_of,
    told,
    with_judge,
    worth_turning,
)
from monitor.judges.vectors import alike, encode, nearest
from monitor.judges.together import TogetherJudge
from monitor.pipeline import Arbiter, Linkage, VectorReader
from monitor.sources.workers import ProcessWorkers
from monitor.store.sqlite import open_ledger
from monitor.types import Assertion, Evidence, Verdict

_NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Row(NamedTuple):
    """A pair: which claim of which dispute, its signs, what it is, what rules say.

    ``told`` is the verdict that each relation would lead to, None where something speaks
    against it; ``unsure`` the same where its share is below ``UNRELATED``. ``open``:
    whether a judge is asked about it at all, if it is near.
    """

    dispute: str
    claim: Ref
    near: tuple[float, ...]
    full: tuple[float, ...]
    relation: int
    gold: Verdict
    rules: Verdict
    told: tuple[Verdict | None, ...]
    unsure: tuple[Verdict | None, ...]
    open: bool = True


class Noting:
    """In the place of a linker: notes what is looked at, and has nobody asked."""

    def __init__(self) -> None:
        self.looked_at: list[Beside] = []

    def look(self, found: Sequence[Beside]) -> Looked:
        """Nothing to ask about, ever."""
        self.looked_at += found
        return Looked(float(not found), ())

    def certainty(self, newness: float) -> float:
        """No matter."""
        return newness


def rows_of(dispute: Dispute, judge: TogetherJudge, workers: ProcessWorkers) -> list[Row]:
    """Every claim of a dispute that was found and labelled, beside what is near it."""
    noting = Noting()
    reading = Linkage(noting, VectorReader(encode), nearest, alike, fitting=True)
    with (
        TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "ledger.db") as ledger,
    ):
        arbiter = Arbiter(judge, linkage=reading)
        matched = matched_in(ledger, dispute, workers, _NOW, arbiter=arbiter)
    labels = Labels(dispute)
    refs = refs_of(matched)
    rules = {one.claim.ref: one.found.verdict for one in matched.pairs}
    verdicts = {one.claim.ref: one.claim.verdict for one in matched.pairs}
    pairs = [one for one in noting.looked_at if place_of(one.pair.now) in refs]
    return [
        Row(
            dispute.name,
            ref := refs[place_of(pair.pair.now)],
            pair.signs,
            with_judge(pair, evidence),
            RELATIONS.index(labels(ref, refs.get(place_of(pair.pair.before)))),
            verdicts[ref],
            rules[ref],
            told_by(pair, evidence, 1.0),
            told_by(pair, evidence, 0.0),
            is_open(pair.pair),
        )
        for pair, evidence in zip(pairs, ask(judge, pairs), strict=True)
    ]


def told_by(found: Beside, evidence: tuple[Evidence, Evidence], share: float):
    """The verdict that each relation of a share would lead to, if none speaks against."""
    likeliest = (judgement_of(found.pair, evidence, one, share) for one in RELATIONS[1:])
    return (None, *(one and one.verdict for one in likeliest))


def place_of(assertion: Assertion) -> tuple[str, str, int]:
    """What tells a claim from the others of its dispute."""
    return assertion.text, assertion.quote, assertion.span.start


def refs_of(matched: Matched) -> dict[tuple[str, str, int], Ref]:
    """The labelled claim that each found one is; none where two are told alike."""
    found: dict[tuple[str, str, int], list[Ref]] = defaultdict(list)
    for one in matched.pairs:
        found[one.found.text, one.found.quote, one.found.span.start].append(
            one.claim.ref
        )
    return {place: refs[0] for place, refs in found.items() if len(refs) == 1}


def ask(judge: TogetherJudge, pairs: Sequence[Beside]):
    """What the judge says of each pair, and turned round where the monitor asks that."""
    texts = [(told(one.pair.before), told(one.pair.now)) for one in pairs]
    there = judge.judge(texts)
    leaning = [n for n, answer in enumerate(there) if worth_turning(answer)]
    turned = judge.judge([texts[n][::-1] for n in leaning])
    back = dict(zip(leaning, turned, strict=True))
    answers = [(one, back.get(n, NOT_ASKED)) for n, one in enumerate(there)]
    return [heard(one.pair, both) for one, both in zip(pairs, answers, strict=True)]


class Labels:
    """What two labelled claims are to each other, through what repeats them too."""

    def __init__(self, dispute: Dispute) -> None:
        self._claims = {
            claim.ref: claim for article in dispute.articles for claim in article.claims
        }
        self._edges = {
            frozenset((self._first(claim.ref), self._first(other))): claim.verdict.value
            for claim in self._claims.values()
            if claim.verdict in (Verdict.CHANGED, Verdict.CONTRADICTED)
            for other in claim.against
        }

    def __call__(self, one: Ref, other: Ref | None) -> str:
        """One of ``RELATIONS``."""
        if other is None:
            return RELATIONS[0]
        ends = frozenset((self._first(one), self._first(other)))
        return "same" if len(ends) == 1 else self._edges.get(ends, "other")

    def _first(self, ref: Ref) -> Ref:
        """The first telling of a claim."""
        claim = self._claims[ref]
        if claim.verdict is Verdict.REPEATED and claim.against:
            return self._first(claim.against[0])
        return ref
