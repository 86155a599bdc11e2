from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.core.comparison.names import acronym, base, same_name, version
from monitor.core.comparison.slots import Likeness, body_kind, liken, trim_shared
from monitor.core.words import containment, opposed, overlap, stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("accused", "allegations"),
        ("dismisses", "denied"),
        ("stole", "misappropriating"),
        ("acquired", "buying"),
        ("studies", "study"),
        ("stopped", "stop"),
        ("files", "lodged"),
        ("killed", "deaths"),
        ("worker's", "employees"),
        ("cancelled", "cancel"),
        ("spelled", "spell"),
    ],
)
def test_words_of_one_class_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("accuse", "deny"), ("win", "lose"), ("court", "office")]
)
def test_words_of_two_classes_have_two_stems(one, other):
    assert stem(one) != stem(other)


def test_opposites_are_found_in_any_form():
    assert opposed(stem("upheld"), stem("quashes")) or opposed(
        stem("uphold"), stem("quashed")
    )
    assert not opposed(stem("win"), stem("file"))


def test_words_keep_numbers_and_versions_whole():
    assert words("Qwen2.5 cost $1,250.50, it’s said") == [
        "qwen2.5",
        "cost",
        "1,250.50",
        "it's",
        "said",
    ]


def test_shares_of_empty_sets():
    empty = stems("of the")
    assert containment(empty, stems("court")) == 0.0
    assert overlap(empty, empty) == 1.0


@given(st.text(max_size=60))
def test_stems_do_not_depend_on_case(text):
    assert all(word == word.lower() for word in stems(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qwen2.5", "Qwen"),
        ("Claude 3.5", "Claude"),
        ("UK Intellectual Property Office (UKIPO)", "UKIPO"),
        ("UKIPO", "the UK Intellectual Property Office"),
        ("Dario Amodei", "Amodei"),
        ("Orchard Ltd", "Orchard"),
        ("Meridian's", "Meridian"),
    ],
)
def test_one_thing_by_two_names(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UK", "UK Intellectual Property Office"),
        ("England", "Bank of England"),
        ("Ada Holm", "Eva Holm"),
        ("London", "London Zoo"),
        ("", ""),
    ],
)
def test_two_things_by_like_names(one, other):
    assert not same_name(one, other)


def test_versions_are_set_apart():
    assert (base("Qwen2.5"), version("Qwen2.5")) == ("qwen", "2.5")
    assert (base("Claude 3.5"), version("Claude 3.5")) == ("claude", "3.5")
    assert version("Claude") is None
    assert version("1984") is None


def test_acronyms_need_two_words():
    assert acronym("World Health Organization") == "who"
    assert acronym("Meridian") == ""


@pytest.mark.parametrize(
    ("now", "before", "likeness"),
    [
        ("a Leeds court", "the patent office", Likeness.RIVAL),
        ("the Leeds High Court", "the High Court", Likeness.SAME),
        ("Harvest 3.1", "Harvest", Likeness.FINER),
        ("Harvest 4", "Harvest 3", Likeness.OTHER),
        ("customer lists", "seed designs", Likeness.OTHER),
        ("its seed designs", "seed designs", Likeness.SAME),
        ("seed designs", "patented seed designs", Likeness.SAME),
        ("the Pippin seed designs", "seed designs", Likeness.FINER),
    ],
)
def test_how_two_fillers_relate(now, before, likeness):
    assert liken(now, before) is likeness


def test_a_body_is_what_its_last_noun_says():
    assert body_kind("the office of the court") == "court"
    assert body_kind("a garden") is None


def test_the_reason_leaves_out_what_both_say():
    assert trim_shared("stealing its secret designs", "stealing secret recipes") == (
        "secret designs",
        "secret recipes",
    )
    assert trim_shared("the same", "the same") == ("the same", "the same")
