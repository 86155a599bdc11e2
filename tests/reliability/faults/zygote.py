"""A process that has everything loaded and forks one `monitor` for each line it gets.

A line is a job as JSON: ``words`` of the command line, ``folder`` to work in, ``out``
for what is printed, ``env``, and the faults to meet: ``die_at`` (SIGKILL before the
n-th SQL statement), ``largest`` (RLIMIT_FSIZE in bytes), ``pages`` (the most pages
the database may have). Told back are the pid, then the status and the number of
statements.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import sys
from typing import Any

import monitor.app.application as application
from monitor.cli import cli
from monitor.cli import progress, session, summary  # noqa: F401 - loaded once
from monitor.core.extraction import extract  # noqa: F401
from monitor.sources.workers import InlineWorkers


class Inline(InlineWorkers):
    """Workers that cost no process; they have faults of their own elsewhere."""

    def __init__(self, *_: Any, **__: Any) -> None: ...

    def __enter__(self) -> Inline:
        return self

    def __exit__(self, *_: object) -> None: ...


def disturb(job: dict[str, Any], statements: list[int]) -> None:
    real = sqlite3.connect

    def connect(*args: Any, **more: Any) -> sqlite3.Connection:
        connection = real(*args, **more)
        if job.get("pages"):
            connection.execute(f"PRAGMA max_page_count = {job['pages']}")

        def count(_: str) -> None:
            statements[0] += 1
            if statements[0] == job.get("die_at"):
                os.kill(os.getpid(), signal.SIGKILL)

        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]
    application.ProcessWorkers = Inline  # type: ignore[assignment,misc]
    if job.get("largest") is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["largest"], job["largest"]))


def work(job: dict[str, Any], telling: int) -> None:
    os.chdir(job["folder"])
    os.environ.update(job.get("env", {}))  # noqa: TID251
    out = os.open(job["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    statements = [0]
    disturb(job, statements)
    status: Any = 70
    try:
        cli.main(job["words"], prog_name="monitor")
    except SystemExit as ended:
        status = ended.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(telling, json.dumps(statements[0]).encode())
    os._exit(status or 0)


def main() -> None:
    replies = os.fdopen(os.dup(1), "w", buffering=1)
    for line in sys.stdin:
        job = json.loads(line)
        hear, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(hear)
            try:
                work(job, tell)
            except BaseException:
                sys.excepthook(*sys.exc_info())
                sys.stderr.flush()
                os._exit(70)
        os.close(tell)
        replies.write(f"{pid}\n")
        _, status = os.waitpid(pid, 0)
        told = os.read(hear, 100)
        os.close(hear)
        code = os.waitstatus_to_exitcode(status)
        replies.write(json.dumps([code, json.loads(told or "0")]) + "\n")


if __name__ == "__main__":
    main()
