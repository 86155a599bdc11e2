"""The outbox: nothing lost, nothing marked too early."""

# ruff: noqa: ARG002 - the port names the arguments

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest

from monitor.delivery.files import FileCarrier
from monitor.delivery.outbox import OutboxReport, deliver_pending
from monitor.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from monitor.ports import Carrier, Ledger

NOW = datetime(2024, 12, 10, 12, tzinfo=UTC)


@dataclass
class Shelf:
    """The part of a ledger that holds parcels."""

    parcels: list
    done: set = field(default_factory=set)
    failures: list = field(default_factory=list)
    full: bool = False

    def pending_parcels(self):
        return [parcel for parcel in self.parcels if parcel.id not in self.done]

    def parcel_tried(self, parcel, now):
        if self.full:
            raise LedgerError("the disk is full")

    def parcel_sent(self, parcel, now):
        self.done.add(parcel)

    def parcel_failed(self, parcel, reason, now, *, permanent=False):
        self.failures.append((parcel, permanent))
        if permanent:
            self.done.add(parcel)


def hand_over(shelf: Shelf, carriers: Mapping[str, Carrier]) -> OutboxReport:
    return deliver_pending(cast("Ledger", shelf), carriers, NOW)


def test_one_failure_holds_nothing_up(serve, postbox, parcel, tmp_path):
    """Failing, then recovering: each parcel arrives once."""
    shelf = Shelf([parcel(1), parcel(2, str(tmp_path / "a.md"), "file")])
    postbox.to_data = "451 later"
    with serve() as carrier:
        carriers = {"email": carrier, "file": FileCarrier()}
        first = hand_over(shelf, carriers)
        postbox.to_data = "250 OK"
        second = hand_over(shelf, carriers)
        third = hand_over(shelf, carriers)
    assert [p.id for p in first.delivered] == [2]
    assert len(first.failed) == 1
    assert "desk@example.org" in first.failed[0]
    assert [p.id for p in second.delivered] == [1]
    assert third == OutboxReport()
    assert shelf.failures == [(1, False)]


def test_a_refusal_for_good_is_not_tried_again(serve, postbox, parcel):
    shelf = Shelf([parcel(1)])
    postbox.to_recipient = "550 no such user"
    with serve() as carrier:
        report = hand_over(shelf, {"email": carrier})
        again = hand_over(shelf, {"email": carrier})
    assert len(report.failed) == 1
    assert again.failed == ()
    assert shelf.failures == [(1, True)]


def test_a_channel_no_longer_configured_keeps_its_parcels(parcel):
    shelf = Shelf([parcel(1)])
    report = hand_over(shelf, {})
    assert "nothing is configured for 'email'" in report.failed[0]
    assert shelf.pending_parcels() == shelf.parcels


def test_a_crash_while_handing_over_marks_nothing(parcel):
    """The next run hands over the same bytes again."""

    class Crash:
        def deliver(self, parcel):
            raise KeyboardInterrupt

    shelf = Shelf([parcel(1)])
    with pytest.raises(KeyboardInterrupt):
        hand_over(shelf, {"email": Crash()})
    assert shelf.pending_parcels() == shelf.parcels
    assert shelf.failures == []


def test_what_could_not_be_marked_is_not_handed_over(serve, postbox, parcel):
    """Or a full disk would have the same mail sent in every pass."""
    shelf = Shelf([parcel(1)], full=True)
    with serve() as carrier:
        for _ in range(3):
            with pytest.raises(LedgerError):
                hand_over(shelf, {"email": carrier})
    assert postbox.envelopes == []
