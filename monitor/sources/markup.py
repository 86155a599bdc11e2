"""Markup from strangers to plain text."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree
from lxml import html as lxml_html

from monitor.sources.bounds import LONGEST_LINE, cut
from monitor.sources.faults import LIBRARY_FAULTS

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
DROPPED = frozenset(
    ["script", "style", "template", "noscript", "iframe", "object", "svg", "math"]
)
DEEPEST = 200
"""Nesting that is followed; what lies deeper is text of no article."""

_INVISIBLE = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xE0000, 0xE0080),
    ]
)
"""Control characters, soft hyphens, zero-widths, bidirectional marks, and the tags
that spell whole sentences which nobody sees."""
for _kept in (0x09, 0x0A, 0x0D):
    _INVISIBLE.pop(_kept)

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no database and no mail can hold."""

_SPACES = re.compile(r"[^\S\n]+")
_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")


def clean_text(text: str) -> str:
    """Text in NFC, without invisible characters, paragraphs parted by a blank line."""
    whole = _LONE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    plain = unicodedata.normalize("NFC", whole)
    lines = [
        _SPACES.sub(" ", line).strip()
        for line in plain.translate(_INVISIBLE).split("\n")
    ]
    return _PARAGRAPHS.sub("\n\n", "\n".join(lines)).strip()


def clean_line(text: str) -> str:
    """Text as one line, as a title or a name must be."""
    return _line(clean_text(text))


def text_of(markup: str) -> str:
    """The text of an HTML fragment, its blocks as paragraphs."""
    if "<" not in markup and "&" not in markup:
        return clean_text(markup)
    try:
        root = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, *LIBRARY_FAULTS):
        return clean_text(re.sub(r"<[^<>]*>", " ", markup))
    pieces: list[str] = []
    _walk(root, pieces, 0)
    return clean_text("".join(pieces))


def line_of(markup: str) -> str:
    """The text of an HTML fragment as one line."""
    return _line(text_of(markup))


def _line(text: str) -> str:
    return cut(" ".join(text.split()), LONGEST_LINE)


def _walk(node: etree._Element, pieces: list[str], depth: int) -> None:
    tag = node.tag if isinstance(node.tag, str) else None
    block = tag in BLOCKS
    if tag is not None and tag not in DROPPED and depth < DEEPEST:
        pieces.append("\n\n" if block else "")
        pieces.append(node.text or "")
        for child in node:
            _walk(child, pieces, depth + 1)
        pieces.append("\n\n" if block else "")
    pieces.append(node.tail or "" if depth else "")
