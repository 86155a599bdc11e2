"""A claim becomes the question that it answers, or none where that is not safe."""

from __future__ import annotations

import pytest

from monitor.core.digest.asking import how_many, whether


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The ferry sank.", "Did the ferry sink?"),
        ("The ferry was repaired in May.", "Was the ferry repaired in May?"),
        ("Moll has enough crews.", "Does Moll have enough crews?"),
        ("Dr Ida Moll resigned on Monday.", "Did Dr Ida Moll resign on Monday?"),
        ("The alarm rang at 7 p.m.", "Did the alarm ring at 7 p.m.?"),
        ("The pilot was told to wait.", "Was the pilot told to wait?"),
        # The question is the same for whoever says no.
        ("The ferry has not sunk.", "Has the ferry sunk?"),
        ("The ferry had never been searched.", "Had the ferry ever been searched?"),
        ("No boat was lost.", "Was any boat lost?"),
        ("Nobody had seen the report.", "Had anybody seen the report?"),
        ("The port has no record of it.", "Does the port have any record of it?"),
        ("The port chose not to pay.", "Did the port choose not to pay?"),
        # Who says something is not disputed, but what he says.
        ("The union accused the port of fraud.", None),
        ("The port rejected the finding.", None),
        # Where a second verb or a pronoun would be left over.
        ("The hook broke and started the fire.", None),
        ("The number of boats damaged stands at 9.", None),
        ("They knew of the leak.", None),
        ("The crews had yet to be paid.", None),
        ("It stood for neither of them.", None),
        ('The mayor was "asleep".', None),
        ("On duty that night were suspended.", None),
        ("Hours later the boats left.", None),
        ("Is a pause is a pause.", None),
        ("What it is is a pause.", None),
        ("None had sunk.", None),
        ("412 ballots.", None),
        ("", None),
    ],
)
def test_whether_it_is_so_is_asked(text, question):
    assert whether(text) == question


@pytest.mark.parametrize(
    ("text", "value", "question"),
    [
        ("12 boats were lost, not 9.", "12 boats", "How many boats were lost?"),
        ("Only 4 of the 9 boats sailed.", "4", "How many of the 9 boats sailed?"),
        ("The port lost 12 boats in May.", "12 boats", "How many boats did the port lose in May?"),
        ("Leaks were found on 3 boats.", "3 boats", "On how many boats were leaks found?"),
        ("The death toll has risen to 9.", "9", "What is the death toll?"),
        ("The bill for the repairs is now £4.", "£4", "What is the bill for the repairs?"),
        ("The fleet is worth £4 million.", "£4 million", None),
        ("The port lost 12 boats rather than 9.", "12 boats", "How many boats did the port lose?"),
        ("The port has not lost 12 boats.", "12 boats", None),
        ("A wave rose to 9 boats.", "9 boats", None),
        ("The port put the loss at 9 boats.", "9 boats", None),
        ("9 were lost.", "9", None),
        ("The boats sailed.", "9", None),
        ("The boats sailed.", "", None),
    ],
)  # fmt: skip
def test_a_figure_is_asked_for(text, value, question):
    assert how_many(text, value) == question
