"""The configuration file: what it gives, and how it is found at fault."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest

from monitor.config import load, parse
from monitor.errors import ConfigError

FULL = """\
[monitor]
state = "state"
timezone = "Europe/London"
collect_every = "1h30m"
templates = "templates"

[[topic]]
name = "merger"
title = "The merger"
seeds = ["seeds", "/srv/more"]
watch = ['bank AND (merger OR takeover)']

[[topic]]
name = "strike"
watch = ["strike"]

[[feed]]
url = "https://example.org/rss"
topics = ["merger"]
full_text = false

[[feed]]
url = "https://example.net/feed"
title = "The Example"

[fetch]
allow_hosts = ["10.0.0.5"]
contact = "desk@example.org"
host_spacing = "2s"
deadline = "20s"
concurrency = 4

[digest]
at = "06:45"
formats = ["html"]
folder = "out"

[email]
to = ["desk@example.org", "Second Desk <two@example.org>"]
from = "monitor@example.org"
host = "smtp.example.org"
port = 2525
security = "tls"
user = "monitor"
password_env = "MONITOR_TEST_PASSWORD"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "monitor.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text, Path("monitor.toml"))
    return str(caught.value).split("\n")


def test_every_key_arrives(tmp_path):
    config = load(write(tmp_path, FULL))
    assert config.path == tmp_path / "monitor.toml"
    assert config.monitor.state == tmp_path / "state"
    assert config.monitor.timezone == "Europe/London"
    assert config.monitor.collect_every == timedelta(minutes=90)
    assert config.monitor.templates == tmp_path / "templates"
    merger, strike = config.topics
    assert merger.seeds == (tmp_path / "seeds", Path("/srv/more"))
    assert [term.term for term in merger.watch] == ["bank AND (merger OR takeover)"]
    assert (merger.title, strike.title) == ("The merger", "strike")
    one, two = config.feeds
    assert (one.topics, one.full_text, one.title) == (("merger",), False, "")
    assert (two.topics, two.full_text) == (("merger", "strike"), True)
    assert config.fetch.allow_hosts == ("10.0.0.5",)
    assert config.fetch.host_spacing == timedelta(seconds=2)
    assert config.fetch.deadline == timedelta(seconds=20)
    assert config.fetch.concurrency == 4
    assert config.digest.at == time(6, 45)
    assert config.digest.formats == ("html",)
    assert config.digest.folder == tmp_path / "out"
    assert config.email is not None
    assert config.email.to == ("desk@example.org", "Second Desk <two@example.org>")
    assert config.email.sender == "monitor@example.org"
    assert (config.email.port, config.email.security) == (2525, "tls")


def test_an_empty_file_has_all_defaults(tmp_path):
    config = load(write(tmp_path, ""))
    assert config.monitor.state == tmp_path / "state"
    assert config.monitor.collect_every == timedelta(minutes=15)
    assert config.monitor.templates is None
    assert config.digest.at == time(7, 30)
    assert config.digest.formats == ("md", "html")
    assert config.digest.folder == tmp_path / "state" / "digests"
    assert (config.topics, config.feeds, config.email) == ((), (), None)


def test_digests_follow_the_state_folder(tmp_path):
    config = load(write(tmp_path, '[monitor]\nstate = "/var/lib/monitor"\n'))
    assert config.digest.folder == Path("/var/lib/monitor/digests")


