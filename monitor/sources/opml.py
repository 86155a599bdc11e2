"""OPML 2.0 (opml.org/spec2.opml), read without trusting it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from monitor.errors import SourceError
from monitor.sources.markup import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A feed of an outline; ``category`` is its folder, "" at the top."""

    url: str
    title: str
    category: str = ""


def read_opml(body: bytes) -> tuple[OpmlFeed, ...]:
    """Every feed of an OPML file once; raises ``SourceError`` where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"is not valid OPML: {error}") from error
    if root.tag != "opml":
        raise SourceError(f"is not OPML: its outermost element is {root.tag!r}")
    return tuple({feed.url: feed for feed in _feeds(root)}.values())


def write_opml(feeds: Sequence[tuple[str, str]]) -> str:
    """(url, title) pairs as an OPML file."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "Feeds of claim-monitor"
    body = etree.SubElement(root, "body")
    for url, title in feeds:
        name = title or url
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=url)
    text: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return text.decode()


def _feeds(root: etree._Element) -> Iterator[OpmlFeed]:
    for outline in root.iter("outline"):
        url = outline.get("xmlUrl")
        if url:
            title = clean_line(outline.get("title") or outline.get("text") or "")
            parent = outline.getparent()
            folder = parent.get("text") or "" if parent is not None else ""
            yield OpmlFeed(url.strip(), title, clean_line(folder))
