"""What a replay makes of revisions, topics, purges, stops and hard texts."""

from __future__ import annotations

import pytest

from monitor.errors import MonitorError
from monitor.types import ArticleStatus, Kind, Selection, Verdict

A = "The dockers' union said that 900 workers had joined the port strike."
MORE = "The dockers' union said that 1,400 workers had joined the port strike."
B = "Ferries to Dublin were cancelled for a third day."
C = "The union filed its complaint with the labour court in Leeds."
FORGET = "UPDATE mentions SET verdict = 'new', kind = NULL, against_mention_id = NULL"


def test_corrections_and_withdrawals_come_back(newsroom, path, alter):
    newsroom.publish("a", f"{A} {B}")
    newsroom.publish("a", MORE)
    true = newsroom.mentions()
    assert {Kind.CORRECTION, Kind.WITHDRAWN} <= {one.kind for one in true}
    alter(path, f"{FORGET} WHERE kind = 'correction'")
    counts = newsroom.apply()
    assert counts.changed == sum(one.kind is Kind.CORRECTION for one in true)
    assert newsroom.mentions() == true
    assert (counts.articles, counts.texts) == (1, 2)


def test_a_text_is_compared_only_where_it_belonged_when_it_came_in(
    newsroom, rows, path
):
    """The first text of an article was of one topic, the second of another."""
    newsroom.publish("a", A, topics=("port-strike",))
    newsroom.publish("a", f"{MORE} {B}", topics=("courts",))
    before = rows(path)
    newsroom.apply()
    assert rows(path) == before


def test_a_text_is_read_with_the_date_and_outlet_it_came_with(newsroom, rows, path):
    newsroom.publish("a", f"{A} The strike ends on Friday, the union said.")
    newsroom.publish(
        "a", f"{MORE} The strike ends on Friday, the union said.", outlet="The Quay"
    )
    before = rows(path)
    newsroom.apply()
    assert rows(path) == before


def test_a_text_that_was_foreign_is_left_unread(newsroom):
    newsroom.publish("a", A, status=ArticleStatus.FOREIGN)
    newsroom.publish("a", MORE)
    assert newsroom.apply().texts == 1
    assert {one.quote for one in newsroom.mentions()}.isdisjoint({A})


def test_one_topic_leaves_the_others_alone(newsroom, path, alter):
    for topic in newsroom.topics:
        newsroom.publish(f"{topic} 1", A, topics=(topic,))
        newsroom.publish(f"{topic} 2", MORE, topics=(topic,))
    alter(path, FORGET)
    assert newsroom.apply("courts").changed == 1
    found = {one.topic for one in newsroom.mentions() if one.verdict is not Verdict.NEW}
    assert found == {"courts"}
    assert newsroom.faults() == []


def test_what_workers_cannot_read_keeps_what_was_read_before(newsroom, path, alter):
    newsroom.publish("a", A)
    newsroom.publish("b", MORE)
    true = newsroom.mentions()
    alter(path, FORGET)
    counts = newsroom.apply(broken=["1,400"])
    assert counts.unread == ("b",)
    assert newsroom.mentions() == true


def test_what_was_purged_stays_away(newsroom):
    newsroom.publish("a", A)
    newsroom.publish("b", B)
    newsroom.publish("c", C)
    plan = newsroom.ledger.plan_purge(Selection(spared=frozenset({"b", "c"})))
    newsroom.ledger.purge(plan, newsroom.now)
    before = newsroom.mentions()
    with newsroom.replay() as found:
        assert not found.changes
    newsroom.apply()
    assert newsroom.mentions() == before
    assert newsroom.faults() == []


def test_a_stop_changes_nothing_and_leaves_nothing_behind(newsroom, path, alter, rows):
    newsroom.publish("a", A)
    newsroom.publish("b", MORE)
    alter(path, FORGET)
    before = rows(path)
    with pytest.raises(MonitorError, match="nothing was changed"):
        newsroom.apply(should_stop=lambda: True)
    assert rows(path) == before
    assert not list(path.parent.glob(".replay-*"))


def test_a_run_after_a_replay_goes_on_as_if_there_had_been_none(newsroom, path, alter):
    newsroom.publish("a", f"{A} {C}")
    newsroom.publish("b", f"{MORE} {B}")
    alter(path, "DELETE FROM mentions WHERE id = 1", "UPDATE claims SET "
          "first_mention_id = NULL, latest_mention_id = NULL WHERE id = 1")  # fmt: skip
    newsroom.apply()
    newsroom.publish("c", A)
    newest = newsroom.mentions()[-1]
    assert newest.verdict is Verdict.REPEATED
    assert newest.against.article.title == "a"
    assert newsroom.apply().changed == 0
    assert newsroom.faults() == []


class Silent:
    """A judge whose server is away."""

    name = "away"

    def judge(self, pairs):
        raise MonitorError(f"The judge did not answer about {len(list(pairs))} pairs.")


def test_a_judge_that_cannot_be_asked_changes_nothing(newsroom, path, rows):
    """Not even to what the rules alone would say: that is another engine."""
    newsroom.publish("a", "Harbour Holdings runs the port of Leith with 200 cranes.")
    newsroom.publish("b", "Harbour Holdings operates the port of Leith.")
    before = rows(path)
    with pytest.raises(MonitorError, match=r"did not answer .* Nothing was changed"):
        newsroom.apply(judge=Silent())
    assert rows(path) == before
