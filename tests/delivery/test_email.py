"""Mail against a real server: taken, refused, dropped, encrypted."""

# ruff: noqa: S106 - passwords of servers that live for one test

from __future__ import annotations

import socket

import pytest

from monitor.delivery.email import EmailCarrier, EmailSettings
from monitor.delivery.faults import Refused
from monitor.errors import DeliveryError


def test_the_server_gets_the_very_bytes(serve, postbox, parcel):
    """Also a line with a single dot, which SMTP would take for the end."""
    with serve() as carrier:
        carrier.deliver(parcel(body=b"Subject: x\r\n\r\n.\r\n..two\r\n"))
    (envelope,) = postbox.envelopes
    assert envelope.content == b"Subject: x\r\n\r\n.\r\n..two\r\n"
    assert envelope.rcpt_tos == ["desk@example.org"]
    assert envelope.mail_from == "monitor@example.org"


def test_starttls_is_used_and_verified(serve, postbox, parcel, server_tls, client_tls):
    options = {"tls_context": server_tls, "require_starttls": True}
    with serve(server=options, security="starttls", tls=client_tls) as carrier:
        carrier.deliver(parcel())
    assert len(postbox.envelopes) == 1


def test_tls_from_the_start(serve, postbox, parcel, server_tls, client_tls):
    with serve(
        server={"ssl_context": server_tls}, security="tls", tls=client_tls
    ) as carrier:
        carrier.deliver(parcel())
    assert len(postbox.envelopes) == 1


def test_an_unknown_certificate_is_not_trusted(serve, postbox, parcel, server_tls):
    options = {"tls_context": server_tls}
    with (
        serve(server=options, security="starttls") as carrier,
        pytest.raises(DeliveryError, match="certificate is not trusted"),
    ):
        carrier.deliver(parcel())
    assert postbox.envelopes == []


def test_without_starttls_nothing_is_sent_in_the_clear(serve, postbox, parcel):
    with (
        serve(security="starttls") as carrier,
        pytest.raises(DeliveryError, match="does not offer"),
    ):
        carrier.deliver(parcel())
    assert postbox.envelopes == []


def test_the_user_logs_in(serve, postbox, parcel, admitting, client_tls):
    with serve(
        server=admitting,
        security="starttls",
        tls=client_tls,
        user="monitor",
        password="open sesame",
    ) as carrier:
        carrier.check()
        carrier.deliver(parcel())
    assert len(postbox.envelopes) == 1


def test_a_wrong_password_is_told_and_never_shown(serve, parcel, admitting, client_tls):
    """It is tried again: a password can be mended."""
    with serve(
        server=admitting,
        security="starttls",
        tls=client_tls,
        user="monitor",
        password="s3cret",
    ) as carrier:
        with pytest.raises(DeliveryError, match="user or password") as caught:
            carrier.deliver(parcel())
        with pytest.raises(DeliveryError, match="user or password"):
            carrier.check()
    assert not isinstance(caught.value, Refused)
    assert "s3cret" not in str(caught.value)


def test_settings_never_show_their_password():
    settings = EmailSettings("c@d.org", "host", password="s3cret")
    assert "s3cret" not in repr(settings)


@pytest.mark.parametrize("step", ["to_recipient", "to_data"])
def test_a_refusal_for_good_is_final(serve, postbox, parcel, step):
    setattr(postbox, step, "550 5.1.1 No such user")
    with (
        serve() as carrier,
        pytest.raises(Refused, match=r"for good \(550 5\.1\.1 No such user\)"),
    ):
        carrier.deliver(parcel())


@pytest.mark.parametrize("step", ["to_recipient", "to_data"])
def test_a_refusal_for_now_is_not_final(serve, postbox, parcel, step):
    setattr(postbox, step, "451 4.7.1 Greylisted")
    with serve() as carrier, pytest.raises(DeliveryError, match="put it off") as caught:
        carrier.deliver(parcel())
    assert not isinstance(caught.value, Refused)


def test_a_server_that_hangs_up_after_the_data_did_not_take_it(serve, postbox, parcel):
    postbox.hang_up = True
    with serve() as carrier:
        with pytest.raises(DeliveryError, match="kept and tried again in the next run"):
            carrier.deliver(parcel())
        postbox.hang_up = False
        carrier.deliver(parcel())
    first, second = postbox.envelopes
    assert first.content == second.content


def test_a_sender_that_is_refused_is_tried_again(serve, postbox, parcel):
    """The configuration can be mended, the digest cannot be had again."""
    with (
        serve(server={"data_size_limit": 5}) as carrier,
        pytest.raises(DeliveryError, match="552") as caught,
    ):
        carrier.deliver(parcel(body=b"x" * 100 + b"\r\n"))
    assert postbox.envelopes == []
    assert not isinstance(caught.value, Refused)


def test_a_sender_that_may_not_send_is_found_without_sending(serve, postbox):
    postbox.to_sender = "530 Must issue a STARTTLS command first"
    with serve() as carrier, pytest.raises(DeliveryError, match="530 Must issue"):
        carrier.check()
    postbox.to_sender = "250 OK"
    with serve() as carrier:
        carrier.check()
    assert postbox.envelopes == []


def test_nobody_listens(parcel):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings = EmailSettings("m@example.org", "127.0.0.1", free.getsockname()[1])
        carrier = EmailCarrier(settings)
        with pytest.raises(DeliveryError, match="could not be used"):
            carrier.deliver(parcel())


def test_a_silent_server_is_given_up(parcel):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = EmailSettings(
            "m@example.org",
            "127.0.0.1",
            silent.getsockname()[1],
            security="none",
            timeout=0.05,
        )
        with pytest.raises(DeliveryError, match="did not answer in time"):
            EmailCarrier(settings).deliver(parcel())


def test_an_address_that_is_none_is_refused(serve, parcel):
    with serve() as carrier, pytest.raises(Refused, match="no mail address"):
        carrier.deliver(parcel(target="desk\r\nRCPT TO:<x@y.z>"))
