"""The digest: what happened in a window, in the order in which it matters."""

from monitor.core.digest.assembly import PRIORITIES, assemble, edited
from monitor.core.digest.linking import is_web, passage_link, text_fragment
from monitor.core.digest.marking import mark_difference, mark_pair
from monitor.core.digest.naming import full_name, surname_of
from monitor.core.digest.telling import letters, shown, told_by
from monitor.core.digest.wording import (
    headline_of,
    in_words,
    is_denied,
    is_quiet,
    local,
    shorten,
    told_why,
)

__all__ = [
    "PRIORITIES",
    "assemble",
    "edited",
    "full_name",
    "headline_of",
    "in_words",
    "is_denied",
    "is_quiet",
    "is_web",
    "letters",
    "local",
    "mark_difference",
    "mark_pair",
    "passage_link",
    "shorten",
    "shown",
    "surname_of",
    "text_fragment",
    "told_by",
    "told_why",
]
