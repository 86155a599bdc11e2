"""Edits of the configuration file that keep its comments and order.

Whole ``[[feed]]`` blocks are added and cut as text, so that no byte around them
changes; watch terms are edited in ``edit_watch``. What would not load afterwards
is not written; what is written is written whole or not at all.
"""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any

import tomlkit

from monitor.config.load import load, parse, read_text
from monitor.config.places import Places
from monitor.durable import write_whole
from monitor.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tomlkit.items import InlineTable


def add_feeds(
    path: Path,
    feeds: Sequence[tuple[str, str]],
    topics: Sequence[str] = (),
    more: Mapping[str, Mapping[str, Any]] | None = None,
) -> list[str]:
    """Add (address, title) pairs at the end; returns the addresses that were new.

    ``more`` are further keys of ``[[feed]]`` by address. Raises ``ConfigError``
    where the file would not load afterwards.
    """
    known = {feed.url.rstrip("/") for feed in load(path).feeds}
    text, added = read_text(path), []
    for url, title in feeds:
        if url.rstrip("/") in known:
            continue
        known.add(url.rstrip("/"))
        added.append(url)
        text = (
            text.rstrip("\n")
            + "\n\n"
            + _feed_block(url, title, topics, (more or {}).get(url, {}))
        )
    if added:
        write(path, text)
    return added


def remove_feed(path: Path, url: str) -> None:
    """Cut one feed's block; raises ``UsageError`` if there is no such feed."""
    config = load(path)
    known = [feed.url.rstrip("/") for feed in config.feeds]
    if url.rstrip("/") not in known:
        raise UsageError(
            f"{path} has no feed {url}; 'monitor feeds list' shows what it has"
        )
    text = read_text(path)
    places = Places(text)
    key = ("feed", known.index(url.rstrip("/")))
    starts = [line for line, header in places.headers if header == key]
    if not starts:
        raise UsageError(f"{path} has this feed not as [[feed]]; remove it by hand")
    lines = text.splitlines(keepends=True)
    start = starts[0] - 1
    end = min(
        (line - 1 for line, _ in places.headers if line > starts[0]),
        default=len(lines),
    )
    while end > start and _is_remark(lines[end - 1]):
        end -= 1  # remarks above the next table belong to that one
    while end < len(lines) and not lines[end].strip():
        end += 1
    write(path, "".join(lines[:start] + lines[end:]))


def keep_outline(
    path: Path, head: Mapping[str, str], folders: Mapping[str, Mapping[str, str]]
) -> None:
    """Keep what an OPML file said beside its feeds; what is there already stays."""
    config = load(path)
    document = tomlkit.parse(read_text(path))
    known = {folder.path for folder in config.opml.folders}
    added = {name: folders[name] for name in folders if name not in known}
    if not added and (config.opml.head or not head):
        return
    outline: Any = document.setdefault("opml", tomlkit.table())
    if head and not config.opml.head:
        outline["head"] = dict(head)
    if added:
        listed = outline.setdefault("folder", tomlkit.aot())
        for name, attributes in added.items():
            table = tomlkit.table()
            table["path"] = name
            if attributes:
                table["attributes"] = _inline(attributes)
            listed.append(table)
    write(path, tomlkit.dumps(document))


def _feed_block(
    url: str, title: str, topics: Sequence[str], more: Mapping[str, Any]
) -> str:
    block: dict[str, Any] = {"url": url}
    if title:
        block["title"] = title
    if topics:
        block["topics"] = list(topics)
    for key, value in more.items():
        if value:
            block[key] = _inline(value) if isinstance(value, dict) else list(value)
    return "[[feed]]\n" + tomlkit.dumps(block)


def _inline(table: Mapping[str, str]) -> InlineTable:
    made = tomlkit.inline_table()
    made.update(table)
    return made


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def write(path: Path, text: str) -> None:
    """Replace the file in one step, if the new text loads; its mode stays."""
    _check(text, path)
    target = path.resolve()
    try:
        write_whole(target, text.encode(), stat.S_IMODE(target.stat().st_mode))
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be written: {error.strerror}; it was left as it is"
        ) from error


def _check(text: str, path: Path) -> None:
    """Raise ``ConfigError`` without lines: of a text that nobody ever sees."""
    try:
        parse(text, path)
    except ConfigError as error:
        faults = re.sub(
            rf"^{re.escape(str(path))}:[\d:]+ ", "", str(error), flags=re.MULTILINE
        )
        raise ConfigError(f"{path} was left as it is: {faults}") from error
