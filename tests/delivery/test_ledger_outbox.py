"""From a frozen digest in a real ledger to files and mailboxes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.delivery.email import compose
from monitor.delivery.files import FileCarrier
from monitor.delivery.outbox import deliver_pending
from monitor.store.sqlite import open_ledger
from monitor.types import Parcel

NOW = datetime(2024, 12, 10, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path):
    with closing(open_ledger(tmp_path / "ledger.db")) as opened:
        yield opened


@pytest.fixture
def frozen(ledger, digest, tmp_path):
    """A digest for a file and two mailboxes."""
    target = str(tmp_path / "digests" / "2024-12-10.md")
    parcels = [Parcel(0, 0, "file", target, b"# words\n")]
    for recipient in ("desk@example.org", "night@example.org"):
        body, message_id = compose(digest, "t", "<p>h</p>", "m@example.org", recipient)
        parcels.append(Parcel(0, 0, "email", recipient, body, message_id))
    return ledger.freeze_digest(digest, parcels, NOW)


def test_a_digest_arrives_once_everywhere(ledger, frozen, serve, postbox):
    with serve() as carrier:
        carriers = {"email": carrier, "file": FileCarrier()}
        first = deliver_pending(ledger, carriers, NOW)
        second = deliver_pending(ledger, carriers, NOW + timedelta(minutes=15))
    assert len(first.delivered) == len(frozen) == 3
    assert second.delivered == ()
    assert [e.rcpt_tos for e in postbox.envelopes] == [
        ["desk@example.org"],
        ["night@example.org"],
    ]


def test_after_a_fault_the_same_bytes_are_sent(ledger, frozen, serve, postbox):
    postbox.hang_up = True
    with serve() as carrier:
        carriers = {"email": carrier, "file": FileCarrier()}
        first = deliver_pending(ledger, carriers, NOW)
        postbox.hang_up = False
        second = deliver_pending(ledger, carriers, NOW + timedelta(minutes=15))
    assert len(first.failed) == len(second.delivered) == 2
    sent = [envelope.content for envelope in postbox.envelopes]
    assert sent[:2] == sent[2:]
    assert all(parcel.message_id for parcel in frozen if parcel.channel == "email")


def test_a_refused_recipient_is_given_up(ledger, frozen, serve, postbox):
    postbox.to_recipient = "550 5.1.1 no such user"
    with serve() as carrier:
        carriers = {"email": carrier, "file": FileCarrier()}
        first = deliver_pending(ledger, carriers, NOW)
        second = deliver_pending(ledger, carriers, NOW + timedelta(minutes=15))
    assert len(first.failed) == 2
    assert second.failed == ()
    assert len(frozen) == 3


def test_a_refusal_is_told_until_a_later_mail_is_taken(
    ledger, digest, frozen, serve, postbox
):
    postbox.to_recipient = "550 5.1.1 no such user"
    with serve() as carrier:
        carriers = {"email": carrier, "file": FileCarrier()}
        deliver_pending(ledger, carriers, NOW)
        told = ledger.refused_parcels()
        assert [parcel.target for parcel in told] == [
            "desk@example.org",
            "night@example.org",
        ]
        assert "no such user" in (told[0].last_error or "")
        postbox.to_recipient = "250 OK"
        body, message_id = compose(
            digest, "t", "<p>h</p>", "m@example.org", "desk@example.org"
        )
        later = replace(digest, since=digest.until, until=NOW + timedelta(days=1))
        parcel = Parcel(0, 0, "email", "desk@example.org", body, message_id)
        ledger.freeze_digest(later, [parcel], NOW)
        assert len(ledger.refused_parcels()) == 2
        deliver_pending(ledger, carriers, NOW + timedelta(days=1))
    assert [p.target for p in ledger.refused_parcels()] == ["night@example.org"]
