"""A gold file says what it should, or is refused with the place of each fault."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from monitor.core.evaluation import Ref, read_gold
from monitor.errors import UsageError
from monitor.types import Kind, Modality, Span, Verdict

DOCUMENT = Path(__file__).parents[2] / "docs" / "labelling.md"
MISSING = object()


def read(data):
    return read_gold(data if isinstance(data, str) else json.dumps(data), "g.json")


def faults(data) -> list[str]:
    with pytest.raises(UsageError) as caught:
        read(data)
    return str(caught.value).splitlines()


def test_labels_are_read(small):
    (dispute,) = read(small)
    claim = dispute.claim(Ref(2, 1))
    assert dispute.topic == ("strike AND port",)
    assert dispute.articles[0].published.isoformat() == "2024-12-09T12:00:00+00:00"
    assert claim.quote == dispute.articles[1].text[slice(*claim.span)]
    assert (claim.verdict, claim.kinds) == (Verdict.CHANGED, (Kind.VALUE,))
    assert claim.against == (Ref(1, 1),)
    assert claim.speakers == ("the union",)
    assert claim.modality is Modality.ASSERTED
    assert claim.values == (("number", "1400"),)


def test_what_may_be_absent_is_none_and_lists_are_choices(small):
    article = small["disputes"][0]["articles"][1]
    del small["disputes"][0]["aliases"]
    article["published"] = None
    (claim,) = article["claims"]
    del claim["values"], claim["modality"]
    claim |= {
        "speaker": ["the union", None],
        "kind": ["value", "detail"],
        "against": ["1#1"],
    }
    (dispute,) = read(small)
    read_claim = dispute.claim(Ref(2, 1))
    assert read_claim.speakers == ("the union", None)
    assert read_claim.kinds == (Kind.VALUE, Kind.DETAIL)
    assert read_claim.values is read_claim.modality is None
    assert dispute.articles[1].published is None
    assert dispute.aliases == ()


def test_a_quote_that_stands_twice_needs_its_place(small):
    article = small["disputes"][0]["articles"][0]
    article["text"] = "Ferries stopped. Ferries stopped."
    article["claims"][0]["quote"] = "Ferries stopped"
    del small["disputes"][0]["articles"][1]
    assert "stands in the text 2 times; add 'start'" in faults(small)[0]
    article["claims"][0] |= {"start": 17, "end": 32}
    assert read(small)[0].claim(Ref(1, 1)).span == Span(17, 32)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("quote", "no such words", "'no such words' stands in the text 0 times"),
        ("quote", MISSING, "'quote' is missing or no text"),
        ("start", 3, "does not stand at 3"),
        ("start", -1, "'start' must be a whole number from 0"),
        ("start", True, "'start' must be a whole number from 0"),
        ("end", 20, "'end' needs 'start'"),
        ("speaker", MISSING, "'speaker' is missing; null stands for the outlet"),
        ("speaker", [], "'speaker' must be a name, null, or a list"),
        ("speaker", 7, "'speaker' must be a name, null, or a list"),
        ("verdict", MISSING, "'verdict' is missing; it must be one of new, repeated"),
        ("verdict", "wrong", "'wrong' is not a valid Verdict; it must be one of new"),
        ("verdict", ["new", "changed"], "'verdict' must be one word"),
        ("verdict", "new", "the verdict new has no 'kind'"),
        ("kind", MISSING, "changed needs a 'kind' of correction, detail, value"),
        ("kind", "denial", "changed needs a 'kind' of"),
        ("kind", [1], "'kind' must be a text or a list of texts"),
        ("against", MISSING, "the verdict changed needs an 'against'"),
        ("against", "2", "write 2#3 for article 2, claim 3"),
        ("against", "0#1", "write 2#3 for article 2, claim 3"),
        ("against", "9#1", "there is no claim 9#1"),
        ("against", "2#1", "2#1 does not come before it"),
        ("modality", "sure", "it must be one of asserted"),
        ("values", 4, "'values' must be a list"),
        ("values", [{"kind": "size", "text": "4"}], "'kind' is 'size'; it must be one"),
        ("values", [{"kind": "money", "text": "$4"}], "'text' is '$4'; write 1200"),
        ("values", [{"kind": "number"}], "'values': 'text' is missing"),
        ("verdikt", "new", "there is no key 'verdikt'; did you mean 'verdict'?"),
        ("zzz", 1, "there is no key 'zzz'"),
    ],
)
def test_a_bad_label_is_told_with_its_place(small, key, value, said):
    claim = small["disputes"][0]["articles"][1]["claims"][0]
    if value is MISSING:
        del claim[key]
    else:
        claim[key] = value
    (fault,) = faults(small)
    assert fault.startswith("g.json: dispute 'port-strike', article 2, claim 1")
    assert said in fault


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("text", "", "article 1: 'text' is missing or no text"),
        ("title", 3, "article 1: 'title' is missing or no text"),
        ("published", "Monday", "article 1: 'published': Invalid isoformat"),
        ("published", "2025-01-01T08:00", "no offset; write 2025-01-01T08:00+00:00"),
        ("published", "9999-12-31T23:59:59-12:00", "-12:00 is no date in UTC"),
        ("claims", {}, "article 1: 'claims' must be a list"),
    ],
)
def test_a_bad_article_is_told_with_its_place(small, key, value, said):
    article = small["disputes"][0]["articles"][0]
    if key == "text":
        article["claims"] = []
    article[key] = value
    assert said in "\n".join(faults(small))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("name", None, "dispute 1: 'name' is missing"),
        ("topic", [], "dispute 'port-strike': 'topic' is missing"),
        ("topic", "port AND", "dispute 'port-strike': 'topic':"),
        ("aliases", ["the union"], "'aliases' must be a list of lists of names"),
        ("articles", [], "'articles' is empty"),
        ("articles", [7], "article 1: must be an object"),
    ],
)
def test_a_bad_dispute_is_told_with_its_place(small, key, value, said):
    small["disputes"][0][key] = value
    assert said in "\n".join(faults(small))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "g.json: line 1, column 2: not JSON"),
        ("[" * 200_000, "g.json: is nested too deeply"),
        ("[]", "g.json: the file: must be an object"),
        ('{"disputes": 3}', "'disputes' must be a list"),
        ("{}", "holds no disputes"),
        ('{"disputes": ["\\ud800"]}', "half a character stands after"),
        ('{"disputes": [' + "9" * 5000 + "]}", "g.json: not JSON: Exceeds the limit"),
    ],
)
def test_a_file_that_is_none_is_told(data, said):
    assert said in faults(data)[0]


def test_two_disputes_of_one_name_are_told(small):
    small["disputes"] *= 2
    assert faults(small) == ["g.json: dispute 2: 'port-strike' is the name of another"]


def test_every_bad_label_is_told_at_once(small):
    for article in small["disputes"][0]["articles"]:
        article["claims"][0]["verdict"] = "wrong"
    assert len(faults(small)) == 2


def test_the_example_of_the_document_is_a_gold_file():
    (block,) = re.findall(
        r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL
    )
    (dispute,) = read(block)
    assert [len(article.claims) for article in dispute.articles] == [1, 2]
