"""Reading the configuration file: every fault at once, each with its place."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from monitor.config.faults import explain
from monitor.config.model import Config
from monitor.config.places import Places
from monitor.config.searching import unsearchable
from monitor.config.values import suggestion, without_login
from monitor.core.watch import naming
from monitor.errors import ConfigError, WatchSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.config.places import Key

Fault = tuple["Key", object, str]

# What tomllib says, and what to do about it.
_ADVICE = {
    r"llegal character '\n'": "close the quotation marks",
    "nterminated string": "close the quotation marks",
    "nvalid value": 'put text in straight quotation marks: "..."',
    "annot overwrite": "it stands there twice; remove one of them",
    "annot declare": "it stands there twice; remove one of them",
    r"nescaped '\'": "put the text in single quotation marks: '...'",
    "xpected '='": 'write key = "value"',
    "nclosed array": "close it with ]",
}


def load(path: Path) -> Config:
    """Read and check ``path``; raises ``ConfigError`` that names every fault."""
    return parse(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of the file; raises ``ConfigError`` where it cannot be had."""
    body = b""
    try:
        body = path.read_bytes()
        return body.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(
            f"{path}: there is no such file; write one with 'monitor init', or name "
            "yours with --config"
        ) from error
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{path}:{line}: is not UTF-8 text; save it as UTF-8"
        ) from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error


def parse(text: str, path: Path) -> Config:
    """Check the text of a configuration file that lies, or will lie, at ``path``."""
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax_fault(str(error), text, path)) from error
    except RecursionError as error:
        raise ConfigError(f"{path}: is nested too deeply") from error
    faults: list[Fault] = list(_cross_faults(data))
    completed = _with_defaults(data)
    try:
        config = Config.model_validate(
            {**completed, "path": path},
            context={"folder": path.parent, "names": naming(_definitions(data))},
        )
    except ValidationError as error:
        faults += [_as_written(data, *explain(Config, one)) for one in error.errors()]
    else:
        faults += [
            (
                ("topic", topic, "watch", place, "search"),
                None,
                "no search service understands this term; give it a word or phrase",
            )
            for topic, place in unsearchable(config)
        ]
        if not faults:
            return config
    raise ConfigError("\n".join(_lines(faults, Places(text), path)))


def _as_written(data: Any, key: Key, value: object, message: str) -> Fault:
    """A fault of a term in quotes, which is short for a table: not of its "term"."""
    if key[-1:] == ("term",) and len(key) == len(("topic", 0, "watch", 0, "term")):
        topic, number, watch, place, _ = key
        if not isinstance(data[topic][number][watch][place], dict):
            key = key[:-1]
    return key, value, message


def _with_defaults(data: dict[str, Any]) -> dict[str, Any]:
    """Put in what follows from other keys: digest folder, topics of a feed."""
    filled = {"monitor": {}, "fetch": {}, "digest": {}, **data}
    monitor, digest, feeds = filled["monitor"], filled["digest"], data.get("feed")
    if isinstance(monitor, dict) and isinstance(digest, dict):
        state = monitor.get("state", "state")
        if "folder" not in digest:
            folder = f"{state}/digests" if isinstance(state, str) else "digests"
            filled["digest"] = {**digest, "folder": folder}
    if isinstance(feeds, list):
        every = tuple(_texts(data.get("topic"), "name"))
        filled["feed"] = [
            {"topics": every, **feed} if isinstance(feed, dict) else feed
            for feed in feeds
        ]
    return filled


def _definitions(data: dict[str, Any]) -> dict[str, str]:
    """Every term that others may use, before anything is checked."""
    table = data.get("terms")
    found = dict(table) if isinstance(table, dict) else {}
    for topic in _tables(data.get("topic")):
        for entry in _tables(topic.get("watch")):
            if isinstance(entry.get("name"), str):
                found.setdefault(entry["name"], entry.get("term"))
    return {name: term for name, term in found.items() if isinstance(term, str)}


def _name_faults(data: dict[str, Any]) -> Iterator[Fault]:
    table = data.get("terms")
    seen = set(table if isinstance(table, dict) else ())
    for number, topic in enumerate(_tables(data.get("topic"))):
        for place, entry in enumerate(_tables(topic.get("watch"))):
            name = entry.get("name")
            if isinstance(name, str) and name in seen:
                message = f'another term has the name "{name}"; change one of them'
                yield ("topic", number, "watch", place, "name"), name, message
            elif isinstance(name, str):
                seen.add(name)


def _cross_faults(data: dict[str, Any]) -> Iterator[Fault]:
    """What only several tables together can show."""
    if "path" in data:  # the one attribute of Config that is no key of the file
        yield ("path",), None, "unknown key"
    names = list(_texts(data.get("topic"), "name"))
    yield from _twice(data.get("topic"), "topic", "name", "a topic of this name")
    yield from _twice(data.get("feed"), "feed", "url", "this feed")
    yield from _name_faults(data)
    for index, feed in enumerate(_tables(data.get("feed"))):
        topics = feed.get("topics")
        for place, name in enumerate(topics if isinstance(topics, list) else ()):
            if isinstance(name, str) and name not in names:
                hint = suggestion(name, names) or "; there is no [[topic]] of that name"
                message = f'"{name}" is no topic{hint}'
                yield ("feed", index, "topics", place), name, message


def _twice(tables: object, table: str, key: str, what: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, entry in enumerate(_tables(tables)):
        value = entry.get(key)
        if isinstance(value, str):
            same = value.casefold() if table == "topic" else value.rstrip("/")
            if same in seen:
                shown = without_login(value)
                message = f'{what} is there already: "{shown}"; remove one of them'
                yield (table, index, key), None, message
            seen.add(same)


def _tables(value: object) -> list[dict[str, Any]]:
    entries = value if isinstance(value, list) else []
    return [entry if isinstance(entry, dict) else {} for entry in entries]


def _texts(tables: object, key: str) -> Iterator[str]:
    for entry in _tables(tables):
        if isinstance(entry.get(key), str):
            yield entry[key]


def _lines(faults: list[Fault], places: Places, path: Path) -> list[str]:
    """One message for each fault, in the order of the file."""
    placed = [(_place(places, key, value), key, say) for key, value, say in faults]
    return [
        f"{path}:{place}: {_named(key)}{message}"
        for (_, place), key, message in sorted(placed, key=lambda one: one[0][0])
    ]


def _place(places: Places, key: Key, value: object) -> tuple[int, str]:
    """The line of a fault, and how it is written; a term's fault has a column."""
    if isinstance(value, WatchSyntaxError):
        line, column = places.position_of(key, value.term, value.column)
        return line, f"{line}:{column}"
    line = places.line_of(key, value)
    return line, str(line)


def _named(key: Key) -> str:
    """``("topic", 0, "watch", 1)`` as ``[[topic]] watch: ``."""
    words = [part for part in key if isinstance(part, str)]
    if key[1:2] and isinstance(key[1], int):
        table = f"[[{words[0]}]]"
    else:
        table = f"[{words[0]}]"
    rest = ".".join(words[1:])
    return f"{table} {rest}: " if rest else f"{table}: "


def _syntax_fault(message: str, text: str, path: Path) -> str:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    said = message[: place.start()] if place else message
    line = place.group(1) if place and place.group(1) else text.count("\n") + 1
    hint = next((f"; {advice}" for at, advice in _ADVICE.items() if at in said), "")
    return f"{path}:{line}: not valid TOML: {said[:1].lower()}{said[1:]}{hint}"
