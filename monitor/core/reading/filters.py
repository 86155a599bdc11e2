"""What makes a sentence no claim: address, command, mood, musing."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|[Ww]e|us|[Oo]urs?|[Ll]et['’]s|I)\b")
COMMAND = re.compile(
    r"^(?:expect|imagine|consider|remember|think|look|take|note|beware|make|do not|"
    r"don['’]t|ask|watch|picture|suppose|scratch|let)\b",
    re.IGNORECASE,
)
MUSING = re.compile(
    r"^(?:if|whether|but whatever|whatever|perhaps|maybe|when models|once|unlike)\b",
    re.IGNORECASE,
)
SPECULATION = re.compile(r"\b(?:may|might|could|would|can|should)\b", re.IGNORECASE)
MOOD = re.compile(
    r"\b(?:critical|crucial|significant|profound|risky|sensitive|uncomfortable|"
    r"telling|uncertain|clear|ironic|no accident|pivotal|stark|delicate|"
    r"dark(?:er)?|soul|heart of|drawing (?:a|the) line|line in the sand|"
    r"battle lines|the stakes|remains? to be seen|only time|watching closely|"
    r"the world is|the future|new era|at the heart|harbinger|boiled over|"
    r"game[- ]changer|wake-up call|here to stay|nothing short of|"
    r"equivalent of|a new kind|more than lip service|quagmire|oil)\b",
    re.IGNORECASE,
)
LINKING = frozenset({"be", "become", "remain", "mean", "seem", "appear", "come", "go"})
"""Verbs that say little by themselves: such a sentence needs something firm in it."""
