"""News that nobody wrote: the same seed gives the same articles.

Names, places and things are drawn by Zipf's law, as the words of real text are,
so that some stand in every second article and most in a handful. The sentences
are such as claims are made of: who says it, who did what, how much, when.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

START = datetime(2025, 1, 6, 6, 0, tzinfo=UTC)
WATCHED = "inquiry AND (depot OR harbour OR rail OR foods OR energy OR council)"
SENTENCES = 14
PARAGRAPH = 3


def listed(words: str, mark: str | None = None) -> list[str]:
    return words.replace("\n", mark or " ").split(mark)


ONSETS = listed("Bar Cal Dor Fen Gar Hal Kel Lor Mar Nor Pel Ros Sel Tor Ver Wex")
CODAS = listed("bridge by combe den field ford gate ham holt ley mere more ton wick")
TRADES = listed("Depot Harbour Rail Foods Energy Council")
SURNAME_ENDS = listed("ack ard bell croft dale ens er ing kin low man ott rell son ury")
FIRST = listed("""Ada Amir Bea Carl Dina Elif Femi Greta Hugo Ines Jonas Kemal Lena Marek
Nadia Omar Petra Quinn Rosa Samir Tomas Ulla Vera Wim Yara Zoe""")
ROLES = listed("""chairman spokeswoman director treasurer inspector auditor engineer
solicitor secretary commissioner""")
KINDS = listed("""faulty spare electric freight rented leased imported refrigerated damaged
unpaid overdue temporary permanent disputed unsafe second-hand surplus sealed missing stolen heavy light coastal inland northern southern
chilled frozen dried organic certified mislabelled contaminated""")
THINGS = listed("""brakes cranes locomotives turbines batteries pallets contracts permits
licences invoices pensions wages shifts drivers welders cleaners nurses wagons
containers boilers meters cables pumps valves sensors tyres engines trailers ferries
tickets refunds loans shares warrants parcels samples bottles crates tins helmets
ladders gates bridges tunnels platforms signals""")
ACTS = listed("""recalled sold bought cancelled withheld replaced inspected repaired lost
delayed approved rejected scrapped ordered counted tested delivered returned hid
destroyed audited insured leased stored shipped certified suspended withdrew""")
SAYINGS = listed(
    """said|claimed|insisted|told reporters|warned|admitted|argued|added
confirmed""",
    "|",
)
DAYS = listed("Monday Tuesday Wednesday Thursday Friday")
MONTHS = listed("March April May June September October November")
PURPOSES = listed(
    """before the inquiry opened|after a fire at the site|without telling the regulator
against the advice of its own lawyers|at a loss|under a secret agreement
to meet a deadline|because the supplier had failed|in breach of its licence|during the strike""",
    "|",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the parts of the claim in it."""

    text: str
    speaker: str | None
    subject: str
    act: str
    object: str
    amount: int
    place: str


@dataclass(frozen=True, slots=True)
class Article:
    """A made-up article."""

    number: int
    title: str
    published: datetime
    sentences: tuple[Sentence, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text in paragraphs."""
        texts = [sentence.text for sentence in self.sentences]
        starts = range(0, len(texts), PARAGRAPH)
        return tuple(" ".join(texts[at : at + PARAGRAPH]) for at in starts)

    @property
    def text(self) -> str:
        """The text as the ledger would store it."""
        return "\n\n".join(self.paragraphs)


class Zipf:
    """Draws the first of its words most often."""

    def __init__(self, words: Sequence[str], lot: Random) -> None:
        self._words = list(words)
        self._lot = lot
        self._heights = list(accumulate(1 / (n + 2.7) for n in range(len(words))))

    def __call__(self) -> str:
        """One word."""
        place = bisect(self._heights, self._lot.random() * self._heights[-1])
        return self._words[min(place, len(self._words) - 1)]


class Press:
    """Writes articles by lot."""

    def __init__(self, seed: int = 7) -> None:
        lot = self._lot = Random(seed)
        order = Random(1)  # the vocabulary is the same for every seed
        towns = [onset + coda for onset in ONSETS for coda in CODAS]
        order.shuffle(towns)
        houses = [f"{town} {trade}" for trade in TRADES for town in towns]
        order.shuffle(houses)
        people = [
            f"{first} {onset}{end}"
            for first in FIRST
            for onset in ONSETS
            for end in SURNAME_ENDS
        ]
        order.shuffle(people)
        goods = [f"{kind} {thing}" for kind in KINDS for thing in THINGS]
        order.shuffle(goods)
        self._town, self._house = Zipf(towns, lot), Zipf(houses, lot)
        self._person, self._goods = Zipf(people, lot), Zipf(goods, lot)
        self._act = Zipf(ACTS, lot)

    def articles(self, count: int, first: int = 0) -> Iterator[Article]:
        """``count`` articles, one every ten minutes."""
        for number in range(first, first + count):
            opening = self._opening()
            rest = [self._sentence() for _ in range(SENTENCES - 1)]
            title = f"{opening.subject} {opening.act} {opening.object}, inquiry hears"
            when = START + timedelta(minutes=10 * number)
            yield Article(number, title, when, (opening, *rest))

    def _opening(self) -> Sentence:
        said = self._claim()
        day = self._lot.choice(DAYS)
        text = f"{said.speaker} told an inquiry on {day} that {said.text}"
        return _with(said, text)

    def _sentence(self) -> Sentence:
        said = self._claim()
        verb = self._lot.choice(SAYINGS)
        clause, speaker = said.text, said.speaker
        day = self._lot.choice(DAYS)
        form = self._lot.randrange(6)
        if form == 0:
            return _with(said, said.text, speaker=None)
        texts = {
            1: f"{speaker} {verb} on {day} that {clause}",
            2: f"{speaker} {verb} that {clause}",
            3: f"{said.text.rstrip('.')}, according to {_inside(speaker)}.",
            4: f"{said.text.rstrip('.')}, {_inside(speaker)} said.",
            5: f"{speaker} denied that {clause}",
        }
        return _with(said, texts[form])

    def _claim(self) -> Sentence:
        lot = self._lot
        house, goods, act, town = (
            self._house(),
            self._goods(),
            self._act(),
            self._town(),
        )
        amount = lot.choice((lot.randrange(3, 90), lot.randrange(100, 9_000)))
        tail = lot.choice(
            (
                f"on {lot.randrange(1, 29)} {lot.choice(MONTHS)}",
                f"worth £{lot.randrange(2, 90)} million",
                lot.choice(PURPOSES),
            )
        )
        text = f"{house} {act} {amount:,} {goods} in {town} {tail}."
        role = lot.choice(ROLES)
        speaker = lot.choice(
            (self._person(), f"The {role} of {self._house()}", self._house())
        )
        return Sentence(text, speaker, house, act, goods, amount, town)


def _with(said: Sentence, text: str, *, speaker: str | None = "") -> Sentence:
    told = said.speaker if speaker == "" else speaker
    return Sentence(
        text, told, said.subject, said.act, said.object, said.amount, said.place
    )


def _inside(speaker: str | None) -> str:
    """A speaker as named within a sentence."""
    return (speaker or "").replace("The ", "the ", 1)
