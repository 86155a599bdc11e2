"""How well the engine does: what it found against what people labelled."""

from monitor.core.evaluation.faultless import FaultlessJudge
from monitor.core.evaluation.gold import Dispute, GoldArticle, GoldClaim, Ref
from monitor.core.evaluation.labelling import Labelled, can_be_labelled, gold_file
from monitor.core.evaluation.matching import Found, Matched, Pair, match
from monitor.core.evaluation.misses import Miss, misses
from monitor.core.evaluation.reading import read_gold
from monitor.core.evaluation.scoring import Scores, first_tellings, score

__all__ = [
    "Dispute",
    "FaultlessJudge",
    "Found",
    "GoldArticle",
    "GoldClaim",
    "Labelled",
    "Matched",
    "Miss",
    "Pair",
    "Ref",
    "Scores",
    "can_be_labelled",
    "first_tellings",
    "gold_file",
    "match",
    "misses",
    "read_gold",
    "score",
]
