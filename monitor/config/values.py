"""The values of single keys: each function takes what the file says.

Each raises ``ValueError`` with a message that says what would be right; a value
of the wrong type is passed on for the model to name.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from email.utils import parseaddr
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from monitor.core.watch import NO_NAMES, parse
from monitor.errors import WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import ValidationInfo

_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_DURATION = re.compile(r"(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?", re.ASCII)
_LONGEST = timedelta(days=366)
_SHORTEST_AGE = timedelta(days=1)  # or an article could go before any digest
_LONGEST_AGE = timedelta(days=36525)
_SHORT = 3  # letters of which one that is wrong leaves half of them, or little more
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)
_SLUG = re.compile(r"[^\W_][\w.-]*")


def duration(value: Any) -> Any:
    """``"15m"``, ``"1h"``, ``"1h30m"``, ``"45s"``, ``"2d"``: a length of time."""
    return _length(value, _LONGEST, "a year")


def at_least(shortest: str) -> Callable[[Any], Any]:
    """A length of time that is not shorter than ``shortest``."""

    def check(value: Any) -> Any:
        length: timedelta = duration(value)
        if length < duration(shortest):
            raise ValueError(f'"{value}" is too short; it is "{shortest}" at least')
        return length

    return check


def ago(value: Any) -> Any:
    """A length of time, however long: ``"400d"``."""
    return _length(value, timedelta.max, "any calendar")


def age(value: Any) -> Any:
    """``"365d"``: how old something may become, a day at least."""
    length: timedelta = _length(value, _LONGEST_AGE, "a century", '"365d"')
    if length < _SHORTEST_AGE:
        raise ValueError(f'"{value}" is shorter than a day; write "365d"')
    return length


def _length(
    value: Any, longest: timedelta, told: str, example: str = '"15m" or "1h30m"'
) -> Any:
    if isinstance(value, timedelta):
        return value
    if not isinstance(value, str) or not value or not _DURATION.fullmatch(value):
        raise ValueError(f"{_shown(value)} is no duration; write {example}")
    parts = re.findall(r"(\d+)([dhms])", value)
    if sum(len(number) for number, _ in parts) > len(parts) * 9:
        raise ValueError(f'"{value}" is longer than {told}')
    length = timedelta(**{_UNITS[unit]: int(number) for number, unit in parts})
    if length > longest:
        raise ValueError(f'"{value}" is longer than {told}')
    return length


def clock_time(value: Any) -> Any:
    """``"07:30"``: a time of day on a 24-hour clock."""
    if isinstance(value, time):
        return value
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(
            f'{_shown(value)} is no time of day; write "07:30", from 00:00 to 23:59'
        )
    hour, minute, second = (int(part) for part in match.groups("0"))
    return time(hour, minute, second)


def located(value: Any, info: ValidationInfo) -> Any:
    """A path, relative ones taken from the folder of the configuration file."""
    if isinstance(value, Path):
        value = str(value)
    if not isinstance(value, str):
        return value
    if not value or "\0" in value:
        raise ValueError("is no path; write the name of a file or folder")
    folder: Path = (info.context or {}).get("folder", Path())
    try:
        return folder / Path(value).expanduser()
    except RuntimeError as error:
        raise ValueError(f'"{value}" names no known home folder') from error


def known_timezone(value: Any) -> Any:
    """An IANA timezone such as ``"Europe/London"``."""
    if not isinstance(value, str) or value in _timezones():
        return value
    raise ValueError(
        f'"{value}" is no known timezone' + suggestion(value, sorted(_timezones()))
    )


def check_web_address(value: Any) -> Any:
    """An http or https address without a password in it."""
    if not isinstance(value, str):
        return value
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(
            f'"{without_login(value)}" is no web address: {without_login(str(error))}'
        ) from error
    if parts.username or parts.password:
        raise ValueError(
            "holds a user name or password; addresses are shown in digests"
        )
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise ValueError(
            f'"{without_login(value)}" is no web address; it begins with https://'
        )
    if re.search(r"\s", value) or not value.isprintable():
        shown = without_login(value)
        raise ValueError(f"{shown!r} holds a blank or what cannot be printed")
    return value


def without_login(url: str) -> str:
    """An address as it may be shown: whatever stands before an @ could be a secret."""
    return re.sub(r"^(\w+://)?.*@", r"\1...@", url, flags=re.DOTALL)


def secret_address(value: Any) -> Any:
    """A web address that is known to nobody else, so that no message shows it."""
    try:
        return check_web_address(value)
    except ValueError as error:
        raise ValueError(
            "is no web address that can be asked for; it begins with https:// and "
            "holds no blank, user name or password"
        ) from error


def address(value: Any) -> Any:
    """A mail address, with or without a name before it."""
    if not isinstance(value, str):
        return value
    _, plain = parseaddr(value)
    if re.search(r"[\r\n]", value) or not re.fullmatch(r"[^@\s]+@[^@\s]+", plain):
        raise ValueError(
            f'{_shown(value)} is no mail address; write "desk@example.org"'
        )
    return value


def mail_host(value: Any) -> Any:
    """The name or number of a server; the value may be a secret and is not shown."""
    if isinstance(value, str) and re.search(r"[\s@/]", value):
        raise ValueError('is no name of a server; write "smtp.example.org" and no more')
    return value


def allowed_host(value: Any) -> Any:
    """A host's name, an address, or a network such as ``"10.0.0.0/8"``."""
    if isinstance(value, str) and not re.fullmatch(r"[\w.-]+", value):
        try:
            ip_network(value, strict=False)
        except ValueError as error:
            raise ValueError(
                f'"{without_login(value)}" is no host; write "10.0.0.5", '
                '"10.0.0.0/8" or "feeds.example.org", without https:// and path'
            ) from error
    return value


