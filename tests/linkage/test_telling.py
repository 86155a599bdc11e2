"""In which words a claim is compared: nobody is "I" to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.core.linkage import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I took nothing with me.", "Ida Moll took nothing with Ida Moll."),
        ("We've kept our word.", "Ida Moll has kept Ida Moll's word."),
        ("I’m innocent.", "Ida Moll is innocent."),
        ("The choice was mine.", "The choice was Ida Moll's."),
        ("We wrote it ourselves.", "Ida Moll wrote it themselves."),
        ("The US told us in Act I.", "The US told Ida Moll in Act I."),
        ("The I-beam broke.", "The I-beam broke."),
        ("Dockers are on strike.", "Dockers are on strike."),
    ],
)
def test_who_speaks_of_himself_is_named(claims, text, expected):
    one = replace(
        claims("The dockers of Leith are on strike."), text=text, speaker="Ida Moll"
    )
    assert told(one) == expected


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("Moll denied that she had ever taken any money.", "She had taken some money."),
        ("Moll denied anyone had been hurt at all.", "Someone had been hurt."),
        ("Moll disputed that the dam was safe.", "The dam was safe."),
        ("Moll denied any wrongdoing.", "Moll denied any wrongdoing."),
    ],
)
def test_what_is_denied_is_told_as_it_was_charged(claims, text, charge):
    assert told(claims(text)).replace("Moll had", "She had") == charge


def test_the_outlet_stays_as_it_is(claims):
    one = replace(claims("The dockers of Leith are on strike."), text="We were there.")
    assert told(one) == "We were there."
