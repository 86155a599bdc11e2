"""Who is named in short is named in full where the articles leave no doubt."""

from __future__ import annotations

import pytest

from monitor.core.digest import full_name, surname_of
from monitor.core.digest.naming import named


@pytest.mark.parametrize(
    ("speaker", "surname"),
    [
        ("Chief Moll", "Moll"),
        ("Ms Moll", "Moll"),
        ("ACC Moll", "Moll"),
        ("Moll", "Moll"),
        ("Ida Moll", None),
        ("the port", None),
        ("London", None),
        ("NHS", None),
        (" ", None),
    ],
)
def test_a_surname_stands_alone_or_behind_a_title(speaker, surname):
    assert surname_of(speaker) == surname


@pytest.mark.parametrize(
    ("speaker", "texts", "name"),
    [
        ("Chief Moll", ["When Ida Moll came, Chief Moll spoke."], "Ida Moll"),
        ("Moll", ["The port's Ida Moll spoke.", "Director Ida Moll left."], "Ida Moll"),
        ("DCC Moll", ["Assistant Chief Constable Ida Moll spoke."], "Ida Moll"),
        # Two of that name, a name of nobody, and one of the other sex.
        ("Ms Moll", ["Ida Moll spoke.", "Rosa Moll did not."], None),
        ("Mr Moll", ["Ida Moll spoke."], None),
        ("Moll", ["Ida Moll spoke.", "Mr Moll did not."], None),
        ("Moll", ["Ida Moll spoke.", "Then Will Moll did."], None),
        ("Courier", ["The Marrin Courier was told."], None),
        ("Moll", ["Ida Moll-Ek spoke."], None),
        ("Moll", ["Moll spoke."], None),
        ("the port", ["The port spoke."], None),
    ],
)
def test_the_one_full_name_of_a_dispute_is_taken(speaker, texts, name):
    assert full_name(speaker, texts) == name


def test_a_digest_names_in_full_and_quotes_as_it_stands(mention, changed):
    names = {("strike", "Chief Moll"): "Ida Moll", ("other", "the port"): "Ek"}
    first = mention(1, "Chief Moll said 45", speaker="Chief Moll")
    now = changed(2, "it is 60", first, speaker="the port")
    told = named(mention(3, "x", speaker="the port", against=first), names)
    assert told.against is not None
    assert told.against.speaker == "Ida Moll"
    assert told.against.quote == "Chief Moll said 45"
    assert (told.speaker, named(now, {})) == ("the port", now)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("the port denies what Chief Moll says", "the port denies what Ida Moll says"),
        ("Ida Moll had denied it", "Ida Moll had denied it"),
    ],
)
def test_the_reason_has_the_name_too(mention, why, told):
    first = mention(1, "x", speaker="Chief Moll")
    record = mention(2, "y", speaker="the port", against=first, why=why)
    names = {("strike", "Chief Moll"): "Ida Moll"}
    assert named(record, names).why == told
