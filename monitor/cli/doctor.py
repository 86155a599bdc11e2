"""``doctor``: what is wrong, and what to do about it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from monitor.cli.lasting import Finding, lasting
from monitor.cli.session import Session, pass_session
from monitor.cli.words import counted, harmless
from monitor.delivery.outbox import told_once
from monitor.errors import ConfigError, LedgerDamaged, LedgerMissing, MonitorError
from monitor.types import Channel, FeedState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from monitor.app import App


@click.command(short_help="Check configuration, ledger, feeds and mail; store nothing.")
@pass_session
@click.pass_context
def doctor(ctx: click.Context, session: Session) -> None:
    """Check configuration, database, feeds and mail; store and send nothing."""
    faults = 0
    for finding in _findings(session):
        if finding.advice is None:
            session.done(f"{click.style('ok   ', fg='green')}  {_line(finding)}")
            continue
        faults += 1
        click.echo(f"{click.style('FAULT', fg='red', bold=True)}  {_line(finding)}")
        click.echo(f"       {harmless(finding.advice)}")
    if faults:
        click.echo(f"{counted(faults, 'fault')}.", err=True)
        ctx.exit(1)
    session.say("All is well.")


def _line(finding: Finding) -> str:
    return harmless(f"{finding.what}: {finding.found}")


def _findings(session: Session) -> Iterator[Finding]:
    config = session.config  # a ConfigError ends the examination with status 2
    yield Finding("configuration", f"{config.path} is valid")
    yield from _topics(session)
    yield _state_folder(session)
    mail = _mail(session)
    known: Mapping[str, FeedState] = {}
    try:
        with session.app(create=False) as app:
            yield from _database(app)
            yield from _outbox(app, mail)
            mail = _waited_for(app, mail)
            yield from lasting(session, app)
            known = app.ledger.feed_states()
    except LedgerMissing as error:
        yield _no_database(session, error)
    except LedgerDamaged as error:
        yield Finding(
            "database",
            str(error),
            "Put back a copy with 'monitor restore FILE', or move the file away: the "
            "next run begins a new ledger.",
        )
    except MonitorError as error:
        yield Finding("database", str(error), "Mend what it says, then ask again.")
    yield _templates(session)
    yield from _feeds(session, known)
    yield mail
    yield _judge(session)


def _topics(session: Session) -> Iterator[Finding]:
    config = session.config
    if not config.topics:
        yield Finding("topics", "none is followed", "Add a [[topic]] to the file.")
    for topic in config.topics:
        missing = [str(path) for path in topic.seeds if not path.exists()]
        fed = any(topic.name in feed.topics for feed in config.feeds) or any(
            term.search for term in topic.watch
        )
        name = f"topic {topic.name}"
        if missing:
            yield Finding(
                name,
                f"there is no {', '.join(missing)}",
                "Make it, or take it out of seeds.",
            )
        elif not topic.seeds and not (topic.watch and fed):
            yield Finding(
                name,
                "nothing can come in",
                "Give it seeds, or watch terms and a feed.",
            )
        else:
            yield Finding(name, counted(len(topic.watch), "watch term"))


def _state_folder(session: Session) -> Finding:
    folder = session.config.monitor.state
    nearest = next(
        path for path in (folder, *folder.absolute().parents) if path.exists()
    )
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return Finding("state", f"{folder} can be written")
    return Finding(
        "state",
        f"{folder} cannot be written",
        "Change its rights, or name another folder as state.",
    )


def _database(app: App) -> Iterator[Finding]:
    faults = app.ledger.check()
    for fault in faults:
        yield Finding(
            "database",
            fault,
            "'monitor verify' looks deeper; 'monitor restore FILE' puts back a copy.",
        )
    if not faults:
        yield Finding("database", f"{app.ledger.path} is sound")


def _no_database(session: Session, error: LedgerMissing) -> Finding:
    """None yet, or one that is gone: what came of it lies there still."""
    from monitor.app import remains  # noqa: PLC0415

    left = remains(session.config)
    if left is None:
        return Finding("database", str(error))
    return Finding(
        "database",
        f"the ledger is gone, and {left} holds what came of it",
        "Put back a copy with 'monitor restore FILE'; without one the next run begins "
        "a new ledger, to which everything is new.",
    )


def _outbox(app: App, mail: Finding) -> Iterator[Finding]:
    """What waits or was refused; mail that its server holds up is told with that."""
    waiting = app.ledger.pending_parcels()
    if mail.advice:
        waiting = [parcel for parcel in waiting if parcel.channel != Channel.EMAIL]
    for reason in told_once(p.last_error for p in waiting if p.last_error):
        yield Finding("outbox", reason, "Mend what it says; the next run tries again.")
    for reason in told_once(p.last_error or "refused" for p in app.refused()):
        yield Finding(
            "outbox",
            reason,
            "Take the recipient out of [email] to, or ask why it refuses.",
        )


def _waited_for(app: App, mail: Finding) -> Finding:
    """A fault of the mail server with the number of mails that it holds up."""
    held = sum(p.channel == Channel.EMAIL for p in app.ledger.pending_parcels())
    if not (mail.advice and held):
        return mail
    wait = "waits" if held == 1 else "wait"
    return mail._replace(found=f"{mail.found}; {counted(held, 'mail')} {wait}")


def _templates(session: Session) -> Finding:
    from monitor.app import probe_templates  # noqa: PLC0415

    try:
        probe_templates(session.config, session.clock())
    except MonitorError as error:
        return Finding(
            "templates", str(error), "Mend the template, or take it out of the folder."
        )
    return Finding("templates", "all of them render")


def _feeds(session: Session, known: Mapping[str, FeedState]) -> Iterator[Finding]:
    from monitor.core.politeness import silent_since  # noqa: PLC0415

    urls = [feed.url for feed in session.config.feeds]
    states = [known.get(url) or FeedState(url, url) for url in urls]
    for state, poll in zip(states, session.probe(states), strict=True):
        if poll.fault:
            failing = state.failing_since
            since = f" (failing since {session.local(failing)})" if failing else ""
            remove = f"'monitor feeds remove {state.url}'"
            yield Finding(
                f"feed {state.url}",
                poll.fault.reason + since,
                f"It is not asked any more: take it out with {remove}."
                if poll.state.gone
                else "Look at the address and your network. If the feed has another, "
                f"'monitor feeds add' follows that; {remove} takes this one out.",
            )
            continue
        found = "unchanged" if poll.unchanged else counted(len(poll.items), "item")
        silent = silent_since(state, session.clock())
        if state.gone:
            yield Finding(
                f"feed {state.url}",
                f"answers, {found}, but was gone for good (410) and is no longer asked",
                f"'monitor feeds add {state.url}' has it asked again.",
            )
        elif silent is not None:
            yield Finding(
                f"feed {state.url}",
                f"answers, but has carried nothing new since {session.local(silent)}",
                "Look whether its outlet has moved it, or take it out with "
                f"'monitor feeds remove {state.url}'.",
            )
        else:
            yield Finding(f"feed {state.url}", f"answers, {found}")


def _judge(session: Session) -> Finding:
    """Ask the configured judge one question, as a run would."""
    from monitor.app import probe_judge  # noqa: PLC0415

    config = session.config
    name = config.monitor.judge
    try:
        probe_judge(config, session.clock)
    except ConfigError as error:
        return Finding("judge", str(error), "Set the key where key_env names it.")
    except MonitorError as error:
        return Finding(
            "judge",
            f"{name}: {error}",
            'Until then the rules decide alone, as with judge = "lexical".',
        )
    built_in = "built in; no model is needed" if name == "lexical" else "answers"
    return Finding("judge", f"{name}, {built_in}")


def _mail(session: Session) -> Finding:
    email = session.config.email
    if email is None:
        return Finding("mail", "not configured; digests go to files only")
    from monitor.app.adapters import mail_settings  # noqa: PLC0415
    from monitor.delivery.email import EmailCarrier  # noqa: PLC0415

    try:
        EmailCarrier(mail_settings(email)).check()
    except ConfigError as error:
        return Finding("mail", str(error), "Set the password where [email] names it.")
    except MonitorError as error:
        return Finding("mail", str(error), "Check host, port, security and user.")
    return Finding("mail", f"{email.host}:{email.port} takes mail from us")
