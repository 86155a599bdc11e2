"""One wrong letter in any key is told with its place; a secret is told nowhere."""

from __future__ import annotations

import socket
import tomllib
from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from click.testing import CliRunner

from monitor.cli import cli
from monitor.config import load

if TYPE_CHECKING:
    from pathlib import Path

EVERY_KEY = """\
[monitor]
state = "state"
timezone = "Europe/London"
collect_every = "15m"
templates = "templates"
judge = "lexical"

[judge]
decides = true
key_env = "MONITOR_JUDGE_KEY"
deadline = "60s"

[[topic]]
name = "strike"
title = "The strike"
seeds = ["seeds"]
watch = ["strike"]

[[feed]]
url = "https://example.org/rss"
title = "Example"
topics = ["strike"]
full_text = true
folders = ["News"]
tags = ["sea"]
opml = { type = "rss" }

[search]
services = ["google-news"]
templates = {}

[retention]
articles = "365d"
runs = "90d"
digests = "90d"

[heartbeat]
file = "state/heartbeat"
url = "https://example.org/beat"

[fetch]
allow_hosts = ["10.0.0.5"]
contact = "desk@example.org"
user_agent = "us/1"
host_spacing = "1s"
deadline = "30s"
concurrency = 8

[digest]
at = "07:30"
formats = ["md"]
folder = "digests"
group_by = "topic"
when_nothing = "send"

[email]
to = ["desk@example.org"]
from = "monitor@example.org"
host = "smtp.example.org"
port = 587
security = "starttls"
user = "monitor"
password_env = "MONITOR_SMTP_PASSWORD"
"""
SECRET = "xK9hunter2QqZ"  # noqa: S105 - it is looked for
COMMANDS = (["run"], ["doctor"], ["claims"], ["feeds", "list"])


def wrong(word: str, way: str, chance) -> str:
    """The word with one letter wrong."""
    at = chance.randrange(len(word))
    if way == "other":
        return word[:at] + ("x" if word[at] != "x" else "y") + word[at + 1 :]
    if way == "missing":
        return word[:at] + word[at + 1 :]
    if way == "doubled":
        return word[:at] + word[at] + word[at:]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def keys() -> list[tuple[int, str]]:
    """(line, key or table) of everything that can be mistyped."""
    found = []
    for number, line in enumerate(EVERY_KEY.splitlines(), 1):
        word = line.strip("[]") if line.startswith("[") else line.partition(" =")[0]
        if word:
            found.append((number, word))
    return [*found, (len(EVERY_KEY.splitlines()), "password_file")]


def test_the_list_of_keys_is_whole(tmp_path):
    """Or a new key would go unlooked at."""
    path = tmp_path / "monitor.toml"
    path.write_text(EVERY_KEY)
    config = load(path)
    written = tomllib.loads(EVERY_KEY)
    one_of_each = (config.monitor, config.fetch, config.digest, config.search)
    others = (config.email, config.retention, config.heartbeat, config.judge)
    for table in (*one_of_each, *others):
        assert table
        names = {f.alias or n for n, f in type(table).model_fields.items()}
        assert names - {"password_file"} in [
            set(part) for part in written.values() if isinstance(part, dict)
        ]
    for tables, name in ((config.topics, "topic"), (config.feeds, "feed")):
        assert set(type(tables[0]).model_fields) == set(written[name][0])


def test_every_key_with_a_wrong_letter_is_told_with_line_and_nearest_key(
    tmp_path, soak, chance, figure
):
    path = tmp_path / "monitor.toml"
    tried = 0
    for number, word in keys():
        for way in ("other", "missing", "doubled", "swapped"):
            if not (soak or way == "other"):
                continue
            mistyped = wrong(word, way, chance)
            lines = EVERY_KEY.splitlines()
            if word == "password_file":
                lines[number - 1] = f'{mistyped} = "x"'
            else:
                lines[number - 1] = lines[number - 1].replace(word, mistyped, 1)
            if mistyped in {word, *(known for _, known in keys())}:
                continue
            path.write_text("\n".join(lines))
            result = CliRunner().invoke(cli, ["--config", str(path), "run"])
            tried += 1
            told = f"{mistyped}: {result.stderr}"
            assert (result.exit_code, result.stdout) == (2, ""), told
            assert f"{path}:{number}: " in result.stderr, told
            assert mistyped in result.stderr, told
            assert f'did you mean "{word}"?' in result.stderr, told
            assert not (tmp_path / "state").exists(), "and nothing runs"
    figure("keys with a wrong letter", tried)


WATCH = """\
[[topic]]
name = "strike"
seeds = ["seeds"]

[[topic.watch]]
term = "strike"
name = "walk-outs"
priority = "high"
note = "the whole coast"
feeds = ["https://example.org/rss"]
mute_until = 2024-12-24
search = false

[[feed]]
url = "https://example.org/rss"
"""


