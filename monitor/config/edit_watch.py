"""Edits of watch terms in the configuration file; comments and order stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.items import AoT

from monitor.config.edit import write
from monitor.config.load import load, read_text
from monitor.core.watch import naming, parse
from monitor.errors import UsageError, WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tomlkit.items import Array, InlineTable

    from monitor.config.model import Config
    from monitor.core.watch import Names

_LONG_LIST = 60  # characters after which a list of terms is written line by line


def add_watch(
    path: Path,
    term: str,
    topic: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> bool:
    """Add a watch term to a topic; False if it is there already.

    ``topic`` may be left out where there is only one. ``options`` are keys of
    ``WatchSettings`` beside ``term``.
    """
    config = load(path)
    parse(term, naming(config.definitions()))
    document = tomlkit.parse(read_text(path))
    terms = _terms(document, _index_of(config, topic))
    if term in map(_written, terms):
        return False
    item = tomlkit.string(term, literal="'" not in term and "\n" not in term)
    if isinstance(terms, AoT):
        terms.append(tomlkit.item({"term": term, **(options or {})}))
    else:
        so_far = terms.as_string()
        if "\n" in so_far or len(so_far) + len(term) > _LONG_LIST:
            terms.multiline(multiline=True)
        terms.append(_table(item, options) if options else item)
    write(path, tomlkit.dumps(document))
    return True


def remove_watch(path: Path, term: str, topic: str | None = None) -> None:
    """Remove a watch term, by its name or its words.

    Raises ``UsageError`` if the topic has none like it.
    """
    config = load(path)
    document = tomlkit.parse(read_text(path))
    terms = _terms(document, _index_of(config, topic))
    place = _find(list(terms), term, naming(config.definitions()))
    if place is None:
        raise _unknown(path, term)
    del terms[place]
    write(path, tomlkit.dumps(document))


def rename_watch(path: Path, old: str, new: str) -> int:
    """Give a term a name, or another one, in its place and wherever it is used.

    ``old`` is its present name, or its words. Returns how many terms use it.
    Raises ``UsageError`` if there is none like it, ``ConfigError`` where the file
    would not load afterwards.
    """
    config = load(path)
    document = tomlkit.parse(read_text(path))
    known = naming(config.definitions())
    if old in config.terms:
        _rename_key(document["terms"], old, new)
    elif not any(
        _name_at(terms, place, new)
        for terms in _every_list(document)
        if (place := _find(list(terms), old, known)) is not None
    ):
        raise _unknown(path, old)
    used = _rename_uses(document, old, new)
    write(path, tomlkit.dumps(document))
    return used


def _name_at(terms: Array, place: int, name: str) -> bool:
    item = terms[place]
    if isinstance(item, dict):
        item["name"] = name
    else:
        terms[place] = _table(item, {"name": name})
    return True


def _rename_key(table: Any, old: str, new: str) -> None:
    entries = [(key, table[key]) for key in table]
    for key, _ in entries:
        table.remove(key)
    for key, value in entries:
        table.add(new if key == old else key, value)


def _rename_uses(document: tomlkit.TOMLDocument, old: str, new: str) -> int:
    use = re.compile(rf"(?<![^\s(:-])@{re.escape(old)}(?![\w.-])")
    used = 0
    for terms in _every_list(document):
        for place, item in enumerate(list(terms)):
            text, count = use.subn(f"@{new}", _written(item))
            if count and isinstance(item, dict):
                item["term"] = text
            elif count:
                terms[place] = tomlkit.string(text, literal="'" not in text)
            used += bool(count)
    table: Any = document.get("terms", {})
    for key in list(table):
        text, count = use.subn(f"@{new}", str(table[key]))
        if count:
            table[key] = text
            used += 1
    return used


def _every_list(document: tomlkit.TOMLDocument) -> Iterator[Array]:
    topics: Any = document.get("topic", [])
    for topic in topics:
        if "watch" in topic:
            yield topic["watch"]


def _find(items: list[Any], wanted: str, names: Names) -> int | None:
    for place, item in enumerate(items):
        named = isinstance(item, dict) and item.get("name") == wanted
        if named or _written(item) == wanted:
            return place
    try:
        query = parse(wanted, names)
    except WatchSyntaxError:
        return None
    for place, item in enumerate(items):
        if parse(_written(item), names) == query:
            return place
    return None


def _written(item: Any) -> str:
    return str(item["term"] if isinstance(item, dict) else item)


def _table(term: Any, options: Mapping[str, Any]) -> InlineTable:
    table = tomlkit.inline_table()
    table["term"] = term
    table.update(options)
    return table


def _terms(document: tomlkit.TOMLDocument, index: int) -> Any:
    """The terms of a topic: an array, or an array of tables (``[[topic.watch]]``)."""
    topics: Any = document["topic"]
    if "watch" not in topics[index]:
        topics[index]["watch"] = tomlkit.array()
    return topics[index]["watch"]


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


def _unknown(path: Path, term: str) -> UsageError:
    return UsageError(
        f"{path} has no watch term {term!r}; 'monitor watch list' shows what it has"
    )
