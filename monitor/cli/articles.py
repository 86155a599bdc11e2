"""``articles``: what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.telling import tell_source
from monitor.cli.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.types import ArticleRecord


@click.command()
@click.option("--relevant", is_flag=True, help="Only those that a topic watches for.")
@click.option("--json", "as_json", is_flag=True, help="Print one article a line.")
@pass_session
def articles(session: Session, *, relevant: bool, as_json: bool) -> None:
    """List the articles that are kept, oldest first."""
    from monitor.render.export import (  # noqa: PLC0415
        article_json,
        json_text,
        matches_json,
    )

    empty = True
    with session.app(create=False) as app:
        found = app.ledger.articles(relevant=True if relevant else None)
        for record in found:
            empty = False
            if as_json:
                matches = app.ledger.term_matches(record.id)
                told = {**article_json(record), "matches": matches_json(matches)}
                click.echo(json_text(told))
            else:
                click.echo("\n".join(_told(session, record)))
    if empty:
        session.say("No articles yet; 'monitor run' collects them.")


def _told(session: Session, record: ArticleRecord) -> Iterator[str]:

    notes = [
        "relevant" if record.relevant else "not watched for",
        str(record.status),
        f"story {record.story}"
        + (f" ({record.copies} articles)" if record.copies > 1 else ""),
        f"revision {record.revisions}" if record.revisions > 1 else "",
    ]
    yield f"{record.id:>5}  {plain(record.title) or '(untitled)'}"
    yield f"       {tell_source(session, record)}"
    yield f"       {', '.join(filter(None, notes))}"
