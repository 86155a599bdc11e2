"""How much of a digest is shown, so that it has an end after a night of floods.

What matters most stands first, and the rest is counted beside the command that lists
it. JSON holds everything.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.core.digest import local

if TYPE_CHECKING:
    from monitor.types import Digest, TopicDigest

MAIL_BYTES = 90_000
"""Gmail cuts a message whose HTML has more than 102 KB, and hides the rest; some of
that is left for how mail writes what is no plain ASCII."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The most that is shown: of what is contradicted or changed in one topic
    ``items``, each with so many ``others`` beside it; so many ``articles`` with ``new``
    claims each; so many claims that were ``repeated``.
    """

    items: int = 20
    others: int = 5
    articles: int = 20
    new: int = 8
    repeated: int = 10

    def fewer(self) -> Shown:
        """Three quarters of everything."""
        return Shown(*(most * 3 // 4 for most in astuple(self)))


def listed(topic: TopicDigest, verdict: str, digest: Digest) -> str:
    """The command that lists the claims of a verdict in the window of a digest."""
    command = f"monitor claims --verdict {verdict} --topic {topic.name}"
    if digest.since is None:
        return command
    # What an earlier digest told was seen at the very instant at which its window ends.
    after = digest.since + timedelta(microseconds=999_999)
    return f"{command} --since {local(after, digest.timezone):%Y-%m-%dT%H:%M:%S}"
