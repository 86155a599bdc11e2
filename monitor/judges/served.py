"""A judge behind an OpenAI-compatible server (``/chat/completions``)."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from monitor.errors import MonitorError
from monitor.judges import prompt
from monitor.types import Evidence, JudgeUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from monitor.ports import Answers, Post
    from monitor.types import Reply

    Pair = tuple[str, str]

TRIES = 4
"""Questions that a server may leave unanswered for a while are put so often."""

FIRST_PAUSE = 1.0
"""Seconds before the second try; each further pause is twice as long."""

LONGEST_PAUSE = 30.0
"""A server that asks for more seconds than this is as good as down."""

TOGETHER = 32
"""Questions sent before their answers are kept: so much is lost at most."""

ABSTENTION = Evidence(0.0, 1.0, 0.0)
"""What an answer that cannot be used counts as: it supports no verdict."""

ABOUT_THE_PAIR = frozenset((400, 413, 422))
"""Refusals that may be meant for the texts alone, as by a filter of content: where
the server answers other pairs, one text must not silence it."""

_OK, _TOO_MANY, _SERVER_FAULT = 200, 429, 500


class ServedJudge:
    """Scores pairs by asking a language model, one question for each pair.

    ``answers`` keeps what was answered; ``pause`` waits for some seconds. Raises
    ``MonitorError`` where the server does not answer, or with something else.
    """

    def __init__(
        self,
        model: str,
        url: str,
        post: Post,
        answers: Answers,
        pause: Callable[[float], object],
    ) -> None:
        self.name = f"openai:{model}@{url}"
        self._model = model
        self._url = url
        self._post = post
        self._answers = answers
        self._pause = pause
        self._answers_at_all = False
        self.use = JudgeUse(self.name)

    def judge(self, pairs: Iterable[Pair]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order."""
        told = list(pairs)
        keys = [self._key(pair) for pair in told]
        asked = dict(zip(keys, told, strict=True))
        found = {
            key: Evidence(*json.loads(answer))
            for key, answer in self._answers.find(list(asked)).items()
        }
        self._count(pairs=len(asked), remembered=len(found))
        left = [key for key in asked if key not in found]
        for start in range(0, len(left), TOGETHER):
            some = left[start : start + TOGETHER]
            found |= self._ask({key: asked[key] for key in some})
        return [found.get(key, ABSTENTION) for key in keys]

    def _key(self, pair: Pair) -> str:
        asked = json.dumps([self.name, prompt.VERSION, *pair])
        return sha256(asked.encode()).hexdigest()

    def _ask(self, left: dict[str, Pair]) -> dict[str, Evidence]:
        """Ask until all have an answer; what cannot be used is missing from it."""
        found: dict[str, Evidence] = {}
        pause = FIRST_PAUSE
        for attempt in range(1, TRIES + 1):
            replies = self._post([self._request(pair) for pair in left.values()])
            self._answers_at_all |= any(reply.status == _OK for reply in replies)
            busy: dict[str, Reply] = {}
            fresh: dict[str, Evidence] = {}
            try:
                for (key, pair), reply in zip(left.items(), replies, strict=True):
                    if self._answers_at_all and reply.status in ABOUT_THE_PAIR:
                        self._count(discarded=1)
                    elif not _is_answer(reply, self._url):
                        busy[key] = reply
                    elif (told := self._read(pair, reply)) is not None:
                        fresh[key] = told
            finally:  # what was answered has been paid for
                self._answers.keep({k: json.dumps(e.shares) for k, e in fresh.items()})
            found |= fresh
            left = {key: left[key] for key in busy}
            if not left:
                return found
            asked_for = max((r.retry_after or 0.0 for r in busy.values()), default=0.0)
            if attempt == TRIES or asked_for > LONGEST_PAUSE:
                raise self._down(next(iter(busy.values())))
            self._pause(max(pause, asked_for))
            pause *= 2
        return found

    def _request(self, pair: Pair) -> bytes:
        return prompt.request(self._model, *pair)

    def _read(self, pair: Pair, reply: Reply) -> Evidence | None:
        """What a reply says of its pair, or None; counts what it cost."""
        try:
            answer = json.loads(reply.body)
            content = answer["choices"][0]["message"].get("content")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise MonitorError(
                f"{self._url} does not answer as an OpenAI-compatible server; name "
                "the address before /chat/completions under [monitor] judge"
            ) from None
        self._pay(answer.get("usage"))
        told = prompt.evidence(content, *pair)
        self._count(discarded=told is None)
        return told

    def _pay(self, usage: object) -> None:
        told: dict[str, Any] = usage if isinstance(usage, dict) else {}
        spent = [told.get(key) for key in ("prompt_tokens", "completion_tokens")]
        tokens_in, tokens_out = (
            n if isinstance(n, int) and n > 0 else 0 for n in spent
        )
        self._count(tokens_in=tokens_in, tokens_out=tokens_out)

    def _count(self, **more: int) -> None:
        told = {name: getattr(self.use, name) + n for name, n in more.items()}
        self.use = replace(self.use, **told)

    def _down(self, reply: Reply) -> MonitorError:
        reason = reply.fault or f"answered {reply.status}"
        if reply.retry_after and reply.retry_after > LONGEST_PAUSE:
            reason += f" and asks to wait {reply.retry_after:g} s"
        return MonitorError(
            f"{self._url} {reason}; check the server, its limits and your network"
        )


def _is_answer(reply: Reply, url: str) -> bool:
    """Whether a reply is one to be read; False where it is worth trying again.

    Raises ``MonitorError`` where another try would end as this one.
    """
    if reply.status == _OK:
        return True
    if not reply.status or reply.status == _TOO_MANY or reply.status >= _SERVER_FAULT:
        return False
    raise MonitorError(
        f"{url} answered {reply.status}; check model and address under [monitor] judge, "
        "and the key that [judge] key_env names"
    )
