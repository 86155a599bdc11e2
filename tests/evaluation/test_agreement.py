"""Which names mean one speaker, and how values are written for comparing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from monitor.core.evaluation.agreement import (
    canonical,
    same_form,
    same_speaker,
    speaker_key,
)
from monitor.core.values import find_values
from monitor.types import Span, Value

ALIASES = [["Ada Holm", "Holm", "the mayor"], ["the union", "Dockers United"]]
NOON = datetime(2025, 3, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("found", "accepted"),
    [
        ("Acme", ["Acme"]),
        ("the Dockers’ Union", ["Dockers' union"]),
        ("a spokeswoman for Acme", ["Acme"]),
        ("Acme's spokesman", ["Acme"]),
        ("an Acme spokesperson", ["a spokesman for Acme"]),
        ("Holm", ["Ada Holm"]),
        ("The mayor", ["Holm"]),
        (None, ["Acme", None]),
        ("a spokesman", ["spokesman"]),
        ("Ada Holm's lawyers", ["the mayor's lawyers"]),
        ("a person close to Dockers United", ["a person close to the union"]),
        ("a Dockers United steward", ["a steward of the port", "the union's steward"]),
        ("Holm's office", ["his office", "Ada Holm"]),
        ("a report by the mayor", ["the report", "Holm"]),
        ("Holm of Dockers United", ["Ada Holm", "the union"]),
        ("the mayor and Dockers United", ["the union", "Ada Holm"]),
        ("Jon Berg", ["Sir Jon Berg"]),
        ("Berg", ["Mrs Justice Berg"]),
        ("Acme's press office", ["Acme"]),
        ("Dr. Jon Berg", ["Jon Berg"]),
        ("a leaflet of the union", ["a leaflet", "Dockers United"]),
        ("Freedonia's coast guard", ["the Freedonian coast guard"]),
        ("the Ruritanian ministry", ["Ruritania's ministry"]),
        ("the jury of the Arden Prize", ["the Arden Prize jury"]),
    ],
)
def test_one_speaker(found, accepted):
    assert same_speaker(found, accepted, ALIASES)


@pytest.mark.parametrize(
    ("found", "accepted"),
    [
        ("Acme", [None]),
        (None, ["Acme"]),
        ("sources close to Acme", ["Acme"]),
        ("Acme Cargo", ["Acme"]),
        ("Dockers United", ["Ada Holm"]),
        ("a spokesman", ["Acme"]),
        ("Ada Holm's lawyers", ["the union's lawyers"]),
        ("Ada Holm's lawyer", ["Ada Holm"]),
        ("Ada Holm's lawyer", ["his lawyer"]),
        ("Ada Holm's lawyer", ["his lawyer", "Dockers United"]),
        ("Acme's office", ["the union's office", "Dockers United"]),
        ("Jon Holm", ["Ada Holm"]),
        ("a report by the union", ["the report", "Holm"]),
        ("Dr Berg", ["Jon Berg"]),
        ("the judge", ["Judge Jon Berg"]),
        ("Ada Holm of Acme", ["Ada Holm", "the union"]),
        ("Acme and Dockers United", ["the union", "Ada Holm"]),
        ("a lawyer of the union", ["a lawyer", "Ada Holm"]),
        ("Freedonia's coast guard", ["the Ruritanian coast guard"]),
    ],
)
def test_two_speakers(found, accepted):
    assert not same_speaker(found, accepted, ALIASES)


def test_whose_own_letter_it_is_speaks_as_the_outlet():
    assert same_speaker(None, ["the union"], ALIASES, outlet="Dockers United")
    assert not same_speaker(None, ["the union"], ALIASES, outlet="The Evening Post")


def test_a_name_of_nothing_but_signs_is_no_outlet():
    assert speaker_key("—") is not None


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("About 900 sailors left.", "number", "~900"),
        ("More than 40 sailors left.", "number", ">40"),
        ("At least 40 sailors left.", "number", ">=40"),
        ("Fewer than 12 sailors left.", "number", "<12"),
        ("It cost $3.2bn.", "money", "3200000000 USD"),
        ("It rose by 4.5 percent.", "percent", "4.5"),
        ("It took six weeks.", "duration", "42"),
        ("It began on 3 May 2024.", "date", "2024-05-03"),
        ("It began in March 2023.", "date", "2023-03-01..2023-03-31"),
        ("The law applies until 3 May 2024.", "date", "2024-05-03"),
        ("It has been shut since 3 May 2024.", "date", "2024-05-03"),
        ("She asked for forty more guards.", "number", "40"),
        ("A five-member panel met.", "number", "5"),
        ("It flies 88 aircraft.", "number", "88"),
        ("It was short of 131 pilots.", "number", "131"),
        ("It fell short of 200 votes.", "number", "<200"),
        ("They pay within a week.", "duration", "7"),
        ("They spent two nights there.", "duration", "2"),
        ("They pay £1 a week.", "money", "1 GBP"),
    ],
)
def test_values_have_one_form(text, kind, written):
    (value,) = find_values(text, NOON)
    assert (value.kind, canonical(value)) == (kind, written)


def test_small_coins_are_of_the_only_currency():
    cents, _ = find_values("A levy of 50 cents is put on a case of 3 euros.", NOON)
    assert canonical(cents) == "0.5 EUR"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Roux leaves in February.", "{}-02-01..{}-02-28"),
        ("It will decide in February.", "{}-02-01..{}-02-28"),
    ],
)
def test_a_month_to_come_lies_ahead(text, written):
    (value,) = find_values(text, datetime(2024, 12, 11, tzinfo=UTC))
    assert canonical(value) == written.replace("{}", "2025")


def test_a_month_of_what_was_lies_behind():
    (value,) = find_values("It closed in March.", datetime(2024, 2, 1, tzinfo=UTC))
    assert canonical(value) == "2023-03-01..2023-03-31"


@pytest.mark.parametrize(
    ("written", "form"),
    [("4.20 EUR", "4.2 EUR"), ("3.00 USD", "3 USD"), (">300", ">=300"), ("<5", "<=5"),
     (">=5", ">=5"), ("1.05 EUR", "1.05 EUR"), ("2025-03-31", "2025-03-31")],
)  # fmt: skip
def test_what_labels_leave_to_taste_is_the_same(written, form):
    assert same_form(written) == form


def test_an_interval_shows_both_ends():
    value = Value("number", 4.0, 6.5, "ton", "=", "4 to 6.5 tons", Span(0, 1))
    assert canonical(value) == "4..6.5"


def test_a_date_without_an_end_is_the_day_it_names():
    first = float(date(2025, 1, 1).toordinal())
    value = Value("date", first, float("inf"), "date", ">=", "from 2025", Span(0, 1))
    assert canonical(value) == "2025-01-01"
