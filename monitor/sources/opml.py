"""OPML 2.0 (opml.org/spec2.opml), read without trusting it.

Folders, tags and attributes that nobody here knows are kept, so that a list which
comes in and goes out again has lost nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from monitor.errors import SourceError
from monitor.sources.markup import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TITLE = "Feeds of claim-monitor"
_OWN = frozenset(("text", "title", "xmlUrl", "category"))
_NO_FOLDER = ""

_LONG_TAG = re.compile(rb"<[^<]{65536}")
"""The time that lxml takes for an element grows with the square of its attributes:
for 64 KB of them half a second, for 4 MB five minutes."""


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    r"""A feed of an outline.

    ``folders`` are the paths it lies under, ``/`` between names and ``\/`` within
    one; ``attributes`` are those that are not told by the others.
    """

    url: str
    title: str
    folders: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """An OPML file. ``folders`` have attributes beside their name, or are empty."""

    feeds: tuple[OpmlFeed, ...]
    folders: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    head: Mapping[str, str] = field(default_factory=dict)


def read_opml(body: bytes) -> Outline:
    """Read an OPML file, every feed once; raises ``SourceError`` where it is none."""
    if _LONG_TAG.search(body):
        raise SourceError("is not OPML: an element of it is longer than 64 KB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"is not valid OPML: {error.msg}") from error
    if root.tag != "opml":
        raise SourceError(f"is not OPML: its outermost element is {root.tag!r}")
    feeds: dict[str, OpmlFeed] = {}
    folders: dict[str, dict[str, str]] = {}
    top = root.find("body")
    for path, outline in _outlines(top if top is not None else root, _NO_FOLDER):
        if outline.get("xmlUrl"):
            feed = _feed(outline, path)
            known = feeds.get(feed.url)
            feeds[feed.url] = _merged(known, feed) if known else feed
            continue
        more = {key: value for key, value in outline.attrib.items() if key != "text"}
        if more or not len(outline):
            folders.setdefault(_within(path, outline), {}).update(more)
    head = {
        str(child.tag): clean_line(child.text or "")
        for child in root.findall("head/*")
        if isinstance(child.tag, str)
    }
    placed = (
        replace(feed, folders=()) if feed.folders == (_NO_FOLDER,) else feed
        for feed in feeds.values()
    )
    return Outline(tuple(placed), folders, head)


def write_opml(outline: Outline) -> str:
    """An OPML file."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    for tag, told in {"title": TITLE, **outline.head}.items():
        etree.SubElement(head, tag).text = told
    body = etree.SubElement(root, "body")
    made = {_NO_FOLDER: body}
    for path in outline.folders:
        _folder(made, path, outline.folders)
    for feed in outline.feeds:
        for path in feed.folders or (_NO_FOLDER,):
            parent = _folder(made, path, outline.folders)
            etree.SubElement(parent, "outline", _attributes(feed))
    text: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return text.decode()


def _outlines(
    parent: etree._Element, path: str
) -> Iterator[tuple[str, etree._Element]]:
    """Every outline with the folder it lies in; nesting is bounded by libxml2."""
    waiting = [(path, child) for child in reversed(parent.findall("outline"))]
    while waiting:
        path, outline = waiting.pop()
        yield path, outline
        inside = path if outline.get("xmlUrl") else _within(path, outline)
        waiting += [(inside, child) for child in reversed(outline.findall("outline"))]


def _within(path: str, outline: etree._Element) -> str:
    name = clean_line(outline.get("text") or outline.get("title") or "")
    name = name.replace("\\", "\\\\").replace("/", "\\/") or "(untitled)"
    return f"{path}/{name}" if path else name


def _feed(outline: etree._Element, path: str) -> OpmlFeed:
    title, text = outline.get("title"), outline.get("text")
    more = {k: v for k, v in outline.attrib.items() if k not in _OWN}
    if more.get("type") == "rss":
        del more["type"]
    if title and text and title != text:
        more["text"] = text
    tags = [tag.strip() for tag in (outline.get("category") or "").split(",")]
    return OpmlFeed(
        outline.get("xmlUrl", "").strip(),
        clean_line(title or text or ""),
        (path,),
        tuple(filter(None, tags)),
        more,
    )


def _merged(known: OpmlFeed, again: OpmlFeed) -> OpmlFeed:
    """A feed that a list has in several places."""
    return OpmlFeed(
        known.url,
        known.title or again.title,
        tuple(dict.fromkeys((*known.folders, *again.folders))),
        tuple(dict.fromkeys((*known.tags, *again.tags))),
        {**again.attributes, **known.attributes},
    )


def _attributes(feed: OpmlFeed) -> dict[str, str]:
    name = feed.title or feed.url
    told = {"type": "rss", "text": name, "title": name, "xmlUrl": feed.url}
    if feed.tags:
        told["category"] = ",".join(feed.tags)
    return {**told, **feed.attributes}


def _folder(
    made: dict[str, etree._Element], path: str, known: Mapping[str, Mapping[str, str]]
) -> etree._Element:
    if path not in made:
        names = _names(path)
        parent = _folder(made, path[: -len(names[-1]) - 1], known)
        name = re.sub(r"\\(.)", r"\1", names[-1])
        attributes = {"text": name, **known.get(path, {})}
        made[path] = etree.SubElement(parent, "outline", attributes)
    return made[path]


def _names(path: str) -> Sequence[str]:
    """The names of a path, still escaped."""
    return re.findall(r"(?:[^/\\]|\\.)+", path)
