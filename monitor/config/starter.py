"""The configuration that ``monitor init`` writes."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import available_timezones

from monitor.errors import UsageError

FILE = "monitor.toml"
FOLDERS = ("state", "seeds", "templates")
LOCALTIME = Path("/etc/localtime")

STARTER = """\
# What claim-monitor follows. After an edit, "monitor doctor" checks everything.
# A running daemon notices an edit within seconds.

[monitor]
state = "state"              # the database, the lock and the digests live here
timezone = "{timezone}"      # decides what a day is, and when it is 07:30
collect_every = "15m"        # how often to look; each feed is asked far less often
templates = "templates"      # a file here replaces the packaged one of its name

# A topic is a dispute that you follow. You may have several.
[[topic]]
name = "example"             # short, for the command line
title = "An example"         # what digests call it
seeds = ["seeds"]            # files or folders that always belong to it:
                             # .txt, .md, .html
# An article belongs to the topic if one of these terms matches. Whole words, in
# any case; a blank means AND; OR, NOT, "phrases" and parentheses are understood.
# "monitor watch test TERM" shows what a term matches.
watch = [
  'anthropic AND (alibaba OR qwen OR "tongyi qianwen")',
]

# "monitor feeds add URL" adds a feed, "monitor feeds import FILE" a whole OPML list.
[[feed]]
url = "https://feeds.bbci.co.uk/news/technology/rss.xml"
title = "BBC News"

# [[feed]]
# url = "https://www.theguardian.com/uk/technology/rss"
# title = "The Guardian"
# topics = ["example"]       # all topics, if absent
# full_text = false          # the words of the feed will do; true if absent

[fetch]
# contact = "you@example.org"  # told to every server that is asked
# allow_hosts = ["10.0.0.5"]   # private addresses are refused unless listed here

[digest]
at = "07:30"                 # due at the first pass after this local time
formats = ["md", "html"]
folder = "state/digests"
# when_nothing = "skip"      # no mail of a digest that tells nothing new

# Digests by mail. The password is never written here.
# [email]
# to = ["desk@example.org"]
# from = "monitor@example.org"
# host = "smtp.example.org"
# port = 587
# security = "starttls"      # or "tls", or "none"
# user = "monitor"
# password_env = "MONITOR_SMTP_PASSWORD"   # or password_file = "..."

# Everything is kept, unless you say how old it may become.
# [retention]
# articles = "365d"
# runs = "90d"

# A sign of life after each good run, so that silence can be noticed from outside.
# [heartbeat]
# file = "state/heartbeat"
"""


def write_starter(folder: Path) -> list[Path]:
    """Write the starter and its folders; returns what was not there before.

    Raises ``UsageError`` where there is a configuration already, which is left as
    it is, and where ``folder`` cannot be written.
    """
    target = folder / FILE
    text = STARTER.replace("{timezone}", local_timezone())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
        fresh = [folder / name for name in FOLDERS if not (folder / name).exists()]
        for path in fresh:
            path.mkdir()
    except FileExistsError as error:
        raise UsageError(
            f"{error.filename} is there already; it was left as it is"
        ) from error
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}") from error
    return [target, *fresh]


def local_timezone(link: Path = LOCALTIME) -> str:
    """The machine's timezone by its IANA name; "UTC" where it does not say."""
    try:
        parts = link.resolve().parts
    except OSError:
        return "UTC"
    if "zoneinfo" not in parts:
        return "UTC"
    name = "/".join(parts[parts.index("zoneinfo") + 1 :])
    return name if name in available_timezones() else "UTC"
