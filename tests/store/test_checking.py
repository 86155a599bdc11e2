"""What the doctor finds, and copies of the ledger."""

from __future__ import annotations

import pytest

from monitor.errors import LedgerError
from monitor.store.sqlite import open_ledger


def test_a_sound_ledger_has_no_faults(ledger, desk):
    desk.tell(desk.article(text="Émile said: a strike."), "a strike")
    assert ledger.check() == []


def test_a_quote_that_does_not_stand_in_its_text_is_found(ledger, desk):
    desk.tell(desk.article(), "called off the strike")
    assert ledger.check() == ["mention 1: its quote does not stand at its offsets"]


def test_a_reference_to_nothing_is_found(ledger, desk):
    ledger._db.execute("PRAGMA foreign_keys = OFF")
    ledger._insert("threads", topic_id=404)
    assert ledger.check() == ["a row of threads points to a missing row of topics"]


def test_an_index_that_lost_a_part_is_found(ledger, desk):
    desk.article()
    ledger._db.execute("DELETE FROM article_words_data WHERE id > 10")
    (fault,) = ledger.check()
    assert fault == "the index article_words is damaged"


def test_an_article_without_its_words_is_found(ledger, desk):
    desk.article()
    ledger._db.execute("DELETE FROM article_words_docsize")
    (fault,) = ledger.check()
    assert "article 1: is not in the index of words" in fault


def test_a_copy_is_a_whole_ledger(path, ledger, desk):
    desk.tell(desk.article(), "called a strike")
    copy = path.with_name("copy.db")
    ledger.snapshot(copy)
    desk.article("after the copy.txt")
    with open_ledger(copy, create=False) as other:
        assert [a.path for a in other.articles()] == ["a.txt"]
        assert [m.quote for m in other.mentions()] == ["called a strike"]
        assert other.check() == []


def test_a_copy_replaces_nothing(path, ledger):
    target = path.with_name("precious.txt")
    target.write_text("precious")
    with pytest.raises(LedgerError, match="exists"):
        ledger.snapshot(target)
    assert target.read_text() == "precious"


def test_a_copy_that_cannot_be_made_is_told(tmp_path, ledger):
    with pytest.raises(LedgerError, match="cannot be opened"):
        ledger.snapshot(tmp_path / "nowhere" / "copy.db")


def test_half_a_copy_is_not_left(path, desk_of):
    with open_ledger(path) as ledger:
        desk = desk_of(ledger)
        desk.article(text="word " * 50_000)
    content = bytearray(path.read_bytes())
    with open_ledger(path) as ledger:
        del content[len(content) // 2 :]
        path.write_bytes(content)
        copy = path.with_name("copy.db")
        with pytest.raises(LedgerError):
            ledger.snapshot(copy)
        assert not copy.exists()
