"""What a pass did, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from monitor.cli.telling import tell_counts
from monitor.cli.words import counted, plain
from monitor.core.outcome import every_source_failed
from monitor.delivery.outbox import told_once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from monitor.types import JudgeUse, Left, RunReport


def summary(report: RunReport, *, today: bool, timezone: str, verbose: bool) -> str:
    """Several lines for a person; ``today``: the newest digest is of today."""
    judge = report.judge
    if judge and judge.name == "learned" and not (judge.fault or verbose):
        judge = None  # it comes along and costs nothing: its count tells nobody much
    return "\n".join(
        [
            *_feeds(report, timezone),
            *_articles(report),
            *_pages(report, timezone),
            *_claims(report),
            *_judge(judge),
            *_digests(report, today),
            *_left(report.left),
        ]
    )


def exit_status(report: RunReport, feeds: Collection[str], *, strict: bool) -> int:
    """What the shell is told: 0, 1, 3 or 4."""
    if report.left is not None:
        return 1
    if every_source_failed(report, feeds):
        return 3
    if report.deliveries_failed:
        return 4
    return 3 if strict and report.faults else 0


def _feeds(report: RunReport, timezone: str) -> Iterator[str]:
    asked, failed = report.feeds_polled, len(report.faults)
    parts = [
        f"{asked} asked" if asked else "none asked",
        f"{report.feeds_unchanged} unchanged" if report.feeds_unchanged else "",
        f"{report.feeds_not_due} not due yet{_failing(report, timezone)}"
        if report.feeds_not_due
        else "",
        f"{report.feeds_gone} gone for good" if report.feeds_gone else "",
    ]
    yield "Feeds: " + ", ".join(filter(None, parts)) + "."
    if failed:
        yield f"{counted(failed, 'source')} could not be read:"
        yield from (
            f"  {plain(fault.source)}: {plain(fault.reason)}" for fault in report.faults
        )


def _failing(report: RunReport, timezone: str) -> str:
    """How many of the feeds that politeness spares failed when they were asked."""
    failing, waiting = report.feeds_failing, report.feeds_not_due
    if not failing or report.next_try is None:
        return ""
    at = _time(report.next_try, report, timezone)
    who = f"{failing} of them" if failing < waiting else "all" if waiting > 1 else "it"
    return f" ({who} failed last time; next try {at})"


def _time(then: datetime, report: RunReport, timezone: str) -> str:
    """A time on the reader's clock, with its day where that is not the run's."""
    zone = ZoneInfo(timezone)
    then, now = then.astimezone(zone), report.finished.astimezone(zone)
    return f"{then:%H:%M}" if now.date() == then.date() else f"{then:%d %b %H:%M}"


def _pages(report: RunReport, timezone: str) -> Iterator[str]:
    """How many pages are asked for again, from when on, and why."""
    if not report.waiting:
        return
    pages = sum(one.pages for one in report.waiting)
    first = _time(min(one.next_try for one in report.waiting), report, timezone)
    wait, are = ("waits", "is") if pages == 1 else ("wait", "are")
    yield (
        f"{counted(pages, 'page')} {wait} to be read and {are} asked for again, from "
        f"{first} on; until then the words of the feed stand:"
    )
    for one in report.waiting:
        yield f"  {counted(one.pages, 'page')}: {plain(one.reason)}"


def _articles(report: RunReport) -> Iterator[str]:
    if report.articles_new or report.articles_revised:
        yield (
            f"Articles: {report.articles_new} new, {report.articles_revised} revised, "
            f"{report.articles_known} known; {report.articles_relevant} on the topics "
            "you follow."
        )
    else:
        # What is known may be compared in another topic.
        nothing = "No new article" if report.claims else "Nothing new"
        known = counted(report.articles_known, "article") + " known"
        yield f"{nothing}; {known}." if report.articles_known else f"{nothing}."
    if report.copies:
        one = report.copies == 1
        copies = "a copy of a known story" if one else "copies of known stories"
        yield f"  {report.copies} of them {copies}"
    if report.articles_purged:
        yield f"  {report.articles_purged} removed, older than [retention] lets them be"
    if report.foreign:
        yield f"  {report.foreign} not in English: kept, but not read for claims"


def _claims(report: RunReport) -> Iterator[str]:
    if report.claims:
        found = counted(report.claims, "mention")
        yield f"Claims: {found} found: {tell_counts(report.verdicts)}."


def _judge(use: JudgeUse | None) -> Iterator[str]:
    """What a judge was asked and cost; nothing where there is none."""
    if use is None:
        return
    parts = [
        f"{use.pairs:,} pairs asked",
        f"{use.remembered:,} of them answered before" if use.remembered else "",
        f"{use.discarded:,} answers of no use" if use.discarded else "",
    ]
    cost = f"; {use.tokens_in:,} tokens in, {use.tokens_out:,} out"
    tokens = cost if use.tokens_in or use.tokens_out else ""
    yield f"Judge {use.name}: " + ", ".join(filter(None, parts)) + tokens + "."
    if use.fault:
        yield f"  It could not be asked, and the rules went on alone: {use.fault}"


def _digests(report: RunReport, today: bool) -> Iterator[str]:  # noqa: FBT001
    for failure in told_once(report.deliveries_failed):
        yield f"Not delivered: {plain(failure)}"
    if report.digests:
        yield f"Digest ({report.headline}):" if report.headline else "Digest:"
        yield from (f"  {target}" for target in report.digests)
    elif report.last_digests:
        yield "The digest of today is at:" if today else "The newest digest is at:"
        yield from (f"  {target}" for target in report.last_digests)
    elif not report.deliveries_failed:
        yield "No digest was due."


def _left(left: Left | None) -> Iterator[str]:
    if left is None:
        return
    parts = [
        counted(left.feeds, "feed") + " not asked" if left.feeds else "",
        counted(left.articles, "article") + " not read" if left.articles else "",
        counted(left.parcels, "delivery", "deliveries") if left.parcels else "",
        "the digest" if left.digest else "",
    ]
    told = ", ".join(filter(None, parts)) or "nothing"
    yield f"Told to stop. What was collected is kept; left for the next run: {told}."
