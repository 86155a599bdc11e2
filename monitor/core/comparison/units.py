"""Units of one dimension, and nouns that count the same things.

"53 pounds" is what 24 kilograms weigh; 14,000 households live in 14,000 homes, and
17 spectators are 17 people. Factors: NIST Special Publication 811, appendix B.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.lexicon import people
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem

if TYPE_CHECKING:
    from monitor.types import Value

# By dimension: a unit and what it is in the first of its line.
_DIMENSIONS = """
mass gram=1 kilogram=1000 kilo=1000 kg=1000 ton=907185 tonne=1e6 pound=453.592 lb=453.592 lbs=453.592 ounce=28.3495 stone=6350.29
length metre=1 meter=1 kilometre=1000 kilometer=1000 km=1000 centimetre=0.01 centimeter=0.01 cm=0.01 millimetre=0.001 millimeter=0.001 mm=0.001 mile=1609.344 yard=0.9144 foot=0.3048 feet=0.3048 inch=0.0254
volume litre=1 liter=1 gallon=3.78541 barrel=158.987
area hectare=10000 acre=4046.86
power watt=1 kilowatt=1e3 megawatt=1e6 gigawatt=1e9
"""
_UNITS = {
    name: (line.split()[0], float(size))
    for line in _DIMENSIONS.strip().splitlines()
    for name, size in (unit.split("=") for unit in line.split()[1:])
}
_POWERS = {
    ("cubic", "length"): ("volume", 3, 1000.0),
    ("square", "length"): ("area", 2, 1.0),
}
_POWER = re.compile(r"\b(cubic|square)\s")
# Nouns that count one another's things, and nothing else in news.
_SAME = tuple(
    frozenset(map(stem, line.split()))
    for line in """
household home house dwelling
job post position
vote ballot
car vehicle automobile
plane aircraft jet airliner
shop store outlet
pupil student child
worker employee job
client customer
flat apartment
protester demonstrator marcher
prisoner inmate detainee convict
case infection
signature name
soldier troop
officer policeman
lorry truck
ship vessel boat
firm company business
farmer grower
lawyer attorney solicitor
doctor physician medic
resident inhabitant
deal merger takeover acquisition
shareholder stockholder investor
""".strip().splitlines()
)
_PERSONS = frozenset(
    stem(noun)
    for noun in people.PERSON_NOUNS
    | word_set("""
person people spectator visitor fan tourist commuter demonstrator protester marcher
migrant refugee civilian miner builder cleaner handler steward striker employee staff
child pupil boy girl elector subscriber member inhabitant homeowner shopper guest
hiker swimmer cyclist pedestrian motorist rider evacuee survivor hostage prisoner inmate crew
crewman policeman trader shareholder investor researcher inspector owner user regulator official
""")
)
_PERSON = stem("person")
_DEATHS = frozenset(map(stem, word_set("death fatality dead")))
# Reports give one size in two systems after rounding: 24 kg are 52.9 pounds.
CONVERTED = 0.02


class Measure(NamedTuple):
    """A unit as a dimension and its size in the base unit of that."""

    dimension: str
    size: float


@lru_cache(maxsize=4096)
def measure(unit: str, text: str) -> Measure | None:
    """The dimension of a unit; ``text`` tells "cubic" from plain metres."""
    found = _UNITS.get(unit.casefold())
    if found is None:
        return None
    dimension, size = found
    power = _POWER.search(text.casefold())
    if power is None:
        return Measure(dimension, size)
    raised = _POWERS.get((power[1], dimension))
    if raised is None:
        return None
    return Measure(raised[0], size ** raised[1] * raised[2])


def converted(a: Value, b: Value) -> float | None:
    """What a figure in the unit of ``a`` is multiplied by for that of ``b``."""
    if not (a.unit and b.unit) or a.kind != b.kind:
        return None
    if a.unit.casefold() not in _UNITS or b.unit.casefold() not in _UNITS:
        return None
    one, other = measure(a.unit, a.text), measure(b.unit, b.text)
    if one is None or other is None or one.dimension != other.dimension:
        return None
    return one.size / other.size


@lru_cache(maxsize=4096)
def counts_persons(unit: str) -> bool:
    """Whether a unit counts people of some kind."""
    return stem(unit) in _PERSONS


@lru_cache(maxsize=8192)
def same_counted(one: str, other: str) -> bool:
    """Whether two units count one kind of things, as far as the nouns tell."""
    a, b = stem(one), stem(other)
    if a == b:
        return True
    if _PERSON in {a, b} or not _DEATHS.isdisjoint({a, b}):
        return {a, b} <= _PERSONS | _DEATHS
    return any(a in same and b in same for same in _SAME)


@lru_cache(maxsize=4096)
def counted_as(unit: str) -> str:
    """One of the nouns, as stems, that count what a unit counts."""
    counted = stem(unit)
    return next((min(nouns) for nouns in _SAME if counted in nouns), counted)
