"""What a pass did, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from monitor.types import JudgeUse, RunReport

ORDER = (Verdict.CONTRADICTED, Verdict.CHANGED, Verdict.NEW, Verdict.REPEATED)


def summary(report: RunReport, *, today: bool) -> str:
    """Several lines for a person; ``today``: the newest digest is of today."""
    return "\n".join(
        [
            *_feeds(report),
            *_articles(report),
            *_claims(report),
            *_judge(report.judge),
            *_digests(report, today),
        ]
    )


def exit_status(report: RunReport, feeds: Collection[str], *, strict: bool) -> int:
    """What the shell is told: 0, 3 or 4."""
    failed = {fault.source for fault in report.faults}
    failed_feeds = failed & set(feeds)
    others = report.sources_total - report.feeds_polled
    all_failed = (
        report.sources_total > 0
        and len(failed_feeds) >= report.feeds_polled
        and len(failed - failed_feeds) >= others
    )
    if all_failed:
        return 3
    if report.deliveries_failed:
        return 4
    return 3 if strict and failed else 0


def _feeds(report: RunReport) -> Iterator[str]:
    asked, failed = report.feeds_polled, len(report.faults)
    parts = [
        f"{asked} asked" if asked else "none asked",
        f"{report.feeds_unchanged} unchanged" if report.feeds_unchanged else "",
        f"{report.feeds_not_due} not due yet" if report.feeds_not_due else "",
    ]
    yield "Feeds: " + ", ".join(filter(None, parts)) + "."
    if failed:
        yield f"{failed} {'source' if failed == 1 else 'sources'} could not be read:"
        yield from (f"  {fault.source}: {fault.reason}" for fault in report.faults)


def _articles(report: RunReport) -> Iterator[str]:
    if report.articles_new or report.articles_revised:
        yield (
            f"Articles: {report.articles_new} new, {report.articles_revised} revised, "
            f"{report.articles_known} known; {report.articles_relevant} on the topics "
            "you follow."
        )
    else:
        yield f"Nothing new; {report.articles_known} articles known."
    if report.copies:
        yield f"  {report.copies} of them copies of known stories"
    if report.foreign:
        yield f"  {report.foreign} not in English: kept, but not read for claims"


def _claims(report: RunReport) -> Iterator[str]:
    if report.claims:
        counts = [f"{report.verdicts.get(v, 0)} {v}" for v in ORDER]
        yield f"Claims: {report.claims} found: {', '.join(counts)}."


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
    for failure in report.deliveries_failed:
        yield f"Not delivered, kept for the next run: {failure}"
    if report.digests:
        yield "Digest:"
        yield from (f"  {target}" for target in report.digests)
    elif report.last_digests:
        yield "The digest of today is at:" if today else "The newest digest is at:"
        yield from (f"  {target}" for target in report.last_digests)
    else:
        yield "No digest was due."