def test_a_home_folder_is_understood(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/home/desk")
    config = load(write(tmp_path, '[monitor]\nstate = "~/monitor"\n'))
    assert config.monitor.state == Path("/home/desk/monitor")


def test_a_configuration_cannot_be_changed(tmp_path):
    config = load(write(tmp_path, FULL))
    with pytest.raises(ValueError, match="frozen"):
        config.monitor.timezone = "UTC"


def test_the_same_text_gives_an_equal_configuration(tmp_path):
    path = write(tmp_path, FULL)
    assert load(path) == load(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[digest]\natt = "x"', '2: [digest] att: unknown key; did you mean "at"?'),
        ("[digset]", '1: [digset]: unknown key; did you mean "digest"?'),
        ("[zebra]", "1: [zebra]: unknown key; known are monitor, topic, feed, fetch"),
        ('path = "x"', "1: [path]: unknown key"),
        (
            '[monitor]\n\ntimezone = "London"',
            '3: [monitor] timezone: "London" is no kn',
        ),
        ('[monitor]\ntimezone = "Europe/Lodnon"', 'did you mean "Europe/London"?'),
        (
            '[monitor]\ntimezone = "zzz"',
            '2: [monitor] timezone: "zzz" is no known time',
        ),
        (
            '[monitor]\ncollect_every = "15"',
            '2: [monitor] collect_every: "15" is no du',
        ),
        ("[monitor]\ncollect_every = 15", "2: [monitor] collect_every: 15 is no durat"),
        (
            '[monitor]\ncollect_every = "5s"',
            '2: [monitor] collect_every: "5s" is too short; it is "1m" at least',
        ),
        ('[monitor]\ncollect_every = "99999999999d"', "is longer than a year"),
        ('[monitor]\ncollect_every = "400d"', '"400d" is longer than a year'),
        ("[monitor]\nstate = 1", "2: [monitor] state: must be text in quotes"),
        ('[monitor]\nstate = ""', "2: [monitor] state: is no path"),
        ('[monitor]\nstate = "~nobody-here/x"', "names no known home folder"),
        ("[monitor]\ntimezone = 1", "2: [monitor] timezone: must be text in quotes"),
        ('[digest]\nat = "7.30"', '2: [digest] at: "7.30" is no time of day'),
        ('[digest]\nat = "24:00"', '2: [digest] at: "24:00" is no time of day'),
        ("[digest]\nat = 730", "2: [digest] at: 730 is no time of day"),
        ('[digest]\nformats = ["pdf"]', "\"pdf\" is not one of 'md' or 'html'"),
        ('[digest]\nformats = ["md", "md"]', '"md" is listed twice'),
        ("[digest]\nformats = []", "2: [digest] formats: must not be empty"),
        ('[digest]\nformats = "md"', "2: [digest] formats: must be a list"),
        ("[fetch]\nconcurrency = 0", "concurrency: 0 is too little; it is at least 1"),
        ('[topic]\nname = "x"', "1: [topic]: there may be several; write [[topic]]"),
        ("[[digest]]", "1: [digest]: there is only one; write [digest] with one br"),
        ('[[topic]]\nname = "a b"', '2: [[topic]] name: "a b" is no name'),
        ("[[topic]]\nname = 3", "2: [[topic]] name: must be text in quotes"),
        ("[[topic]]\ntitle = 'x'", "1: [[topic]] name: is missing"),
        ('[[feed]]\nurl = "example.org"', '2: [[feed]] url: "example.org" is no web a'),
        ('[[feed]]\nurl = "http://["', '2: [[feed]] url: "http://[" is no web address'),
        ('[[feed]]\nurl = "http://a/x y"', "holds a blank"),
        ("[[feed]]\nurl = 1", "2: [[feed]] url: must be text in quotes"),
        ('[[feed]]\nurl = "http://u:p@a/"', "holds a user name or password"),
        (
            '[[feed]]\nurl = "http://a/"\nfull_text = "yes"',
            "3: [[feed]] full_text: must be true or false, without quotes",
        ),
        (
            '[[feed]]\nurl = "http://a/"\ntopics = ["b"]',
            '3: [[feed]] topics: "b" is no topic; there is no [[topic]] of that name',
        ),
        (
            '[[topic]]\nname = "merger"\n[[feed]]\nurl = "http://a/"\ntopics = ["merge"]',
            '5: [[feed]] topics: "merge" is no topic; did you mean "merger"?',
        ),
        (
            '[[topic]]\nname = "a"\n[[topic]]\nname = "A"',
            '4: [[topic]] name: a topic of this name is there already: "A"',
        ),
        (
            '[[feed]]\nurl = "http://a/x"\n[[feed]]\nurl = "http://a/x/"',
            "4: [[feed]] url: this feed is there already",
        ),
        ("[email]\nto = ['x']", '2: [email] to: "x" is no mail address'),
        ("[email]\nto = [1]", "2: [email] to: must be text in quotes"),
        ("[[email]]", "1: [email]: there is only one; write [email] with one bracket"),
        ("email = 3", "1: [email]: is a table; write [email], and its keys on the"),
        ("feed = [3]", "1: [[feed]]: must be a table"),
        ("[topic]", "1: [topic]: there may be several"),
        ("topic = 3", "1: [topic]: is a table; write [[topic]], and its keys on the"),
        ("[[topic]]\nname = 'a'\nwatch = ['(b']", "3:11: [[topic]] watch: this"),
        (
            "[[topic]]\nname = 'a'\nwatch = [{term = '(b'}]",
            "[[topic]] watch.term: this",
        ),
        ("[retention]\nruns = '10'", '"10" is no duration; write "365d"'),
        ("[fetch]\nallow_hosts = ['http://a.example/']", "2: [fetch] allow_hosts: "),
        ("[fetch]\nallow_hosts = ['a b']", '"a b" is no host; write "10.0.0.5"'),
    ],
)
def test_a_fault_has_its_place_and_what_would_be_right(text, fault):
    assert fault in "\n".join(faults(text))
    assert faults(text)[0].startswith("monitor.toml:")


