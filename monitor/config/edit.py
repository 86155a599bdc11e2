"""Edits of the configuration file that keep its comments and order.

Whole ``[[feed]]`` blocks are added and cut as text, so that no byte around them
changes; lists of watch terms are edited by tomlkit. What would not load
afterwards is not written; what is written is written whole or not at all.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import tomlkit

from monitor.config.load import load, parse, read_text
from monitor.config.places import Places
from monitor.core.watch import parse as parse_term
from monitor.errors import ConfigError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tomlkit.items import Array

    from monitor.config.model import Config

_LONG_LIST = 60  # characters after which a list of terms is written line by line


def add_feeds(
    path: Path, feeds: Sequence[tuple[str, str]], topics: Sequence[str] = ()
) -> list[str]:
    """Add (address, title) pairs at the end; returns the addresses that were new.

    Raises ``ConfigError`` where the file would not load afterwards.
    """
    known = {feed.url.rstrip("/") for feed in load(path).feeds}
    text, added = read_text(path), []
    for url, title in feeds:
        if url.rstrip("/") in known:
            continue
        known.add(url.rstrip("/"))
        added.append(url)
        text = text.rstrip("\n") + "\n\n" + _feed_block(url, title, topics)
    if added:
        _write(path, text)
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
    _write(path, "".join(lines[:start] + lines[end:]))


def add_watch(path: Path, term: str, topic: str | None = None) -> bool:
    """Add a watch term to a topic; False if it is there already.

    ``topic`` may be left out where there is only one.
    """
    parse_term(term)
    document, terms = _terms_of(path, topic)
    if term in list(terms):
        return False
    item = tomlkit.string(term, literal="'" not in term and "\n" not in term)
    if "\n" in terms.as_string() or len(terms.as_string()) + len(term) > _LONG_LIST:
        terms.multiline(multiline=True)
    terms.append(item)
    _write(path, tomlkit.dumps(document))
    return True


def remove_watch(path: Path, term: str, topic: str | None = None) -> None:
    """Remove a watch term; raises ``UsageError`` if the topic has none like it."""
    document, terms = _terms_of(path, topic)
    wanted = parse_term(term)
    for index, known in enumerate(list(terms)):
        if known == term or parse_term(str(known)) == wanted:
            del terms[index]
            _write(path, tomlkit.dumps(document))
            return
    raise UsageError(
        f"{path} has no watch term {term!r}; 'monitor watch list' shows what it has"
    )


def _terms_of(path: Path, topic: str | None) -> tuple[tomlkit.TOMLDocument, Array]:
    config = load(path)
    index = _index_of(config, topic)
    document = tomlkit.parse(read_text(path))
    table: Any = document["topic"][index]
    if "watch" not in table:
        table["watch"] = tomlkit.array()
    return document, table["watch"]


def _index_of(config: Config, topic: str | None) -> int:
    names = [one.name for one in config.topics]
    listed = ", ".join(names) or "none"
    if topic is None:
        if len(names) != 1:
            raise UsageError(f"say which topic with --topic; there are: {listed}")
        return 0
    if topic not in names:
        raise UsageError(f"{config.path} has no topic {topic!r}; there are: {listed}")
    return names.index(topic)


def _feed_block(url: str, title: str, topics: Sequence[str]) -> str:
    block: dict[str, Any] = {"url": url}
    if title:
        block["title"] = title
    if topics:
        block["topics"] = list(topics)
    return "[[feed]]\n" + tomlkit.dumps(block)


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _write(path: Path, text: str) -> None:
    """Replace the file in one step, if the new text loads; its mode stays."""
    parse(text, path)
    target = path.resolve()
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=target.parent, delete=False
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _unwritten(path, error) from error
    fresh = Path(file.name)
    try:
        fresh.chmod(target.stat().st_mode & 0o7777)
        fresh.replace(target)
    except OSError as error:
        fresh.unlink()
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> ConfigError:
    return ConfigError(
        f"{path}: cannot be written: {error.strerror}; it was left as it is"
    )
