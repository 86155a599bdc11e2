"""Removing articles: what goes, what stays, and what never comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.app.keeping import earlier
from monitor.store.sqlite import open_ledger
from monitor.types import Kind, Origin, Piece, Selection, Verdict

NOW = datetime(2024, 12, 9, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=100)


def days(number):
    return NOW + timedelta(days=number)


def titles(ledger):
    return [article.title for article in ledger.articles()]


def remove(ledger, **wanted):
    plan = ledger.plan_purge(Selection(**wanted))
    ledger.purge(plan, LATER)
    return plan


def test_what_is_older_goes_with_all_that_only_it_told(ledger, desk):
    old = desk.article("old")
    desk.tell(old, "900 dockers strike")
    new = desk.article("new", "40 ships wait.", now=days(10))
    desk.tell(new, "40 ships wait", now=days(10))
    plan = remove(ledger, before=days(5))
    assert [article.title for article in plan.articles] == ["old"]
    assert (plan.mentions, plan.claims) == (1, ((1, "900 dockers strike"),))
    assert titles(ledger) == ["new"]
    assert [claim.text for claim in ledger.claims()] == ["40 ships wait"]
    for table in ("revisions", "stories", "threads", "article_sketches"):
        assert ledger._row(f"SELECT count(*) FROM {table}")[0] == 1  # noqa: S608
    left = {row["term"] for row in ledger._rows("SELECT term FROM terms")}
    assert left == {"40", "ships", "wait"}
    assert desk.faults() == []


def test_nothing_is_left_in_the_index_of_words(ledger, desk):
    """Every revision had been indexed; a number that is used again starts afresh."""

    def found(word):
        return [one.record.title for one in ledger.archive(word)]

    desk.article("kept", "40 ships wait.", now=days(9))
    old = desk.article("old", "Walruses strike.")
    again = Piece("Walruses dance.", "old", Origin.FEED, url=old.key, author="A. Bee")
    ledger.add_revision(old.id, again, (), NOW)
    assert found("walruses") == ["old"]
    remove(ledger, before=days(5))
    held = ledger._rows("SELECT rowid FROM article_words('walruses')")
    assert [row[0] for row in held] == []
    assert ledger._row("SELECT count(*) FROM article_words_docsize")[0] == 1
    desk.article("later", "Otters strike.", now=days(10))
    assert (found("walruses"), found("otters"), found("ships")) == (
        [],
        ["later"],
        ["kept"],
    )
    assert desk.faults() == []


def test_an_article_counts_from_its_present_text(ledger, desk):
    article = desk.article("edited")
    again = Piece(
        "500 strike.", "edited", Origin.FEED, url="https://buoy.example/edited"
    )
    ledger.add_revision(article.id, again, (), days(9))
    assert remove(ledger, before=days(5)).articles == ()
    assert [one.title for one in remove(ledger, before=days(10)).articles] == ["edited"]


@pytest.mark.parametrize(
    ("host", "gone"),
    [
        ("buoy.example", ["a", "b"]),
        ("www.buoy.example", ["b"]),
        ("BUOY.example", ["a", "b"]),
        ("example", ["a", "b", "c"]),
        ("oy.example", []),
    ],
)
def test_a_host_means_all_that_ends_in_it(ledger, desk, host, gone):
    desk.article("a", host="buoy.example")
    desk.article("b", host="www.buoy.example")
    desk.article("c", host="notbuoy.example")
    assert [one.title for one in remove(ledger, host=host).articles] == gone


def test_an_address_that_is_none_has_no_host(ledger, desk):
    desk.article("a", host="[::bad")
    assert remove(ledger, host="bad").articles == ()


def test_an_age_beyond_all_times_is_the_beginning_of_time():
    beginning = earlier(datetime(50, 1, 1, tzinfo=UTC), timedelta(days=36525))
    assert beginning == datetime(1, 1, 1, tzinfo=UTC)


def test_conditions_hold_together(ledger, desk):
    desk.article("a", feed="https://a.example/rss")
    desk.article("b", feed="https://a.example/rss", now=days(9))
    desk.article("c", feed="https://c.example/rss")
    plan = remove(ledger, before=days(5), feed="https://a.example/rss")
    assert [one.title for one in plan.articles] == ["a"]


def test_what_a_kept_mention_is_against_stays_and_is_named(ledger, desk):
    """Also where it hangs on another that hangs on it."""
    first = desk.tell(desk.article("first"), "900 dockers strike")
    second = desk.tell(
        desk.article("second", "1,000 dockers strike."),
        "1,000 dockers strike",
        Verdict.CHANGED,
        against=first,
        kind=Kind.VALUE,
    )
    desk.article("loose")
    desk.tell(
        desk.article("third", "1,400 dockers strike.", now=days(10)),
        "1,400 dockers strike",
        Verdict.CONTRADICTED,
        against=second,
        kind=Kind.CONFLICT,
    )
    plan = remove(ledger, before=days(5))
    assert [one.title for one in plan.articles] == ["loose"]
    assert [one.title for one in plan.tied] == ["first", "second"]
    assert titles(ledger) == ["first", "second", "third"]
    assert [m.against.quote for m in ledger.mentions() if m.against] == [
        "900 dockers strike",
        "1,000 dockers strike",
    ]
    assert remove(ledger, before=days(11)).tied == ()
    assert titles(ledger) == []
    assert desk.faults() == []


def test_a_claim_that_others_tell_stays_as_they_tell_it(ledger, desk):
    old = desk.article("old")
    told = desk.tell(old, "900 dockers strike")
    claim = desk.claim_of(told)
    new = desk.article("new", "Some 900 dockers strike.", now=days(10))
    desk.tell(
        new, "Some 900 dockers strike", Verdict.REPEATED, now=days(10), claim=claim
    )
    plan = remove(ledger, before=days(5))
    assert (plan.mentions, plan.claims) == (1, ())
    (record,) = ledger.claims()
    assert (record.text, record.sources) == ("Some 900 dockers strike", 1)
    assert (record.first_seen, record.last_seen) == (NOW, days(10))
    (candidate,) = ledger.candidates(desk.topic, ["dockers"], 5)
    assert candidate.assertion.quote == "Some 900 dockers strike"
    assert desk.faults() == []


def test_a_claim_stands_again_once_what_disputed_it_is_gone(ledger, desk):
    told = desk.tell(desk.article("told"), "900 dockers strike")
    denial = desk.article("denial", "No dockers strike.", host="harbour.example")
    desk.tell(
        denial,
        "No dockers strike",
        Verdict.CONTRADICTED,
        against=told,
        kind=Kind.DENIAL,
    )
    assert [claim.status for claim in ledger.claims()] == ["disputed", "disputed"]
    remove(ledger, host="harbour.example")
    assert [claim.status for claim in ledger.claims()] == ["standing"]
    assert desk.faults() == []


def test_seeds_stay_while_their_files_lie_there(ledger, desk):
    desk.article("seeds/there.txt", origin=Origin.SEED)
    desk.article("seeds/away.txt", origin=Origin.SEED)
    assert ledger.plan_purge(Selection(before=LATER)).seeds == 2
    spared = frozenset({"seeds/there.txt"})
    plan = remove(ledger, before=LATER, spared=spared)
    assert ([one.key for one in plan.articles], plan.seeds) == (["seeds/away.txt"], 1)
    assert titles(ledger) == ["seeds/there.txt"]


def test_what_a_feed_brought_is_known_as_purged_and_a_seed_is_not(ledger, desk):
    desk.article("a")
    desk.article("seeds/a.txt", origin=Origin.SEED)
    remove(ledger, before=LATER, spared=frozenset())
    keys = ["https://buoy.example/a", "seeds/a.txt", "https://buoy.example/b"]
    assert ledger.purged(keys) == {"https://buoy.example/a"}


@pytest.mark.parametrize("step", ["_drop_claims", "_drop_empty", "_unindex"])
def test_a_purge_that_fails_half_way_removes_nothing(ledger, desk, monkeypatch, step):
    article = desk.article("old")
    desk.tell(article, "900 dockers strike")

    def fail(self, *rest):
        raise RuntimeError(step)

    plan = ledger.plan_purge(Selection(before=LATER))
    monkeypatch.setattr(type(ledger), step, fail)
    with pytest.raises(RuntimeError):
        ledger.purge(plan, LATER)
    assert titles(ledger) == ["old"]
    assert len(list(ledger.mentions())) == 1
    assert ledger.purged([article.key]) == set()
    assert ledger._row("PRAGMA foreign_keys")[0] == 1
    assert desk.faults() == []


def test_a_purge_that_would_leave_a_loose_end_is_undone(ledger, desk):
    """As where a later version knows of tables that this one does not."""
    desk.article("old")
    ledger._write("CREATE TABLE notes (article INTEGER REFERENCES articles(id))")
    ledger._write("INSERT INTO notes VALUES (1)")
    plan = ledger.plan_purge(Selection(before=LATER))
    with pytest.raises(Exception, match="row of notes would point to a missing"):
        ledger.purge(plan, LATER)
    assert titles(ledger) == ["old"]


def test_digests_that_told_of_it_are_counted_and_tell_of_it_no_more(ledger, desk):
    gone = desk.tell(desk.article("old"), "900 dockers strike")
    kept = desk.tell(desk.article("new", now=days(10)), "900 dockers", now=days(10))
    desk.digest(told=[gone, kept])
    desk.digest(days(11), told=[kept])
    assert remove(ledger, before=days(5)).digests == 1
    told = ledger._rows("SELECT digest_id, mention_id FROM digest_mentions")
    assert [tuple(row) for row in told] == [(1, kept), (2, kept)]
    assert desk.faults() == []


def test_what_comes_after_a_purge_of_the_newest_is_still_told(ledger, desk):
    """SQLite gives the numbers of the last rows to the next ones."""
    desk.tell(desk.article("kept"), "900 dockers strike")
    for name in "ab":
        desk.tell(desk.article(name, feed="https://a.example/rss"), "900 dockers")
    desk.digest()
    assert list(ledger.untold()) == []
    remove(ledger, feed="https://a.example/rss")
    assert list(ledger.untold()) == []
    desk.tell(desk.article("news", "40 ships wait."), "40 ships wait")
    assert [record.quote for record in ledger.untold()] == ["40 ships wait"]


def test_the_bytes_of_old_digests_go_but_never_what_is_needed(ledger, desk):
    sent, waiting, refused, newest = (desk.digest(days(n), days(n)) for n in range(4))
    ledger.parcel_sent(sent.id, NOW)
    ledger.parcel_failed(refused.id, "unknown", NOW, permanent=True)
    ledger.parcel_sent(newest.id, NOW)
    assert ledger.forget_parcels(days(9)) == 1
    left = [row["id"] for row in ledger._rows("SELECT id FROM outbox")]
    assert left == [waiting.id, refused.id, newest.id]
    assert ledger.last_digest() == ("2024-12-12", days(3))
    again = desk.ledger._row("SELECT count(*) FROM digests")[0]
    assert again == 4, "that a window was sent stays known"


MENTIONS = st.lists(
    st.tuples(
        st.integers(0, 5),  # the article that tells it
        st.sampled_from(["repeated", "changed", "new"]),
        st.integers(0, 20),  # the mention it is about, if there is one
        st.sampled_from(["900 dockers strike", "40 ships wait", "pay had fallen"]),
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(
    ages=st.lists(st.integers(0, 9), min_size=6, max_size=6),
    mentions=MENTIONS,
    before=st.integers(0, 10),
)
def test_whatever_is_removed_the_ledger_stays_sound(
    tmp_path_factory, desk_of, ages, mentions, before
):
    path = tmp_path_factory.mktemp("any") / "ledger.db"
    text = "900 dockers strike. 40 ships wait. The claim that pay had fallen."
    with open_ledger(path) as ledger:
        desk = desk_of(ledger)
        articles = [
            desk.article(f"{n}", text, now=days(age)) for n, age in enumerate(ages)
        ]
        told: list[int] = []
        for article, verdict, about, quote in mentions:
            earlier = told[about % len(told)] if told else None
            about_it: dict = {"against": earlier}
            if verdict == "repeated" and earlier:
                about_it["claim"] = desk.claim_of(earlier)
            if verdict == "changed":
                about_it["kind"] = Kind.VALUE
            known = verdict != "new" and earlier
            judged = {"verdict": Verdict(verdict), **about_it} if known else {}
            told.append(desk.tell(articles[article], quote, **judged))
        desk.digest(told=told)
        plan = remove(ledger, before=days(before))
        assert desk.faults() == []
        young = [f"{n}" for n, age in enumerate(ages) if age >= before]
        assert set(young) <= set(titles(ledger))
        named = {one.title for one in (*plan.articles, *plan.tied)} | set(young)
        assert named == {f"{n}" for n in range(6)}
        assert remove(ledger, before=days(before)).articles == ()
