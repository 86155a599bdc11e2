"""Records as JSON and CSV."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from monitor.render.digest_export import digest_json
from monitor.render.export import (
    article_json,
    claim_json,
    mention_json,
    report_json,
)
from monitor.render.table import COLUMNS, csv_lines
from monitor.types import (
    Action,
    ClaimRecord,
    Kind,
    Reviewed,
    RunReport,
    SourceFault,
    Verdict,
)

NOON = datetime(2024, 12, 10, 12, tzinfo=UTC)
CLAIM = ClaimRecord(
    7, 3, "strike", "Trains stop", ("A", "B"), 2, NOON, NOON, "standing", (1, 2)
)


def test_a_mention_has_every_name_even_without_values(mention, snapshot):
    bare = replace(mention, speaker=None, verb=None)
    assert mention_json(bare) == snapshot


def test_a_mention_names_what_it_is_against(mention):
    later = replace(
        mention, mention=2, verdict=Verdict.CHANGED, kind=Kind.VALUE, against=mention
    )
    told = mention_json(later)
    assert (told["verdict"], told["kind"]) == ("changed", "value")
    assert told["against"] == {
        "mention": 1,
        "claim": 1,
        "quote": mention.quote,
        "article": told["article"],
    }


def test_times_are_utc(article):
    east = timezone(timedelta(hours=9))
    told = article_json(replace(article, published=NOON.astimezone(east)))
    assert told["published"] == "2024-12-10T12:00:00+00:00"


def test_an_article(article, snapshot):
    assert article_json(article) == snapshot


def test_a_claim(snapshot):
    assert claim_json(CLAIM) == snapshot


def test_a_digest_is_plain_json(digest):
    told = json.loads(json.dumps(digest_json(digest)))
    (topic,) = told["topics"]
    assert told["since"] is None
    assert topic["contradicted"][0]["before"]["mention"]["speaker"] == "The union"
    assert topic["new"][0]["before"] is None
    assert told["trust"]["faults"][0]["since"] == "2024-12-08T12:00:00+00:00"


def test_a_report_is_plain_json(snapshot):
    report = RunReport(
        NOON,
        NOON,
        feeds_polled=2,
        faults=(SourceFault("https://feed.example/rss", "HTTP 503"),),
        verdicts={Verdict.NEW: 3},
        digests=("state/digests/2024-12-10.md",),
    )
    assert json.loads(json.dumps(report_json(report))) == snapshot


@pytest.mark.parametrize("kind", ["mentions", "claims", "articles"])
def test_the_columns_are_the_names_of_the_json(kind, mention, article):
    """A name added to one form must be added to the other."""
    review = Reviewed(False, Verdict.CHANGED, Kind.VALUE, 0.9, Action.REJECT, 1)
    later = replace(mention, against=mention, review=review)
    records = {
        "mentions": mention_json(later),
        "claims": claim_json(CLAIM),
        "articles": article_json(article),
    }

    def names(record, prefix=""):
        for name, value in record.items():
            if isinstance(value, dict):
                yield from names(value, f"{prefix}{name}.")
            else:
                yield prefix + name

    assert set(names(records[kind])) == set(COLUMNS[kind])


def test_rows_read_back(mention, article):
    lines = csv_lines([mention_json(mention)], "mentions")
    (row,) = csv.DictReader(lines)
    assert row["quote"] == mention.quote
    assert row["against.quote"] == ""
    (row,) = csv.DictReader(csv_lines([article_json(article)], "articles"))
    assert (row["topics"], row["relevant"]) == ("strike", "true")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(mention, start):
    quote = f"{start}cmd|' /C calc'!A0"
    told = mention_json(replace(mention, quote=quote))
    (row,) = csv.DictReader(csv_lines([told], "mentions"))
    assert row["quote"] == f"'{quote}"


def test_without_records_the_header_stands():
    assert list(csv_lines([], "claims")) == [",".join(COLUMNS["claims"]) + "\r\n"]
