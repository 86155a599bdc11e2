"""What a replay changes, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.render.export import mention_json

if TYPE_CHECKING:
    from monitor.render.export import Json
    from monitor.types import Difference


def difference_json(one: Difference) -> Json:
    """One difference: ``change`` is added, gone or changed, each side a mention."""
    if one.before is None:
        change = "added"
    else:
        change = "gone" if one.after is None else "changed"
    return {
        "change": change,
        "before": one.before and mention_json(one.before),
        "after": one.after and mention_json(one.after),
    }
