"""A judge whose word counts where no rule has one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.comparison import compare
from monitor.pipeline.reading import document_of, read_claims
from monitor.types import Candidate, Evidence, Kind, Origin, Piece, Verdict

SEEN = datetime(2025, 1, 6, tzinfo=UTC)
SURE, UNSURE = 0.95, 0.8
CASES = [
    # known, incoming, (entailment, contradiction) both ways, verdict, kind
    ("The mayor will stay in office.", "The mayor plans no departure.",
     (SURE, 0), "repeated", None),
    ("The mayor will stay in office.", "The mayor plans no departure.",
     (UNSURE, 0), "new", None),
    ("The closure costs 38 jobs.", "Forty-four employees lost their work.",
     (0, SURE), "changed", Kind.VALUE),
    ("The closure costs 38 jobs.", "Forty-four employees lost their work.",
     (SURE, 0), "new", None),
    ("The sample was taken in Ghent.", "The athlete gave it in Lucerne.",
     (0, SURE), "contradicted", Kind.CONFLICT),
    ("The sample was taken in Ghent.", "The athlete gave it in Lucerne.",
     (0, UNSURE), "new", None),
    ('"We trust the laboratory," Ida Moll said.', '"It is no good at all," Ida Moll said.',
     (0, SURE), "contradicted", Kind.REVERSAL),
    ("The firm hid a study.", '"We told everybody," Ida Moll said.',
     (0, SURE), "contradicted", Kind.DENIAL),
    ("The library may stay open.", "Its doors were shut for good.",
     (0, SURE), "new", None),
]  # fmt: skip


def scored(shares, *, decides):
    entailment, contradiction = shares
    neutral = 1 - entailment - contradiction
    return Evidence(entailment, neutral, contradiction, decides=decides)


def claim(text):
    """The one claim of a text."""
    (assertion,) = read_claims(document_of(Piece(text, "", Origin.SEED))).assertions
    return assertion


def judged(known, now, answer):
    candidate = Candidate(
        mention=1, claim=1, thread=1, article=1, story=1,
        assertion=claim(known), outlet="Herald", published=None, seen=SEEN,
    )  # fmt: skip
    found = compare(claim(now), [candidate], [(answer, answer)], article=2)
    return found.verdict, found.kind


@pytest.mark.parametrize(("known", "now", "shares", "verdict", "kind"), CASES)
def test_what_a_judge_is_sure_of_counts(known, now, shares, verdict, kind):
    """But another figure is never the same, and no forecast is broken by what came."""
    told = judged(known, now, scored(shares, decides=True))
    assert told == (Verdict(verdict), kind)


@pytest.mark.parametrize(("known", "now", "shares"), [case[:3] for case in CASES])
def test_a_judge_whose_word_does_not_count_decides_none_of_it(known, now, shares):
    told = judged(known, now, scored(shares, decides=False))
    assert told == (Verdict.NEW, None)
