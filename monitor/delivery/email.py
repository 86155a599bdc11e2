"""Mail over SMTP, one message for each recipient."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from monitor.delivery.errand import Errand
from monitor.delivery.faults import Refused
from monitor.delivery.message import address, compose
from monitor.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.types import Parcel

__all__ = ["EmailCarrier", "EmailSettings", "compose"]

# RFC 5321, 4.2.1: 5yz is a permanent refusal, 4yz asks to try again.
_PERMANENT, _PUT_OFF = 500, 400


@dataclass(frozen=True, slots=True)
class EmailSettings:
    """How to reach the mail server; ``security`` is starttls, tls or none.

    ``timeout`` is in seconds. ``tls`` stands in for the system's certificates.
    """

    sender: str
    host: str
    port: int = 587
    security: str = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 30.0
    tls: ssl.SSLContext | None = field(default=None, repr=False)


class EmailCarrier:
    """Hands mail to one server, in a connection of its own for each parcel.

    A server that cannot be reached is tried once: a carrier serves one pass, and
    one that hangs would hold it up for as many times as there are recipients.

    Once ``should_stop`` says so, a server is waited for only after it was given the
    mail: what it answers then decides whether the mail is sent again.
    """

    def __init__(
        self,
        settings: EmailSettings,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._settings = settings
        self._should_stop = should_stop
        self._unusable: Exception | None = None

    def deliver(self, parcel: Parcel) -> None:
        """Send the parcel's bytes to its target; returns once the server took them.

        Raises Refused where the server will never take it, Abandoned where a stop
        came before it was given the mail, DeliveryError where a later try may do.
        """
        recipient = address(parcel.target).addr_spec
        if self._unusable:
            raise self._later(parcel, self._unusable)
        Errand(lambda errand: self._send(parcel, recipient, errand)).run(
            self._should_stop
        )

    def _send(self, parcel: Parcel, recipient: str, errand: Errand) -> None:
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            self._unusable = error
            raise self._later(parcel, error) from error
        _bind_at_data(server, errand)
        try:
            errand.settle(self._outcome(server, parcel, recipient))
        finally:
            # Whatever the farewell brings, the message was taken or was not.
            with suppress(OSError, smtplib.SMTPException):
                server.quit()

    def _outcome(
        self, server: smtplib.SMTP, parcel: Parcel, recipient: str
    ) -> DeliveryError | None:
        sender = address(self._settings.sender).addr_spec
        try:
            server.sendmail(sender, [recipient], parcel.body)
        except smtplib.SMTPRecipientsRefused as error:
            return self._refused(parcel, *error.recipients[recipient])
        except smtplib.SMTPDataError as error:
            return self._refused(parcel, error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            return self._later(parcel, error)
        return None

    def check(self) -> None:
        """Connect, log in and name the sender, but send nothing; raises DeliveryError."""
        try:
            with self._connect() as server:
                server.ehlo_or_helo_if_needed()
                code, said = server.mail(address(self._settings.sender).addr_spec)
            if code >= _PUT_OFF:
                raise smtplib.SMTPResponseException(code, said)
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryError(self._unreachable(error)) from error

    def _connect(self) -> smtplib.SMTP:
        """A session, encrypted and logged in as the settings say."""
        wanted = self._settings
        context = wanted.tls or ssl.create_default_context()
        server: smtplib.SMTP
        if wanted.security == "tls":
            server = smtplib.SMTP_SSL(
                wanted.host, wanted.port, timeout=wanted.timeout, context=context
            )
        else:
            server = smtplib.SMTP(wanted.host, wanted.port, timeout=wanted.timeout)
        try:
            if wanted.security == "starttls":
                server.starttls(context=context)
            if wanted.user:
                server.login(wanted.user, wanted.password or "")
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
        return server

    def _later(self, parcel: Parcel, error: Exception) -> DeliveryError:
        return DeliveryError(
            f"Mail to {parcel.target}: {self._unreachable(error)}. "
            "It is kept and tried again in the next run."
        )

    def _unreachable(self, error: Exception) -> str:
        where = f"{self._settings.host}:{self._settings.port}"
        return f"the server {where} could not be used: {_reason(error)}"

    def _refused(self, parcel: Parcel, code: int, said: bytes | str) -> DeliveryError:
        answer = f"{code} {_text(said)}"
        where = f"Mail to {parcel.target}: the server {self._settings.host}"
        if code >= _PERMANENT:
            return Refused(
                f"{where} refused it for good ({answer}). It is not tried again; "
                "see to the address or ask whoever keeps the server."
            )
        return DeliveryError(
            f"{where} put it off ({answer}). It is kept and tried again in the next run."
        )


def _bind_at_data(server: smtplib.SMTP, errand: Errand) -> None:
    """Before DATA nothing was handed over; from then on only the server knows."""
    data = server.data

    def bound(msg: Any) -> tuple[int, bytes]:
        errand.bind()
        return data(msg)

    server.data = bound  # type: ignore[method-assign]


def _reason(error: Exception) -> str:
    """What went wrong in plain words, never with a password in it."""
    match error:
        case smtplib.SMTPAuthenticationError():
            said = f"it did not accept the user or password ({error.smtp_code})"
        case smtplib.SMTPNotSupportedError():
            said = "it does not offer what `security` or `user` asks for"
        case smtplib.SMTPResponseException():
            said = f"it answered {error.smtp_code} {_text(error.smtp_error)}"
        case ssl.SSLCertVerificationError():
            said = f"its certificate is not trusted ({error.verify_message})"
        case TimeoutError():
            said = "it did not answer in time"
        case smtplib.SMTPServerDisconnected():  # smtplib's word for a timeout, too
            late = isinstance(error.__context__, TimeoutError)
            said = "it did not answer in time" if late else "it hung up"
        case ssl.SSLError():
            said = str(error)
        case OSError(strerror=str(words)):  # its number tells nobody anything
            said = words[:1].lower() + words[1:]
        case _:
            said = str(error) or type(error).__name__
    return said


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
