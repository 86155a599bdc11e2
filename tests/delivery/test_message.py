"""The mail of a digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.delivery.email import compose
from monitor.delivery.faults import Refused
from monitor.delivery.message import address, subject


def parsed(body):
    return message_from_bytes(body, policy=policy.default)


def test_a_mail_holds_both_forms(digest):
    body, message_id = compose(
        digest, "caf\u00e9\n", "<p>caf\u00e9</p>", "M <m@example.org>", "d@example.org"
    )
    mail = parsed(body)
    text, html = mail.iter_parts()
    assert mail.get_content_type() == "multipart/alternative"
    assert text.get_content().splitlines() == ["caf\u00e9"]
    assert html.get_content().splitlines() == ["<p>caf\u00e9</p>"]
    assert mail["Message-ID"] == message_id
    assert message_id.endswith("@example.org>")
    assert mail["Subject"] == "Rail strike: 1 change"
    assert mail["Date"].datetime == digest.until
    assert body.isascii()
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_equal_digests_make_equal_mails(digest):
    made = [compose(digest, "a", "b", "m@e.org", "d@e.org") for _ in range(2)]
    assert made[0] == made[1]


def test_every_digest_and_recipient_has_its_own_id(digest):
    later = replace(digest, since=digest.until, until=digest.until + timedelta(days=1))
    ids = {
        compose(made, "a", "b", "m@e.org", to)[1]
        for made in (digest, later)
        for to in ("d@e.org", "e@e.org")
    }
    assert len(ids) == 4


def test_the_date_can_be_given(digest):
    date = datetime(2024, 12, 11, 7, 30, tzinfo=UTC)
    body, _ = compose(digest, "a", "b", "m@e.org", "d@e.org", date=date)
    assert parsed(body)["Date"].datetime == date


@pytest.mark.parametrize(
    "title",
    [
        "Strike\r\nBcc: thief@evil.example",
        "=?utf-8?q?Strike=0D=0ABcc:_thief@evil.example?=",
        "=?utf-8?b?U3RyaWtlDQpCY2M6IHRoaWVmQGV2aWwuZXhhbXBsZQ==?=",
        "Strike\u2028Bcc: thief@evil.example\x00\x85",
        "x" * 5000 + "\r\nBcc: thief@evil.example",
    ],
)
def test_a_title_smuggles_no_header_in(digest, title):
    body, _ = compose(replace(digest, title=title), "a", "b", "m@e.org", "d@e.org")
    mail = parsed(body)
    assert mail["Bcc"] is None
    assert not set(mail["Subject"]) & set("\r\n\0")
    assert len(mail.keys()) == 8


@given(st.text())
def test_a_subject_is_one_line(title):
    line = subject(title)
    assert line.splitlines() in ([], [line])
    assert "=?" not in line


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("desk@example.org", "desk@example.org"),
        (" The Desk <desk@example.org> ", "desk@example.org"),
        ("desk@b\u00fccher.example", "desk@xn--bcher-kva.example"),
    ],
)
def test_addresses(text, spec):
    assert address(text).addr_spec == spec


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "a@", "@b.org", "a b@c.org", "a@b c", "a@b@c.org", "<@>"),
        *("a@b..org", "a,b@c.org", '"a@b.org', "\u00e9@b.org", "a@b.org\r\nBcc: c@d"),
        "a@" + "\u00fc" * 70 + ".org",
    ],
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(Refused, match=r"under \[email\]"):
        address(text)
