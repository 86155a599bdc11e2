"""Short texts: one note in two places, or two notes made after one pattern."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.articles import is_note, same_story, sketch
from monitor.core.notes import same_note

REST = """ The company said on Monday that the parts would be replaced free of charge,
and that nobody had been hurt by them so far."""

APART = [
    ("Two die in crash on the A40", "Two die in crash on the M6"),
    ("A court in York has upheld the ban", "A court in York has upheld the levy"),
    (
        "The union will strike at the port of Hull on Friday, its leader said.",
        "The union will not strike at the port of Hull on Friday, its leader said.",
    ),
    (f"Acme recalls 40,000 vans.{REST}", f"Bolt recalls 40,000 vans.{REST}"),
    (f"Acme recalls 40,000 vans.{REST}", f"Acme recalls 63,000 vans.{REST}"),
    (f"Acme recalls nine vans.{REST}", f"Acme recalls seven vans.{REST}"),
    (f"Acme recalls vans.{REST}", f"Acme recalls vans.{REST}".replace("Mon", "Fri")),
    (f"Acme shut its works in May.{REST}", f"Acme shut its works in June.{REST}"),
    (f"Ada Holm leads the talks.{REST}", f"Ada Pike leads the talks.{REST}"),
    (f"The court upheld the ban.{REST}", f"The court overturned the ban.{REST}"),
    (f"Acme took £4m from the fund.{REST}", f"Acme took £4bn from the fund.{REST}"),
]

COPIES = [
    ("Two die in crash on the A40", "TWO DIE IN CRASH ON THE A40"),
    (
        "Two die in crash on the A40 near Oxford, police said",
        "Two die in crash on the A40 near Oxford, police said on Monday",
    ),
    (f"Acme recalls 40,000 vans.{REST}", f"Acme has recalled 40,000 vans.{REST}"),
    (f"Acme recalls nine vans.{REST}", f"Acme recalls 9 vans.{REST}"),
    (f"Acme recalls vans.{REST}", f"LEEDS (AP) - Acme recalls vans.{REST}"),
    (f"Acme recalls vans.{REST}", f"Acme recalls vans.{REST} Reporting by Ada Holm"),
    (f"Drivers wait for word.{REST}", f"Motorists wait for word.{REST}"),
    (f"A U.S. firm shut its works.{REST}", f"A US firm shut its works.{REST}"),
    (f"Acme took £1.4m out.{REST}", f"Acme took £1.4 million out.{REST}"),
    (f"A driver didn't stop.{REST}", f"A driver did not stop.{REST}"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_notes_on_different_events_are_two_stories(one, other):
    """Their sketches alone would take them for copies."""
    assert same_story(sketch(one), sketch(other))
    assert not same_note(("", one), ("", other))
    assert not same_note(("", other), ("", one))


@pytest.mark.parametrize(("one", "other"), COPIES)
def test_a_note_that_was_edited_a_little_is_one_story(one, other):
    assert is_note(sketch(one), sketch(other))
    assert same_story(sketch(one), sketch(other))
    assert same_note(("", one), ("", other))
    assert same_note(("", other), ("", one))


def test_a_few_words_that_name_nothing_are_known_by_their_titles():
    text = "Watch the report."
    assert not same_note(("Storm hits coast", text), ("Vote in Leeds", text))
    assert same_note(("Storm hits coast", text), ("Video: Storm hits coast", text))
    named = "900 dockers walked out in Hull."
    assert same_note(("Strike begins", named), ("Port at a standstill", named))


def test_what_repeats_itself_for_ever_is_seen_to_be_a_note_at_once():
    text = "Acme recalls vans. " * 10_000
    short = seconds_of(text[: len(text) // 4])
    assert seconds_of(text) < 9 * short + 1


def seconds_of(text):
    begun = process_time()
    assert same_note(("", text), ("", text.replace("recalls", "mends")))
    return process_time() - begun


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_a_copy_of_itself(title, text):
    assert same_note((title, text), (title, text))
