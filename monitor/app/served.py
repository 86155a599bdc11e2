"""A judge behind a server: the way to it, its key, and the memory of its answers."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.app.adapters import fetch_settings, user_agent
from monitor.config import JudgeSettings
from monitor.judges.served import ServedJudge
from monitor.sources.exchange import MEGABYTE, FetchSettings, Request, Response
from monitor.sources.headers import seconds_of
from monitor.sources.http import Fetcher
from monitor.store.answers import AnswerFile, NoAnswers
from monitor.types import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from monitor.config import Config, JudgeName
    from monitor.ports import Answers, Post

ANSWERS = "answers.db"

TOGETHER = 4
"""Questions under way at once: what small servers still answer side by side."""


@contextmanager
def served_judge(
    named: JudgeName,
    clock: Callable[[], datetime],
    config: Config | None,
    answers: Answers | None,
    pause: Callable[[float], object] | None,
) -> Iterator[ServedJudge]:
    """The judge of that model and server; see ``open_judge``."""
    if answers is None:
        answers = AnswerFile(config.monitor.state / ANSWERS) if config else NoAnswers()
    with _post(named, clock, config) as post:
        yield ServedJudge(
            named.model, named.where, post, answers, pause or Event().wait
        )


@contextmanager
def _post(
    named: JudgeName, clock: Callable[[], datetime], config: Config | None
) -> Iterator[Post]:
    """The way to the server of a judge."""
    settings = config.judge if config else JudgeSettings()
    secret = settings.key()
    key = secret.get_secret_value() if secret else None
    url = f"{named.where}/chat/completions"
    with Fetcher(_manners(named, settings, config)) as fetcher:

        def post(bodies: Sequence[bytes]) -> list[Reply]:
            requests = [Request(url, "answer", body=body, key=key) for body in bodies]
            now = clock().timestamp()
            return [
                Reply(one.status, one.body, seconds_of(one.retry_after, now))
                if isinstance(one, Response)
                else Reply(0, fault=one.reason if one else "was not asked")
                for one in fetcher.fetch_many(requests, lambda: None)
            ]

        yield post


def _manners(
    named: JudgeName, settings: JudgeSettings, config: Config | None
) -> FetchSettings:
    """How a judge's server is asked: whoever names it permits its address."""
    host = urlsplit(named.where).hostname or ""
    base = fetch_settings(config) if config else FetchSettings(user_agent(""))
    return replace(
        base,
        allow_hosts=(*base.allow_hosts, host),
        deadline=settings.deadline.total_seconds(),
        max_body=MEGABYTE,
        host_spacing=0.0,
        concurrency=TOGETHER,
    )
