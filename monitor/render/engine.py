"""Jinja2 set up for digests: escaped by form, strict, sandboxed."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import css_inline
from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from monitor.errors import TemplateFault, UsageError
from monitor.render import escape, trust, words
from monitor.render.folders import own_names, search_path
from monitor.render.leading import lead
from monitor.render.links import Notes
from monitor.render.shown import MAIL_BYTES, Shown, listed
from monitor.render.timeline import day_label, day_name, every_day, timeline

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from monitor.types import Digest

FORMATS: Final = {
    "md": "digest.md.j2",
    "html": "digest.html.j2",
    "mail.txt": "mail.txt.j2",
    "mail.html": "mail.html.j2",
}

# HTML is escaped by Jinja itself, over what is plain.
_ESCAPERS: Final = {"md": escape.markdown, "mail.txt": escape.lines}

# What an expression of a template can raise: its own mistakes, not ours.
_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_ENDS = re.compile(r"[ \t]+$", re.MULTILINE)


def render(digest: Digest, format: str, templates: Path | None = None) -> str:
    """Render a digest as "md", "html", "mail.txt" or "mail.html".

    Files in ``templates`` take the place of packaged ones of the same name.
    Raises TemplateFault with file and line where a template does not render.
    """
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(f"There is no format {format!r}; there are {known}.")
    environment = _environment(format, templates, own_names(templates))
    shown = Shown()
    text = _finished(_rendered(digest, format, environment, shown), format)
    while (
        format.startswith("mail.") and len(text.encode()) > MAIL_BYTES and shown.items
    ):
        shown = shown.fewer()
        text = _finished(_rendered(digest, format, environment, shown), format)
    return text


def _finished(text: str, format: str) -> str:
    if format == "html":
        return text
    if format == "mail.html":
        return css_inline.CSSInliner(
            keep_style_tags=True, load_remote_stylesheets=False
        ).inline(text)
    return _tidy(text)


def _rendered(
    digest: Digest, format: str, environment: Environment, shown: Shown
) -> str:
    name = FORMATS[format]
    notes = Notes(web_only=format.startswith("mail."))
    try:
        return environment.get_template(name).render(
            digest=digest,
            notes=notes,
            shown=shown,
            # What copies of earlier templates call by a name of its own.
            shown_new=shown.new,
            shown_repeated=shown.repeated,
            **_vocabulary(digest),
        )
    except _FAULTS as error:
        raise _fault(error, name) from error


def _vocabulary(digest: Digest) -> dict[str, object]:
    """What templates may call, beside the digest itself."""
    return {
        "count": words.count,
        "moved": words.moved,
        "when": partial(words.when, timezone=digest.timezone),
        "published": partial(words.published, timezone=digest.timezone),
        "source": words.source,
        "piece": partial(words.piece, timezone=digest.timezone),
        "speaker": words.speaker,
        "credit": words.credit,
        "first_of": words.first_of,
        "firmness": words.firmness,
        "lead": lead,
        "reason": words.reason,
        "other_side": words.other_side,
        "repetition": words.repetition,
        "stories": words.stories,
        "in_same_words": words.in_same_words,
        "retold": words.retold,
        "score": words.score,
        "fault_lines": partial(trust.fault_lines, timezone=digest.timezone),
        "term_lines": trust.term_lines,
        "replay_lines": partial(trust.replay_lines, timezone=digest.timezone),
        "withdrawn": words.withdrawn,
        "standing": words.standing,
        "correction_line": words.correction_line,
        "review_line": words.review_line,
        "teller": words.teller,
        "timeline": timeline(digest.timeline),
        "days": every_day(digest.timeline),
        "day_label": day_label,
        "day_name": day_name,
        "more": words.more,
        "more_articles": words.more_articles,
        "listed": partial(listed, digest=digest),
    }


# Compiling the templates takes a hundred times as long as filling them in. One that
# was edited or removed is read anew (FileSystemLoader looks at its time); one that
# was added, and may take the place of another, shows in the names.
@lru_cache(maxsize=len(FORMATS))
def _environment(
    format: str, templates: Path | None, names: frozenset[str]
) -> Environment:
    del names
    # select_autoescape looks at the last suffix, which is always .j2 here.
    escaped = format != "mail.txt"
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(search_path(templates)),
        autoescape=escaped,
        undefined=StrictUndefined,
        finalize=escape.finalizer(_ESCAPERS.get(format, escape.plain)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["address"] = escape.markdown_address
    environment.filters["by_article"] = words.by_article
    environment.filters["wrap"] = escape.wrap
    return environment


def _tidy(text: str) -> str:
    """Without trailing spaces and without more than one blank line in a row."""
    return _BLANK_LINES.sub("\n\n", _LINE_ENDS.sub("", text)).strip() + "\n"


def _fault(error: Exception, name: str) -> TemplateFault:
    file, line = _place(error, name)
    said = str(error).rstrip(".") or type(error).__name__
    return TemplateFault(
        f"The template {file}{f', line {line},' if line else ''} does not render: "
        f"{said}. Mend it, or move it away so that the packaged one is used."
    )


def _place(error: Exception, name: str) -> tuple[str, int | None]:
    """The template's file and line, from the error or from its traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or name, error.lineno
    place: tuple[str, int | None] = (name, None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = file, trace.tb_lineno
        trace = trace.tb_next
    return place
