"""What was done: every run with its report."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from monitor.store.base import Connected
from monitor.store.codec import moment, stamp
from monitor.types import (
    Left,
    RunRecord,
    RunReport,
    RunState,
    SourceFault,
    Verdict,
    Waiting,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


class RunStore(Connected):
    """What is remembered of runs."""

    def begin_run(self, started: datetime) -> int:
        """Note that a run begins; one that is killed is known by that."""
        return self._keep(None, RunReport(started, started), RunState.BEGUN)

    def break_off_runs(self) -> Sequence[int]:
        """Mark those that begun and never ended; the caller alone may be at work."""
        rows = self._rows(
            "SELECT id FROM runs WHERE state = ? ORDER BY id", [RunState.BEGUN.value]
        )
        for row in rows:
            self._write(
                "UPDATE runs SET state = ? WHERE id = ?",
                [RunState.BROKEN_OFF.value, row["id"]],
            )
        return [row["id"] for row in rows]

    def add_run(self, report: RunReport) -> None:
        """Keep a run's report, under the number it names if it does."""
        self._keep(report.run, report, RunState.ENDED)

    def fail_run(self, run: int, error: str, now: datetime) -> None:
        """Note why a run that had begun came to nothing."""
        self._write(
            "UPDATE runs SET state = ?, error = ?, finished = ? WHERE id = ?",
            [RunState.FAILED.value, error, stamp(now), run],
        )

    def runs(
        self, *, run: int | None = None, limit: int | None = None
    ) -> Sequence[RunRecord]:
        """The latest runs, newest first; ``run``: that one alone."""
        rows = self._rows(
            "SELECT * FROM runs WHERE ? IS NULL OR id = ? ORDER BY id DESC LIMIT ?",
            [run, run, -1 if limit is None else limit],
        )
        return [_record(row) for row in rows]

    def forget_runs(self, before: datetime) -> int:
        """Drop the reports of runs that began earlier; the newest always stays."""
        return self._write(
            "DELETE FROM runs WHERE started < ? AND id < (SELECT max(id) FROM runs)",
            [stamp(before)],
        ).rowcount

    def _keep(self, run: int | None, report: RunReport, state: RunState) -> int:
        values = {
            "started": stamp(report.started),
            "finished": stamp(report.finished),
            "feeds_polled": report.feeds_polled,
            "sources_failed": len(report.faults),
            "articles_new": report.articles_new,
            "articles_revised": report.articles_revised,
            "claims": report.claims,
            "report": json.dumps(asdict(report), default=str, ensure_ascii=False),
            "state": state.value,
        }
        if run is None:
            return self._insert("runs", **values)
        columns = ", ".join(f"{name} = ?" for name in values)
        self._write(
            f"UPDATE runs SET {columns} WHERE id = ?",  # noqa: S608 - our names
            [*values.values(), run],
        )
        return run


def _record(row: sqlite3.Row) -> RunRecord:
    return RunRecord(
        run=row["id"],
        state=RunState(row["state"]),
        report=_report(row),
        error=row["error"],
    )


def _report(row: sqlite3.Row) -> RunReport:
    """The report of a row; what other versions left out or put in does no harm."""
    told: dict[str, Any] = json.loads(row["report"])
    known = {field.name for field in fields(RunReport)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in told.items()
        if name in known and not isinstance(value, dict)
    }
    values["faults"] = tuple(map(_fault, told.get("faults", ())))
    values["verdicts"] = {
        Verdict(name): count for name, count in told.get("verdicts", {}).items()
    }
    values["started"] = datetime.fromisoformat(row["started"])
    values["finished"] = datetime.fromisoformat(row["finished"])
    values["next_try"] = moment(told.get("next_try"))
    values["run"] = row["id"]
    values["waiting"] = tuple(map(_waiting, told.get("waiting", ())))
    values["left"] = Left(**told["left"]) if told.get("left") else None
    return RunReport(**values)


def _waiting(told: dict[str, Any]) -> Waiting:
    return Waiting(**{**told, "next_try": datetime.fromisoformat(told["next_try"])})


def _fault(told: dict[str, Any]) -> SourceFault:
    return SourceFault(**{**told, "since": moment(told.get("since"))})
