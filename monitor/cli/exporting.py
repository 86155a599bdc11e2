"""``export``: everything, one record a line, and reviews as labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from monitor.cli.session import Session, pass_session
from monitor.cli.words import counted
from monitor.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.ports import Ledger


@click.command()
@click.argument(
    "what", type=click.Choice(["mentions", "claims", "articles", "reviews"])
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "gold"]),
    default="jsonl",
    show_default=True,
    help="JSON or CSV; of reviews also labels that 'evaluate' reads.",
)
@pass_session
def export(session: Session, what: str, form: str) -> None:
    """Print everything, one record a line.

    In CSV, nested names are joined by a dot and lists by "; "; a cell that a
    spreadsheet would run as a formula has an apostrophe before it. "gold" is for
    reviews: one file for 'monitor evaluate', with what readers said as labels.
    """
    from monitor.render.export import json_text  # noqa: PLC0415

    if form == "gold":
        _export_gold(session, what)
        return
    with session.app(create=False) as app:
        records = _records(app.ledger, what)
        if form == "jsonl":
            for record in records:
                click.echo(json_text(record))
        else:
            from monitor.render.table import csv_lines  # noqa: PLC0415

            for line in csv_lines(records, what):
                click.echo(line, nl=False)


def _export_gold(session: Session, what: str) -> None:
    from monitor.app import labels_of  # noqa: PLC0415 - slow to import
    from monitor.render.export import json_text  # noqa: PLC0415

    if what != "reviews":
        raise UsageError(f"{what} are no labels; say 'export reviews --format gold'")
    with session.app(create=False) as app:
        labels = labels_of(app.ledger, session.config)
    if not labels.count:
        raise UsageError(
            "no verdict was reviewed that could be a label; 'monitor claims confirm' "
            "and 'reject' review one"
        )
    click.echo(json_text(labels.gold, indent=1))
    session.say(f"{counted(labels.count, 'label')} in {_places(labels.gold)}.")
    if labels.left_out:
        session.say(
            f"{counted(labels.left_out, 'review')} left out: of a claim that was dismissed, or "
            "between two texts of one article, which a gold file has no words for."
        )


def _places(gold: dict[str, Any]) -> str:
    articles = sum(len(dispute["articles"]) for dispute in gold["disputes"])
    return counted(articles, "article")


def _records(ledger: Ledger, what: str) -> Iterator[dict[str, Any]]:
    from monitor.render.export import (  # noqa: PLC0415
        article_json,
        claim_json,
        mention_json,
    )
    from monitor.render.reviewing import review_json  # noqa: PLC0415

    told: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
        "mentions": lambda: map(mention_json, ledger.mentions()),
        "claims": lambda: map(claim_json, ledger.claims()),
        "reviews": lambda: map(review_json, ledger.reviews()),
        "articles": lambda: map(article_json, ledger.articles()),
    }
    return told[what]()
