"""Reviewing verdicts: which mention is meant, which label holds, what that changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.reviewing import Wish, corrected
from monitor.errors import UsageError
from monitor.types import Action, Label, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.ports import Ledger
    from monitor.types import Kind, MentionRecord, PassageKey

# As long as SQLite's integers can be.
_CLAIM = re.compile(r"\d{1,18}", re.ASCII)
_MENTION = re.compile(r"\[(\d{1,18})\]|m(\d{1,18})", re.ASCII)


class Outcome(NamedTuple):
    """A mention before and after a review; ``done`` is false where all was so."""

    before: MentionRecord
    after: MentionRecord
    done: bool


class Asked(NamedTuple):
    """What a reader says is right instead, as it was typed."""

    verdict: Verdict | None = None
    kind: Kind | None = None
    against: str | None = None
    dismissed: bool = False


NOTHING = Asked()


class Desk:
    """A reader at the ledger; each call is one review, or a ``UsageError``.

    ``claim`` is a claim's number. Without ``mention`` the one is meant that
    digests tell: the latest that is not a repetition.
    """

    def __init__(self, ledger: Ledger, now: datetime, note: str | None = None) -> None:
        self._ledger = ledger
        self._now = now
        self._note = note

    def confirm(self, claim: int, mention: int | None = None) -> Outcome:
        """The engine's verdict is right; a correction of before is taken back."""
        with self._ledger.transaction():
            record = self._meant(claim, mention)
            return self._give(record, Action.CONFIRM, self._engine(record))

    def reject(
        self, claim: int, mention: int | None = None, asked: Asked = NOTHING
    ) -> Outcome:
        """The engine's verdict is wrong; ``asked`` says what holds instead."""
        with self._ledger.transaction():
            record = self._meant(claim, mention)
            against = self._passage(asked.against) if asked.against else None
            wish = Wish(asked.verdict, asked.kind, against, asked.dismissed)
            passage = self._ledger.passage(record.mention)
            judged = self._engine(record)
            if mention is None and asked == NOTHING and not record.dismissed:
                self._no_trap(claim, judged)
            return self._give(record, Action.REJECT, corrected(judged, passage, wish))

    def merge(self, claim: int, into: int) -> Outcome:
        """Two claims are one, which keeps the number ``into``."""
        if claim == into:
            raise UsageError(f"claim {claim} cannot be merged into itself")
        with self._ledger.transaction():
            kept = self._opening(into)
            if not self._mentions(claim) and (done := self._merged(claim, into)):
                return Outcome(done, done, done=False)
            pair = {one.mention: one for one in (self._opening(claim), kept)}
            earlier, later = (pair[n] for n in self._ledger.in_order(pair))
            told = self._ledger.passage(earlier.mention)
            label = Label(Verdict.REPEATED, against=told)
            outcome = self._give(later, Action.MERGE, label)
            self._ledger.keep_number(later.mention, into)
            return outcome._replace(after=self._record(later.mention))

    def split(self, claim: int, mention: int | None = None) -> Outcome:
        """A mention is a claim of its own, with what repeats it."""
        with self._ledger.transaction():
            if (done := self._split_before(claim, mention)) is not None:
                return Outcome(done, done, done=False)
            record = self._to_split(claim, mention)
            return self._give(record, Action.SPLIT, Label(Verdict.NEW))

    def undo(self, claim: int, mention: int | None = None) -> Outcome:
        """The latest review of a claim is taken back; the engine's verdict holds."""
        with self._ledger.transaction():
            record = self._reviewed(claim, mention)
            return self._give(record, Action.UNDO, self._engine(record))

    def _give(self, record: MentionRecord, action: Action, label: Label) -> Outcome:
        before = self._ledger.review_of(record.mention)
        if (
            before is not None
            and (before.action, True) == (action, before.label.says(label))
            and self._note in (None, before.note)
        ):
            return Outcome(record, record, done=False)
        self._ledger.add_review(record.mention, action, label, self._note, self._now)
        return Outcome(record, self._record(record.mention), done=True)

    def _no_trap(self, claim: int, judged: Label) -> None:
        """Ask what is wrong of a new claim: itself, or that something repeats it."""
        choices = _repetitions(self._mentions(claim))
        if judged.verdict is not Verdict.NEW or not choices:
            return
        which = "" if len(choices) == 1 else " --mention N"
        raise UsageError(
            f"claim {claim} is new and was repeated by {_numbers(choices)}: 'monitor "
            f"claims split {claim}{which}' if that is another claim, 'monitor claims "
            f"reject {claim} --as dismissed' if it is not worth telling"
        )

    def _engine(self, record: MentionRecord) -> Label:
        """What the engine says of a mention, whatever readers said."""
        before = self._ledger.review_of(record.mention)
        return before.engine_now if before else self._ledger.holding(record.mention)

    def _record(self, mention: int) -> MentionRecord:
        found = self._ledger.mention(mention)
        if found is None:
            raise UsageError(
                f"there is no mention {mention}; 'monitor claims show ID' lists those "
                "of a claim"
            )
        return found

    def _mentions(self, claim: int) -> Sequence[MentionRecord]:
        """The mentions of a claim, in the order in which they came in."""
        found = {one.mention: one for one in self._ledger.mentions(claim=claim)}
        return [found[number] for number in self._ledger.in_order(found)]

    def _opening(self, claim: int) -> MentionRecord:
        mentions = self._mentions(claim)
        if not mentions:
            raise _no_claim(claim)
        return mentions[0]

    def _meant(self, claim: int, mention: int | None) -> MentionRecord:
        """The mention that a review is of; a claim may be gone since the last one."""
        mentions = self._mentions(claim)
        if mention is not None:
            return self._one_of(mentions, claim, mention)
        for record in reversed(mentions):
            if _told(record, claim):
                return record
        if mentions:
            return mentions[0]
        return self._reviewed(claim, None)

    def _one_of(
        self, mentions: Sequence[MentionRecord], claim: int, mention: int
    ) -> MentionRecord:
        for record in mentions:
            if record.mention == mention:
                return record
        record = self._record(mention)
        before = self._ledger.review_of(mention)
        if before is not None and before.claim == claim:
            return record
        if not mentions:
            raise _no_claim(claim)
        raise UsageError(
            f"mention {mention} is one of claim {record.claim}; those of claim {claim} "
            f"are {_numbers(mentions)}"
        )

    def _reviewed(self, claim: int, mention: int | None) -> MentionRecord:
        """The mention of the latest review of a claim, by its number then or now."""
        mentions = self._mentions(claim)
        if mention is not None:
            mentions = [self._one_of(mentions, claim, mention)]
        given = [self._ledger.review_of(one.mention) for one in mentions]
        if mention is None:
            given += self._ledger.reviews(claim=claim)
        force = {
            review.review: review.mention
            for review in given
            if review and not review.replaced and review.mention is not None
        }
        if force:
            return self._record(force[max(force)])
        if not mentions:
            raise _no_claim(claim)
        raise UsageError(f"no verdict of claim {claim} was reviewed")

    def _merged(self, claim: int, into: int) -> MentionRecord | None:
        """The mention by which a claim that is gone was merged into another."""
        # Where the later claim was to keep its number, the review names that one.
        numbers = [*self._in_force(claim, Action.MERGE)]
        numbers += self._in_force(into, Action.MERGE)
        found = map(self._record, numbers)
        return next((record for record in found if record.claim == into), None)

    def _in_force(self, claim: int, action: Action) -> Sequence[int]:
        """The mentions that reviews of a claim, by its number then, are about."""
        return [
            review.mention
            for review in self._ledger.reviews(claim=claim)
            if review.action is action and review.mention and not review.replaced
        ]

    def _split_before(self, claim: int, mention: int | None) -> MentionRecord | None:
        """The mention that was split off a claim already, if that is what is meant."""
        if mention is None and _repetitions(self._mentions(claim)):
            return None
        for number in self._in_force(claim, Action.SPLIT):
            if mention in (None, number):
                return self._record(number)
        return None

    def _to_split(self, claim: int, mention: int | None) -> MentionRecord:
        mentions = self._mentions(claim)
        if mention is not None:
            record = self._one_of(mentions, claim, mention)
            if record.mention == mentions[0].mention:
                raise UsageError(
                    f"mention {mention} is the one that claim {claim} began with; split "
                    f"off another: {_numbers(mentions[1:]) or 'there is none'}"
                )
            return record
        if not mentions:
            raise _no_claim(claim)
        choices = _repetitions(mentions)
        if len(choices) == 1:
            return choices[0]
        if not choices:
            raise UsageError(
                f"nothing repeats claim {claim}: there is nothing to split"
            )
        raise UsageError(
            f"say which mention of claim {claim} to split off with --mention: "
            f"{_numbers(choices)}"
        )

    def _passage(self, text: str) -> PassageKey:
        """What ``--against`` names: a claim's first mention, or the very mention."""
        if found := _MENTION.fullmatch(text):
            mention = int(found[1] or found[2])
            return self._ledger.passage(self._record(mention).mention)
        if not _CLAIM.fullmatch(text):
            raise UsageError(
                f"--against {text!r}: write 7 for claim 7, or m12 for mention 12"
            )
        return self._ledger.passage(self._opening(int(text)).mention)


def _told(record: MentionRecord, claim: int) -> bool:
    """Whether digests tell this mention, or told it before its review."""
    if record.verdict is not Verdict.REPEATED:
        return True
    review = record.review
    return (
        review is not None
        and review.claim == claim
        and review.verdict is not Verdict.REPEATED
    )


def _repetitions(mentions: Sequence[MentionRecord]) -> Sequence[MentionRecord]:
    return [one for one in mentions[1:] if one.verdict is Verdict.REPEATED]


def _numbers(mentions: Sequence[MentionRecord]) -> str:
    return ", ".join(f"[{one.mention}]" for one in mentions)


def _no_claim(claim: int) -> UsageError:
    return UsageError(f"there is no claim {claim}; 'monitor claims' lists them")
