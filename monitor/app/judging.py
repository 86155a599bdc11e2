"""From the name of a judge to one that can be asked."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.app.adapters import fetch_settings, user_agent
from monitor.config import JudgeSettings, judge_name
from monitor.errors import MonitorError, UsageError
from monitor.judges.lexical import LexicalJudge
from monitor.judges.served import ServedJudge
from monitor.pipeline import Arbiter, Linkage, VectorReader
from monitor.sources.exchange import MEGABYTE, FetchSettings, Request, Response
from monitor.sources.headers import seconds_of
from monitor.sources.http import Fetcher
from monitor.store.answers import AnswerFile, NoAnswers
from monitor.types import JudgeUse, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from monitor.config import Config, JudgeName
    from monitor.pipeline import Intake
    from monitor.ports import Answers, Judge, Post

ANSWERS = "answers.db"

PROBE = ("900 dockers are on strike.", "Dockers are on strike.")
"""What a judge is asked to show that it can be."""

TOGETHER = 4
"""Questions under way at once: what small servers still answer side by side."""


@contextmanager
def open_judge(
    name: str,
    clock: Callable[[], datetime],
    config: Config | None = None,
    base: Path = Path(),
    answers: Answers | None = None,
    pause: Callable[[float], object] | None = None,
    *,
    bare: bool = False,
) -> Iterator[Judge]:
    """The judge of that name; ``base`` is the folder of relative paths.

    A model is loaded and a server asked with the first question only. Without a
    ``config`` there is no key and no memory of answers; with one they are kept in
    the state folder, if not in ``answers``. ``pause`` waits for some seconds. The
    learned judge heeds the typed differences of each pair, unless ``bare``. Raises
    ``UsageError`` where there is no such judge, ``ConfigError`` where its key is
    missing.
    """
    try:
        named = judge_name(name)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if named.kind == "openai":
        if answers is None and config is not None:
            answers = AnswerFile(config.monitor.state / ANSWERS)
        with _post(named, clock, config) as post:
            yield ServedJudge(
                named.model,
                named.where,
                post,
                answers or NoAnswers(),
                pause or Event().wait,
            )
    elif named.kind == "lexical":
        yield LexicalJudge()
    else:
        yield _network(named, base, bare=bare)


def configured_judge(
    config: Config, clock: Callable[[], datetime]
) -> AbstractContextManager[Judge]:
    """The judge that a configuration names."""
    return open_judge(config.monitor.judge, clock, config, config.path.parent)


def probe_judge(config: Config, clock: Callable[[], datetime]) -> None:
    """Have the configured judge answer one question.

    Raises ``ConfigError`` or ``MonitorError`` where it cannot.
    """
    base = config.path.parent
    with open_judge(config.monitor.judge, clock, config, base, NoAnswers()) as judge:
        judge.judge([PROBE])
        if isinstance(judge, ServedJudge) and judge.use.discarded:
            raise MonitorError(
                "answers, but not in the form asked for; name a model that heeds a "
                "JSON schema"
            )


def arbiter_of(judge: Judge, *, decides: bool = False) -> Arbiter | None:
    """Who is asked about what the rules leave open; nobody, where words decide.

    Of the learned judge it was learned what its answers weigh, unless its word alone
    is to count.
    """
    if isinstance(judge, LexicalJudge):
        return None
    return Arbiter(judge, decides, None if decides else _linkage(judge))


def _linkage(judge: Judge) -> Linkage | None:
    # Slow to import, and loaded already where there is such a judge.
    from monitor.judges.together import TogetherJudge  # noqa: PLC0415

    if not isinstance(judge, TogetherJudge):
        return None
    from monitor.judges.encoder import alike, encode, nearest  # noqa: PLC0415
    from monitor.judges.linkage import shipped_linker  # noqa: PLC0415

    return Linkage(shipped_linker(), VectorReader(encode), nearest, alike)


def use_of(judge: Judge, intake: Intake) -> JudgeUse | None:
    """What a judge did for an intake; None where nobody beside the rules was asked."""
    if isinstance(judge, LexicalJudge):
        return None
    local = JudgeUse(judge.name, pairs=intake.arbitration.asked)
    use = judge.use if isinstance(judge, ServedJudge) else local
    return replace(use, fault=intake.arbitration.fault)


def _network(named: JudgeName, base: Path, *, bare: bool) -> Judge:
    # Slow to import, and most passes need none.
    from monitor.judges.learned import LearnedJudge  # noqa: PLC0415
    from monitor.judges.onnx import OnnxJudge  # noqa: PLC0415
    from monitor.judges.together import TogetherJudge  # noqa: PLC0415

    if named.kind == "learned":
        return LearnedJudge() if bare else TogetherJudge(LearnedJudge())
    return OnnxJudge(base / Path(named.where).expanduser())


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
