"""What the documents say is so: commands, keys, links, examples."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from monitor.cli import cli
from monitor.config import load
from monitor.config.model import Config

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
SEEDS = sorted((ROOT / "seeds").glob("*.md"))
NAMED = re.compile(r"`(?:\.venv/bin/)?monitor ((?:-\w+ )*[a-z]+(?: [a-z]+)?)")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
TOML = re.compile(r"```toml\n(.*?)```", re.DOTALL)
FRAME = '[[topic]]\nname = "t"\nwatch = ["a"]\n'


def commands(group=cli, path=()):
    for name, command in sorted(group.commands.items()):
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", [path[0] for path in COMMANDS if len(path) == 1])
def test_every_command_is_told_of(name):
    assert re.search(rf"\b(?:monitor|m)(?: -\S+(?: \d\S*)?)* {name}\b", TEXT), name


def test_every_command_that_is_told_of_exists():
    told = {tuple(m.replace("-q ", "").split()) for m in NAMED.findall(TEXT)}
    assert told
    for words in told:
        first = COMMANDS.get(words[:1])
        assert first is not None, words
        if isinstance(first, click.Group) and len(words) > 1:
            assert words in COMMANDS, words


def test_every_option_that_is_told_of_exists():
    known = {
        option
        for command in [cli, *COMMANDS.values()]
        for parameter in command.params
        for option in parameter.opts
    }
    others = {
        "--help",
        "--float",
        "--bind",
        "--directory",
        "--json",
        "--strict",
        "--group",
        "--soak",
        "--corpora",
    }
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT))
    assert told - others <= known


@pytest.mark.parametrize("status", range(6))
def test_every_exit_status_stands_in_the_readme(status):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {status} \| \S", readme, re.MULTILINE)


def keys_of(model):
    """The names that may stand in a file, table by table."""
    found = {}
    for name, field in model.model_fields.items():
        inner = [field.annotation, *getattr(field.annotation, "__args__", ())]
        for part in inner:
            if isinstance(part, type) and issubclass(part, BaseModel):
                found[field.alias or name] = {
                    one.alias or key for key, one in part.model_fields.items()
                }
    return found


@pytest.mark.parametrize(
    "table",
    [
        *("monitor", "topic", "feed", "search", "fetch", "digest", "email"),
        *("retention", "heartbeat", "judge"),
    ],
)
def test_the_keys_of_a_table_are_explained_and_no_others(table):
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    section = re.search(
        rf"^## `\[+{table}\]+`.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert section is not None
    told = set(re.findall(r"^\| `(\w+)` \|", section[0], re.MULTILINE))
    known = next(
        keys for name, keys in keys_of(Config).items() if name.rstrip("s") == table
    )
    assert told == known


@pytest.mark.parametrize("block", TOML.findall(TEXT))
def test_every_example_of_a_configuration_loads(block, tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_text(block if "[[topic]]" in block else FRAME + block, encoding="utf-8")
    assert tomllib.loads(block)
    assert load(path).topics


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name
)
def test_every_relative_link_leads_somewhere(path):
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def anchor(heading):
    """What a heading is called in a link, as GitHub names it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(
    "path", [*DOCUMENTS, ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name
)
def test_every_link_to_a_heading_finds_it(path):
    text = path.read_text(encoding="utf-8")
    for file, name in re.findall(r"\]\(([\w./-]*\.md)?#([^)\s]+)\)", text):
        read = path.parent / file if file else path
        headings = re.findall(r"^#+ (.+)$", read.read_text("utf-8"), re.MULTILINE)
        assert name in map(anchor, headings), f"{file}#{name}"


def test_the_rooms_of_the_architecture_exist():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for name in re.findall(r"`(core/[\w/]+(?:\.py|/))`", text):
        assert (ROOT / "monitor" / name).exists(), name


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_a_seed_says_what_it_restates(path):
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    told = dict(line.split(": ", 1) for line in front.splitlines())
    assert {"title", "outlet", "source", "sha256"} <= told.keys()
    assert re.fullmatch(r"[0-9a-f]{64}", told["sha256"])
    assert 250 <= len(body.split()) <= 450


def test_there_are_five_seeds_and_the_log_is_kept():
    assert len(SEEDS) == 5
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log.startswith("# Changelog\n")
    assert "## [Unreleased]" in log
    assert set(re.findall(r"^### (\w+)", log, re.MULTILINE)) <= {
        "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path", sorted((ROOT / "deploy").iterdir()), ids=lambda p: p.name
)
def test_what_deploy_starts_is_a_command(path):
    for words in re.findall(
        r"bin/monitor((?: [-\w]+)+)", path.read_text(encoding="utf-8")
    ):
        names = [word for word in words.split() if not word.startswith("-")]
        assert tuple(names) in COMMANDS


def test_the_figures_of_the_readme_are_those_of_the_evaluation():
    """What README tells of test and dev9 stands in docs/evaluation.md."""
    measured = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    table, first = re.findall(r"(?:^\|.*\n)+", measured, re.MULTILINE)[:2]
    last = dict(
        re.findall(r"^\| ([^|]+?) \|.*\| \*\*([.\d]+)\*\* \|$", table, re.MULTILINE)
    )
    seen = dict(
        re.findall(r"^\| ([^|]+?) \|.*\| ([.\d]+)[^|]* \|$", first, re.MULTILINE)
    )
    wanted = (
        "extraction recall",
        "speaker",
        "contradiction recall",
        "contradiction precision",
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for figures, row in ((last, "| `test`,"), (seen, "| `dev9`,")):
        (told,) = (line for line in readme.splitlines() if line.startswith(row))
        assert re.findall(r"(?<= )\.\d+", told) == [figures[name] for name in wanted]
    again, changed = re.findall(
        r"said again .* (\.\d+) is, .* changed (\.\d+)", readme
    )[0]
    assert again == last["repeated precision"]
    assert changed == last["changed precision"]
