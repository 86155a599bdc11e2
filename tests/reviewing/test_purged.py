"""A purge leaves of reviews how many were right, and none of the words."""

from __future__ import annotations

from monitor.types import Selection, Verdict


def purge(room, now):
    plan = room.ledger.plan_purge(Selection(spared=frozenset()))
    room.ledger.purge(plan, now)
    return plan


def words(ledger):
    return " ".join(str(tuple(row)) for row in ledger._rows("SELECT * FROM reviews"))


def test_the_words_go_and_the_count_stays(room):
    now = room.ledger.mention(1).seen
    room.desk("the typo").reject(room.claim("half"))
    room.desk().confirm(room.claim("rose"))
    purge(room, now)
    assert list(room.ledger.mentions()) == []
    assert set(room.ledger.reviewed()) == {
        (Verdict.CHANGED, False),
        (Verdict.CONTRADICTED, True),
    }
    for told in ("Pay fell", "Pay rose", "typo", "is why"):
        assert told not in words(room.ledger)
    assert room.faults() == []
    assert room.ledger.reapply_reviews().lost == ()


def test_an_article_stays_while_a_corrected_verdict_is_about_it(room):
    only = Selection(feed="x", spared=frozenset())
    room.ledger._write("UPDATE articles SET feed_url = 'x' WHERE key LIKE '%tide%'")
    for name in ("again", "half", "on", "deny"):
        assert room.ledger.plan_purge(only).tied
        room.desk().reject(room.claim(name), room.numbers[name])
    assert not room.ledger.plan_purge(only).tied
    room.desk().merge(room.claim("cranes"), room.claim("fell"))
    assert room.ledger.plan_purge(only).tied


def test_what_was_judged_cannot_come_back_without_its_article(room, monitor):
    room.desk().reject(room.claim("half"))
    room.ledger._write("UPDATE articles SET feed_url = 'x' WHERE key LIKE '%tide%'")
    for name in ("again", "on", "deny"):
        room.desk().reject(room.claim(name), room.numbers[name])
    selection = Selection(feed="x", spared=frozenset())
    plan = room.ledger.plan_purge(selection)
    assert [one.title for one in plan.articles] == ["From the tide"]
    room.ledger.purge(plan, room.ledger.mention(room.numbers["half"]).seen)
    assert "Pay fell'" not in words(room.ledger)
    assert room.faults() == []
    claim = str(room.claim("half"))
    room.ledger.close()
    told = monitor("claims", "undo", claim, status=2).stderr
    assert "not kept any more" in told
