"""Earlier texts of a topic, for whom a short name means."""

from __future__ import annotations

import pytest


@pytest.fixture
def told(desk):
    """Takes a text into the desk's topic, or another; returns its revision."""

    def take(name, text, topic=None):
        article = desk.article(name, text)
        desk.ledger.set_relevance(article.id, topic or desk.topic, (), relevant=True)
        return article.revision

    return take


def test_texts_hold_every_word_newest_first(desk, told):
    first = told("a", "Transport minister Rosa Quill spoke.")
    told("b", "The minister stayed away.")
    third = told("c", "The transport of coal is up to the minister.")
    found = desk.ledger.texts_with([desk.topic], ["transport", "minister"], None, 9)
    assert [number for number, _ in found] == [third, first]


def test_only_texts_of_the_topic_and_before_a_revision(desk, told):
    first = told("a", "Ines Calder spoke.")
    told("b", "Jon Calder spoke.", topic="elections")
    third = told("c", "Ida Calder spoke.")
    assert desk.ledger.texts_with([desk.topic], ["Calder"], third, 9) == [
        (first, "Ines Calder spoke.")
    ]
    assert len(desk.ledger.texts_with([desk.topic], ["Calder"], None, 1)) == 1
    assert desk.ledger.texts_with(["unheard of"], ["Calder"], None, 9) == ()


def test_speakers_of_a_revision_come_once_in_their_order(desk):
    article = desk.article(text="Two. One. Two. None.")
    for quote, speaker in (("Two", "B"), ("One", "A"), ("Two", "B"), ("None", None)):
        desk.tell(article, quote, speaker=speaker)
    assert desk.ledger.speakers_in(article.revision) == ["B", "A"]
