"""``evaluate``: the engine measured against articles that people labelled."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.judges import judge_option
from monitor.cli.progress import progress
from monitor.cli.session import Session, pass_session, unusable
from monitor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.core.evaluation import Dispute, Matched
    from monitor.pipeline import Arbiter, Progress


DEFAULT = "learned"
"""As in the configuration: the engine is measured as it comes."""


@click.command()
@click.argument(
    "source", metavar="FILE.json", type=click.Path(path_type=Path, dir_okay=False)
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors", is_flag=True, help="List every miss with its texts.")
@judge_option(DEFAULT)
@click.option("--decides", is_flag=True, help="Its word counts where no rule has one.")
@click.option(
    "--faultless",
    is_flag=True,
    help="Ask the labels themselves, as the best judge whose word counts.",
)
@pass_session
def evaluate(
    session: Session,
    source: Path,
    named: str,
    *,
    decides: bool,
    faultless: bool,
    as_json: bool,
    errors: bool,
) -> None:
    """Measure extraction and verdicts against a gold file.

    The engine reads the articles of each dispute in their order, into a ledger of
    its own that is thrown away afterwards. docs/labelling.md tells the format of
    the file, docs/evaluation.md what each figure counts.
    """
    if faultless and (decides or named != DEFAULT):
        raise UsageError("--faultless asks the labels; leave out --judge and --decides")
    from monitor.app import arbiter_of  # noqa: PLC0415 - slow to import
    from monitor.cli.scores import miss_json, scores_json, tell_misses, tell_scores  # noqa: PLC0415
    from monitor.core.evaluation import misses, score  # noqa: PLC0415

    disputes = _gold(source)
    with session.judge(named) as judge, progress(quiet=session.quiet) as stage:
        run = partial(_run, disputes, session.clock(), stage)
        arbiter = arbiter_of(judge, decides=decides)
        matched = run(_faultless(run(None)) if faultless else arbiter)
    if not as_json:
        click.echo(tell_scores(matched))
        if errors:
            click.echo("".join(tell_misses(matched)))
        return
    told = {
        **scores_json(score(matched)),
        "disputes": [
            {"name": one.dispute.name, **scores_json(score([one]))} for one in matched
        ],
    }
    if errors:
        told["errors"] = [miss_json(miss) for one in matched for miss in misses(one)]
    click.echo(json.dumps(told, ensure_ascii=False))


def _run(
    disputes: Sequence[Dispute], now: datetime, stage: Progress, arbiter: Arbiter | None
) -> tuple[Matched, ...]:
    from monitor.app import evaluate as run  # noqa: PLC0415 - slow to import

    articles = sum(len(dispute.articles) for dispute in disputes)
    return run(disputes, now, stage("Reading articles", articles), arbiter)


def _faultless(matched: Sequence[Matched]) -> Arbiter:
    """A judge that answers by the labels of what the rules alone have found."""
    from monitor.core.evaluation import FaultlessJudge  # noqa: PLC0415
    from monitor.pipeline import Arbiter  # noqa: PLC0415

    return Arbiter(FaultlessJudge(matched), decides=True)


def _gold(path: Path) -> tuple[Dispute, ...]:
    from monitor.core.evaluation import read_gold  # noqa: PLC0415

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8"
        ) from error
    except OSError as error:
        raise unusable(path, "read", error) from error
    return read_gold(text, str(path))
