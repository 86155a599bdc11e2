"""What parsing finds: clauses, and the verb group that each one has."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: token indices, the lemma of its main verb, and how it stands.

    ``kind`` is finite, ing or part (a participle without auxiliary). ``plain``
    is the group's own verb where a chained one follows ("expect" to testify);
    ``before`` tells the past of the past ("had sold").
    """

    start: int
    end: int
    lemma: str
    kind: str = "finite"
    passive: bool = False
    negated: bool = False
    modal: str | None = None
    copular: bool = False
    predicted: bool = False
    plain: str = ""
    perfect: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as token index ranges; ``role`` says how it hangs.

    main; verb (shares the subject of ``parent``); said (what ``parent`` reports);
    noun (what a noun such as "claim" says); what; relative; adverbial; part; ing.
    ``lead`` stands before the subject; for an aside it is its host noun.
    """

    role: str
    group: Group
    start: int
    end: int
    subject: Range
    lead: Range
    parent: int | None = None
    marker: str = ""
