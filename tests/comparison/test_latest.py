from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.core.comparison import as_it_stands, compare
from monitor.core.extraction import extract
from monitor.types import Document, Evidence, Judgement, Kind, Verdict

DAY = datetime(2025, 5, 8, 9, 0, tzinfo=UTC)
FIRST = "The fire has burned 6,200 hectares."
SINCE = "The fire has burned 7,900 hectares, the park said."
LATER = "The fire has spread to 8,300 hectares."


def read(text):
    return extract(Document(text, "", "", DAY))[0]


def judged(bench, later, *texts, verdict=Verdict.CHANGED, thread=7, told=None):
    """What ``later`` is against where it was first held against the first text."""
    verdicts = (Verdict.NEW, *[verdict] * (len(texts) - 1))
    known = bench.known(*map(read, texts), verdicts=verdicts)
    known = [replace(one, thread=7 if one.mention == 1 else thread) for one in known]
    figure = next(v.text for v in read(later).values if v.kind == "number")
    why = told or f"{figure}, was 6,200 hectares"
    found = Judgement(
        Verdict.CHANGED, 0.9, kind=Kind.VALUE, against=1, thread=7, why=why
    )
    return as_it_stands(found, read(later), known, 9)


def test_a_figure_changes_what_its_thread_told_last(bench):
    found = judged(bench, LATER, FIRST, SINCE)
    assert (found.against, found.why) == (2, "8,300 hectares, was 7,900 hectares")


@pytest.mark.parametrize(
    ("later", "rest"),
    [
        (LATER, {"verdict": Verdict.REPEATED}),
        (LATER, {"thread": 8}),
        ("The fire has burned 8,300 hectares, not 6,200 hectares.", {}),
        (LATER, {"told": "700 hectares, was 6,200 hectares"}),
    ],
)
def test_but_not_what_told_no_other_figure_or_is_of_another_thread(bench, later, rest):
    assert judged(bench, later, FIRST, SINCE, **rest).against == 1


def test_nor_what_another_said_since_where_one_speaker_gives_two(bench):
    own = "The fire has burned 6,200 hectares, the army said."
    again = "The fire has spread to 8,300 hectares, the army said."
    assert judged(bench, again, own, SINCE).against == 1


@pytest.mark.parametrize(
    ("first", "since", "again"),
    [
        (
            "The bakery employs 140 people.",
            "The bakery employs 95 people.",
            "The number of staff at the bakery has fallen from 140 to 95.",
        ),
        (
            "The march was announced in May.",
            "The march announced in May was cancelled.",
            "The march has been cancelled.",
        ),
    ],
)
def test_what_was_told_as_moved_is_not_told_so_again(bench, first, since, again):
    known = bench.known(
        read(first), read(since), verdicts=(Verdict.NEW, Verdict.CHANGED)
    )
    known = [replace(one, thread=7) for one in known]
    open_ = (Evidence(0, 1, 0),) * 2
    found = compare(read(again), known, (open_, open_), article=9)
    assert (found.verdict, found.against) == (Verdict.REPEATED, 2)
