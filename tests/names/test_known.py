"""Whom a short name means, by what earlier texts told."""

from __future__ import annotations

import pytest

from monitor.core.names.known import Told, in_full, names_of, shortened

STRIKE = (
    "Ines Calder, a shop steward, led the walkout. Theo Brandt, the harbour master, "
    "called it reckless. Halden Freight sent its ships to Leeds. The Dockers' Guild "
    "wants a four-day week. Transport minister Rosa Quill stayed away."
)
TRIAL = (
    "The banker Otto Reim was robbed of the picture, his granddaughter Hanna Reim told "
    "the court. Chemist Jon Aske examined the paint for the Marston Crown Court."
)
FIRMS = (
    "Acme's chief executive, Ada Holm, spoke first. On Monday in Leeds she met Jon "
    "Berg, the chief executive of Borel Foods. Corvin's director stayed away."
)
LATER = "Environment minister Lena Voss met Ines Calder. Jon Calder was not there."


def named(speaker, *told, speakers=()):
    short = shortened(speaker)
    texts = [Told(names_of(text), speakers) for text in told]
    return in_full(short, texts) if short else None


@pytest.mark.parametrize(
    ("speaker", "text", "name"),
    [
        ("Calder", STRIKE, "Ines Calder"),
        ("Brandt", STRIKE, "Theo Brandt"),
        ("Halden", STRIKE, "Halden Freight"),
        ("the minister", STRIKE, "Rosa Quill"),
        ("the transport minister", STRIKE, "Rosa Quill"),
        ("the guild", STRIKE, "Dockers' Guild"),
        ("the chemist", TRIAL, "Jon Aske"),
        ("Otto Reim's granddaughter", TRIAL, "Hanna Reim"),
        ("the court", TRIAL, "Marston Crown Court"),
        ("Acme's chief executive", FIRMS, "Ada Holm"),
        ("Borel Foods' chief executive", FIRMS, "Jon Berg"),
    ],
)
def test_one_that_fits(speaker, text, name):
    assert named(speaker, text) == name


@pytest.mark.parametrize(
    "speaker",
    [
        "Calder",  # Ines or Jon
        "the minister",  # of transport, of the environment
        "Ines",  # friends call her so, papers do not
        "Leeds",
        "the company",
        "a chemist",
        "her granddaughter",
        "the lawyer",
        "Ines Calder",
    ],
)
def test_none_or_two_that_fit(speaker):
    assert named(speaker, LATER, STRIKE, TRIAL) is None


@pytest.mark.parametrize(
    "speaker", ["Corvin's chief executive", "Acme's chairman", "her chief executive"]
)
def test_an_office_is_of_whom_it_was_named_beside(speaker):
    assert named(speaker, FIRMS) is None


def test_a_firm_beside_its_product_is_no_short_form_of_it():
    assert (
        named("Velo", "Velo recalls a bicycle. The Velo Dart can catch fire.") is None
    )


def test_a_ministry_that_was_quoted_is_meant_again():
    """However its country is told of."""
    said = ("Ruritania's interior ministry", "the Ruritanian interior ministry")
    assert named("the interior ministry", STRIKE, speakers=said) == said[0]
    other = (*said, "Freedonia's interior ministry")
    assert named("the interior ministry", STRIKE, speakers=other) is None
