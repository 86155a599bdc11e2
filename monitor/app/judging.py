"""From the name of a judge to one that can be asked."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.config import judge_name
from monitor.errors import UsageError
from monitor.judges.lexical import LexicalJudge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

    from monitor.config import Config, JudgeName
    from monitor.ports import Answers, Judge


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
    apart: bool = False,
) -> Iterator[Judge]:
    """The judge of that name; ``base`` is the folder of relative paths.

    A model is loaded and a server asked with the first question only. Without a
    ``config`` there is no key and no memory of answers; with one they are kept in
    the state folder, if not in ``answers``. ``pause`` waits for some seconds. The
    learned judge heeds the typed differences of each pair, unless ``bare``, and
    runs in a process of its own, if ``apart``. Raises ``UsageError`` where there is no
    such judge, ``ConfigError`` where its key is missing.
    """
    try:
        named = judge_name(name)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if named.kind == "openai":
        # Slow to import, as are the networks, and most passes need none.
        from monitor.app.served import served_judge  # noqa: PLC0415

        with served_judge(named, clock, config, answers, pause) as judge:
            yield judge
    elif named.kind == "lexical":
        yield LexicalJudge()
    elif named.kind == "learned" and apart:
        from monitor.judges.apart import ApartJudge  # noqa: PLC0415
        from monitor.sources.lone import LoneWorker  # noqa: PLC0415

        with closing(LoneWorker()) as worker:
            yield ApartJudge(worker)
    else:
        yield _network(named, base, bare=bare)


def configured_judge(
    config: Config, clock: Callable[[], datetime]
) -> AbstractContextManager[Judge]:
    """The judge that a configuration names."""
    return open_judge(
        config.monitor.judge, clock, config, config.path.parent, apart=True
    )


def _network(named: JudgeName, base: Path, *, bare: bool) -> Judge:
    # Slow to import, and most passes need none.
    from monitor.judges.learned import LearnedJudge  # noqa: PLC0415
    from monitor.judges.onnx import OnnxJudge  # noqa: PLC0415
    from monitor.judges.together import TogetherJudge  # noqa: PLC0415

    if named.kind == "learned":
        return LearnedJudge() if bare else TogetherJudge(LearnedJudge())
    return OnnxJudge(base / Path(named.where).expanduser())
