"""Texts as they should not be: read without a crash, in bounded time, once."""

from __future__ import annotations

import random
import shutil
from time import monotonic

import pytest

from monitor.app import open_app
from monitor.config import load
from monitor.types import Verdict

LONG = 200_000
SECONDS = 60.0
"""What a pass over one text may take: reading is given up after 30."""

NAMES = ["Harbour Holdings", "The union", "The ministry", "Ms Reed", "The court"]
VERBS = ["joined", "left", "seen", "blocked", "paid for"]
THINGS = ["strike", "plant", "port", "inquiry", "recall", "merger"]


def news(size, seed=0):
    """Sentences of a newsroom without an editor, of ``size`` characters."""
    rng = random.Random(seed)  # noqa: S311
    told: list[str] = []
    length = 0
    while length < size:
        told.append(
            f"{rng.choice(NAMES)} said on Monday that {rng.randrange(2000)} workers had "
            f"{rng.choice(VERBS)} the {rng.choice(THINGS)} in {rng.choice(['Leeds', 'Rome'])}."
        )
        length += len(told[-1]) + 1
    return " ".join(told)[:size]


def wrong(text):
    """UTF-8 read as if it were something else."""
    return text.encode().decode("cp1252", "replace")


SAID = "“We’re out,” said Ms Reed — the union’s head — of the strike’s 5 € fee. "
TEXTS = {
    "empty": "",
    "blank": " \n\t\u00a0\n",
    "one word": "Strike",
    "one letter": "a",
    "all capitals": news(3000).upper(),
    "no capitals": news(3000).lower(),
    "no full stops": news(3000).replace(".", ""),
    "only full stops": ". " * 1500,
    "mixed languages": (
        "The union said the strike goes on. Профсоюз сообщил в понедельник, что "
        "забастовка продолжается. 工会周一表示，罢工将继续。 Die Gewerkschaft sagte am "
        "Montag, der Streik gehe weiter. قال الاتحاد إن الإضراب مستمر. "
    )
    * 10,
    "mojibake": wrong(SAID * 20) + news(500),
    "mojibake twice": wrong(wrong(SAID * 20)) + news(500),
    "remains of HTML": (
        "<p>The union said 900 had joined the strike.</p>&nbsp;<br/> &amp;quot;No&amp;quot; "
        '<a href="x">more</a> {{ad}} [caption id="1"] function(){var a=1;} .css{color:red} '
    )
    * 10,
    "open quotation marks": "“The union said the strike goes on. " * 40,
    "nested quotation marks": "“‘\"'" * 300 + news(500),
    "brackets": "((((" * 300 + news(500),
    "one sentence": news(3000).replace(".", " and"),
    "numbers": "900 1,400 2.5% $3bn 60 days 12 December 2024 " * 60,
    "abbreviations": "The U.S. Dept. of Transp. said Mr. A. B. C. Reed et al. no. 5 "
    * 40,
    "endless word": "strike" * 500 + " " + news(300),
    "hyphens": "strike-" * 500 + news(300),
    "lines": "\n".join(news(3000).split()),
    "the same again": "The union said 900 workers had joined the strike. " * 60,
    "emoji": "🚢 The union 👩🏽‍🔧 said 900 🏴󠁧󠁢󠁥󠁮󠁧󠁿 workers had joined the strike ✊🏿. "
    * 20,
    "marks over letters": news(1000).replace("e", "e\u0301\u0327\u0308"),
    "right to left": "\u202eThe union said the strike goes on.\u202c " * 20 + news(300),
    "nulls and controls": news(600).replace(" ", " \x0b\x1b\x85")
    + "\ufffd\ufffe\uffff",
}
LONG_TEXTS = {
    "200,000 characters of news": news(LONG),
    "200,000 in capitals": news(LONG, 1).upper(),
    "200,000 in one sentence": news(LONG, 2).replace(".", " and"),
    "200,000 opening marks": "“" * LONG,
    "200,000 of one letter": "a" * LONG,
    "200,000 said that": "said that the union said that " * (LONG // 30),
    "200,000 figures": "$1,000,000.00 on 3 March 2024 " * (LONG // 30),
    "200,000 commas": "the union said, " * (LONG // 16),
    "200,000 lines": "a\n\n" * (LONG // 3),
    "200,000 of mojibake": wrong(SAID * (LONG // len(SAID)))[:LONG],
    "200,000 in no alphabet": "工会" * (LONG // 2),
    "200,000 hyphens": "a-" * (LONG // 2),
}


@pytest.fixture
def read_twice(project, monitor):
    """Make two passes over texts as seeds: seconds of the first, and the mentions."""

    def run(texts):
        folder = project()
        shutil.rmtree(folder / "state", ignore_errors=True)
        for n, text in enumerate(texts):
            (folder / "seeds" / f"{n:02}.txt").write_text(
                text, "utf-8", "surrogatepass"
            )
        begun = monotonic()
        monitor("run")
        took = monotonic() - begun
        first = ledger(folder)
        monitor("run", day=10)
        assert ledger(folder) == first
        return took, *first

    return run


def ledger(folder):
    """Every mention and the text of every article."""
    with open_app(load(folder / "monitor.toml"), create=False) as app:
        found = [app.ledger.find_article(f"seeds/{n:02}.txt") for n in range(99)]
        return list(app.ledger.mentions()), {a.id: a.text for a in found if a}


def check(mentions, texts):
    """Every quote verbatim, and one verdict for each."""
    for one in mentions:
        assert one.quote
        assert texts[one.article.id][one.start : one.end] == one.quote
        assert one.verdict in set(Verdict)
        needs = one.verdict in {Verdict.CHANGED, Verdict.CONTRADICTED}
        assert (one.against is not None) >= needs
    places = {(m.article.id, m.start, m.end, m.claim) for m in mentions}
    assert len(places) == len(mentions)


def test_bad_texts_are_read_once(read_twice, figure):
    """All of them in one ledger; the second pass adds nothing."""
    took, mentions, texts = read_twice(TEXTS.values())
    check(mentions, texts)
    assert len(texts) == len(TEXTS) - 2  # the empty ones are named as faults
    figure(f"{len(TEXTS)} bad texts: seconds, mentions", f"{took:.1f}, {len(mentions)}")


def test_long_texts_are_read_once_in_bounded_time(read_twice, figure, soak):
    """A fifth of one by default; in the long form every one whole."""
    long = LONG_TEXTS if soak else {"40,000 characters of news": news(LONG // 5)}
    for name, text in long.items():
        # It begins in plain English, or its language would not be read at all.
        took, mentions, texts = read_twice([f"{news(2500)}\n\n{text}"])
        check(mentions, texts)
        assert mentions
        figure(f"{name}: seconds, mentions", f"{took:.1f}, {len(mentions)}")
        assert took < SECONDS
