"""purge and [retention] over real runs, with a real feed."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from monitor.store.sqlite import open_ledger

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)
NEXT = NOW + timedelta(days=1)
MUCH_LATER = NOW + timedelta(days=400)


def articles(monitor):
    found = monitor("articles", "--json").stdout.splitlines()
    return sorted(json.loads(line)["title"] for line in found)


def test_a_purged_item_does_not_come_back_even_if_it_is_edited(monitor, feed):
    url = feed("The port strike goes to talks, and 40 ships wait.")
    monitor("run")
    assert articles(monitor) == ["Dockers walk out", "Port strike talks"]
    told = monitor("purge", "--feed", url, "--yes").stdout
    assert told.startswith("Removed 1 article, ")
    assert "Articles" not in monitor("run", now=NEXT).stdout
    feed("The port strike goes on, and 50 ships wait by now.")
    monitor("run", now=NEXT + timedelta(days=1))
    assert articles(monitor) == ["Dockers walk out"]
    monitor("verify")


def test_a_person_is_asked_and_may_decline(monitor, feed):
    url = feed("40 ships wait for the port strike to end, the union said.")
    monitor("run")
    asked = monitor("purge", "--feed", url, input="n\n").stderr
    assert "To be removed: 1 article, 1 mention, 1 claim left without" in asked
    assert "09 Dec 2024  The Buoy: Port strike talks" in asked
    assert "40 ships wait" in asked
    assert asked.endswith("Nothing was removed.\n")
    assert len(articles(monitor)) == 2
    monitor("purge", "--feed", url, input="y\n")
    assert len(articles(monitor)) == 1


def test_a_host_may_be_named_by_an_address_of_it(monitor, feed):
    feed("40 ships wait for the port strike to end.")
    monitor("run")
    assert (
        "Removed" in monitor("purge", "--source", "http://localhost/", "--yes").stdout
    )
    assert articles(monitor) == ["Dockers walk out"]


def test_where_nobody_answers_nothing_is_removed(monitor, feed):
    url = feed("40 ships wait for the port strike to end.")
    monitor("run")
    assert "--yes" in monitor("purge", "--feed", url, status=2, input="").stderr
    assert len(articles(monitor)) == 2


def test_a_rehearsal_names_everything_and_removes_nothing(monitor, feed, project):
    url = feed("40 ships wait for the port strike to end, the union said.")
    monitor("run")
    before = (project / "state" / "ledger.db").read_bytes()
    told = monitor("purge", "--feed", url, "--dry-run").stdout
    assert "To be removed: 1 article" in told
    assert "Claims that nothing else tells:\n" in told
    assert (project / "state" / "ledger.db").read_bytes() == before


def test_a_seed_stays_while_its_file_lies_there(monitor, project):
    monitor("run")
    told = monitor("purge", "--older-than", "30d", "--yes", now=MUCH_LATER)
    assert "1 seed spared" in told.stderr
    (project / "seeds" / "first.txt").unlink()
    monitor("purge", "--older-than", "30d", "--yes", now=MUCH_LATER)
    assert articles(monitor) == []


def test_a_seed_that_cannot_be_read_is_spared(monitor, project):
    monitor("run")
    seed = project / "seeds" / "first.txt"
    seed.write_bytes(b"\0\0\0")
    monitor("purge", "--older-than", "30d", "--yes", now=MUCH_LATER)
    assert articles(monitor) == ["Dockers walk out"]


def test_long_lists_are_cut_short_before_the_question(monitor, project):
    for number in range(12):
        (project / "seeds" / f"{number}.txt").write_text(f"{number} ships wait.")
    monitor("run")
    for seed in (project / "seeds").iterdir():
        seed.unlink()
    asked = monitor("purge", "--older-than", "1d", input="n\n", now=MUCH_LATER).stderr
    assert "and 3 more; --dry-run names all" in asked
    told = monitor("purge", "--older-than", "1d", "--dry-run", now=MUCH_LATER).stdout
    assert "more; --dry-run" not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "say what to remove"),
        (
            ("--feed", "https://a.example", "--source", "a.example"),
            "exclude each other",
        ),
        (("--older-than", "soon"), "is no duration"),
        (("--older-than", "1h"), "shorter than a day"),
    ],
)
def test_what_cannot_be_meant_is_refused(monitor, words, told):
    monitor("run")
    assert told in monitor("purge", *words, status=2).stderr


def test_without_a_condition_the_configured_retention_counts(
    monitor, project, configure
):
    configure('[retention]\narticles = "30d"')
    monitor("run")
    (project / "seeds" / "first.txt").unlink()
    assert "Nothing to remove" in monitor("purge", "--yes", now=NEXT).stderr
    assert "Removed 1 article" in monitor("purge", "--yes", now=MUCH_LATER).stdout


def test_a_purge_does_not_run_beside_another_instance(monitor, process):
    monitor("run")
    holder = (
        "import sys; from pathlib import Path; from monitor.lock import hold\n"
        "with hold(Path('state/monitor.lock')):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    assert process("-c", holder).stdout.readline() == "held\n"
    monitor("purge", "--older-than", "1d", "--yes", status=5)
    monitor("purge", "--older-than", "1d", "--dry-run")


def test_a_run_removes_what_is_too_old(monitor, feed, configure, project):
    feed("40 ships wait for the port strike to end, the union said.")
    configure('[retention]\narticles = "30d"\nruns = "300d"\ndigests = "90d"')
    monitor("run")
    monitor("run", now=NEXT)
    report = json.loads(monitor("run", "--json", now=MUCH_LATER).stdout)
    assert report["articles_purged"] == 1
    assert articles(monitor) == ["Dockers walk out"]
    assert "1 removed" in monitor("runs").stdout
    assert len(monitor("runs").stdout.splitlines()) == 1
    told = monitor("-v", "run", now=MUCH_LATER + timedelta(days=1))
    assert "too old" not in told.stderr
    monitor("verify")


def test_without_a_retention_everything_is_kept(monitor, feed):
    feed("40 ships wait for the port strike to end, the union said.")
    monitor("run")
    monitor("run", now=MUCH_LATER)
    assert len(articles(monitor)) == 2
    assert len(monitor("runs").stdout.splitlines()) == 2


def test_a_rehearsed_run_removes_nothing(monitor, feed, configure):
    feed("40 ships wait for the port strike to end, the union said.")
    monitor("run")
    configure('[retention]\narticles = "30d"')
    told = monitor("run", "--dry-run", now=MUCH_LATER).stdout
    assert "1 removed, older than [retention] lets them be" in told
    assert len(articles(monitor)) == 2


@pytest.fixture
def bulky(path, desk_of, project):
    """A ledger whose old articles take most of its room."""
    with open_ledger(path) as ledger:
        desk = desk_of(ledger)
        for n in range(20):
            desk.article(f"old{n}", f"900 dockers strike {n}. " * 2000)
        kept = desk.article("kept", now=MUCH_LATER)
        desk.tell(kept, "900 dockers strike", now=MUCH_LATER)
    return path


def test_the_file_shrinks_once_much_is_gone(bulky, monitor):
    before = bulky.stat().st_size
    told = monitor("purge", "--older-than", "30d", "--yes", now=MUCH_LATER)
    assert "The ledger's file went from 1." in told.stderr
    assert bulky.stat().st_size < before / 2
    monitor("verify")
    assert articles(monitor) == ["kept"]


def test_without_room_the_file_keeps_its_size_and_says_so(bulky, monitor, monkeypatch):
    before = bulky.stat().st_size
    usage = shutil.disk_usage(bulky.parent)._replace(free=100)
    monkeypatch.setattr("monitor.store.shrinking.shutil.disk_usage", lambda _: usage)
    told = monitor("purge", "--older-than", "30d", "--yes", now=MUCH_LATER)
    assert "Removed 20 articles" in told.stdout
    assert "and 100 are free" in told.stderr
    assert bulky.stat().st_size >= before
    assert articles(monitor) == ["kept"]


def test_where_little_is_gone_the_file_is_not_written_anew(monitor, feed, path):
    url = feed("40 ships wait for the port strike to end, the union said.")
    monitor("run")
    told = monitor("purge", "--feed", url, "--yes")
    assert "The ledger's file stays at 0." in told.stderr
