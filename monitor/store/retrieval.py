"""Finding the known claims that an incoming one may be about.

An inverted index of our own, not FTS5: the terms are normalised already, a
posting list can be cut off by LIMIT, and counts are exact within a transaction.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.matching import rarity, score
from monitor.store.arriving import GONE_PASSAGE
from monitor.store.base import Connected, in_list
from monitor.store.codec import instant, moment, unpack
from monitor.types import Candidate, Found, Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

RAREST = 8
"""Terms of a claim whose claims are looked up; the others only rank. With six, a
lookup takes 0.4 ms at 1,000 claims and 0.9 ms at 100,000, with all of them 1.5 ms
(benchmarks/ledger_fill.py); but six are soon words of the background, such as
"high" and "against", and miss the act itself; eight found it in every case."""

POSTINGS = 200
"""Claims that one term may bring in, newest first: the bound on a lookup's cost."""

FEWEST = 4
"""Terms that are looked up even if they are common: "the tunnel would cost" has no
rare word, and what was told of it last is meant."""

COMMON_SHARE = 0.02
"""A term of more of the topic's claims than this says little ..."""

SMALL_LEDGER = 1000
"""... once there are this many; below, every term is worth its cost."""

RANKED = 32
"""Claims that are ranked by all terms, after the rare ones named them."""

_VERDICTS = {verdict.value: verdict for verdict in Verdict}

CANDIDATE = """
SELECT m.id, m.claim_id, c.thread_id, m.article_id, a.story_id, m.assertion,
  a.outlet, a.published, m.seen, m.verdict
FROM mentions m JOIN claims c ON c.id = m.claim_id
JOIN articles a ON a.id = m.article_id
"""

POSTED = f"""
SELECT * FROM (SELECT claim_id, ? AS weight FROM claim_terms
               WHERE term_id = ? ORDER BY claim_id DESC LIMIT {POSTINGS})
"""  # noqa: S608 - our own words


class _Term(NamedTuple):
    id: int
    term: str
    weight: float
    common: bool


class RetrievalStore(Connected):
    """The ledger as comparison asks it."""

    def candidates(
        self, topic: str, terms: Sequence[str], limit: int
    ) -> Sequence[Candidate]:
        """The known mentions of a topic that share the rarest of ``terms``.

        Passages that were taken out of an article are no candidates themselves.
        """
        return self.look_up(topic, terms, limit).candidates

    def look_up(self, topic: str, terms: Sequence[str], limit: int) -> Found:
        """``candidates``, and what it takes to score others beside them."""
        topic_id = self._topic(topic)
        if topic_id is None or limit <= 0:
            return Found((), (), dict.fromkeys(terms, rarity(0, 0)), len(terms))
        total = self._rows("SELECT claims FROM topics WHERE id = ?", [topic_id])[0][0]
        known = self._known_terms(topic_id, terms, total)
        scores, usual = self._ranked(known)
        claims = sorted(scores, key=lambda claim: (-scores[claim], claim))[:limit]
        rows = self._rows(
            f"{CANDIDATE} WHERE c.id IN ({in_list(claims)}) "
            "AND m.id IN (c.first_mention_id, c.latest_mention_id)",
            claims,
        )
        place = {claim: n for n, claim in enumerate(claims)}
        rows.sort(key=lambda row: (place[row["claim_id"]], row["id"]))
        weights = dict.fromkeys(terms, rarity(0, total))
        weights.update((one.term, one.weight) for one in known)
        return Found(
            [self._candidate(row) for row in rows[:limit]],
            [scores[row["claim_id"]] for row in rows[:limit]],
            weights,
            usual or len(terms),
        )

    def vectors(
        self, topic: str, newest: int, after: int = 0
    ) -> Sequence[tuple[int, bytes]]:
        """The last mentions of a topic that have vectors, newest first."""
        rows = self._rows(
            "SELECT mention_id, vector FROM mention_vectors "
            "WHERE topic_id = ? AND mention_id > ? ORDER BY mention_id DESC LIMIT ?",
            [self._topic(topic), after, newest],
        )
        return [(row[0], row[1]) for row in rows]

    def numbered(self, mentions: Sequence[int]) -> Mapping[int, Candidate]:
        """Mentions by their numbers; passages that were taken out are left out."""
        rows = self._rows_in(
            f"{CANDIDATE} WHERE NOT ({GONE_PASSAGE}) AND m.id IN ({{}})", mentions
        )
        return {row["id"]: self._candidate(row) for row in rows}

    def mentions_in(self, revision: int, topic: str) -> Sequence[Candidate]:
        """The mentions of one revision for one topic, in text order.

        That a passage is gone is noted as a mention too, but stands in no text.
        """
        rows = self._rows(
            f"{CANDIDATE} WHERE m.revision_id = ? AND c.topic_id = ? "
            f"AND NOT ({GONE_PASSAGE}) ORDER BY m.start_offset, m.id",
            [revision, self._topic(topic)],
        )
        return [self._candidate(row) for row in rows]

    def _known_terms(self, topic: int, terms: Iterable[str], total: int) -> list[_Term]:
        """Those of ``terms`` that the topic knows, the rarest first."""
        rows = self._rows_in(
            "SELECT id, claims, term FROM terms "
            "WHERE topic_id = ? AND claims AND term IN ({})",
            sorted(set(terms)),
            topic,
        )
        rows.sort(key=lambda row: (row["claims"], row["term"]))
        common = max(SMALL_LEDGER * COMMON_SHARE, total * COMMON_SHARE)
        return [
            _Term(row["id"], row["term"], rarity(claims, total), claims > common)
            for row in rows
            for claims in (row["claims"],)
        ]

    def _ranked(self, terms: Sequence[_Term]) -> tuple[dict[int, float], float]:
        """Scores of claims that share a rare term, and how many terms those have."""
        uncommon = sum(not term.common for term in terms)
        rare = terms[: min(max(uncommon, FEWEST), RAREST)]
        if not rare:
            return {}, 0.0
        rows = self._rows(
            f"SELECT claim_id FROM ({' UNION ALL '.join([POSTED] * len(rare))}) "  # noqa: S608
            f"GROUP BY claim_id ORDER BY sum(weight) DESC, claim_id LIMIT {RANKED}",
            [value for term in rare for value in (term.weight, term.id)],
        )
        pool = [row[0] for row in rows]
        return self._bm25(pool, {term.id: term.weight for term in terms})

    def _bm25(
        self, claims: Sequence[int], weights: dict[int, float]
    ) -> tuple[dict[int, float], float]:
        """The scores of claims by all terms, and how many terms they usually have."""
        lists = {
            row["claim_id"]: unpack(row["term_ids"])
            for row in self._rows(
                "SELECT * FROM claim_term_lists "  # noqa: S608
                f"WHERE claim_id IN ({in_list(claims)})",
                claims,
            )
        }
        usual = sum(map(len, lists.values())) / max(len(lists), 1)
        return {
            claim: score(map(weights.get, terms, repeat(0.0)), len(terms), usual)
            for claim, terms in lists.items()
        }, usual

    def _candidate(self, row: sqlite3.Row) -> Candidate:
        """A row of ``CANDIDATE``."""
        mention, claim, thread, article, story, line, outlet, *times, verdict = row
        published, seen = times
        return Candidate(
            mention=mention,
            claim=claim,
            thread=thread,
            article=article,
            story=story,
            assertion=self._assertions.read(line),
            outlet=outlet,
            published=moment(published),
            seen=instant(seen),
            verdict=_VERDICTS[verdict],
        )
