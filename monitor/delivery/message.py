"""A digest as a mail that is the same on every try."""

from __future__ import annotations

import hashlib
import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

from monitor.delivery.faults import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.types import Digest

# 7bit: every server takes it, whether or not it knows 8BITMIME.
_POLICY = SMTP.clone(cte_type="7bit")

# Line and paragraph separators break lines for some clients as well.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")

# The parser decodes encoded words in what it is given, line breaks included, and
# older Pythons then wrote those out (CVE-2024-6923).
_ENCODED_WORD = re.compile(r"=(?=\?)")

_NAMED = re.compile(r"([^<>]*)<([^<>]+)>")

# RFC 5322, 2.1.1: a line should have at most 78 characters; longer subjects are
# folded, but no client shows more than about this.
_SUBJECT_CHARACTERS = 200


def compose(
    digest: Digest,
    text: str,
    html: str,
    sender: str,
    recipient: str,
    *,
    date: datetime | None = None,
) -> tuple[bytes, str]:
    """Compose the mail of a digest for one recipient: (bytes, Message-ID).

    The same arguments give the same bytes. ``date`` is the end of the digest's
    window unless given. Raises Refused for an address that is none.
    """
    identity = _identity(digest, text, html, sender, recipient)
    message = EmailMessage(policy=_POLICY)
    origin = address(sender)
    message["From"] = origin
    message["To"] = address(recipient)
    message["Subject"] = subject(digest.title)
    message["Date"] = format_datetime(date or digest.until)
    message["Message-ID"] = message_id = f"<{identity[:40]}@{origin.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{identity[:32]}")
    return message.as_bytes(), message_id


def subject(title: str) -> str:
    """A title as one line that smuggles no header in."""
    line = " ".join(_UNFIT.sub(" ", title).split())
    return _ENCODED_WORD.sub("= ", line)[:_SUBJECT_CHARACTERS]


def address(text: str) -> Address:
    """An address as mail programs write it ("Name <desk@example.org>" too).

    The domain is put in ASCII. Raises Refused for what is no address.
    """
    named = _NAMED.fullmatch(text.strip())
    name, spec = named.groups() if named else ("", text.strip())
    local, at, domain = spec.rpartition("@")
    if not (local and at and domain) or _UNFIT.search(text):
        raise _no_address(text)
    try:
        ascii_domain = domain if domain.isascii() else domain.encode("idna").decode()
        return Address(name.strip(' "'), addr_spec=f"{local}@{ascii_domain}")
    except (ValueError, IndexError, MessageError) as error:
        raise _no_address(text) from error


def _no_address(text: str) -> Refused:
    return Refused(
        f"{text!r} is no mail address that can be written to. "
        "Correct it under [email] in the configuration."
    )


def _identity(digest: Digest, *parts: str) -> str:
    since = digest.since.isoformat() if digest.since else ""
    whole = (digest.title, digest.date, since, digest.until.isoformat(), *parts)
    return hashlib.sha256("\0".join(whole).encode(errors="replace")).hexdigest()
