"""An answer is compared with what its own article told last, whatever its words."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from monitor.app import evaluate
from monitor.core.evaluation import read_gold
from monitor.types import Kind, Verdict

NOW = datetime(2025, 12, 1, tzinfo=UTC)
TEXT = (
    "The airline Bluefin accused the dockers' union of refusing to talk."
    " Ada Holm rejected that."
)


def test_an_answer_that_shares_no_word_finds_the_charge():
    claims = [
        {
            "quote": TEXT.partition(" Ada")[0].rstrip("."),
            "speaker": "Bluefin",
            "verdict": "new",
        },
        {
            "quote": "Ada Holm rejected that",
            "speaker": "Ada Holm",
            "verdict": "contradicted",
            "kind": "denial",
            "against": "1#1",
        },
    ]
    article = {
        "title": "Talks",
        "outlet": "The Quay",
        "published": None,
        "text": TEXT,
        "claims": claims,
    }
    dispute = {"name": "talks", "topic": ["dockers"], "articles": [article]}
    gold = json.dumps({"disputes": [dispute]})
    (matched,) = evaluate(read_gold(gold, "talks.json"), NOW)
    charge, answer = (pair.found for pair in matched.pairs)
    assert (answer.verdict, answer.kind) == (Verdict.CONTRADICTED, Kind.DENIAL)
    assert answer.against == charge.mention
