"""Makes pairs that differ in one telling thing, by rule and from invented sentences.

    python training/contrast.py OUT.jsonl [--groups 4000] [--seed 1]

Sets of many hands show too little of what news turns on: a figure, a unit written in
two ways, a day, a denial, a hedge, a verb and its opposite. Each maker writes a few
pairs over one premise, with different labels, so that the label hangs on that thing.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from contrast_words import (
    ACTS,
    AMOUNTS,
    AROUND,
    BODIES,
    COURT_DOINGS,
    COURT_THINGS,
    COURTS,
    DOINGS,
    MONTHS,
    OBJECTS,
    PEOPLE,
    PLACES,
    THINGS,
    WEEKDAYS,
)

E, N, C = "entailment", "neutral", "contradiction"
Row = tuple[str, str, str]
_ONES = "two three four five six seven eight nine ten eleven twelve".split()


def opposites(r: random.Random) -> Iterator[Row]:
    """Upheld and struck down, accepted and rejected."""
    court = r.random() < 0.4
    done, undone, alike = r.choice(COURT_DOINGS if court else DOINGS)
    who = r.choice(COURTS if court else BODIES)
    what, other = r.sample(COURT_THINGS if court else OBJECTS, 2)
    premise = f"{who} {done.format(what)}"
    yield premise, f"{who} {undone.format(what)}", C
    yield premise, f"{who} {alike.format(what)}", E
    yield f"{who} {alike.format(what)}", premise, E
    yield f"{who} {alike.format(what)}", f"{who} {undone.format(what)}", C
    yield premise, f"{who} {done.format(other)}", N
    yield premise, f"{who} {undone.format(other)}", N
    yield f"{who} will soon decide on {what}", r.choice((premise, f"{who} {undone.format(what)}")), N


def counts(r: random.Random) -> Iterator[Row]:
    """Counts, exact, rounded and bounded."""
    people, place = r.choice(PEOPLE), r.choice(PLACES)
    end = r.choice((
        "were at the rally in {}", "were counted in {}", "walked out in {}",
        "lost their homes in {}", "signed the petition in {}", "were hurt in {}",
    )).format(place)
    number = round(r.choice((r.uniform(12, 99), r.uniform(100, 999), r.uniform(1e3, 99e3))))
    low, high = _round(number, down=True), _round(number, down=False)
    premise = f"{number:,} {people} {end}"

    def told(amount: str) -> str:
        return f"{amount} {people} {end}"

    far = max(2, round(number * r.choice((0.4, 0.6, 1.5, 1.9, 10))))
    yield premise, told(f"{far:,}"), C
    yield premise, told(r.choice(("more than {:,}", "over {:,}", "at least {:,}")).format(low)), E
    yield premise, told(r.choice(("fewer than {:,}", "less than {:,}", "under {:,}")).format(high)), E
    yield premise, told(r.choice(("fewer than {:,}", "less than {:,}", "at most {:,}")).format(low)), C
    yield premise, told(r.choice(("more than {:,}", "over {:,}", "at least {:,}")).format(high)), C
    yield told(f"more than {low:,}"), premise, N
    yield told(f"more than {high:,}"), told(f"fewer than {low:,}"), C
    yield told(f"more than {high:,}"), told(f"more than {low:,}"), E
    near = round(number * r.uniform(0.97, 1.03), -1 if number < 1000 else -2)
    if number >= 100:  # of a small number the rounded one is too far
        yield premise, told(f"{r.choice(('about', 'around', 'roughly'))} {near:.0f}"), E
    yield premise, told(f"{r.choice(('about', 'nearly'))} {_round(round(number * 1.6), down=False):,}"), C
    yield f"many {people} {end}", premise, N


def _round(number: int, *, down: bool) -> int:
    """A rounder number below or above."""
    step = 10 ** (len(str(number)) - 1) // 2 or 1
    return (number - 1) // step * step if down else number // step * step + step


def amounts(r: random.Random) -> Iterator[Row]:
    """One amount written in two ways, and another amount."""
    frame = r.choice(list(AMOUNTS))
    one, same, other = r.choice(AMOUNTS[frame])
    if r.random() < 0.5:
        one, same = same, one
    fixed = {
        "body": r.choice(BODIES), "place": r.choice(PLACES), "people": r.choice(PEOPLE),
        "things": r.choice(THINGS), "raised": r.choice(("raised", "cut", "lowered", "lifted")),
    }

    def told(amount: str) -> str:
        return frame.format(amount=amount, **fixed)

    yield told(one), told(same), E
    yield told(one), told(other), C
    yield told(same), told(other), C
    yield told("a large amount" if "fined" in frame else one), told(r.choice((same, one))), (
        N if "fined" in frame else E
    )


def days(r: random.Random) -> Iterator[Row]:
    """Weekdays, dates, months and years."""
    who, (what, other) = r.choice(BODIES), r.sample(OBJECTS, 2)
    verb = r.choice(("will vote on", "will debate", "announced", "presented", "discussed"))
    event = f"{who} {verb} {what}"
    day, wrong_day = r.sample(WEEKDAYS, 2)
    month, wrong_month = r.sample(MONTHS, 2)
    number, year = r.randint(1, 28), r.randint(1995, 2030)
    wrong_year = year + r.choice((-10, -2, -1, 1, 2))
    yield f"{event} on {day}", f"{event} on {wrong_day}", C
    yield f"on {day}, {event}", f"{event} on {day}", E
    yield event, f"{event} on {day}", N
    yield f"{event} on {day}", f"{who} {verb} {other} on {day}", N
    yield f"{event} on {number} {month}", f"{event} on {month} {number}", E
    yield f"{event} on {number} {month} {year}", f"{event} in {month} {year}", E
    yield f"{event} on {number} {month} {year}", f"{event} in {wrong_month} {year}", C
    yield f"{event} on {number} {month}", f"{event} on {number % 28 + 1} {month}", C
    yield f"{event} in {year}", f"{event} in {wrong_year}", C
    yield f"{event} in {month} {year}", f"{event} in {year}", E
    yield f"{event} in {year}", f"{event} in {month} {year}", N


def denials(r: random.Random) -> Iterator[Row]:
    """Denying, not denying, admitting, and the deed itself."""
    _, past, part, what, kept = r.choice(ACTS)
    who = r.choice(BODIES)
    deed = f"it had {part} {what}"
    denials = [
        f"{who} denied that {deed}",
        f"{who} rejected the claim that {deed}",
        f"{who} said that it had not {part} {what}",
        f"{who} said it had never {part} {what}",
        f"{who} disputes that {deed}",
        f"{who} insisted that it never {past} {what}",
    ]
    denied, alike = r.sample(denials, 2)
    admitted = r.choice((
        f"{who} admitted that {deed}", f"{who} confirmed that {deed}",
        f"{who} conceded that {deed}", f"{who} did not dispute that {deed}",
    ))
    silent = r.choice((
        f"{who} would not say whether {deed}", f"{who} declined to comment on whether {deed}",
    ))
    flat = f"{who} denied that {deed}"
    yield flat, f"{who} did not deny that {deed}", C
    yield f"{who} did not deny that {deed}", flat, C
    yield f"{who} did not deny that {deed}", f"{who} did not dispute that {deed}", E
    yield denied, alike, E
    yield alike, denied, E
    yield f"{who} did not deny that {deed}", r.choice(denials), C
    yield denied, admitted, C
    yield admitted, denied, C
    yield denied, f"{who} {past} {what}", N
    yield f"{who} admitted that {deed}", f"{who} {past} {what}", E
    yield silent, r.choice((flat, admitted)), N
    yield f"{who} was accused of having {part} {what}", f"{who} {past} {what}", N
    yield f"{who} {kept}", f"{who} {past} {what}", C


def negations(r: random.Random) -> Iterator[Row]:
    """A deed and its negation, also where both are negated."""
    base, past, part, what, kept = r.choice(ACTS)
    who, place = r.choice(BODIES), r.choice(PLACES)
    people, verb = r.choice(PEOPLE), r.choice(("hurt", "arrested", "sacked", "evacuated"))
    no = r.choice(("did not {}", "never {}", "didn't {}"))
    negated = f"{who} {no.format(past if no == 'never {}' else base)} {what}"
    plain = f"{who} {past} {what}"
    yield plain, negated, C
    yield negated, plain, C
    yield negated, f"{who} {kept}", E
    yield f"{negated} in {place}", negated, N
    yield negated, f"{negated} in {place}", E
    yield f"{plain} in {place}", plain, E
    yield plain, f"{who} did not {base} {what} in {place}", N
    yield f"no {people} were {verb}", f"{r.choice(_ONES)} {people} were {verb}", C
    yield f"no {people} were {verb}", f"nobody among the {people} was {verb}", E
    yield f"no {people} were {verb} in {place}", f"no {people} were {verb}", N
    yield f"all of the {people} were {verb}", f"some of the {people} were {verb}", E
    yield f"some of the {people} were {verb}", f"all of the {people} were {verb}", N
    yield f"none of the {people} were {verb}", f"most of the {people} were {verb}", C
    yield f"most of the {people} were {verb}", f"few of the {people} were {verb}", C


def hedges(r: random.Random) -> Iterator[Row]:
    """What may be, what is planned, what is ruled out and what was done."""
    base, past, _, what, _ = r.choice(ACTS)
    who = r.choice(BODIES)
    maybe = r.choice((
        f"{who} may {base} {what}", f"{who} is considering whether to {base} {what}",
        f"{who} could {base} {what}", f"{who} has not decided whether to {base} {what}",
        f"{who} threatened to {base} {what}",
    ))
    sure = f"{who} will {base} {what}"
    ruled_out = r.choice((
        f"{who} will not {base} {what}", f"{who} has ruled out that it will {base} {what}",
        f"{who} has decided not to {base} {what}",
    ))
    yield maybe, f"{who} {past} {what}", N
    yield maybe, sure, N
    yield sure, ruled_out, C
    yield ruled_out, sure, C
    yield f"{who} has decided to {base} {what}", f"{who} plans to {base} {what}", E
    yield ruled_out, f"{who} plans to {base} {what}", C
    yield f"{who} is expected to {base} {what}", f"{who} {past} {what}", N
    yield f"{who} failed to {base} {what}", f"{who} {past} {what}", C
    yield f"{who} managed to {base} {what}", f"{who} {past} {what}", E
    yield f"{who} was urged to {base} {what}", f"{who} {past} {what}", N


def moves(r: random.Random) -> Iterator[Row]:
    """What rose, what fell, and where; figures that move."""
    what = r.choice(("unemployment", "turnout", "inflation", "the share of late trains", "the vacancy rate"))
    place, elsewhere = r.sample(PLACES, 2)
    low, high = sorted(r.sample(range(2, 60), 2))
    up, down = r.choice(("rose", "climbed", "went up")), r.choice(("fell", "dropped", "went down"))
    premise = f"{what} in {place} {up} from {low}% to {high}%"
    yield premise, f"{what} in {place} {up}", E
    yield premise, f"{what} in {place} {down}", C
    yield premise, f"{what} in {place} {down} from {high}% to {low}%", C
    yield premise, f"{what} in {place} was {high}% after {low}% before", E
    yield premise, f"{what} in {elsewhere} {up}", N
    yield premise, f"{what} in {place} stayed the same", C
    yield premise, f"{what} in {place} {up} to {high} percent", E
    yield premise, f"{what} in {place} {up} to {high + r.randint(2, 9)} percent", C
    thing = r.choice(("a fire broke out", "a bus crashed", "a bomb was found", "the summit took place"))
    yield f"{thing} in {place}", f"{thing} in {elsewhere}", C
    yield f"{thing}", f"{thing} in {place}", N
    yield f"{thing} in {place}", f"{thing}", E


MAKERS = (opposites, counts, amounts, days, denials, negations, hedges, moves)


def rows(groups: int, r: random.Random) -> Iterator[dict[str, str]]:
    """Rows of ``groups`` groups, each maker in its turn; premises get some company."""
    for number in range(groups):
        maker = MAKERS[number % len(MAKERS)]
        made = list(maker(r))
        for premise, hypothesis, label in r.sample(made, min(4, len(made))):
            premise = _sentence(premise)
            if r.random() < 0.35:
                company = r.choice(AROUND)
                premise = f"{premise} {company}" if r.random() < 0.5 else f"{company} {premise}"
            yield {
                "premise": premise,
                "hypothesis": _sentence(hypothesis),
                "label": label,
                "source": f"contrast/{maker.__name__}",
            }


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--groups", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with asked.out.open("w", encoding="utf-8") as out:
        for row in rows(asked.groups, random.Random(asked.seed)):
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