def test_every_key_of_a_watch_term_with_a_wrong_letter_is_told(tmp_path, chance):
    path = tmp_path / "monitor.toml"
    path.write_text(WATCH)
    ((term,), names) = load(path).topics[0].watch, set()
    lines = WATCH.splitlines()
    for number, line in enumerate(lines, 1):
        word, equals, _ = line.partition(" =")
        if not equals or not 5 < number < 14:
            continue
        names.add(word)
        mistyped = wrong(word, "other", chance)
        told = [*lines]
        told[number - 1] = line.replace(word, mistyped, 1)
        path.write_text("\n".join(told))
        result = CliRunner().invoke(cli, ["--config", str(path), "run"])
        assert (result.exit_code, result.stdout) == (2, ""), result.stderr
        assert f'did you mean "{word}"?' in result.stderr, result.stderr
        assert f"{path}:{number}: " in result.stderr, result.stderr
    assert names == set(type(term).model_fields)


LEAKS = {
    "a password in the file": f'password = "{SECRET}"',
    "a password in a mistyped key": f'pasword = "{SECRET}"',
    "a password for the name of its variable": f'password_env = "{SECRET}"',
    "one that cannot be a name": f'password_env = "{SECRET}!"',
    "a list": f'password_env = ["{SECRET}"]',
    "a table": f'password_env = {{a = "{SECRET}"}}',
    "a number of quotes": f'password_env = "{SECRET}',
    "no quotes": f"password_env = {SECRET}",
    "a file that is not there": f'password_file = "{SECRET}/"',
    "in the server": f'password_env = "A"\nhost = "monitor:{SECRET}@smtp.example.org"',
    "in the server with blanks": f'password_env = "A"\nhost = "smtp.example.org {SECRET}"',
    "in a feed": f'[[feed]]\nurl = "https://me:{SECRET}@example.org/rss"',
    "in a feed that is none": f'[[feed]]\nurl = "https://me:{SECRET}@[example.org/rss"',
    "in a feed with a wrong port": f'[[feed]]\nurl = "https://me:{SECRET}@e.org:port/"',
    "in a feed of no scheme": f'[[feed]]\nurl = "me:{SECRET}@example.org/rss"',
    "in the heartbeat": f'[heartbeat]\nurl = "https://me:{SECRET}@example.org/beat"',
    "the name of the judge's key": f'[judge]\nkey_env = "{SECRET}!"',
    "a key in the judge": f'[judge]\nkey = "{SECRET}"',
    "in two feeds": f'[[feed]]\nurl = "https://a:{SECRET}@e.org/"\n' * 2,
}


@pytest.mark.parametrize("case", LEAKS)
def test_a_secret_in_the_wrong_place_is_not_told(tmp_path, monkeypatch, case):
    monkeypatch.chdir(tmp_path)
    start, _, rest = EVERY_KEY.partition("[[feed]]")
    lines = start + rest[rest.index("[fetch]") :].replace("587", "1")
    lines = lines.replace('password_env = "MONITOR_SMTP_PASSWORD"\n', "")
    own = 'host = "smtp.example.org"\n'
    lines = lines.replace(own, "" if "host" in LEAKS[case] else 'host = "127.0.0.1"\n')
    (tmp_path / "monitor.toml").write_text(f"{lines}{LEAKS[case]}\n")
    statuses = set()
    for words in COMMANDS:
        result = CliRunner().invoke(cli, ["-v", *words])
        statuses.add(result.exit_code)
        told = result.output + repr(result.exception)
        assert SECRET not in told, told
        assert "Traceback" not in told
    assert statuses & {1, 2}
    assert [path.name for path in holders(tmp_path)] == ["monitor.toml"]


@pytest.mark.parametrize(
    ("where", "right"), [("password_env", True), ("password_file", False)]
)
def test_a_password_that_is_used_is_told_and_kept_nowhere(
    project, where, right, postbox
):
    """Not even where the server repeats it."""

    def judge(*_):
        message = None if right else f"535 {SECRET} is wrong"
        return AuthResult(success=right, handled=False, message=message)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    server = Controller(
        postbox,
        hostname="127.0.0.1",
        port=port,
        authenticator=judge,
        auth_require_tls=False,
    )
    server.start()
    here = project()
    toml = here.folder / "monitor.toml"
    named = '"MONITOR_SECRET"' if where == "password_env" else '"../password"'
    toml.write_text(
        toml.read_text().replace("port = ", f"port = {port} # ")
        + f'user = "monitor"\n{where} = {named}\n'
    )
    (here.folder.parent / "password").write_text(SECRET)
    env = {"MONITOR_SECRET": SECRET}
    said = ""
    for words in (["-v", "run"], ["-v", "doctor"], ["export", "claims"]):
        said += here.do("--now", "2024-12-09T12:00:00Z", *words, env=env).said
    server.stop()
    assert bool(postbox.taken) == right
    assert ("did not accept the user or password" in said) != right
    for form in (SECRET, b64encode(f"\0monitor\0{SECRET}".encode()).decode()):
        assert form not in said
    assert not holders(here.folder)


def holders(folder: Path) -> list[Path]:
    """The files that hold the secret."""
    found = []
    for path in folder.rglob("*"):
        with suppress(IsADirectoryError):
            if SECRET.encode() in path.read_bytes():
                found.append(path)
    return found
