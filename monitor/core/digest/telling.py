"""Which mentions a digest tells, and whether what was frozen still says so."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from html import unescape
from typing import TYPE_CHECKING

from monitor.core.digest.grouping import mentions_told
from monitor.types import Channel

if TYPE_CHECKING:
    from monitor.types import Digest, Parcel

# Marks of Markdown, turns of lines and what was made harmless are no letters: a quote
# is known again by its letters and figures, in whatever form it is shown.
_BETWEEN = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^>]*>")


def told_by(digest: Digest) -> set[int]:
    """The mentions that a digest tells: of items, of what was said again or corrected."""
    return {
        *(
            mention
            for topic in digest.topics
            for items in (topic.contradicted, topic.changed, topic.new)
            for mention in mentions_told(items)
        ),
        *(
            passage.record.mention
            for topic in digest.topics
            for told in (
                *((one.now, one.before) for one in topic.repeated),
                *((one.now, one.before, one.against) for one in topic.corrected),
            )
            for passage in told
            if passage is not None
        ),
    }


def letters(text: str) -> str:
    """The letters and figures of a text, as ``shown`` has them."""
    return _BETWEEN.sub("", text)


def shown(parcel: Parcel) -> str:
    """The letters and figures that a reader of a parcel sees."""
    if parcel.channel == Channel.EMAIL:
        message = message_from_bytes(parcel.body, policy=policy.default)
        part = message.get_body(("plain",))
        return letters(part.get_content() if part else "")
    text = parcel.body.decode(errors="replace")
    if parcel.target.endswith(".html"):
        text = unescape(_TAG.sub("", text))
    return letters(text)