@pytest.mark.parametrize(
    ("email", "fault"),
    [
        ('password_env = "A"\npassword_file = "b"\nuser = "x"', "are both given"),
        ('user = "monitor"', "user is given without a password"),
        ("port = 0", "port: 0 is too little; it is at least 1"),
        ("port = 65536", "port: 65536 is too much; it is at most 65535"),
        ('port = "587"', "port: must be a whole number without quotes"),
        ('security = "ssl"', "\"ssl\" is not one of 'starttls', 'tls' or 'none'"),
        ("security = 1", "\"1\" is not one of 'starttls', 'tls' or 'none'"),
    ],
)
def test_mail_settings_must_agree(email, fault):
    text = f'[email]\nto = ["a@b.c"]\nfrom = "a@b.c"\nhost = "h"\n{email}\n'
    assert fault in "\n".join(faults(text))


@pytest.mark.parametrize(
    ("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)]
)
def test_the_port_follows_the_security(security, port):
    config = parse(
        f'[email]\nto = ["a@b.c"]\nfrom = "a@b.c"\nhost = "h"\nsecurity = "{security}"',
        Path("monitor.toml"),
    )
    assert config.email is not None
    assert config.email.port == port


def test_all_faults_are_listed_at_once_in_the_order_of_the_file():
    found = faults(
        """\
# a remark with = and [brackets]
[monitor]
colect_every = "15m"   # a remark
timezone = "Mars/Base"
[[topic]]
name = "a"
watch = [
  'fine "phrase"',  # a remark ]
  'x AND',
]
[[topic]]
name = "b"
watch = ["NOT y"]
[digest]
at = "noon"
"""
    )
    places = [line.split(" ")[0] for line in found if line.startswith("monitor")]
    lines = ("3", "4", "9:9", "13:11", "15")
    assert places == [f"monitor.toml:{line}:" for line in lines]
    at = found.index("    x AND")
    assert found[at + 1].index("^") == len("    x AND")


def test_lines_are_right_after_strings_and_lists_of_several_lines():
    found = faults(
        '[[topic]]\nname = "a"\ntitle = """\n[digest]\nat = 1\n"""\nseeds = [\n'
        '  "x",\n  """y\nz""",\n]\nwotch = []\n"quoted key" = 1\n'
    )
    assert found == [
        'monitor.toml:12: [[topic]] wotch: unknown key; did you mean "watch"?',
        (
            "monitor.toml:13: [[topic]] quoted key: unknown key; known are "
            "name, title, seeds, watch"
        ),
    ]


def test_dotted_keys_have_their_line():
    assert faults('\ndigest.at = "noon"')[0].startswith("monitor.toml:2: [digest] at")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("[monitor]\nstate = \n", "monitor.toml:2: not valid TOML: invalid value"),
        ('a = "', "monitor.toml:1: not valid TOML: unterminated string; close the"),
        ("a = 1\na = 2", "monitor.toml:2: not valid TOML: cannot overwrite a value"),
        ("x = " + "[" * 5000, "monitor.toml"),
    ],
)
def test_bad_toml_names_its_line(text, start):
    assert faults(text)[0].startswith(start)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('a = "b\nc = 1', "; close the quotation marks"),
        ("a = b", '; put text in straight quotation marks: "..."'),
        ("a = “b”", '; put text in straight quotation marks: "..."'),
        ("a = 1\na = 2", "; it stands there twice; remove one of them"),
        ("[a]\n[a]", "; it stands there twice; remove one of them"),
        (r'a = "C:\seeds"', "; put the text in single quotation marks: '...'"),
        ("a: 1", '; write key = "value"'),
        ("a = [1\nb = 2", "; close it with ]"),
    ],
)
def test_bad_toml_says_what_to_do(text, advice):
    assert faults(text)[0].endswith(advice)


@pytest.mark.parametrize(
    "host", ["10.0.0.5", "10.0.0.0/8", "::1", "fe80::/10", "Press.example.org", "nas"]
)
def test_a_host_is_a_name_an_address_or_a_network(host):
    config = parse(f'[fetch]\nallow_hosts = ["{host}"]', Path("monitor.toml"))
    assert config.fetch.allow_hosts == (host,)


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ConfigError, match="monitor init"):
        load(tmp_path / "monitor.toml")


def test_a_folder_is_no_configuration(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_other_encodings_are_named(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_bytes("# ours\n# caf\xe9".encode("latin-1"))
    with pytest.raises(ConfigError, match=r"monitor\.toml:2: is not UTF-8"):
        load(path)


def test_a_byte_order_mark_and_crlf_are_no_fault(tmp_path):
    path = tmp_path / "monitor.toml"
    path.write_bytes(b'\xef\xbb\xbf[monitor]\r\nstate = "s"\r\n')
    assert load(path).monitor.state == tmp_path / "s"


def test_a_time_may_be_written_without_quotes():
    assert parse("[digest]\nat = 06:15:00", Path("m")).digest.at == time(6, 15)
