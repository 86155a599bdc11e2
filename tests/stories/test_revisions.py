from __future__ import annotations

import pytest

from monitor.core.articles import is_replaced, is_revision

STORY = """The mill at Oxley will close on 3 May, its owner said.

About 210 people work there. The union has not agreed to the plan.

Talks go on this week."""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("210 people", "240 people"),
        ("has not agreed", "has agreed"),
        ("3 May", "5 May"),
        ("Talks go on this week.", ""),
        ("Talks go on", "Talks about a rescue go on"),
        ("Oxley", "Oxford"),
    ],
)
def test_a_change_in_what_is_told_is_a_revision(old, new):
    assert is_revision(STORY, STORY.replace(old, new))


@pytest.mark.parametrize(
    "noise",
    [
        "\n\nMost read\n\nTen gardens to visit\n\nWhy cats purr",
        "\n\nLast updated at 14:32 GMT",
        "\n\n48 comments",
        "\n\n3 hours ago",
        "\n\nRelated articles\nOther mills in the valley\nA history of flour",
        "\n\nShare this story",
        "\n\n   \n",
        "\n\n4 min read",
    ],
)
def test_what_surrounds_an_article_is_no_revision(noise):
    assert not is_revision(STORY, STORY + noise)
    assert not is_revision(STORY + noise, STORY)


def test_another_time_stamp_in_the_same_place_is_no_revision():
    old = "Updated: 3 May 2024, 10:15\n\n" + STORY
    assert not is_revision(old, old.replace("10:15", "17:40"))


def test_quotes_and_white_space_are_no_revision():
    old = 'He said: "It\'s over."\n\nNothing  else.'
    assert not is_revision(old, "He said: “It’s over.”\nNothing else.\n")


def test_a_sentence_after_a_box_still_counts():
    boxed = STORY + "\n\nMost read\n\nTen gardens to visit"
    later = boxed + "\n\nThe owner has since filed for bankruptcy."
    assert is_revision(boxed, later)


@pytest.mark.parametrize(("old", "new"), [("£5", "$5"), ("5%", "5"), ("-5", "5")])
def test_signs_that_change_the_meaning_count(old, new):
    assert is_revision(f"It cost {old} in all.", f"It cost {new} in all.")


LONG = f"""{STORY}

The owner blames the price of flour, which has risen by a fifth since the winter. A
buyer from Leeds looked at the mill in April, and the council has offered to help."""


@pytest.mark.parametrize(
    "text",
    [
        "The page that you look for is not here any more.",
        "Sorry, something went wrong. Try it once more in a little while, or go home.",
    ],
)
def test_a_short_text_that_tells_nothing_of_an_article_is_something_else(text):
    assert is_replaced(LONG, text)
    assert not is_replaced(text, LONG)
    assert not is_replaced("The mill at Oxley will close, its owner said.", text)


@pytest.mark.parametrize("text", [STORY, LONG.replace("May", "June"), f"{LONG} {LONG}"])
def test_what_tells_of_an_article_is_no_other(text):
    assert not is_replaced(LONG, text)
