"""What a digest tells is found again in its bytes, whatever form it has."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.core.digest import assemble, letters, shown
from monitor.delivery.email import compose
from monitor.render import render
from monitor.types import Parcel, Trust, Verdict

MARKUP = st.text(
    st.one_of(
        st.characters(), st.sampled_from("*_<>&;`|[]()#=-~\\ \n\u202e\u00ad\u0301")
    ),
    max_size=120,
)


def parcels(digest):
    """The digest in each form in which it is handed over."""
    text, html = (render(digest, form) for form in ("mail.txt", "mail.html"))
    body, _ = compose(digest, text, html, "a@example.org", "b@example.org")
    yield Parcel(0, 0, "email", "b@example.org", body)
    for form in ("md", "html"):
        yield Parcel(0, 0, "file", f"a.{form}", render(digest, form).encode())


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(quote=MARKUP, before=MARKUP)
def test_every_form_shows_any_quote(desk, digest_of, quote, before):
    if not (told := list(desk.ledger.mentions())):
        desk.tell(desk.article("one"), "900 dockers strike")
        told = list(desk.ledger.mentions())
    earlier = replace(told[0], quote=before)
    now = replace(told[0], quote=quote, verdict=Verdict.CHANGED, against=earlier)
    new = replace(told[0], quote=quote)
    for parcel in parcels(digest_of([now, new])):
        page = shown(parcel)
        assert letters(quote) in page
        assert letters(before) in page


@pytest.fixture
def digest_of():
    """Assemble a digest of records, as the pipeline does."""

    def make(records):
        numbered = [replace(r, mention=n, claim=n) for n, r in enumerate(records, 5)]
        return assemble(
            mentions=numbered,
            topics=[(numbered[0].topic, "The port strike")],
            articles=[],
            claims={},
            days=[],
            trust=Trust(),
            since=None,
            until=numbered[0].seen + timedelta(days=1),
            timezone="UTC",
        )

    return make


def test_a_pass_keeps_what_its_digest_tells(project, monitor):
    """Each item in both files; what is said again by its first new mention."""
    (project / "seeds" / "again.txt").write_text(
        "Harbour Holdings rejected the claim that pay had fallen.\n"
        "The ferries to Dublin were cancelled because of the port strike."
    )
    monitor("run")
    with closing(sqlite3.connect(project / "state" / "ledger.db")) as db:
        told = dict(db.execute("SELECT mention_id, quoted FROM digest_mentions"))
        verdicts = dict(db.execute("SELECT id, verdict FROM mentions"))
    assert told.keys() == verdicts.keys()
    assert {verdicts[mention] for mention in told} >= {"new", "repeated"}
    assert all(
        quoted for mention, quoted in told.items() if verdicts[mention] != "repeated"
    )
    assert "parcels as they were frozen" in monitor("verify").stdout


def test_a_template_that_leaves_quotes_out_is_no_fault(project, monitor):
    toml = project / "monitor.toml"
    told = toml.read_text().replace("[monitor]", '[monitor]\ntemplates = "t"')
    toml.write_text(told.replace("[digest]", '[digest]\nformats = ["md"]'))
    (project / "t").mkdir()
    (project / "t" / "digest.md.j2").write_text("{{ digest.headline }}")
    monitor("run")
    with closing(sqlite3.connect(project / "state" / "ledger.db")) as db:
        told = {q for (q,) in db.execute("SELECT quoted FROM digest_mentions")}
    assert told == {0}
    monitor("verify")


def test_what_was_frozen_before_it_was_noted_is_not_called_altered(desk):
    desk.digest()
    desk.ledger._write("UPDATE outbox SET sha256 = NULL, body = x'00ff'")
    assert desk.faults() == []
