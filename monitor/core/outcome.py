"""How a run went, as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.types import RunReport


def every_source_failed(report: RunReport, feeds: Collection[str]) -> bool:
    """Say whether a run could read nothing that it tried; ``feeds``: the followed."""
    failed = {fault.source for fault in report.faults if not fault.item}
    failed_feeds = failed & set(feeds)
    others = report.sources_total - report.feeds_polled
    return (
        report.sources_total > 0
        and len(failed_feeds) >= report.feeds_polled
        and len(failed - failed_feeds) >= others
    )


def went_well(
    report: RunReport, feeds: Collection[str], failing: Collection[str]
) -> bool:
    """Say whether a run deserves a sign of life.

    It does where it ends with exit status 0 without --strict, unless it tried
    nothing only because politeness keeps it from asking feeds that all fail;
    ``failing`` are those of ``feeds`` whose latest answer was a fault.
    """
    if report.deliveries_failed or every_source_failed(report, feeds):
        return False
    return report.sources_total > 0 or not feeds or set(feeds) > set(failing)
