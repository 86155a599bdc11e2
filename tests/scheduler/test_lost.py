"""A ledger that is taken away from under a daemon, or from under a pass."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime

import pytest

from monitor.app import open_app
from monitor.config import load
from monitor.errors import LedgerLost, LockHeld
from monitor.lock import Held, hold
from monitor.scheduler import pass_once
from monitor.store.sqlite import open_ledger

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)


@pytest.fixture
def config(tmp_path, strike):
    (tmp_path / "monitor.toml").write_text(strike)
    (tmp_path / "seeds").mkdir()
    seed = "The union said on Monday that 900 workers had joined the port strike."
    (tmp_path / "seeds" / "first.txt").write_text(seed)
    return load(tmp_path / "monitor.toml")


@pytest.fixture
def run(config):
    """Make a pass as the daemon does; gives its report."""
    with hold(config.monitor.state / "monitor.lock") as lock:
        one = pass_once(lambda: NOW, lock)
        yield lambda: one(config, lambda: False)[0]


def test_a_ledger_that_is_gone_is_told_and_none_is_begun_in_its_place(
    config, run, caplog
):
    state = config.monitor.state
    with caplog.at_level("INFO", "monitor"):
        assert run().articles_new == 1
        state.rename(state.with_name("away"))
        for _ in range(2):
            with pytest.raises(LedgerLost, match="is gone, and none is begun"):
                run()
    assert LedgerLost.exit_status == 1
    assert not state.exists()
    begun = [one for one in caplog.messages if one == "a new ledger is begun"]
    assert len(begun) == 1
    state.with_name("away").rename(state)
    report = run()
    assert (report.run, report.articles_new) == (2, 0)


def test_the_lock_of_a_copy_that_was_put_back_is_taken(config, run):
    state = config.monitor.state
    run()
    shutil.copytree(state, state.with_name("copy"))
    shutil.rmtree(state)
    state.with_name("copy").rename(state)
    with hold(state / "monitor.lock"), pytest.raises(LockHeld, match="holds"):
        run()
    run()
    assert (state / "monitor.lock").read_text() == f"{os.getpid()}\n"
    with pytest.raises(LockHeld), hold(state / "monitor.lock"):
        pass


def test_a_lock_follows_to_another_folder_and_leaves_the_first(tmp_path):
    first, second = tmp_path / "a" / "lock", tmp_path / "b" / "lock"
    held = Held(first)
    held.keep(first)
    held.keep(second)
    with hold(first), pytest.raises(LockHeld), hold(second):
        pass
    held.release()
    with hold(second):
        pass


@pytest.mark.parametrize("replaced", [False, True])
def test_a_pass_whose_ledger_is_taken_away_sends_nothing_and_fails(config, replaced):
    state = config.monitor.state

    def take_away(stage, total):
        if stage == "Reading seeds" and state.exists():
            state.rename(state.with_name("away"))
            if replaced:
                open_ledger(state / "ledger.db").close()
        return lambda: None

    with (
        open_app(config, lambda: NOW) as app,
        pytest.raises(LedgerLost, match="removed or replaced while it was in use"),
    ):
        app.run(on_progress=take_away)
    assert not (state / "digests").exists()
    with open_ledger(state.with_name("away") / "ledger.db") as ledger:
        assert "the next run begins a new ledger" in str(ledger.runs()[0].error)
