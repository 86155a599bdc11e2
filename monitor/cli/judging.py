"""``judge``: how a hypothesis stands to a premise, row by row."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitor.cli.judges import judge_option
from monitor.cli.session import Session, pass_session, unusable
from monitor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO, Literal

    from monitor.judges.scores import Scores
    from monitor.ports import Judge

Row = dict[str, Any]
# So many rows are held at once: enough to find neighbours of one length, and
# little to wait for before the first answer.
_CHUNK = 512


@click.command(short_help="Score sentence pairs as entailment, neutral, contradiction.")
@click.argument("source", metavar="FILE.jsonl|-")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the rows here and the figures to standard output.",
)
@judge_option("learned")
@click.option("--bare", is_flag=True, help="Ask the network alone.")
@pass_session
def judge(
    session: Session, source: str, out: Path | None, named: str, *, bare: bool
) -> None:
    """Score rows of premise and hypothesis as entailment, neutral or contradiction.

    Each row comes back with "label" and "probabilities"; a label that it came
    with is kept as "gold", and measured against. A row that cannot be read ends
    the command; the rows before it have then been answered. The learned judge is asked
    together with the typed differences of each pair: figures, dates, negation, names.
    """
    from monitor.judges.scores import Scores  # noqa: PLC0415

    scores = Scores()
    with (
        _opened(source) as lines,
        _written(out, source) as target,
        _progress(quiet=session.quiet) as advance,
        session.judge(named, bare=bare) as asked,
    ):
        rows = _rows(lines, "standard input" if source == "-" else source)
        for answer in _answers(rows, asked, scores):
            target.write(_line(answer))
            advance()
    tell = session.done if out else session.say
    if scores.rows:
        tell(_figures(scores, getattr(asked, "threshold", None)))


def _answers(
    rows: Iterator[Row | UsageError], judge: Judge, scores: Scores
) -> Iterator[Row]:
    """Answer rows in their order; raise a fault once all before it are answered."""
    from monitor.judges.scores import LABELS, label, probability  # noqa: PLC0415

    while chunk := list(islice(rows, _CHUNK)):
        read = [row for row in chunk if not isinstance(row, UsageError)]
        pairs = [(row["premise"], row["hypothesis"]) for row in read]
        for row, evidence in zip(read, judge.judge(pairs), strict=True):
            found, gold = label(evidence), row.pop("label", None)
            if gold is not None:
                scores.add(gold, found)
                scores.add_chance(gold, evidence.contradiction)
                row["gold"] = gold
            row["label"] = found
            row["probabilities"] = {
                name: round(probability(evidence, name), 4) for name in LABELS
            }
            yield row
        if isinstance(chunk[-1], UsageError):
            raise chunk[-1]


def _rows(lines: Iterable[bytes], name: str) -> Iterator[Row | UsageError]:
    """The rows of a file; a line that is none is a fault and the last value."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield UsageError(f"{name}, line {number}: not JSON in UTF-8: {error}")
            return
        wrong = _wrong(row)
        if wrong:
            yield UsageError(f"{name}, line {number}: {wrong}")
            return
        yield row


def _wrong(row: object) -> str | None:
    """What keeps a value from being a row, and what to write instead."""
    from monitor.judges.scores import LABELS  # noqa: PLC0415

    if not isinstance(row, dict):
        return 'not a row; write {"premise": "...", "hypothesis": "..."}'
    for key in ("premise", "hypothesis"):
        if not isinstance(row.get(key), str):
            return f'"{key}" is missing or no text'
    if row.get("label") not in (*LABELS, None):
        return f'"label" is {row["label"]!r}; it must be one of {", ".join(LABELS)}'
    return None


def _line(row: Row) -> bytes:
    try:
        return (json.dumps(row, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:  # half a character, which JSON can write and UTF-8 not
        return (json.dumps(row) + "\n").encode()


def _figures(scores: Scores, threshold: float | None) -> str:
    """What is measured, a figure a line."""
    told = scores.precision("contradiction"), scores.recall("contradiction")
    figures = (
        f"labelled rows  {scores.rows}\naccuracy       {scores.accuracy:.3f}\n"
        f"macro-F1       {scores.macro_f1:.3f}\ncontradiction  {_found(*told)}"
    )
    if threshold is None:
        return figures
    firm = _found(*scores.contradictions(threshold))
    return f"{figures}\n  from {threshold:.2f} on {firm}"


def _found(precision: float | None, recall: float | None) -> str:
    named = ("precision", precision), ("recall", recall)
    return " ".join(
        f"{name} {value:.3f}" if value is not None else f"{name} -"
        for name, value in named
    )


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    with _file(Path(source), "rb", "read") as stream:
        yield stream


@contextmanager
def _written(out: Path | None, source: str) -> Iterator[BinaryIO]:
    if out is None:
        yield sys.stdout.buffer
        return
    if source != "-" and out.exists() and out.samefile(source):
        raise UsageError(f"{out} is what is read; name another file with --out")
    with _file(out, "wb", "written") as stream:
        yield stream


def _file(path: Path, mode: Literal["rb", "wb"], what: str) -> BinaryIO:
    try:
        return path.open(mode)
    except OSError as error:
        raise unusable(path, what, error) from error


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[], None]]:
    """Count rows on stderr, if that is a terminal; their number is not known."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - slow to import
    from rich.progress import Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.completed:.0f} pairs"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("judge", total=None)
        yield lambda: bar.advance(task)
