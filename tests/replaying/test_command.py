"""``monitor replay``, over real runs and ledgers as older engines leave them."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.app import open_app
from monitor.app.application import no_progress
from monitor.app.beside import LOCK
from monitor.app.replaying import rehearsed
from monitor.config import load
from monitor.errors import LedgerError
from monitor.lock import hold
from monitor.store.sqlite import open_ledger

ROOT = Path(__file__).parents[2]
LEDGER = "state/ledger.db"
NEXT = datetime.fromisoformat("2024-12-10T12:00:00+00:00")
FORGET_CONTRADICTIONS = """
UPDATE mentions SET verdict = 'new', kind = NULL, against_mention_id = NULL, why = NULL
WHERE verdict = 'contradicted'
"""


@pytest.fixture
def older(monitor, alter, project):
    """A ledger of an engine that knew no contradictions, all of it told."""
    monitor("run")
    alter(LEDGER, FORGET_CONTRADICTIONS)
    return project


def contradicted(monitor):
    found = monitor("claims", "--verdict", "contradicted", "--json").stdout
    return len(found.splitlines())


def test_it_prints_what_would_change_and_changes_nothing(monitor, older, rows):
    before = rows(LEDGER)
    told = monitor("replay")
    assert "2 articles read and compared anew (2 texts)." in told.stdout
    assert "contradictions: 1 appear, 0 vanish" in told.stdout
    assert ": new → contradicted (denial)" in told.stdout
    quote, denying = "“it had cut the pay of night crews in Leeds”", " (deny) in "
    assert denying in told.stdout.partition(quote)[2].splitlines()[1]
    assert "then against: “Harbour Holdings cut the pay of night crews" in told.stdout
    assert told.stderr == "Nothing was changed; --apply makes it so.\n"
    assert rows(LEDGER) == before
    assert sorted(p.name for p in (older / "state").iterdir()) == sorted(
        ["digests", "ledger.db", "monitor.lock"]
    )


def test_the_doctor_tells_of_verdicts_of_an_older_engine(monitor, older, alter):
    alter(LEDGER, "UPDATE mentions SET engine = 'rules-0+learned judges'")
    older_ones = "verdicts of an older one; 'monitor replay' shows"
    assert older_ones in monitor("doctor").stdout
    monitor("replay", "--apply")
    assert older_ones not in monitor("doctor").stdout


def test_applied_the_ledger_says_what_the_engine_says(monitor, older):
    assert contradicted(monitor) == 0
    told = monitor("replay", "--apply").stdout
    assert told.endswith("Applied. The ledger is as rules-15+learned judges.\n")
    assert contradicted(monitor) == 1
    monitor("verify")
    assert "No claim differs." in monitor("replay").stdout


def test_json_has_every_difference_with_both_sides(monitor, older):
    lines = monitor("replay", "--json").stdout.splitlines()
    (record,) = map(json.loads, lines)
    assert record["change"] == "changed"
    assert record["before"]["verdict"] == "new"
    assert record["before"]["against"] is None
    assert record["after"]["kind"] == "denial"
    assert record["after"]["against"]["quote"].startswith("Harbour Holdings cut")
    assert record["before"]["mention"] == record["after"]["mention"]


def test_quiet_and_applied_it_prints_nothing(monitor, older):
    assert monitor("-q", "replay", "--apply").output == ""
    assert contradicted(monitor) == 1


def test_a_long_list_is_cut_and_says_how_to_see_it_all(monitor, seed, alter):
    for n in range(30):
        seed(f"Ships {n}", f"The coastguard said that {n + 20} ships wait off Hull.")
    monitor("run")
    alter(LEDGER, "UPDATE mentions SET verdict = 'new', kind = NULL, "
          "against_mention_id = NULL WHERE verdict <> 'new'")  # fmt: skip
    told = monitor("replay").stdout
    weighty = len(monitor("replay", "--json").stdout.splitlines())
    assert told.count("  then against: ") == 20 < weighty
    assert told.endswith(f"and {weighty - 20} more; --json prints all\n")


def test_an_unknown_topic_is_named_with_those_there_are(monitor):
    monitor("run")
    told = monitor("replay", "--topic", "rail", status=2).stderr
    assert "there is no topic 'rail'; there are: port-strike" in told


def test_without_a_ledger_it_says_how_to_begin_one(monitor):
    assert "'monitor run' begins one" in monitor("replay", status=1).stderr


def test_while_another_instance_is_at_work_it_only_shows(monitor, older):
    with hold(older / "state" / "monitor.lock"):
        assert "--apply" in monitor("replay").stderr
        monitor("replay", "--apply", status=5)
    assert contradicted(monitor) == 0


def test_the_next_digest_says_that_the_ledger_was_replayed(monitor, older, seed):
    monitor("replay", "--apply", now=NEXT - timedelta(hours=2))
    seed("Talks", "The coastguard said that 40 ships wait off Hull for the strike.")
    monitor("run", now=NEXT)
    (digest,) = (older / "state" / "digests").glob("2024-12-10.md")
    text = digest.read_text()
    assert (
        "with the engine rules-15+learned: 1 verdict changed, no mentions found" in text
    )
    assert "40 ships wait" in text
    assert "night crews" not in text  # told the day before, by the older engine
    monitor("run", now=NEXT + timedelta(days=1))
    (later,) = (older / "state" / "digests").glob("2024-12-11.md")
    assert "replayed" not in later.read_text()


def test_a_table_that_cannot_be_written_leaves_all_as_it_was(
    monitor, older, rows, alter
):
    """The very last write fails: what came before it is undone."""
    alter(LEDGER, "CREATE TRIGGER full BEFORE INSERT ON replays BEGIN "
          "SELECT RAISE(ABORT, 'no room'); END")  # fmt: skip
    before = rows(LEDGER)
    told = monitor("replay", "--apply", status=1)
    assert "Traceback" not in told.output
    assert rows(LEDGER) == before


def test_what_was_written_to_meanwhile_is_not_overwritten(monitor, older, alter):

    config = load(older / "monitor.toml")
    with (
        open_app(config) as app,
        rehearsed(app, None, no_progress, lambda: False) as found,
    ):
        alter(LEDGER, "UPDATE claims SET text = 'meanwhile' WHERE id = 1")
        with pytest.raises(LedgerError, match="written to meanwhile"):
            found.apply(NEXT)
    with open_ledger(older / LEDGER) as ledger:
        assert next(iter(ledger.claims(claim=1))).text == "meanwhile"


def test_a_person_at_a_terminal_is_asked(older, monitor):
    """A real terminal: without one, nobody is asked."""
    ours, theirs = pty.openpty()
    words = (sys.executable, "-m", "monitor", "replay")
    with subprocess.Popen(  # noqa: S603
        words,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "TERM": "dumb"},
    ) as process:
        os.close(theirs)
        told = b""
        while b"Apply? [y/N]" not in told:
            told += os.read(ours, 1000)
        os.write(ours, b"y\n")
        assert process.wait() == 0
    os.close(ours)
    assert contradicted(monitor) == 1


@pytest.fixture
def signalled(older):
    """Send a signal to a replay as soon as it has a copy: its status, what it said."""

    def run(number):
        words = (sys.executable, "-m", "monitor", "replay", "--apply")
        with subprocess.Popen(  # noqa: S603
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        ) as process:
            while not list((older / "state").glob(f".replay-*/{LOCK}")):
                assert process.poll() is None
            process.send_signal(number)
            _, told = process.communicate()
        return process.returncode, told

    return run


def test_a_signal_ends_it_with_nothing_changed(older, rows, signalled):
    """It comes as soon as the command has said what it does with signals."""
    before = rows(LEDGER)
    status, told = signalled(signal.SIGTERM)
    assert status == 1
    assert told.startswith("Told to stop: nothing is changed.")
    assert told.endswith("so nothing was changed. Run the replay again.\n")
    assert rows(LEDGER) == before
    assert not list((older / "state").glob(".replay-*"))


def test_what_a_killed_one_left_goes_with_the_next(monitor, older, signalled):
    signalled(signal.SIGKILL)
    (left,) = (older / "state").glob(".replay-*")
    monitor("replay")
    assert not left.exists()
    assert not list((older / "state").glob(".replay-*"))


def test_the_copy_of_one_that_is_at_work_is_left_to_it(monitor, older):
    with (
        open_app(load(older / "monitor.toml")) as app,
        rehearsed(app, None, no_progress) as found,
    ):
        monitor("replay")
        assert found.fresh.path.exists()
        assert found.apply(NEXT)
    assert contradicted(monitor) == 1
