"""What may stand in ``monitor.toml``: every table and key, with its default.

Attribute names are the keys of the file, but for ``from`` (``sender``), and the
tables ``[[topic]]`` and ``[[feed]]``, which become ``topics`` and ``feeds``.
Relative paths are taken from the folder of the configuration file.
"""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    Strict,
    model_validator,
)

from monitor.config.judges import check_judge, read_key
from monitor.config.secrets import read_secret
from monitor.config.values import (
    address,
    check_term,
    check_web_address,
    clock_time,
    distinct,
    duration,
    known_timezone,
    located,
    slug,
)

DEFAULT_PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""RFC 8314 for submission over TLS, RFC 6409 for STARTTLS, RFC 5321 otherwise."""

Duration = Annotated[timedelta, BeforeValidator(duration)]
ClockTime = Annotated[time, BeforeValidator(clock_time)]
Place = Annotated[Path, BeforeValidator(located)]
Address = Annotated[str, BeforeValidator(address)]
Term = Annotated[str, BeforeValidator(check_term)]
Texts = Annotated[tuple[str, ...], Strict(strict=False)]
Format = Literal["md", "html"]


class Settings(BaseModel):
    """What all tables share: unknown keys and wrong types are errors."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        validate_default=True,
        validate_by_name=False,
    )


class MonitorSettings(Settings):
    """``[monitor]``: where things lie, which clock counts, how often to look.

    ``state`` holds the database, the lock and, unless told otherwise, the
    digests. ``timezone`` is an IANA name and decides what a "day" is.
    ``templates`` is a folder whose files replace the packaged ones by name.
    ``judge`` is who is asked about pairs of claims that the rules leave open.
    """

    state: Place = Path("state")
    timezone: Annotated[str, BeforeValidator(known_timezone)] = "UTC"
    collect_every: Annotated[Duration, Field(ge=timedelta(minutes=1))] = timedelta(
        minutes=15
    )
    templates: Place | None = None
    judge: Annotated[str, BeforeValidator(check_judge)] = "lexical"


class JudgeSettings(Settings):
    """``[judge]``: how a judge behind an address is asked.

    ``key_env`` names the environment variable that holds the key, ``deadline`` is
    the longest that one answer may take.
    """

    key_env: Annotated[str, Field(min_length=1)] | None = None
    deadline: Annotated[Duration, Field(ge=timedelta(seconds=1))] = timedelta(
        seconds=60
    )

    def key(self) -> SecretStr | None:
        """Read the key now; None where no variable is named.

        Raises ``ConfigError`` where the variable is missing or empty.
        """
        return read_key(self.key_env)


class TopicSettings(Settings):
    """``[[topic]]``: a dispute that is followed.

    ``seeds`` are files or folders that are read at every run; they always belong
    to the topic. An article of a feed belongs to it if one of ``watch`` matches.
    ``title`` is what digests call the topic; the name if absent.
    """

    name: Annotated[str, BeforeValidator(slug)]
    title: str = ""
    seeds: Annotated[tuple[Place, ...], Strict(strict=False)] = ()
    watch: Annotated[tuple[Term, ...], Strict(strict=False)] = ()

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
    each item; without it the words of the feed have to do.
    """

    url: Annotated[str, BeforeValidator(check_web_address)]
    title: str = ""
    topics: Texts
    full_text: bool = True


class FetchSettings(Settings):
    """``[fetch]``: manners and limits on the network.

    ``allow_hosts`` names hosts on private addresses that may be asked all the
    same. ``contact`` (a mail or web address) is told to every server in the
    User-Agent, which ``user_agent`` replaces altogether. ``host_spacing`` is the
    pause between two requests to one host, ``deadline`` the longest a whole
    exchange may take, ``concurrency`` how many hosts are asked at once.
    """

    allow_hosts: Texts = ()
    contact: str = ""
    user_agent: str = ""
    host_spacing: Duration = timedelta(seconds=1)
    deadline: Annotated[Duration, Field(ge=timedelta(seconds=1))] = timedelta(
        seconds=30
    )
    concurrency: Annotated[int, Field(ge=1, le=64)] = 8


class DigestSettings(Settings):
    """``[digest]``: when a digest is due, in which formats, and where it lies.

    ``at`` is a local time. ``folder`` is ``digests`` in the state folder if absent.
    """

    at: ClockTime = time(7, 30)
    formats: Annotated[
        tuple[Format, ...],
        Strict(strict=False),
        BeforeValidator(distinct),
        Field(min_length=1),
    ] = ("md", "html")
    folder: Place


class EmailSettings(Settings):
    """``[email]``: to whom digests are mailed, and through which server.

    ``port`` follows ``security`` if absent: 587 for starttls, 465 for tls, 25 for
    none. A password is never in this file: ``password_env`` names an environment
    variable, ``password_file`` a file whose first line is the password.
    """

    to: Annotated[tuple[Address, ...], Strict(strict=False), Field(min_length=1)]
    sender: Annotated[Address, Field(alias="from")]
    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65535)]
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password_env: str | None = None
    password_file: Place | None = None

    @model_validator(mode="before")
    @classmethod
    def _port_follows_security(cls, data: Any) -> Any:
        if isinstance(data, dict) and "port" not in data:
            security = data.get("security", "starttls")
            port = DEFAULT_PORTS.get(security) if isinstance(security, str) else None
            return {**data, "port": port or DEFAULT_PORTS["starttls"]}
        return data

    @model_validator(mode="after")
    def _credentials_agree(self) -> EmailSettings:
        named = [self.password_env, self.password_file]
        if all(named):
            raise ValueError(
                "password_env and password_file are both given; keep one of them"
            )
        if self.user and not any(named):
            raise ValueError(
                'user is given without a password; add password_env = "..." or '
                'password_file = "..."'
            )
        return self

    def password(self) -> SecretStr | None:
        """Read the password now; None where no user is configured.

        Raises ``ConfigError`` where the variable or file is missing or empty.
        """
        if self.user is None:
            return None
        return read_secret(self.password_env, self.password_file)


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
