"""A ledger that is damaged, cut off or from a later version is named and left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress

import pytest

from monitor.store.sqlite import open_ledger

DAY_ONE, DAY_TWO = "2024-12-09T12:00:00Z", "2024-12-10T12:00:00Z"
PAGE = 4096
UNREADABLE = (sqlite3.Error, UnicodeError)


@pytest.fixture
def before(project):
    """A sound ledger of one pass."""
    here = project("before")
    assert here.run().status == 0
    return here


def zeroed(page, chance):
    return bytes(PAGE)


def scrambled(page, chance):
    return chance.randbytes(PAGE)


def one_bit(page, chance):
    place = chance.randrange(PAGE)
    bit = bytes([page[place] ^ 1 << chance.randrange(8)])
    return page[:place] + bit + page[place + 1 :]


def shuffled(page, chance):
    return page[PAGE // 2 :] + page[: PAGE // 2]


def torn(page, chance):
    """The half that reached the disk, and what lay there before."""
    cut = chance.randrange(PAGE)
    return page[:cut] + chance.randbytes(PAGE - cut)


KINDS = [zeroed, scrambled, one_bit, shuffled, torn]


def test_damaged_pages_are_told_plainly_and_nothing_begins_anew(
    project, before, postbox, soak, chance, figure
):
    whole = before.database.read_bytes()
    pages = len(whole) // PAGE
    told = 0
    points = [
        (chance.randrange(pages), KINDS[n % len(KINDS)])
        for n in range(100 if soak else 4)
    ]
    for number, (page, kind) in enumerate(points):
        here = project(f"flip{number}")
        at = page * PAGE
        flipped = whole[:at] + kind(whole[at : at + PAGE], chance) + whole[at + PAGE :]
        here.database.parent.mkdir()
        here.database.write_bytes(flipped)
        postbox.taken.clear()
        broken = not intact(here)
        ended = here.run(DAY_TWO)
        where = f"page {page} {kind.__name__}: {ended.said}"
        assert (ended.plain, ended.status in {0, 1}) == (True, True), where
        if ended.status == 1:
            assert "restore a copy" in ended.said, where
        if broken:
            assert (ended.status, postbox.taken) == (1, []), "a digest of it: " + where
        told += ended.status
        assert here.database.stat().st_size >= len(whole), "it began anew: " + where
        marked = marked_as_sent(here)
        assert marked <= {to for to, _ in postbox.taken}, where
        doctor = here.do("--now", DAY_TWO, "doctor")
        assert doctor.plain, f"doctor, {where}: {doctor.said}"
        if not intact(here):
            assert doctor.status == 1, where
            assert "FAULT" in doctor.said
    figure("pages damaged", len(points))
    figure("passes that named the damage and stopped", told)
    figure("passes that did not meet it", len(points) - told)


def intact(here) -> bool:
    try:
        return bool(here.sound())
    except UNREADABLE:
        return False


def marked_as_sent(here) -> set[str]:
    """Who is said to have got the second digest."""
    with suppress(*UNREADABLE), closing(sqlite3.connect(here.database)) as db:
        rows = db.execute(
            "SELECT target FROM outbox WHERE channel = 'email' AND state = 'sent' "
            "AND digest_id = (SELECT id FROM digests WHERE local_date = '2024-12-10')"
        )
        return {row[0] for row in rows}
    return set()


def test_a_ledger_of_a_later_version_is_left_as_it_is(before, postbox):
    with closing(sqlite3.connect(before.database)) as db, db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('claim-monitor', 'm999_later', '2030-01-01')"
        )
    bytes_before = before.database.read_bytes()
    postbox.taken.clear()
    for words in (["run"], ["claims"], ["digest", "--send"], ["doctor"]):
        ended = before.do("--now", DAY_TWO, *words)
        assert (ended.status, ended.plain) == (1, True), ended.said
        assert "written by a later version" in ended.said
        assert "m999_later" in ended.said
    assert before.database.read_bytes() == bytes_before
    assert not postbox.taken


def test_an_error_over_a_sound_ledger_is_no_damage(before):
    """Only damage is called damage: the rest is a bug, and has to be seen."""
    with open_ledger(before.database) as ledger:
        assert ledger.damage_behind(ValueError("a bug")) is None
        assert ledger.damage_behind(None) is None


def test_a_value_that_cannot_be_is_damage(before):
    """It passes every check of SQLite's, and would else end as a traceback."""
    with closing(sqlite3.connect(before.database)) as db, db:
        db.execute("UPDATE mentions SET verdict = 'newt' WHERE id = 1")
    assert before.run(DAY_TWO).plain
    ended = before.do("export", "mentions")
    assert (ended.status, ended.plain) == (1, True), ended.said
    assert "'newt' is not a valid Verdict" in ended.said
    assert "restore a copy" in ended.said


def test_a_log_that_was_cut_is_a_ledger_of_an_earlier_moment(
    project, before, postbox, soak, chance, figure
):
    """Copied while it was written to, the log cut anywhere: sound, and made whole."""
    (before.folder / "seeds" / "new.txt").write_text(
        "The union said that 1,900 workers had joined the port strike on Tuesday."
    )
    with closing(sqlite3.connect(before.database)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM articles").fetchone()  # keeps the log
        assert before.run(DAY_TWO).status == 0
        log = before.database.with_name("ledger.db-wal")
        parts = before.database.read_bytes(), log.read_bytes()
    holds = before.holds()
    cuts = [chance.randrange(len(parts[1])) for _ in range(40 if soak else 1)]
    for number, cut in enumerate(cuts):
        here = project(f"cut{number}")
        (here.folder / "seeds" / "new.txt").write_text(
            (before.folder / "seeds" / "new.txt").read_text()
        )
        here.database.parent.mkdir()
        here.database.write_bytes(parts[0])
        here.database.with_name("ledger.db-wal").write_bytes(parts[1][:cut])
        assert here.do("doctor").plain
        ended = here.run(DAY_TWO)
        assert (ended.status, ended.plain) == (0, True), ended.said
        assert here.sound()
        known = here.holds()
        for table in ("articles", "mentions", "claims", "digests", "outbox"):
            assert known[table] == holds[table], (cut, table)
    figure("logs cut off", len(cuts))


def test_half_a_ledger_is_no_reason_for_a_new_one(project, before, soak, chance):
    whole = before.database.read_bytes()
    cuts = [0, 50, len(whole) - PAGE]
    cuts += [chance.randrange(len(whole)) for _ in range(20 if soak else 0)]
    for number, cut in enumerate(cuts):
        here = project(f"half{number}")
        here.database.parent.mkdir()
        here.database.write_bytes(whole[:cut])
        ended = here.run(DAY_TWO)
        assert (ended.status, ended.plain) == (1, True), ended.said
        assert "was left as it is" in ended.said
        assert here.database.read_bytes() == whole[:cut]


def test_an_index_that_does_not_agree_with_its_table_is_found(before):
    """SQLite's quick check leaves indices out."""
    with closing(sqlite3.connect(before.database)) as db:
        ((page,),) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_articles_1'"
        )
    whole = before.database.read_bytes()
    at = whole.index(b"ferries.txt", (page - 1) * PAGE)
    assert at < page * PAGE
    before.database.write_bytes(whole[:at] + b"carries" + whole[at + 7 :])
    doctor = before.do("doctor")
    assert (doctor.status, doctor.plain) == (1, True)
    assert "missing from index" in doctor.said
    assert before.run(DAY_TWO).plain
