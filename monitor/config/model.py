"""What may stand in ``monitor.toml``: every table and key, with its default.

Attribute names are the keys of the file, but for ``from`` (``sender``), and the
tables ``[[topic]]`` and ``[[feed]]``, which become ``topics`` and ``feeds``.
Relative paths are taken from the folder of the configuration file.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Field,
    Strict,
    model_validator,
)

from monitor.config.base import Place, Settings
from monitor.config.judges import JudgeSettings, check_judge
from monitor.config.keeping import HeartbeatSettings, RetentionSettings
from monitor.config.mail import EmailSettings  # noqa: TC001 - pydantic looks it up
from monitor.config.values import (
    allowed_host,
    as_table,
    at_least,
    check_term,
    check_web_address,
    clock_time,
    distinct,
    duration,
    known_timezone,
    local_day,
    search_template,
    slug,
    suggestion,
)

SEARCH_SERVICES = {
    "google-news": "https://news.google.com/rss/search?q={query}&hl=en&gl=US&ceid=US:en",
    "bing-news": "https://www.bing.com/news/search?q={query}&format=rss",
    "hacker-news": "https://hnrss.org/newest?q={query}",
}
"""Services that answer a search with a feed and ask for no key."""

Duration = Annotated[timedelta, BeforeValidator(duration)]
ClockTime = Annotated[time, BeforeValidator(clock_time)]
Term = Annotated[str, BeforeValidator(check_term)]
Texts = Annotated[tuple[str, ...], Strict(strict=False)]
Priority = Literal["high", "normal", "low"]
Format = Literal["md", "html"]


class MonitorSettings(Settings):
    """``[monitor]``: where things lie, which clock counts, how often to look.

    ``state`` holds the database, the lock and, unless told otherwise, the
    digests. ``timezone`` is an IANA name and decides what a "day" is.
    ``templates`` is a folder whose files replace the packaged ones by name.
    ``judge`` is who is asked about pairs of claims that the rules leave open.
    """

    state: Place = Path("state")
    timezone: Annotated[str, BeforeValidator(known_timezone)] = "UTC"
    collect_every: Annotated[timedelta, BeforeValidator(at_least("1m"))] = timedelta(
        minutes=15
    )
    templates: Place | None = None
    judge: Annotated[str, BeforeValidator(check_judge)] = "learned"


class WatchSettings(Settings):
    """One watch term; in the file, a term in quotes is short for such a table.

    Other terms use it as ``@name``. ``priority`` puts what it finds first or last
    in digests. It is for the ``feeds`` named, by address or title, or for all.
    Until ``mute_until`` it matches nothing. With ``search``, search services are
    asked for it.
    """

    term: Term
    name: Annotated[str, BeforeValidator(slug)] | None = None
    priority: Priority = "normal"
    note: str = ""
    feeds: Texts = ()
    mute_until: Annotated[date, BeforeValidator(local_day)] | None = None
    search: bool = False

    @property
    def label(self) -> str:
        """What people call it: its name, or the term itself."""
        return self.name or self.term


Watched = Annotated[WatchSettings, BeforeValidator(as_table)]


class TopicSettings(Settings):
    """``[[topic]]``: a dispute that is followed.

    ``seeds`` are files or folders that are read at every run; they always belong
    to the topic. An article of a feed belongs to it if one of ``watch`` matches.
    ``title`` is what digests call the topic; the name if absent.
    """

    name: Annotated[str, BeforeValidator(slug)]
    title: str = ""
    seeds: Annotated[tuple[Place, ...], Strict(strict=False)] = ()
    watch: Annotated[tuple[Watched, ...], Strict(strict=False)] = ()

    @model_validator(mode="before")
    @classmethod
    def _name_is_title(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data.get("title", ""):
            return {**data, "title": data.get("name", "")}
        return data


class FeedSettings(Settings):
    """``[[feed]]``: a feed that is followed.

    ``title`` names the outlet; the feed's own title if absent. ``topics`` are
    names of topics; all of them if absent. ``full_text`` fetches the page behind
    each item; without it the words of the feed have to do. ``folders``, ``tags``
    and ``opml`` (other attributes) are what an OPML file said of it.
    """

    url: Annotated[str, BeforeValidator(check_web_address)]
    title: str = ""
    topics: Texts
    full_text: bool = True
    folders: Texts = ()
    tags: Texts = ()
    opml: dict[str, str] = Field(default_factory=dict)


class OpmlFolder(Settings):
    """``[[opml.folder]]``: a folder of an OPML file that has attributes of its own.

    ``path`` is its names from the top, parted by ``/``.
    """

    path: Annotated[str, Field(min_length=1)]
    attributes: dict[str, str] = Field(default_factory=dict)


class OpmlSettings(Settings):
    """``[opml]``: what imported OPML files said beside their feeds."""

    head: dict[str, str] = Field(default_factory=dict)
    folders: Annotated[
        tuple[OpmlFolder, ...], Strict(strict=False), Field(alias="folder")
    ] = ()


class SearchSettings(Settings):
    """``[search]``: which services are asked for terms with ``search = true``.

    ``templates`` are addresses of search feeds with ``{query}`` where the term
    goes; they add to ``SEARCH_SERVICES`` or replace one by its name.
    """

    services: Annotated[
        tuple[str, ...], Strict(strict=False), BeforeValidator(distinct)
    ] = ("google-news", "bing-news")
    templates: dict[str, Annotated[str, BeforeValidator(search_template)]] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _services_are_known(self) -> SearchSettings:
        for name in self.services:
            if name not in self.addresses:
                raise ValueError(
                    f'services: there is no service "{name}"'
                    + suggestion(name, list(self.addresses))
                )
        return self

    @property
    def addresses(self) -> dict[str, str]:
        """Every service that may be named, with its address."""
        return {**SEARCH_SERVICES, **self.templates}


class FetchSettings(Settings):
    """``[fetch]``: manners and limits on the network.

    ``allow_hosts`` names hosts on private addresses that may be asked all the
    same. ``contact`` (a mail or web address) is told to every server in the
    User-Agent, which ``user_agent`` replaces altogether. ``host_spacing`` is the
    pause between two requests to one host, ``deadline`` the longest a whole
    exchange may take, ``concurrency`` how many hosts are asked at once.
    """

    allow_hosts: Annotated[
        tuple[Annotated[str, BeforeValidator(allowed_host)], ...], Strict(strict=False)
    ] = ()
    contact: str = ""
    user_agent: str = ""
    host_spacing: Duration = timedelta(seconds=1)
    deadline: Annotated[timedelta, BeforeValidator(at_least("1s"))] = timedelta(
        seconds=30
    )
    concurrency: Annotated[int, Field(ge=1, le=64)] = 8


class DigestSettings(Settings):
    """``[digest]``: when a digest is due, in which formats, and where it lies.

    ``at`` is a local time. ``group_by`` says whether a topic is told as one, or
    term by term. ``folder`` is ``digests`` in the state folder if absent.
    ``when_nothing`` says whether what tells nothing new goes out by mail.
    """

    at: ClockTime = time(7, 30)
    formats: Annotated[
        tuple[Format, ...],
        Strict(strict=False),
        BeforeValidator(distinct),
        Field(min_length=1),
    ] = ("md", "html")
    folder: Place
    group_by: Literal["topic", "term"] = "topic"
    when_nothing: Literal["send", "skip"] = "send"


class Config(Settings):
    """The whole file. ``path`` is the file itself, as it was named.

    ``load`` puts in the defaults that depend on other keys, so that every
    attribute here has its final value.
    """

    path: Path
    monitor: MonitorSettings
    topics: Annotated[
        tuple[TopicSettings, ...], Strict(strict=False), Field(alias="topic")
    ] = ()
    feeds: Annotated[
        tuple[FeedSettings, ...], Strict(strict=False), Field(alias="feed")
    ] = ()
    fetch: FetchSettings
    digest: DigestSettings
    judge: JudgeSettings = JudgeSettings()
    email: EmailSettings | None = None
    terms: dict[Annotated[str, BeforeValidator(slug)], Term] = Field(
        default_factory=dict
    )
    search: SearchSettings = Field(default_factory=SearchSettings)
    opml: OpmlSettings = Field(default_factory=OpmlSettings)
    retention: RetentionSettings = RetentionSettings()
    heartbeat: HeartbeatSettings = HeartbeatSettings()

    def definitions(self) -> dict[str, str]:
        """The terms that others may use, by name."""
        named = (term for topic in self.topics for term in topic.watch if term.name)
        return {**self.terms, **{str(term.name): term.term for term in named}}
