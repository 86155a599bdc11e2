"""With the engine unchanged, a replay comes to what there is."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.store.claims import STATUS
from monitor.store.sqlite import open_ledger

SENTENCES = (
    "The dockers' union said that 900 workers had joined the port strike.",
    "The dockers' union said that 1,400 workers had joined the port strike.",
    "Harbour Holdings cut the pay of night crews in Leeds by a tenth.",
    "Harbour Holdings denied that it had cut the pay of night crews in Leeds.",
    "The union filed its complaint with the labour court in Leeds.",
    "The union filed its complaint with the high court in London.",
    "Ferries to Dublin were cancelled for a third day.",
    "The minister rejected that, and called the strike a mistake.",
    "Labour minister Ines Calder said that 40 ferries had sailed.",
    "Calder said that no more than 30 ferries had sailed.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True)
articles = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    texts.map(" ".join),
    st.sampled_from([("port-strike",), ("courts",), ("courts", "port-strike")]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(articles, min_size=1, max_size=6))
def test_nothing_differs_and_nothing_is_written(newsroom_of, rows, published):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            newsroom = newsroom_of(ledger)
            for name, text, topics in published:
                newsroom.publish(name, text, topics=topics)
            before = rows(path)
            with newsroom.replay() as found:
                assert list(found.differences(found.changes)) == []
                assert not found.apply(newsroom.now)
            assert rows(path) == before


topics_of = st.sampled_from([("port-strike",), ("courts",), ("courts", "port-strike")])
again = st.tuples(st.integers(0, 3), topics_of)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts.map(" ".join), min_size=4, max_size=4), st.lists(again))
def test_so_it_is_where_a_text_is_brought_to_another_topic_later(
    newsroom_of, rows, written, carried
):
    """The first two texts are an article and its edit."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            newsroom = newsroom_of(ledger)
            for number, topics in carried:
                newsroom.publish("aabc"[number], written[number], topics=topics)
            before = rows(path)
            with newsroom.replay() as found:
                assert list(found.differences(found.changes)) == []
                assert not found.apply(newsroom.now)
            assert rows(path) == before
            assert newsroom.faults() == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(articles, min_size=2, max_size=6), st.data())
def test_what_another_engine_left_becomes_what_this_one_says(
    newsroom_of, rows, alter, published, data
):
    """And a second replay changes nothing more."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            newsroom = newsroom_of(ledger)
            for name, text, topics in published:
                newsroom.publish(name, text, topics=topics)
            true = [_said(one) for one in newsroom.mentions()]
            stood = [_stands(one) for one in ledger.claims()]
            told = [one.mention for one in newsroom.mentions()]
            # A lone "rejected that" claims nothing.
            lost = data.draw(st.sets(st.sampled_from(told))) if told else set()
            alter(path, *LOSING, lost=json.dumps(sorted(lost)))
            newsroom.apply()
            assert sorted(_said(one) for one in newsroom.mentions()) == sorted(true)
            assert sorted(_stands(one) for one in ledger.claims()) == sorted(stood)
            follows = ledger._rows(f"SELECT status, {STATUS} FROM claims")  # noqa: S608
            assert [row[0] for row in follows] == [row[1] for row in follows]
            assert newsroom.faults() == []
            once = rows(path)
            newsroom.apply()
            assert rows(path) == once


def _stands(claim):
    times = claim.first_seen.isoformat(), claim.last_seen.isoformat()
    return (claim.text, claim.topic, claim.status, claim.sources, *times)


def _said(one):
    against = one.against and (one.against.article.id, one.against.quote)
    said = (one.article.id, one.start, one.quote, one.verdict, one.kind, one.topic)
    return (*map(str, said), str(against), str(one.seen))


ORPHANS = "NOT IN (SELECT claim_id FROM mentions)"
FIRST_TOLD = "(SELECT min(id) FROM mentions WHERE claim_id = claims.id)"
LOST = "IN (SELECT value FROM json_each(:lost))"
LOSING = (
    f"UPDATE mentions SET verdict = 'new', kind = NULL WHERE against_mention_id {LOST}",  # noqa: S608
    f"UPDATE mentions SET against_mention_id = NULL WHERE against_mention_id {LOST}",  # noqa: S608
    f"DELETE FROM mentions WHERE id {LOST}",  # noqa: S608
    f"DELETE FROM claim_terms WHERE claim_id {ORPHANS}",  # noqa: S608
    f"DELETE FROM claim_term_lists WHERE claim_id {ORPHANS}",  # noqa: S608
    f"DELETE FROM claims WHERE id {ORPHANS}",  # noqa: S608
    f"UPDATE claims SET first_mention_id = {FIRST_TOLD}",  # noqa: S608
    f"UPDATE claims SET latest_mention_id = {FIRST_TOLD.replace('min', 'max')}",  # noqa: S608
)
"""Leaves mentions out, as an engine would that did not find them."""
