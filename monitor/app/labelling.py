"""What readers said of verdicts, as labels that ``evaluate`` reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from monitor.core.evaluation import Labelled, can_be_labelled, gold_file

if TYPE_CHECKING:
    from monitor.config import Config
    from monitor.ports import Ledger
    from monitor.types import Label, MentionRecord


@dataclass(frozen=True, slots=True)
class Labels:
    """A gold file, how many labels it holds, and how many reviews it has no words for."""

    gold: dict[str, Any]
    count: int
    left_out: int


def labels_of(ledger: Ledger, config: Config) -> Labels:
    """The reviewed claims with what readers said of them, in a gold file.

    What a label is about stands there too, and what the engine was wrong about: its
    mistake could not be made again without.
    """
    found: dict[int, Labelled] = {}
    beside: set[int] = set()
    left_out = 0
    for record in ledger.reviewed_mentions():
        label = ledger.holding(record.mention)
        if can_be_labelled(label, ledger.passage(record.mention)):
            found[record.mention] = _labelled(ledger, record, label)
            beside |= _about(ledger, record)
        else:
            left_out += 1
    labels = len(found)
    for number in beside - found.keys():
        if (earlier := ledger.mention(number)) is not None:
            found[number] = _labelled(ledger, earlier, None)
    terms = {topic.name: [t.term for t in topic.watch] for topic in config.topics}
    return Labels(gold_file(found.values(), terms), labels, left_out)


def _about(ledger: Ledger, record: MentionRecord) -> set[int]:
    """The mentions that a verdict, and the one that it corrects, are about."""
    review = ledger.review_of(record.mention)
    judged = (review.judged.against, review.engine_now.against) if review else ()
    places = [ledger.mention_at(one) for one in judged if one is not None]
    about = record.against.mention if record.against else None
    return {number for number in (*places, about) if number is not None}


def _labelled(ledger: Ledger, record: MentionRecord, label: Label | None) -> Labelled:
    passage = ledger.passage(record.mention)
    text = ledger.text_at(passage)
    return Labelled(record.mention, passage, record.article, text, label)
