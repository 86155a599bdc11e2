"""``digest``: a digest of any window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.session import Session, pass_session
from monitor.errors import DeliveryError, UsageError

if TYPE_CHECKING:
    from monitor.app import App
    from monitor.types import Digest


@click.command()
@click.option("--since", metavar="T", help="Seen after T; else from the beginning.")
@click.option("--until", metavar="T", help="Seen up to T; else up to now.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "json"]),
    default="md",
    show_default=True,
    help="What it is written as.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it here."
)
@click.option("--send", is_flag=True, help="Send it; a window is sent only once.")
@pass_session
def digest(
    session: Session,
    since: str | None,
    until: str | None,
    form: str,
    out: Path | None,
    *,
    send: bool,
) -> None:
    """Render a digest of any window; T is ISO 8601 or such as 7d.

    With --send and no window: everything since the last digest.
    """
    start, end = session.instant(since), session.instant(until)
    if start and start >= (end or session.clock()):
        raise UsageError(f"--since must be before {'--until' if end else 'now'}")
    with session.app(alone=send, create=send) as app:
        window = start or end or not send
        made = app.digest(start, end) if window else app.news()
        if made is None:
            session.say("Nothing new since the last digest, which was sent.")
            return
        if send:
            _send(session, app, made)
        text = _rendered(app, made, form) if out or not send else None
    if text is None:
        return
    session.hand_out(text.removesuffix("\n") if out is None else text, out)


def _rendered(app: App, made: Digest, form: str) -> str:
    if form != "json":
        return app.render(made, form)
    from monitor.render.digest_export import digest_json  # noqa: PLC0415
    from monitor.render.export import json_text  # noqa: PLC0415

    return json_text(digest_json(made), indent=2) + "\n"


def _send(session: Session, app: App, made: Digest) -> None:
    report = app.send(made)
    for parcel in report.delivered:
        session.done(parcel.target)
    if report.failed:
        from monitor.delivery.outbox import told_once  # noqa: PLC0415

        raise DeliveryError("not delivered:\n" + "\n".join(told_once(report.failed)))
    if not report.delivered:
        session.say("This digest was sent already.")
