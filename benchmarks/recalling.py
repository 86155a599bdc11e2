"""The pass that looks up labelled claims among very many others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.ledger_fill import TOPIC
from monitor.app import matched_in
from monitor.core.evaluation import first_tellings, read_gold
from monitor.pipeline.comparing import ANSWERED
from monitor.sources.workers import ProcessWorkers
from monitor.store.opening import connect
from monitor.store.sqlite import PATIENCE, SqliteLedger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from monitor.core.evaluation import Matched
    from monitor.types import Candidate

GOLD = Path("tests/gold/dev.json")
MOST = 20
NOW = datetime(2026, 1, 1, tzinfo=UTC)
JUST_BEFORE = NOW - timedelta(seconds=1)


class Recording(SqliteLedger):
    """A ledger that remembers what each mention was held against."""

    def __init__(self, path: Path) -> None:
        super().__init__(connect(path, create=False, patience=PATIENCE), path)
        self.near: dict[int, Sequence[Candidate]] = {}
        self.told: dict[int, Sequence[Candidate]] = {}
        self._looked_up: Sequence[Candidate] = ()
        self._said_last: Sequence[Candidate] = ()

    def candidates(
        self, topic: str, terms: Sequence[str], limit: int
    ) -> Sequence[Candidate]:
        """As of the ledger; more of them are remembered."""
        self._looked_up = super().candidates(topic, terms, MOST)
        return self._looked_up[:limit]

    def mentions_in(self, revision: int, topic: str) -> Sequence[Candidate]:
        """As of the ledger; asked for beside the candidates of an answer."""
        found = super().mentions_in(revision, topic)
        self._said_last = found[-ANSWERED:]
        return found

    def add_mention(self, *told: Any) -> int:
        """As of the ledger; what was asked for before was for this mention."""
        mention = super().add_mention(*told)
        self.near[mention], self.told[mention] = self._looked_up, self._said_last
        self._looked_up = self._said_last = ()
        return mention


def ranks_of_known(path: str) -> dict[str, Any]:
    """For each labelled pair the rank of the known claim, None where it is not found.

    A rank is from 1. ``told`` counts pairs that are held together all the same, as an
    answer and what its article has told last; ``unread`` those of which a side was
    not extracted.
    """
    disputes = read_gold(GOLD.read_text("utf-8"), str(GOLD))
    pairs: list[Looked] = []
    labelled = 0
    with Recording(Path(path)) as ledger, ProcessWorkers() as workers:
        for dispute in disputes:
            with ledger.rehearsal():
                told = replace(dispute, name=TOPIC)
                pairs += _looked_up(matched_in(ledger, told, workers, NOW), ledger)
            labelled += sum(bool(c.against) for a in dispute.articles for c in a.claims)
    missed = [pair for pair in pairs if pair.rank is None]
    return {
        "ranks": [pair.rank for pair in pairs],
        "missed": [pair.text for pair in missed],
        "told": sum(pair.told for pair in missed),
        "unread": labelled - len(pairs),
    }


class Looked(NamedTuple):
    """A claim whose label names a known one, and how that was found."""

    text: str
    rank: int | None
    told: bool


def _looked_up(matched: Matched, ledger: Recording) -> Iterator[Looked]:
    """The claims whose label names a known one, both extracted."""
    same = first_tellings(matched.dispute)
    mentions = {pair.claim.ref: pair.found.mention for pair in matched.pairs}
    claims = {one.mention: one.claim for one in ledger.mentions(since=JUST_BEFORE)}
    for pair in matched.pairs:
        mention = pair.found.mention
        accepted = {same[ref] for ref in pair.claim.against}
        known = {
            claims[other]
            for ref, other in mentions.items()
            if same[ref] in accepted and other < mention
        }
        if known:
            near = [one.claim for one in ledger.near[mention]]
            rank = next((n for n, one in enumerate(near, 1) if one in known), None)
            told = any(one.claim in known for one in ledger.told[mention])
            yield Looked(pair.found.text, rank, told)
