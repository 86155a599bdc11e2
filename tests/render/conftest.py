"""Digests to render: a plain one, a quiet one and a hostile one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.core.digest import assemble
from monitor.types import (
    ArticleRecord,
    ArticleStatus,
    DayCount,
    Digest,
    Kind,
    MentionRecord,
    Modality,
    SourceFault,
    Trust,
    Verdict,
)

NOON = datetime(2024, 12, 10, 12, tzinfo=UTC)

HOSTILE = (
    "<script>alert(1)</script> **bold** _em_ `code` [x](javascript:alert(1)) "
    "![y](https://evil.example/p.png) &lt;b&gt; ~~gone~~ | # \u202etxet\u202c\x1b[31m "
    "https://evil.example www.evil.example a@evil.example {{ 7 * 7 }} {% raw %}"
)

ARTICLE = ArticleRecord(
    id=1,
    title="Rail talks stall",
    outlet="The Example",
    url="https://example.org/1",
    path=None,
    author=None,
    language="en",
    published=NOON,
    seen=NOON,
    story=1,
    copies=1,
    revisions=1,
    status=ArticleStatus.FULL,
    relevant=True,
    topics=("strike",),
)

MENTION = MentionRecord(
    mention=1,
    claim=1,
    thread=1,
    topic="strike",
    article=ARTICLE,
    quote="the strike ends after 45 days",
    start=0,
    end=29,
    text="The rail strike ends after 45 days",
    speaker="The operator",
    verb="say",
    modality=Modality.ASSERTED,
    verdict=Verdict.NEW,
    kind=None,
    confidence=0.8,
    against=None,
    why=None,
    seen=NOON,
)


def records() -> list[MentionRecord]:
    """Every verdict once or more, from a page, a second page and a file."""
    second = replace(
        ARTICLE, id=2, story=2, url="https://example.org/2", outlet="", title="Two"
    )
    file = replace(
        ARTICLE, id=3, story=3, url=None, path="seeds/rail.txt", published=None
    )
    first = MENTION
    value = replace(
        first,
        mention=2,
        article=second,
        quote="the strike ends after 60 days",
        verdict=Verdict.CHANGED,
        kind=Kind.VALUE,
        against=first,
        why="60 days, was 45 days",
    )
    charge = replace(
        first,
        mention=3,
        claim=3,
        thread=3,
        quote="the operator hid a fault",
        speaker="The union",
        modality=Modality.ALLEGED,
        article=file,
    )
    denial = replace(
        charge,
        mention=4,
        article=second,
        quote="we hid nothing at all",
        speaker="The operator",
        modality=Modality.DENIED,
        verdict=Verdict.CONTRADICTED,
        kind=Kind.DENIAL,
        against=charge,
        question="Was a fault hidden?",
        confidence=1.0,
    )
    again = replace(denial, mention=5, article=ARTICLE, quote="nothing was hidden")
    withdrawn = replace(
        first,
        mention=6,
        thread=6,
        verdict=Verdict.CHANGED,
        kind=Kind.WITHDRAWN,
        against=first,
    )
    many = [
        replace(
            first,
            mention=20 + n,
            claim=20 + n,
            quote=f"platform {n} may close" if n else "it may close",
            text=f"Platform {n} may close.",
            speaker=None,
            modality=Modality.POSSIBLE,
        )
        for n in range(10)
    ]
    repeats = [
        replace(m, mention=40 + n, verdict=Verdict.REPEATED, against=m, article=second)
        for n, m in enumerate([*many, charge, first])
    ]
    return [first, value, charge, denial, again, withdrawn, *many, *repeats]


def make_digest(**changes) -> Digest:
    mentions = changes.pop("mentions", None)
    found = records() if mentions is None else mentions
    made = assemble(
        mentions=found,
        topics=changes.pop("topics", [("strike", "Rail strike")]),
        articles=list({m.article.id: m.article for m in found}.values()),
        claims={},
        days=changes.pop(
            "days", [DayCount("2024-12-07", 3), DayCount("2024-12-10", 14, 2, 1, 12)]
        ),
        trust=changes.pop(
            "trust",
            Trust(
                feeds_total=3,
                feeds_answering=2,
                faults=(
                    SourceFault(
                        "https://feed.example/rss", "HTTP 503", 9, NOON - timedelta(2)
                    ),
                    SourceFault("https://quiet.example/rss", "silent"),
                ),
                feed_text_only=1,
                foreign=2,
                undelivered=("desk@example.org",),
            ),
        ),
        since=changes.pop("since", None),
        until=NOON,
        timezone="Europe/London",
        links_from="state/digests",
    )
    return replace(made, **changes)


def make_hostile(text: str = HOSTILE) -> Digest:
    """A digest in which every word that came from outside is ``text``."""
    article = replace(ARTICLE, title=text, outlet=text, url="javascript:alert(1)")
    first = replace(
        MENTION,
        article=article,
        quote=f"45 days {text}",
        text=text,
        speaker=text,
        question=text,
    )
    second = replace(
        first,
        mention=2,
        quote=f"{'W' * 300} 60 days {text}",
        verdict=Verdict.CHANGED,
        kind=Kind.DETAIL,
        against=first,
        why=text,
    )
    third = replace(first, mention=3, claim=3, article=replace(article, id=2, story=2))
    fourth = replace(third, mention=4, verdict=Verdict.REPEATED, against=first, claim=1)
    return make_digest(
        mentions=[first, second, third, fourth],
        topics=[("strike", text), ("quiet", text)],
        trust=Trust(1, 1, faults=(SourceFault(text, text),), undelivered=(text,)),
    )


@pytest.fixture
def digest():
    return make_digest()


@pytest.fixture
def digest_with():
    return make_digest


@pytest.fixture
def hostile():
    return make_hostile()


@pytest.fixture(scope="session")
def hostile_with():
    return make_hostile


@pytest.fixture
def mention():
    return MENTION


@pytest.fixture
def article():
    return ARTICLE
