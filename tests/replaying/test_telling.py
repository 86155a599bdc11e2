"""What digests have told stays told; what they have not is told once."""

from __future__ import annotations

import pytest

from monitor.types import Digest, Selection, Trust

A = "The dockers' union said that 900 workers had joined the port strike."
B = "Ferries to Dublin were cancelled for a third day."
C = "The union filed its complaint with the labour court in Leeds."


@pytest.fixture
def digest(newsroom):
    """Freeze a digest of all that is untold; gives the quotes it tells."""

    def freeze():
        news = list(newsroom.ledger.untold())
        made = Digest(
            title="Strike",
            headline="",
            date=f"{newsroom.now:%Y-%m-%d}",
            day="",
            since=None,
            until=newsroom.now,
            timezone="UTC",
            topics=(),
            timeline=(),
            trust=Trust(),
            last_mention=max((one.mention for one in news), default=0),
        )
        newsroom.ledger.freeze_digest(made, [], newsroom.now)
        return [one.quote for one in news]

    return freeze


@pytest.fixture
def lose(path, alter):
    """Leave the claims of an article out, as an engine that found none in it."""

    of_it = "IN (SELECT claim_id FROM mentions WHERE article_id = :article)"

    def leave_out(article):
        alter(
            path,
            f"DELETE FROM claim_terms WHERE claim_id {of_it}",  # noqa: S608
            f"DELETE FROM claim_term_lists WHERE claim_id {of_it}",  # noqa: S608
            f"DELETE FROM claims WHERE id {of_it}",  # noqa: S608
            "DELETE FROM mentions WHERE article_id = :article",
            "DELETE FROM threads WHERE id NOT IN (SELECT thread_id FROM claims)",
            article=article,
        )

    return leave_out


def untold(newsroom):
    return [one.quote for one in newsroom.ledger.untold()]


def test_what_is_found_in_an_article_of_an_earlier_digest_is_no_news(
    newsroom, digest, lose
):
    newsroom.publish("a", A)
    newsroom.publish("b", B)
    lose(1)
    assert len(digest()) == 1
    newsroom.publish("c", C)
    newsroom.apply()
    assert [one.article.title for one in newsroom.mentions()] == ["b", "c", "a"]
    assert [quote[:9] for quote in untold(newsroom)] == ["The union"]
    assert digest()
    assert digest() == []
    newsroom.publish("d", "The coastguard said that 40 ships wait off Hull.")
    assert len(digest()) == 1


def test_what_is_found_in_an_article_that_no_digest_covers_is_told_once(
    newsroom, digest, lose
):
    newsroom.publish("a", A)
    digest()
    newsroom.publish("b", B)
    lose(2)
    assert untold(newsroom) == []
    newsroom.apply()
    assert len(digest()) == 1
    assert digest() == []
    newsroom.apply()
    assert untold(newsroom) == []


def test_an_article_without_claims_is_covered_by_the_digest_after_it(
    newsroom, digest, lose
):
    """No mention says so: what digests cover is known by texts as well."""
    newsroom.publish("a", A)
    newsroom.publish("b", B)
    lose(2)
    digest()
    newsroom.apply()
    assert untold(newsroom) == []


def test_an_untold_withdrawal_of_a_told_passage_is_told(newsroom, digest, alter, path):
    """It stands in an old text, but came in with the new one."""
    newsroom.publish("a", f"{A} {B}")
    digest()
    newsroom.publish("a", A)
    gone = newsroom.mentions()[-1]
    assert gone.kind == "withdrawn"
    alter(path, "DELETE FROM mentions WHERE id = :gone", gone=gone.mention)
    newsroom.apply()
    assert gone.quote in digest()
    assert digest() == []


def test_what_was_told_and_is_found_no_more_leaves_its_number_to_nobody(
    newsroom, digest, lose, alter, path
):
    newsroom.publish("a", A)
    newsroom.publish("b", B)
    last = newsroom.mentions()[-1]
    alter(path, "DELETE FROM revision_topics WHERE revision_id = 2")
    digest()
    newsroom.apply()
    assert [one.article.title for one in newsroom.mentions()] == ["a"]
    newsroom.publish("c", C)
    newest = newsroom.mentions()[-1]
    assert newest.mention > last.mention
    assert newest.claim > last.claim
    assert newest.thread > last.thread
    assert untold(newsroom) == [newest.quote]


def test_a_number_is_not_given_again_after_a_purge_either(newsroom, digest):
    newsroom.publish("a", A)
    newsroom.publish("b", B)
    digest()
    plan = newsroom.ledger.plan_purge(Selection(before=None, spared=frozenset({"a"})))
    newsroom.ledger.purge(plan, newsroom.now)
    newsroom.publish("c", C)
    assert [one.mention for one in newsroom.mentions()] == [1, 3]
    assert len(untold(newsroom)) == 1
