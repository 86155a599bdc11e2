"""Which new claims of an article come first."""

from __future__ import annotations

import pytest

from monitor.core.digest.ranking import LEAD, importance, parties, ranked
from monitor.types import Modality

PAGE = "Ferry strike ends after pay offer"
LATER = LEAD + 1


def said(quote, start=LATER, speaker=None, text=None, modality=Modality.ASSERTED):
    return {
        "modality": modality,
        "quote": quote,
        "start": start,
        "speaker": speaker,
        "text": text or f"{quote[:1].upper()}{quote[1:]}.",
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The event of the lead before a figure of detail.
        (said("the strike on the Skerra ferries is over", 0), said("there were 34")),
        # The news itself before what the lead tells beside it.
        (
            said("crews voted to end their strike", 0),
            said("crews sail on Monday for 9 pounds an hour", 0, speaker="Moll"),
        ),
        # What the title tells, and so the lead.
        (said("crews voted to end their strike", 0), said("each boat holds 40 cars")),
        # A name that answers for it.
        (
            said("the boats are safe to sail", speaker="Ida Moll"),
            said("the boats are safe to sail", speaker="a passenger"),
        ),
        (said("crews voted to end their strike"), said("the boats are old and slow")),
        # A figure or a day.
        (said("crews go back on Monday"), said("crews go back to their boats")),
        # That it is not so.
        (
            said("the boats were unsafe", speaker="Moll", modality=Modality.DENIED),
            said("the boats were unsafe", speaker="Moll"),
        ),
        # An act or a decision, and an accusation.
        (said("the council suspended the harbour master"), said("the quay was full")),
        (
            said("the boats were unsafe", modality=Modality.ALLEGED),
            said("the boats were unsafe"),
        ),
        # What somebody says was never so of him.
        (
            said("we have no such boats", speaker="Moll"),
            said("we have many such boats", speaker="Moll"),
        ),
        (
            said(
                "she never saw the boats",
                speaker="Ida Moll",
                text="Moll never saw the boats.",
            ),
            said(
                "he never saw the boats",
                speaker="Ida Moll",
                text="Ek never saw the boats.",
            ),
        ),
        # What happened, before how things have long been and what somebody lived.
        (said("40 boats left the harbour"), said("the yard employs 40 people")),
        (
            said("the boats stay in harbour", speaker="Moll"),
            said("I slept beside the boats in harbour", speaker="Moll"),
        ),
        # What is denied, before that it is; the event before the text on it.
        (said("the tide is low in May", speaker="Moll"), said("Moll rejected that")),
        (said("the harbour is old and slow"), said("the article is old and slow")),
        # What says little comes last, and what is told in passing after it.
        (said("the boats stay in harbour"), said("there were 34")),
        (said("the harbour cafe closed early"), said("there was tea", speaker="Moll")),
        (
            said("there was tea", 0),
            said("the union, which has 40 members", 0, text="The union has 40 members"),
        ),
        (
            said("there was tea", 0),
            said("the boat, built in 1990", 0, text="The boat was built in 1990."),
        ),
    ],
)
def test_what_matters_more_comes_first(mention, article, first, second):
    page = article(1, title=PAGE)
    marks = [importance(mention(1, article=page, **one)) for one in (first, second)]
    assert marks[0] > marks[1]


def test_the_name_of_the_title_alone_makes_no_news(mention, article):
    page = article(1, title="Ida Moll: We never met them")
    record = mention(1, article=page, **said("Ida Moll is tired of waiting"))
    assert importance(record) == 0


def test_whoever_speaks_is_heard_before_another_is_heard_again(mention, article):
    page = article(1, title=PAGE)
    told = [
        said("the fleet has 40 boats", 600, speaker="Ida Moll"),
        said("the fleet costs 9 million a year", 700, speaker="Ida Moll"),
        said("the fleet is 30 years old", 800),
        said("the boats never leaked near the harbour", 900, speaker="a pilot"),
    ]
    records = [mention(n, article=page, **one) for n, one in enumerate(told)]
    assert [one.mention for one in ranked(records)] == [0, 3, 1, 2]


def test_whoever_is_heard_in_two_stories_is_a_party_and_comes_first(mention, article):
    pages = [article(n, title=PAGE) for n in (1, 2)]
    told = [
        said("the boats are safe to sail", 600, speaker="Rolf Ek"),
        said("the boats leak near the harbour", 700, speaker="Ida Moll"),
    ]
    here = [mention(n, article=pages[0], **one) for n, one in enumerate(told)]
    there = mention(2, article=pages[1], **said("they leak", speaker="Ms Moll"))
    assert parties([*here, there]) == {"Moll"}
    ordered = ranked(here, parties([*here, there]))
    assert [one.mention for one in ordered] == [1, 0]


def test_the_news_itself_comes_before_whoever_speaks_of_it(mention, article):
    page = article(1, title=PAGE)
    told = [
        said("crews voted to end their strike", 0),
        said("crews end a long strike", 90, speaker="Ida Moll"),
    ]
    records = [mention(n, article=page, **one) for n, one in enumerate(told)]
    assert [one.mention for one in ranked(records)] == [0, 1]


def test_nobody_is_heard_first_for_what_says_nothing(mention, article):
    page = article(1, title=PAGE)
    told = [
        said("there was tea", 600, speaker="a passenger"),
        said("the union called off its ballot", 700),
    ]
    records = [mention(n, article=page, **one) for n, one in enumerate(told)]
    assert [one.mention for one in ranked(records)] == [1, 0]
