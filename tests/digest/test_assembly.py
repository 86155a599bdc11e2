"""What stands in a digest, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.core.digest import assemble
from monitor.core.digest.wording import settled
from monitor.types import (
    ClaimRecord,
    DayCount,
    Kind,
    Modality,
    Trust,
    Verdict,
)

UNTIL = datetime(2024, 12, 10, 23, 30, tzinfo=UTC)


@pytest.fixture
def digest():
    """A digest of given mentions, everything else quiet."""

    def make(*mentions, **changes):
        values: dict[str, Any] = {
            "mentions": mentions,
            "topics": [("strike", "Rail strike")],
            "articles": list({m.article.id: m.article for m in mentions}.values()),
            "claims": {},
            "days": (),
            "trust": Trust(),
            "since": UNTIL - timedelta(days=1),
            "until": UNTIL,
            "timezone": "Europe/London",
            "links_from": None,
        }
        return assemble(**(values | changes))

    return make


def test_nothing_changed_says_so(digest):
    quiet = digest()
    assert quiet.title == "Rail strike: nothing changed"
    assert quiet.headline == "nothing changed"


def test_without_topics_the_title_still_reads(digest):
    assert digest(topics=[]).title == "Nothing changed"


def test_the_title_counts_what_matters_most(digest, mention, changed):
    first = mention(1, "talks take 45 days")
    second = changed(2, "talks take 60 days", first)
    fourth = mention(4, "fares rise")
    third = changed(5, "fares fall", fourth, Verdict.CONTRADICTED, Kind.CONFLICT)
    assert digest(first).title == "Rail strike: 1 new claim"
    assert digest(fourth, second).title == "Rail strike: 1 change"
    whole = digest(first, second, third, fourth)
    assert whole.title == "Rail strike: 1 contradiction, 1 change"
    assert whole.headline == "1 contradicted, 1 changed"


def test_what_an_article_tells_in_two_topics_counts_once(digest, mention, article):
    topics = [("strike", "Rail strike"), ("merger", "Merger")]
    page = article(1)
    told = [
        mention(n, "fares rise", article=page, topic=topic)
        for n, (topic, _) in enumerate(topics)
    ]
    made = digest(*told, topics=topics)
    assert [len(topic.new) for topic in made.topics] == [1, 1]
    assert made.headline == "1 new"


def test_only_topics_that_moved_are_in_the_title(digest, mention):
    topics = [("strike", "Rail strike"), ("merger", "Merger"), ("vote", "Vote")]
    made = digest(
        mention(1, "a"), mention(2, "b", topic="vote"), topics=topics, since=None
    )
    assert made.title == "Rail strike, Vote: 2 new claims"
    assert [topic.name for topic in made.topics] == ["strike", "merger", "vote"]


def test_names_that_fill_a_line_give_way_to_the_first(digest, mention):
    names = [(f"t{n}", f"The long dispute over the harbour {n}") for n in (1, 2, 3)]
    records = [mention(n, "x", topic=f"t{n}") for n in (1, 2, 3)]
    two, three = (digest(*records[:n], topics=names).title for n in (2, 3))
    first = "The long dispute over the harbour 1"
    assert two == f"{first} and 1 more topic: 2 new claims"
    assert three == f"{first} and 2 more topics: 3 new claims"


def test_a_topic_no_longer_configured_is_kept(digest, mention):
    made = digest(mention(1, "a", topic="gone"))
    assert [topic.title for topic in made.topics] == ["Rail strike", "gone"]


def test_the_day_is_the_readers(digest):
    """23:30 UTC is the next day in Tokyo."""
    made = digest(timezone="Asia/Tokyo")
    assert (made.date, made.day) == ("2024-12-11", "Wednesday 11 December 2024")


def test_successive_answers_are_one_item(digest, mention, changed):
    """The latest leads; what it is against and the rest of the line follow."""
    first = mention(1, "talks take 30 days")
    second = changed(2, "talks take 45 days", first)
    third = changed(3, "talks take 60 days", second)
    (item,) = digest(second, third).topics[0].changed
    assert item.now.record is third
    assert item.before is not None
    assert item.before.record is second
    assert [passage.record for passage in item.others] == [first]


@pytest.mark.parametrize(("question", "items"), [(None, 2), ("How many left?", 1)])
def test_changes_of_one_claim_are_one_item_if_they_answer_one_question(
    digest, mention, changed, question, items
):
    first = mention(1, "twelve men were hurt")
    more = changed(2, "fourteen saw a doctor", first, claim=2, question=question)
    left = changed(3, "four are in hospital", first, claim=3, question=question)
    assert len(digest(first, more, left).topics[0].changed) == items


def test_a_denial_in_many_words_is_one_item(digest, mention, changed):
    charge = mention(1, "the firm hid the fault", speaker="The union")
    answers = [
        changed(
            n,
            quote,
            charge,
            Verdict.CONTRADICTED,
            Kind.DENIAL,
            claim=2,
            speaker=speaker,
            modality=Modality.DENIED,
        )
        for n, quote, speaker in [
            (2, "we hid nothing", "The firm"),
            (3, "nothing was concealed", "The firm"),
            (4, "that is untrue", "The minister"),
        ]
    ]
    items = digest(charge, *answers).topics[0].contradicted
    told = [
        (item.now.record.mention, [p.record.mention for p in item.others])
        for item in items
    ]
    assert told == [(3, [2, 4])]


def test_two_who_contradict_one_passage_are_one_item(digest, mention, changed):
    """Two passages that are contradicted are two events, as are two questions."""
    first, other = mention(1, "the bridge is safe"), mention(2, "the lock is safe")
    rows: list[tuple[int, Any, Kind, dict[str, Any]]] = [
        (3, first, Kind.DENIAL, {"speaker": "Ada Holm", "confidence": 0.9}),
        (4, first, Kind.CONFLICT, {"confidence": 0.6}),
        (5, other, Kind.DENIAL, {"speaker": "Ada Holm"}),
        (6, first, Kind.DENIAL, {"question": "Who built the bridge?"}),
        (7, first, Kind.CONFLICT, {"question": "Where was it built?"}),
    ]
    told = [
        changed(n, f"it is not {n}", against, Verdict.CONTRADICTED, kind, **more)
        for n, against, kind, more in rows
    ]
    items = digest(first, other, *told).topics[0].contradicted
    beside = {
        item.now.record.mention: [p.record.mention for p in item.others]
        for item in items
    }
    assert beside == {7: [3, 4], 6: [], 5: []}


@pytest.mark.parametrize(("question", "items"), [(None, 0), ("How far is it?", 1)])
def test_another_figure_for_what_is_contradicted_is_told_there(
    digest, mention, changed, question, items
):
    first = mention(1, "he waited for five hours")
    denied = changed(2, "he never waited", first, Verdict.CONTRADICTED, Kind.DENIAL)
    figure = changed(3, "he waited two hours", first, question=question, thread=9)
    topic = digest(first, denied, figure).topics[0]
    assert len(topic.changed) == items
    (item,) = topic.contradicted
    assert item.now.record is denied
    assert len(item.others) == 1 - items


def test_what_is_told_above_is_not_said_again_below(digest, mention, changed):
    """Its stories are named there, once."""
    first = mention(1, "the bridge is safe", claim=7)
    again = mention(2, "it is safe", claim=7, verdict=Verdict.REPEATED, against=first)
    denied = changed(3, "it is not", first, Verdict.CONTRADICTED, claim=8)
    elsewhere = mention(4, "fares rise", claim=9)
    twice = mention(5, "up", claim=9, verdict=Verdict.REPEATED, against=elsewhere)
    (topic,) = digest(first, again, denied, elsewhere, twice).topics
    (item,) = topic.contradicted
    assert item.before is not None
    assert (item.before.stories, item.now.stories) == (2, 0)
    assert [claim.claim for claim in topic.repeated] == [9]


def test_the_same_words_of_one_story_stand_once(digest, mention, changed, article):
    first = mention(1, "talks take 45 days")
    copies = [
        changed(n, "talks take 60 days", first, article=article(n, story=2))
        for n in (2, 3)
    ]
    (item,) = digest(first, *copies).topics[0].changed
    assert item.others == ()


def test_what_is_told_above_is_not_new_below(digest, mention, changed):
    first, other = mention(1, "talks take 45 days"), mention(5, "fares rise")
    made = digest(first, changed(2, "talks take 60 days", first), other)
    assert [item.now.record for item in made.topics[0].new] == [other]


def test_a_claim_is_new_once(digest, mention):
    made = digest(mention(1, "fares rise", claim=7), mention(2, "fares up", claim=7))
    assert [item.now.record.mention for item in made.topics[0].new] == [1]


def test_new_claims_follow_their_articles_what_matters_first(digest, mention, article):
    one, two = article(1, title="Rail strike spreads"), article(2)
    records = [
        mention(1, "talks on all the lines go on", article=one, start=900),
        mention(2, "fares on the coast rise by 5%", article=one, start=950),
        mention(3, "trains stop", article=two, start=0),
        mention(4, "the strike spreads to the rail depots", article=one, start=0),
        mention(5, "both sides of it meet on Friday", article=one, start=990),
    ]
    order = [item.now.record.mention for item in digest(*records).topics[0].new]
    assert order == [4, 2, 5, 1, 3]


def test_what_most_stories_tell_comes_first(digest, mention, article):
    records = [mention(n, f"pier {n} shuts", article=article(n)) for n in (1, 2, 3)]
    told = {
        n: ClaimRecord(n, n, "strike", "", (), of, UNTIL, UNTIL, "standing", ())
        for n, of in ((1, 1), (2, 4), (3, 1))
    }
    items = digest(*records, claims=told).topics[0].new
    assert [item.now.record.mention for item in items] == [2, 1, 3]


def test_what_is_told_in_passing_comes_last(digest, mention, article):
    one = article(1)
    aside = replace(
        mention(1, "the model, released in 2024", article=one, start=0),
        text="The model was released in 2024.",
    )
    plain = mention(2, "talks go on", article=one, start=50)
    order = [item.now.record.mention for item in digest(aside, plain).topics[0].new]
    assert order == [2, 1]


def test_a_headline_is_not_told_beneath_itself(digest, mention, article):
    one = article(1, title="Port closes early, says union")
    headline = mention(1, "Port closes early", article=one, start=0, end=17)
    assert digest(headline).topics[0].new[0].now.record is headline
    body = mention(2, "the port shuts at six", article=one, start=40)
    assert [i.now.record for i in digest(headline, body).topics[0].new] == [body]


def test_the_surprising_comes_first(digest, mention, changed):
    root = mention(1, "the line reopens on 3 May")
    kinds = [None, Kind.WORDING, Kind.VALUE, Kind.CORRECTION]
    records = [
        changed(n, f"the line reopens on {n} May", root, kind=kind)
        for n, kind in enumerate(kinds, start=4)
    ]
    items = digest(root, *records).topics[0].changed
    assert [item.kind for item in items] == [
        Kind.CORRECTION,
        Kind.VALUE,
        Kind.WORDING,
        None,
    ]


def test_repeats_count_independent_stories(digest, mention, article):
    def claim(id, sources):
        return ClaimRecord(
            id, id, "strike", f"Claim {id}", (), sources, UNTIL, UNTIL, "standing", ()
        )

    root = mention(1, "trains stop")
    again = [
        mention(10 + n, "said again", claim=n, verdict=Verdict.REPEATED, against=root)
        for n in (1, 2, 3, 4)
    ]
    made = digest(*again, *again, claims={2: claim(2, 5), 3: claim(3, 1)})
    told = [(c.claim, c.sources) for c in made.topics[0].repeated]
    assert told == [(2, 5), (1, 2)]


@pytest.mark.parametrize(
    ("wordings", "text", "shared"),
    [
        (['It called this "sour grapes".', "It denied this."], "It denied this.", True),
        (["He will go soon.", "He will go."], "He will go.", True),
        (
            ['It is "baseless", it said.', "It is ‘Baseless’."],
            "It is ‘Baseless’.",
            True,
        ),
        (['A "stunt".', 'A "wholly baseless" one.'], 'A "stunt".', False),
    ],
)
def test_what_was_said_again_quotes_only_what_all_quote(
    digest, mention, wordings, text, shared
):
    first, second = (mention(n, "x", claim=1, text=t) for n, t in enumerate(wordings))
    again = replace(second, verdict=Verdict.REPEATED, against=first)
    (told,) = digest(first, again).topics[0].repeated
    assert (told.text, told.shared) == (text, shared)


@pytest.mark.parametrize(
    ("wordings", "text"),
    [
        (["A jar of it sells for £3.49.", "A jar costs £2.99."], 0),
        (["The skipper fled from the port.", "She fled."], 0),
        (["There was no warning at all.", "Experts cannot tell."], 0),
        (["The strike ended at nine on Monday.", "The strike ended."], 1),
    ],
)
def test_what_was_said_again_is_what_the_first_says(digest, mention, wordings, text):
    first, second = (mention(n, "x", claim=1, text=t) for n, t in enumerate(wordings))
    again = replace(second, verdict=Verdict.REPEATED, against=first)
    (told,) = digest(first, again).topics[0].repeated
    assert told.text == wordings[text]


@pytest.mark.parametrize(
    ("speakers", "told"),
    [
        (("Ada Holm", "Ada Holm"), "Ada Holm"),
        (("Ada Holm", "the port"), None),
        (("Ada Holm", None), None),
        ((None, None), None),
    ],
)
def test_what_one_speaker_is_quoted_with_again_is_told_as_that(
    digest, mention, speakers, told
):
    first, second = (
        mention(n, "x", claim=1, text="The boats are safe.", speaker=by)
        for n, by in enumerate(speakers)
    )
    again = replace(second, verdict=Verdict.REPEATED, against=first)
    (claim,) = digest(first, again).topics[0].repeated
    assert claim.speaker == told


def test_what_was_said_again_has_both_passages(digest, mention, article):
    """That of another story, where the first story says it again itself."""
    first = mention(1, "the boats are safe", claim=1)
    there = {"claim": 1, "verdict": Verdict.REPEATED, "against": first}
    itself = mention(2, "the boats are safe", article=article(2, story=1), **there)
    other = mention(3, "nothing is wrong with the boats", **there)
    (told,) = digest(first, itself, other).topics[0].repeated
    assert (told.now.record, told.before.record) == (other, first)


def test_words_of_earlier_windows_count_as_well(digest, mention):
    known = ClaimRecord(
        *(1, 1, "strike", 'A "stunt".', (), 3, UNTIL, UNTIL, "standing", ()),
        wordings=('A "stunt".', 'It said "a stunt".', "It denied this."),
    )
    root = mention(1, "x", text='A "stunt".')
    again = mention(
        2,
        "y",
        text='It said "a stunt".',
        claim=1,
        verdict=Verdict.REPEATED,
        against=root,
    )
    (told,) = digest(again, claims={1: known}).topics[0].repeated
    assert told.text == "It denied this."


def test_a_part_is_not_told_beside_its_whole(digest, mention, article):
    page = article(1)
    whole = mention(
        1, "the law, passed in 2024, bans it", article=page, start=10, end=42
    )
    part = mention(2, "the law, passed in 2024", article=page, start=10, end=33)
    revised = mention(3, "quite other words", article=page, start=12, end=20)
    elsewhere = mention(4, "the law, passed in 2024", start=10, end=33)
    told = digest(whole, part, revised, elsewhere).topics[0].new
    assert [item.now.record.mention for item in told] == [1, 3, 4]


def test_a_part_of_what_is_told_above_is_not_new_below(
    digest, mention, changed, article
):
    page, place = article(2), {"start": 10, "end": 50}
    first = mention(1, "the fire is 45 per cent out")
    above = changed(2, "the fire, which fled, is now out", first, article=page, **place)
    part = mention(3, "the fire, which fled", article=page, start=10, end=30)
    elsewhere = mention(4, "the fire, which fled", start=10, end=30)
    told = digest(above, part, elsewhere).topics[0].new
    assert [item.now.record.mention for item in told] == [4]


def test_a_party_that_two_stories_hear_comes_first(digest, mention):
    said = {"start": 900, "article": mention(1, "x").article}
    bystander = mention(1, "the boats are old", speaker="Rolf Ek", **said)
    party = mention(2, "the boats are safe", speaker="Ida Moll", **said)
    there = mention(3, "they leak", speaker="Ms Moll")
    told = digest(bystander, party, there).topics[0].new
    assert [item.now.record.mention for item in told][:2] == [2, 1]


@pytest.mark.parametrize(
    ("own", "first", "told"),
    [
        ("Where were Ashe's claims filed?", "Where were Ashe's two suits filed?", 1),
        ("What is Ashe accused of?", "What is Holm accused of?", 0),
        ("Who filed?", "Where were Ashe's claims filed?", 0),
        (None, "Who filed?", 1),
        ("Who filed?", None, 0),
    ],
)
def test_one_question_has_one_wording(own, first, told):
    assert settled(own, first) == (own, first)[told]


@pytest.mark.parametrize(
    ("question", "changes", "heading"),
    [
        ("How much?", {}, "The port lost £4 million."),
        ("How many people?", {}, "The port lost £4 million."),
        ("How many people left?", {}, "How many people left?"),
        (
            None,
            {"modality": Modality.DENIED, "verb": "deny", "speaker": "Ms Reed"},
            "Ms Reed denies that the port lost £4 million.",
        ),
        (
            None,
            {"modality": Modality.DENIED, "verb": "dispute", "speaker": "pilots"},
            "Pilots deny that the port lost £4 million.",
        ),
        (
            None,
            {"modality": Modality.DENIED, "verb": "deny", "speaker": "The port"},
            "The port denies that it lost £4 million.",
        ),
    ],
)
def test_a_heading_says_of_what_it_is(digest, mention, question, changes, heading):
    told = {"text": "The port lost £4 million.", "question": question, **changes}
    made = digest(mention(1, "it lost £4 million", **told))
    assert made.topics[0].new[0].heading == heading


def test_headings_are_questions_or_short_claims(digest, mention):
    long = "the operator of the line " * 8
    made = digest(
        mention(1, "x", question="When does it end?"), mention(2, "y", text=long)
    )
    headings = [item.heading for item in made.topics[0].new]
    assert headings[0] == "When does it end?"
    assert headings[1].startswith("The operator")
    assert headings[1].endswith("…")
    assert len(headings[1]) <= 90


def test_a_withdrawn_passage_is_not_searched_on_its_page(digest, mention, changed):
    """The words are no longer there, so the page itself is linked."""
    root = mention(1, "the driver slept")
    gone = changed(
        2, "the driver slept", root, kind=Kind.WITHDRAWN, article=root.article
    )
    (item,) = digest(root, gone).topics[0].changed
    assert item.before is not None
    assert item.now.link == item.before.link == "https://example.org/1"


def test_a_mention_against_nothing_known_still_stands(digest, mention):
    """A ledger of an older version may lack the other side."""
    odd = mention(1, "fares rise", verdict=Verdict.CHANGED, kind=Kind.VALUE)
    (item,) = digest(odd).topics[0].changed
    assert item.before is None
    assert item.others == ()


def test_articles_stories_copies_and_held_are_counted(digest, mention, article):
    articles = [
        article(1),
        article(2),
        article(3, story=2),
        article(4, relevant=False),
        article(5, topics=("vote",)),
    ]
    made = digest(
        mention(1, "a", held=Verdict.CONTRADICTED), mention(2, "b"), articles=articles
    )
    topic = made.topics[0]
    assert (topic.articles, topic.stories, topic.copies, topic.held) == (3, 2, 1, 1)


def test_articles_that_came_in_earlier_and_were_edited_are_counted(
    digest, mention, article
):
    earlier = article(1, revisions=2)
    made = digest(
        mention(1, "a", article=earlier),
        mention(2, "b", article=earlier),
        articles=[article(2)],
    )
    assert (made.topics[0].articles, made.topics[0].edited) == (1, 1)


def test_an_article_that_came_to_the_topic_later_is_new_there(digest, mention, article):
    made = digest(mention(1, "a", article=article(1)), articles=[article(2)])
    assert (made.topics[0].articles, made.topics[0].edited) == (2, 0)


def test_days_and_trust_pass_through(digest):
    days, trust = [DayCount("2024-12-10", new=1)], Trust(feeds_total=2)
    made = digest(days=days, trust=trust)
    assert (made.timeline, made.trust) == (tuple(days), trust)