def variable(value: Any) -> Any:
    """The name of an environment variable; what is none may be the secret itself."""
    if isinstance(value, str) and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
        raise ValueError(
            "is no name of an environment variable; put the password into a variable "
            "and name that here, never the password itself"
        )
    return value


def slug(value: Any) -> Any:
    """A name without blanks, fit for a command line."""
    if isinstance(value, str) and not _SLUG.fullmatch(value):
        raise ValueError(
            f"{_shown(value)} is no name; use letters, digits, hyphens, no blanks"
        )
    return value


def check_term(value: Any, info: ValidationInfo) -> Any:
    """A watch term that parses; the context's ``names`` are those it may use."""
    if isinstance(value, str):
        try:
            parse(value, (info.context or {}).get("names", NO_NAMES))
        except WatchSyntaxError as error:
            raise ValueError(error.reason) from error
    return value


def as_table(value: Any) -> Any:
    """A watch term in quotes as the table that it is short for."""
    if isinstance(value, str):
        return {"term": value}
    if isinstance(value, dict):
        return value
    raise ValueError("must be a term in quotes, or a table: { term = '...' }")


def search_template(value: Any) -> Any:
    """The address of a search feed with ``{query}`` where the question stands."""
    if isinstance(value, str):
        if value.count("{query}") != 1:
            raise ValueError(f'"{value}" needs {{query}} once, where the question goes')
        check_web_address(value.replace("{query}", "x"))
    return value


def local_day(value: Any) -> Any:
    """A date, as TOML writes it (``2026-12-01``) or the same in quotes."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f'"{value}" is no date; write 2026-12-01') from error
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError(f"{_shown(value)} is no date; write 2026-12-01")  # noqa: TRY004
    return value


def distinct(value: Any) -> Any:
    """A list that says nothing twice."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            if one in value[:index]:
                raise ValueError(f"{_shown(one)} is listed twice")
    return value


def suggestion(word: str, known: Sequence[str]) -> str:
    """``; did you mean "x"?`` for the nearest of ``known``, or nothing."""
    folded = {name.casefold(): name for name in known}
    tails = {name.rsplit("/", 1)[-1]: full for name, full in folded.items()}
    wanted = word.casefold().replace(" ", "_")
    cutoff = 0.5 if len(wanted) <= _SHORT else 0.6  # difflib's own is 0.6
    near = [word for word in folded if sorted(word) == sorted(wanted)]  # swapped
    near = near or get_close_matches(wanted, folded, n=1, cutoff=cutoff)
    if near:
        return f'; did you mean "{folded[near[0]]}"?'
    near = get_close_matches(wanted, tails, n=1, cutoff=0.7)
    return f'; did you mean "{tails[near[0]]}"?' if near else ""


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
