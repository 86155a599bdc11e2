"""A process that has everything loaded and forks one `monitor` for each line it gets.

A line is a job as JSON: ``words`` of the command line, ``folder`` to work in, ``out``
for what is printed, ``env``, and the faults to meet: ``signal_at`` (a ``signal``, as
a rule SIGKILL, before the n-th SQL statement), ``largest`` (RLIMIT_FSIZE in bytes),
``pages`` (the most pages the database may have), ``bound`` (heed the rights of files,
as root need not), ``mail_seconds`` and ``patience`` (how long to wait for mail servers
and for other writers). Told back are the pid, then the status and the number of
statements.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import smtplib
import sqlite3
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from monitor.app import application, running
from monitor.cli import cli
from monitor.sources.workers import InlineWorkers


class Inline(InlineWorkers):
    """Workers that cost no process; they have faults of their own elsewhere."""

    def __init__(self, *_: Any, **__: Any) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


def without_processes() -> None:
    for room in (application, running):
        setattr(room, "ProcessWorkers", Inline)  # noqa: B010 - mypy knows it not


def disturb(job: dict[str, Any], statements: list[int]) -> None:
    real: Any = sqlite3.connect

    def connect(*args: Any, **more: Any) -> Any:
        if "patience" in job:
            more["timeout"] = job["patience"]
        connection = real(*args, **more)
        if job.get("pages"):
            connection.execute(f"PRAGMA max_page_count = {job['pages']}")

        def count(_: str) -> None:
            statements[0] += 1
            if statements[0] == job.get("signal_at"):
                os.kill(os.getpid(), job.get("signal", signal.SIGKILL))

        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect
    without_processes()
    if job.get("mail_seconds"):
        hurry(job["mail_seconds"])
    if job.get("largest") is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["largest"], job["largest"]))


def hurry(seconds: float) -> None:
    """Let nobody wait for a mail server any longer."""
    real: Any = smtplib.SMTP.__init__

    def begin(self: Any, *args: Any, **more: Any) -> None:
        real(self, *args, **{**more, "timeout": seconds})

    smtplib.SMTP.__init__ = begin  # type: ignore[method-assign]


def be_bound() -> None:
    """Give up CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capabilities(7), Linux).

    Another user than root could not read the Python that root has at home.
    """
    kernel = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)  # version 3, this process
    held = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; then 32 to 63
    assert kernel.capget(header, held) == 0
    for kind in range(3):
        held[kind] &= ~(1 << 1 | 1 << 2)
    assert kernel.capset(header, held) == 0


def work(job: dict[str, Any], telling: int) -> None:
    os.chdir(job["folder"])
    os.environ.update(job.get("env", {}))  # noqa: TID251
    out = os.open(job["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    if job.get("bound"):
        be_bound()
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


def warm_up() -> None:
    """Load what a pass loads, so that it is loaded in every child."""
    without_processes()
    with TemporaryDirectory() as name:
        Path(name, "a.txt").write_text("The port strike goes on, the union said. " * 9)
        Path(name, "m.toml").write_text(
            f'[monitor]\nstate = "{name}"\njudge = "lexical"\n'
            '[[topic]]\nname = "a"\nseeds = ["a.txt"]\n'
            'watch = ["port"]\n[[feed]]\nurl = "http://127.0.0.1:1/"\n'
        )
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            for words in (["run"], ["doctor"]):
                with suppress(SystemExit):
                    cli.main(["--config", f"{name}/m.toml", *words])


def main() -> None:
    warm_up()
    replies = os.fdopen(os.dup(1), "w", buffering=1)
    replies.write("ready\n")
    for line in sys.stdin:
        job = json.loads(line)
        hear, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(hear)
            try:
                work(job, tell)
            except BaseException:  # noqa: BLE001 - a child must never go on as we
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
