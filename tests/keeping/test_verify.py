"""Every kind of damage that is planted is found, named, and answered with advice."""

from __future__ import annotations

import pytest

from monitor.store.rules import NAMED
from monitor.store.sqlite import open_ledger
from monitor.types import Verdict

DAMAGE = {
    "a quote that was altered": (
        "UPDATE mentions SET quote = 'altered' WHERE id = 1",
        "mention 1: its quote does not stand at its offsets",
    ),
    "offsets that were moved": (
        "UPDATE mentions SET start_offset = start_offset + 1 WHERE id = 2",
        "mention 2: its quote does not stand at its offsets",
    ),
    "a text that was altered": (
        "UPDATE revisions SET text = 'Nothing is left of it.' WHERE id = 1",
        "mention 1: its quote does not stand at its offsets",
    ),
    "an assertion that says something else": (
        "UPDATE mentions SET assertion = json_set(assertion, '$.quote', '') WHERE id = 1",
        "mention 1: what comparison reads of it is not its quote",
    ),
    "an assertion that cannot be read": (
        "UPDATE mentions SET assertion = '{' WHERE id = 1",
        "mention 1: what comparison reads of it is not its quote",
    ),
    "a claim that is gone": (
        "DELETE FROM claims WHERE id = 2",
        "mention 2: its claim 2 is missing",
    ),
    "an article that is gone": (
        "DELETE FROM articles WHERE id = 2",
        "mention 2: its article 2 is missing",
    ),
    "a revision that is gone": (
        "DELETE FROM revisions WHERE id = 1",
        "mention 1: its revision 1 is missing",
    ),
    "a revision of another article": (
        "UPDATE mentions SET article_id = 2 WHERE id = 1",
        "mention 1: its revision is of another article",
    ),
    "a thread that is gone": (
        "DELETE FROM threads WHERE id = 1",
        "mention 1: its claim 1 has no thread",
    ),
    "a verdict that is none": (
        "UPDATE mentions SET verdict = 'odd' WHERE id = 1",
        "mention 1: its verdict, kind or modality is unknown (odd, none, asserted)",
    ),
    "a mention that a verdict was about": (
        "DELETE FROM mentions WHERE id = 1",
        "mention 2: mention 1, which its verdict is about, is missing",
    ),
    "a change of nothing": (
        "UPDATE mentions SET against_mention_id = NULL WHERE id = 2",
        "mention 2: changed, but against nothing",
    ),
    "a claim that nothing tells": (
        "UPDATE mentions SET claim_id = 1 WHERE id = 2",
        "claim 2: no mention tells it",
    ),
    "a claim whose first mention is another's": (
        "UPDATE claims SET first_mention_id = 1 WHERE id = 2",
        "claim 2: mention 1 is not one of its",
    ),
    "a standing that is none": (
        "UPDATE claims SET status = 'odd' WHERE id = 1",
        "claim 1: its status is unknown (odd)",
    ),
    "an article without a text": (
        "UPDATE articles SET current_revision_id = 2 WHERE id = 1",
        "article 1: its present text is missing",
    ),
    "a digest that is gone": (
        "DELETE FROM digests WHERE id = 1",
        "parcel 1 to 2024-12-09.md: its digest 1 is missing",
    ),
    "a mention that a digest tells is gone": (
        "DELETE FROM mentions WHERE id = 2",
        "digest 1: mention 2, which it tells, is missing",
    ),
    "a digest that told a mention is gone": (
        "DELETE FROM digests WHERE id = 1",
        "mention 2: digest 1, which told it, is missing",
    ),
    "a mention that says something else than a digest told": (
        """UPDATE mentions SET quote = 'Now', start_offset = 0, end_offset = 3,
           assertion = json_set(assertion, '$.quote', 'Now', '$.span', json('[0,3]'))
           WHERE id = 2""",
        "digest 1: the quote of mention 2, which it tells, is not in its parcels",
    ),
    "bytes of a digest that were altered": (
        "UPDATE outbox SET body = CAST('digest' AS BLOB) WHERE id = 1",
        "parcel 1 to 2024-12-09.md: its bytes are not those that were frozen",
    ),
    "a parcel in no known state": (
        "UPDATE outbox SET state = 'lost' WHERE id = 1",
        "parcel 1 to 2024-12-09.md: its state is unknown (lost)",
    ),
    "a topic that counts wrongly": (
        "UPDATE topics SET claims = 9 WHERE id = 1",
        "topic port-strike: counts 9 claims, not 2",
    ),
    "a term that counts wrongly": (
        "UPDATE terms SET claims = 7 WHERE term = 'strike'",
        "term strike: counts 7 claims, not 2",
    ),
    "any other reference to nothing": (
        "DELETE FROM stories WHERE id = 1",
        "row 1 of articles points to a missing row of stories",
    ),
    "an index of words that lost a part": (
        "DELETE FROM article_words_data WHERE id > 10",
        "the index article_words is damaged",
    ),
    "an article whose words are not known": (
        "DELETE FROM article_words_docsize WHERE id = 1",
        "article 1: is not in the index of words",
    ),
}


