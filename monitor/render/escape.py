"""Foreign text made harmless for the form it is shown in."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

# Overrides and isolates turn the reading order of what follows (CVE-2021-42574);
# the plain marks only set the direction of their neighbours and can go unseen.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(r"[\u200e\u200f\u061c\u200b\u2060\ufeff\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_SPACES = re.compile(r"\s+")
_SHOWN_INSTEAD = "\ufffd"

# What is markup anywhere in a line of CommonMark 0.31 or of GitHub's dialect.
# An underscore between letters is only itself.
_MARKUP = re.compile(r"[\\`*\[\]<>~@|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|!(?=\[)")
_SCHEME = re.compile(r"(?i)(?<![a-z])(https?|ftp|mailto|xmpp)(?=:)")
_WWW = re.compile(r"(?i)\bwww(?=\.)")
_LINE_START = re.compile(
    r"^(\s*)(?:(?=[+-](?:\s|$)|#{1,6}(?:\s|$)|[=-]+\s*$)|(\d{1,9})(?=[.)](?:\s|$)))"
)
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)(#+\s*)$")

_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\x9f()<>\[\]\\`|\"]|&(?=#?\w+;)")


def plain(text: str) -> str:
    """One line without control characters or anything that turns its direction."""
    line = _BREAK.sub(" ", text)
    line = _CONTROL.sub(_SHOWN_INSTEAD, _TURNING.sub(_SHOWN_INSTEAD, line))
    return _UNSEEN.sub("", line)


def lines(text: str) -> str:
    """Text made plain line by line; its newlines stay."""
    return "\n".join(plain(line) for line in text.split("\n"))


def markdown(text: str) -> Markup:
    """Text that shows as itself in Markdown and stays readable as it stands.

    Only what would become markup is escaped, bare addresses included.
    """
    # Five spaces after a bullet would be code.
    line = _SPACES.sub(" ", plain(text))
    line = _MARKUP.sub(lambda found: "\\" + found[0], line)
    line = _SCHEME.sub(r"\1\\", line)
    line = _WWW.sub(lambda found: found[0] + "\\", line)
    line = _LINE_START.sub(lambda found: found[0] + "\\", line)
    return Markup(_CLOSING_HASHES.sub(r"\\\1", line))  # noqa: S704 - it is escaped


def markdown_address(url: str) -> Markup:
    """An address fit for a Markdown link definition."""
    encoded = _IN_ADDRESS.sub(_percent, url)
    return Markup(encoded)  # noqa: S704 - nothing that ends an address is left


def _percent(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else f"%{ord(found[0]):02X}"


def finalizer(escape: Callable[[str], str]) -> Callable[[object], object]:
    """Jinja's hook on every value shown: ``escape`` what is not yet markup."""

    def finalize(value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Markup):
            return escape(value)
        return value

    return finalize


def wrap(text: str, indent: str = "", first: str | None = None) -> str:
    """Text in lines of at most 72 columns, each led by ``indent``.

    72 columns leave room for two levels of quoting in a reply (RFC 3676).
    """
    return textwrap.fill(
        plain(text),
        width=72,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
