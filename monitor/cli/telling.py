"""Mentions and claims in plain text, for a terminal or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.cli.words import counted, plain
from monitor.core.digest.wording import denied_by
from monitor.types import BY_WEIGHT, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from monitor.cli.session import Session
    from monitor.types import ArticleRecord, ClaimRecord, MentionRecord, Reviewed

COLOURS = {
    Verdict.CONTRADICTED: "red",
    Verdict.CHANGED: "yellow",
    Verdict.NEW: "green",
    Verdict.REPEATED: "bright_black",
}


def tell_json(records: Iterable[MentionRecord]) -> None:
    """Print mentions as JSON, one a line."""
    from monitor.render.export import json_text, mention_json  # noqa: PLC0415

    for record in records:
        click.echo(json_text(mention_json(record)))


def tell_counts(counts: Mapping[Verdict, int]) -> str:
    """How many of each verdict: 3 contradicted, 4 changed, 31 new, 0 repeated."""
    return ", ".join(f"{counts.get(verdict, 0)} {verdict}" for verdict in BY_WEIGHT)


def tell_verdict(record: MentionRecord) -> str:
    """The verdict with its kind, coloured on a terminal."""
    words = f"{record.verdict} ({record.kind})" if record.kind else str(record.verdict)
    return click.style(words, fg=COLOURS[record.verdict], bold=True)


def tell_mention(session: Session, record: MentionRecord) -> Iterator[str]:
    """One mention with its verdict, and the one it is about."""
    head = tell_verdict(record)
    denied = denied_by(record.verb, record.modality, record.text)
    if record.verdict is not Verdict.NEW:
        head += f", confidence {record.confidence:.2f}"
    yield f"{head}: {'denied: ' if denied else ''}{plain(record.text)}"
    now = record.against is not None and record.verdict is not Verdict.REPEATED
    yield f"  {'now:    ' if now else ''}“{plain(record.quote)}”"
    yield f"  {tell_saying(session, record)}"
    if now and record.against:
        yield f"  before: “{plain(record.against.quote)}”"
        yield f"  {tell_saying(session, record.against)}"
    if record.held:
        beside = f", {plain(record.why)}" if record.why else ""
        yield f"  held back for want of evidence: {record.held}{beside}"
    elif record.why:
        yield f"  why: {plain(record.why)}"
    if record.review:
        yield f"  reviewed: {tell_review(record.review)}"
    if record.dismissed:
        yield "  dismissed: its claim is left out of digests"


def tell_review(review: Reviewed) -> str:
    """Whether the engine was right, and what it had said if it was not."""
    if review.right:
        return "right"
    kind = f" ({review.kind})" if review.kind else ""
    return f"wrong; the engine had said {review.verdict}{kind}"


def tell_answer(session: Session, record: MentionRecord) -> Iterator[str]:
    """What was said of a claim later, beneath a draft that repeats it."""
    yield f"  since then {tell_verdict(record)}: “{plain(record.quote)}”"
    yield f"  {tell_saying(session, record)}"


def tell_saying(session: Session, record: MentionRecord) -> str:
    """Who said it, by which verb, and where; a quote alone hides a denial."""
    source = tell_source(session, record.article)
    if record.speaker is None:
        return source
    verb = f" ({record.verb})" if record.verb else ""
    return f"{plain(record.speaker)}{verb} in {source}"


def tell_source(session: Session, article: ArticleRecord) -> str:
    """Outlet, date and place of an article."""
    day = session.local(article.published, "%d %b %Y").removeprefix("0")
    where = article.url or article.path or ""
    return plain(", ".join(filter(None, [article.outlet, day, where])))


def tell_claim(record: ClaimRecord, width: int) -> str:
    """One claim on one line: number, status, sources, text."""
    sources = counted(record.sources, "source")
    head = f"{record.claim:>5}  {record.status:<9}  {sources:>10}  "
    text = told(record)
    room = width - len(head)
    if 0 < room < len(text):
        text = text[: room - 1] + "…"
    return head + text


def told(record: ClaimRecord) -> str:
    """What a claim says; what is only ever denied is not told as said."""
    return f"denied: {plain(record.text)}" if record.denied else plain(record.text)