@pytest.fixture
def filled(desk):
    """Two articles, the second of which changes what the first says; a digest."""
    first = desk.article("one", "Émile says that 900 dockers strike.")
    second = desk.article("two", "Now 1,400 dockers strike.")
    told = desk.tell(first, "900 dockers strike")
    desk.tell(second, "1,400 dockers strike", Verdict.CHANGED, against=told)
    desk.digest(told=[told, 2])
    return desk


def test_a_sound_ledger_has_no_fault_and_says_what_was_counted(filled):
    looks = {look.what: look for look in filled.ledger.verify()}
    assert not [look for look in looks.values() if look.faults]
    assert looks["quotes in their texts"].count == 2
    assert looks["mentions that verdicts are about"].count == 1
    assert looks["parcels of digests"].count == 1
    assert looks["mentions that digests tell"].count == 2
    assert looks["parcels as they were frozen"].count == 1
    assert looks["articles in the index of words"].count == 2


@pytest.mark.parametrize("kind", DAMAGE)
def test_planted_damage_is_named(filled, path, monitor, kind):
    harm, told = DAMAGE[kind]
    filled.ledger._db.execute("PRAGMA foreign_keys = OFF")
    filled.ledger._db.execute("PRAGMA ignore_check_constraints = ON")
    filled.ledger._db.execute(harm)
    assert told in filled.faults()
    filled.ledger.close()
    result = monitor("-q", "verify", status=1)
    assert f"FAULT  {told}\n" in result.stdout
    assert "monitor restore FILE" in result.stdout
    assert "fault" in result.stderr


def test_each_rule_names_what_it_says_it_names(filled):
    """A reference that a rule tells of is not told of a second time."""
    tables = {row[0] for row in filled.ledger._rows("SELECT name FROM sqlite_master")}
    for table, parent in NAMED:
        assert {table, parent} <= tables
        keys = filled.ledger._rows(f"PRAGMA foreign_key_list({table})")
        assert parent in {key["table"] for key in keys}


def test_a_damaged_page_is_found(path, desk_of, monitor):
    with open_ledger(path) as ledger:
        desk_of(ledger).article("long", "word " * 50_000)
    content = bytearray(path.read_bytes())
    content[4096 * 20 : 4096 * 30] = b"\xff" * 4096 * 10
    path.write_bytes(content)
    result = monitor("verify", status=1)
    assert "FAULT" in result.stdout or "damaged" in result.stderr
    assert "restore" in result.output


def test_a_person_is_told_what_was_checked(monitor):
    monitor("run")
    told = monitor("verify")
    assert "ok     1 articles\n" in told.stdout
    assert told.stdout.count("ok") == 14
    assert told.stderr == "The ledger is sound.\n"
    assert monitor("-q", "verify").output == ""


def test_figures_without_an_end_are_sound(monitor, project):
    """ "More than 900" is kept with an infinite bound, which SQLite's JSON lacks."""
    text = "The union said that more than 900 dockers had joined the port strike."
    (project / "seeds" / "bound.txt").write_text(text)
    monitor("run")
    exported = monitor("export", "mentions").stdout
    assert "more than 900 dockers" in exported
    assert monitor("verify").stderr == "The ledger is sound.\n"


def test_without_a_ledger_there_is_nothing_to_verify(monitor):
    assert "There is no ledger" in monitor("verify", status=1).stderr


def test_what_a_terminal_would_obey_is_not_passed_on(filled, monitor):
    filled.ledger._db.execute("UPDATE topics SET claims = 9, name = 'a\x1b[2Jb'")
    filled.ledger.close()
    assert "\x1b[2J" not in monitor("verify", status=1, color=True).stdout
