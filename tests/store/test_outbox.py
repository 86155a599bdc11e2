"""Digests are frozen once; their parcels wait until they are handed over."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

import pytest

from monitor.store.sqlite import open_ledger
from monitor.types import (
    Digest,
    Parcel,
    RunReport,
    SourceFault,
    TopicDigest,
    Trust,
    Verdict,
)

BODY = "Dağılım \N{EM DASH} 45 days\n\0".encode()
FILE = Parcel(0, 0, "file", "digests/2024-12-10.md", BODY)
MAIL = Parcel(0, 0, "email", "desk@example.org", b"mail", "<1@example.org>")


@pytest.fixture
def digest(desk):
    return Digest(
        title="Two walk-outs",
        headline="1 changed",
        date="2024-12-10",
        day="Tuesday 10 December 2024",
        since=None,
        until=desk.now,
        timezone="Europe/London",
        topics=(TopicDigest("rail-strike", "Rail strike", articles=3),),
        timeline=(),
        trust=Trust(),
    )


def freeze(ledger, digest, desk, parcels=(FILE, MAIL)):
    return ledger.freeze_digest(digest, parcels, desk.now)


def test_an_empty_ledger_has_no_digest(ledger):
    assert ledger.last_digest() is None
    assert list(ledger.last_targets()) == []
    assert list(ledger.pending_parcels()) == []


def test_parcels_wait_as_they_were_frozen(path, ledger, digest, desk):
    frozen = freeze(ledger, digest, desk)
    assert [(p.channel, p.target, p.body, p.message_id) for p in frozen] == [
        ("file", "digests/2024-12-10.md", BODY, None),
        ("email", "desk@example.org", b"mail", "<1@example.org>"),
    ]
    with open_ledger(path) as after_a_crash:
        assert after_a_crash.pending_parcels() == frozen
        assert after_a_crash.last_digest() == ("2024-12-10", desk.now)
        assert after_a_crash.last_targets() == []


def test_a_digest_lies_where_it_was_written(ledger, digest, desk):
    file, _ = freeze(ledger, digest, desk)
    ledger.parcel_failed(file.id, "the disk is full", desk.now)
    assert ledger.last_targets() == []
    ledger.parcel_sent(file.id, desk.now)
    assert ledger.last_targets() == ["digests/2024-12-10.md"]


@pytest.mark.parametrize("hours", [None, -24])
def test_the_same_window_is_frozen_only_once(ledger, digest, desk, hours):
    digest = replace(digest, since=None if hours is None else desk.later(hours))
    first = freeze(ledger, digest, desk)
    ledger.parcel_sent(first[0].id, desk.now)
    again = freeze(
        ledger, replace(digest, title="Other"), desk, [replace(FILE, body=b"other")]
    )
    assert [p.body for p in again] == [BODY, b"mail"]
    assert [p.channel for p in ledger.pending_parcels()] == ["email"]


def test_a_digest_is_frozen_whole_or_not_at_all(ledger, digest, desk):
    with pytest.raises(sqlite3.IntegrityError):
        freeze(ledger, digest, desk, [FILE, FILE])
    assert ledger.last_digest() is None
    assert list(ledger.pending_parcels()) == []


def test_a_digest_may_have_no_parcels(ledger, digest, desk):
    assert list(freeze(ledger, digest, desk, [])) == []
    assert ledger.last_digest() == ("2024-12-10", desk.now)


def test_the_newest_digest_is_the_one_that_reaches_furthest(ledger, digest, desk):
    freeze(ledger, digest, desk)
    earlier = replace(
        digest, date="2024-12-01", since=desk.later(-99), until=desk.later(-50)
    )
    freeze(ledger, earlier, desk, [replace(FILE, target="digests/2024-12-01.md")])
    for parcel in ledger.pending_parcels():
        ledger.parcel_sent(parcel.id, desk.now)
    assert ledger.last_digest() == ("2024-12-10", desk.now)
    assert ledger.last_targets() == ["digests/2024-12-10.md"]


def test_what_was_handed_over_waits_no_more(ledger, digest, desk):
    file, mail = freeze(ledger, digest, desk)
    ledger.parcel_sent(file.id, desk.now)
    assert list(ledger.pending_parcels()) == [mail]


def test_a_failed_try_is_remembered_and_made_again(ledger, digest, desk):
    file, mail = freeze(ledger, digest, desk)
    for n in (1, 2):
        ledger.parcel_tried(mail.id, desk.later(n))
        ledger.parcel_failed(mail.id, f"refused {n}", desk.later(n))
    assert ledger.pending_parcels() == [
        file,
        replace(mail, attempts=2, last_error="refused 2"),
    ]
    ledger.parcel_tried(mail.id, desk.later(3))
    ledger.parcel_sent(mail.id, desk.later(3))
    (row,) = ledger._rows("SELECT * FROM outbox WHERE id = ?", [mail.id])
    assert (row["state"], row["attempts"], row["last_error"]) == ("sent", 3, None)


def test_a_permanent_failure_is_not_tried_again(ledger, digest, desk):
    file, mail = freeze(ledger, digest, desk)
    ledger.parcel_failed(mail.id, "no such mailbox", desk.now, permanent=True)
    assert list(ledger.pending_parcels()) == [file]
    (row,) = ledger._rows("SELECT * FROM outbox WHERE id = ?", [mail.id])
    assert (row["state"], row["last_error"]) == ("refused", "no such mailbox")


def test_older_digests_are_handed_over_first(ledger, digest, desk):
    freeze(ledger, digest, desk, [FILE])
    later = replace(digest, since=desk.now, until=desk.later(24))
    freeze(ledger, later, desk, [replace(FILE, target="later.md")])
    assert [p.target for p in ledger.pending_parcels()] == [FILE.target, "later.md"]


def test_a_digest_tells_what_it_held(ledger, digest, desk):
    freeze(ledger, digest, desk)
    (row,) = ledger._rows("SELECT * FROM digests")
    assert (row["title"], row["headline"]) == ("Two walk-outs", "1 changed")
    assert json.loads(row["summary"])["rail-strike"]["articles"] == 3


def test_a_run_is_kept_with_all_it_reported(ledger, desk):
    ledger.add_run(
        RunReport(
            started=desk.now,
            finished=desk.later(),
            feeds_polled=4,
            faults=(SourceFault("https://example.org", "no answer", 2, desk.now),),
            articles_new=3,
            claims=9,
            verdicts={Verdict.NEW: 9},
        )
    )
    (row,) = ledger._rows("SELECT * FROM runs")
    assert (row["feeds_polled"], row["sources_failed"]) == (4, 1)
    assert (row["articles_new"], row["claims"]) == (3, 9)
    report = json.loads(row["report"])
    assert report["verdicts"] == {"new": 9}
    assert report["faults"][0]["reason"] == "no answer"
