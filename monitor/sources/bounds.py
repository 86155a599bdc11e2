"""How much of a stranger's item is taken over, and in what form."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, tzinfo
from hashlib import sha256
from urllib.parse import quote, urljoin, urlsplit

LONGEST_TEXT = 200_000
"""Characters of one article, about 30,000 words: the longest pieces that papers print
have half of it. Comparing is done by the one process that owns the ledger, and what
several megabytes in one item claim would keep it busy for minutes."""

LONGEST_LINE = 1000
"""Characters of a title or a name; a note whose title is its text has up to 500."""

LONGEST_ADDRESS = 8000
"""Characters of an address; RFC 9110, 4.1 asks for at least so many octets."""

EARLIEST, LATEST = datetime(1800, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Between these an article may say that it appeared. The ends of the calendar have
no local time in some timezone, and one such date kept every digest from rendering."""

_SPACE = re.compile(r"\s")
_NO_HOST = re.compile(r"[\x00-,/;-@\[-^`{-\x7f\s]")
"""ASCII that no host name has (RFC 3986, 3.2.2, but for percent-encoding, by which
browsers and libraries differ)."""

_QUOTED = frozenset(' "<>\\^`{|}')
"""What no address holds as it is (RFC 3986, 2) and what could end a link."""

_DOT = re.compile("[.\u3002\uff0e\uff61]")
"""What browsers take for the dot of a host name (UTS 46, 4)."""


def cut(text: str, most: int) -> str:
    """Text of at most ``most`` characters, cut between words where there are any."""
    if len(text) <= most:
        return text
    kept = text[:most]
    spaces = [found.start() for found in _SPACE.finditer(kept, most - most // 10)]
    return kept[: spaces[-1] if spaces else most].rstrip()


def plausible(moment: datetime) -> datetime | None:
    """The time an article says that it appeared, or None where it cannot have."""
    return moment if EARLIEST <= moment < LATEST else None


def day_in(day: date, zone: tzinfo) -> datetime | None:
    """The first moment that is of this day in ``zone``, where readers are shown it,
    and in UTC, by which the dates of a text are understood; None where implausible.
    """
    try:
        moments = [datetime.combine(day, time(), each) for each in (zone, UTC)]
        return plausible(max(moments).astimezone(UTC))
    except OverflowError:
        return None


def web_address(link: str | None, base: str = "") -> str | None:
    """An item's link as seen from ``base``, or None where it leads to no web page.

    What no address may hold is percent-encoded, as browsers do, and the host is in
    ASCII, so that one that looks like another shows as what it is.
    """
    if not link or len(link) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(urljoin(base, link.strip()))
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    host = _in_ascii(parts.hostname or "")
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    if _NO_HOST.search(host):
        return None
    if not parts.netloc.isascii():
        parts = parts._replace(netloc=host + port)
    whole = "".join(map(_printable, parts.geturl()))
    return whole if len(whole) <= LONGEST_ADDRESS else None


def _in_ascii(host: str) -> str:
    """A host name in Punycode (RFC 3492), label by label."""
    labels = _DOT.split(unicodedata.normalize("NFKC", host).lower())
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
        for label in labels
    )


def item_name(guid: str) -> str:
    """What a feed calls an item, or the hash of it where that is no name."""
    if guid.isprintable() and len(guid) <= LONGEST_ADDRESS:
        return guid
    return sha256(guid.encode("utf-8", "surrogatepass")).hexdigest()


def _printable(letter: str) -> str:
    plain = letter.isprintable() and letter not in _QUOTED
    return letter if plain else quote(letter, errors="replace")
