"""A digest has an end, however much came in: the rest is counted beside its command."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes

import pytest

from monitor.core.digest import assemble
from monitor.delivery.email import compose
from monitor.render import render
from monitor.types import Kind, Trust, Verdict

UNTIL = datetime(2024, 12, 10, 12, tzinfo=UTC)
GMAIL = 102_000
"""Bytes of HTML from which on Gmail hides the rest of a message."""

LISTED = "monitor claims --verdict {} --topic strike --since 2024-12-09T07:30:13"


@pytest.fixture
def flood(article, mention):
    """The digest of a night on which so many articles came, each like the others."""

    def make(count):
        articles = [
            replace(
                article,
                id=n,
                story=n,
                title=f"Talks stall at depot {n}",
                url=f"https://example.org/rail/{n}",
            )
            for n in range(1, count + 1)
        ]
        told = [
            replace(
                mention,
                mention=10 * a.id + n,
                claim=10 * a.id + n,
                thread=10 * a.id + n,
                article=a,
                start=200 * n,
                end=200 * n + 100,
                quote=f"depot {a.id} will close {n} of its sheds and move its drivers",
                text=f"Depot {a.id} will close {n} of its sheds and move its drivers.",
            )
            for a in articles
            for n in range(10)
        ]
        moved = [
            replace(
                record,
                mention=record.mention + 100_000,
                claim=record.claim + 100_000,
                verdict=verdict,
                kind=kind,
                against=record,
                quote=f"depot {record.article.id} will close 9 of its sheds",
            )
            for first, verdict, kind in (
                (0, Verdict.CONTRADICTED, Kind.CONFLICT),
                (1, Verdict.CHANGED, Kind.DETAIL),
            )
            for record in told[first::10]
        ]
        denials = [
            replace(
                told[0],
                mention=200_000 + n,
                claim=200_000 + n,
                article=articles[n],
                quote=f"nothing of that is so, and least of all in shed {n}",
                verdict=Verdict.CONTRADICTED,
                kind=Kind.DENIAL,
                speaker=f"Speaker {n}",
                against=told[0],
            )
            for n in range(0, count, 5)
        ]
        return assemble(
            mentions=[*told, *moved, *denials],
            topics=[("strike", "The strike")],
            articles=articles,
            claims={},
            days=[],
            trust=Trust(),
            since=datetime(2024, 12, 9, 7, 30, 12, 345, tzinfo=UTC),
            until=UNTIL,
            timezone="Europe/London",
        )

    return make


@pytest.mark.parametrize("form", ["md", "html", "mail.txt", "mail.html"])
def test_a_flood_has_an_end_and_its_rest_is_counted(flood, form):
    digest = flood(300)
    text = render(digest, form)
    assert len(text.encode()) < 200_000
    plain = re.sub(r"<[^>]+>|[`\\]", "", text)
    plain = re.sub(r"\s+", " ", plain)
    for verdict, items in (
        ("contradicted", digest.topics[0].contradicted),
        ("changed", digest.topics[0].changed),
    ):
        (left,) = re.findall(rf"… and (\d+) more: {LISTED.format(verdict)}", plain)
        shown = {item.heading for item in items[: len(items) - int(left)]}
        assert 0 < len(shown) <= 21
        assert all(heading in plain for heading in shown)
    (left,) = re.findall(
        rf"and (\d+) more articles with [\d,]+ new claims: {LISTED.format('new')}",
        plain,
    )
    told = re.findall(r"Talks stall at depot (\d+)", plain)
    assert [*map(int, told)] == [*range(1, 301 - int(left))]
    assert re.search(r"… and \d+ more: monitor claims history \d+", plain)


@pytest.mark.parametrize("count", [60, 300, 1000])
def test_mail_stays_below_what_mail_providers_cut(flood, count):
    digest = flood(count)
    text, html = render(digest, "mail.txt"), render(digest, "mail.html")
    body, _ = compose(digest, text, html, "a@example.org", "b@example.org")
    parts = [
        part for part in message_from_bytes(body).walk() if not part.is_multipart()
    ]
    assert [len(part.as_bytes()) < GMAIL for part in parts] == [True, True]


@pytest.mark.parametrize("form", ["md", "html", "mail.txt", "mail.html"])
def test_an_ordinary_day_is_told_in_full(flood, form):
    text = render(flood(8), form)
    assert "--since" not in text
    assert "Talks stall at depot 8" in text


def test_without_a_beginning_all_claims_are_listed(flood):
    text = render(replace(flood(300), since=None), "md")
    assert "`monitor claims --verdict new --topic strike`" in text
