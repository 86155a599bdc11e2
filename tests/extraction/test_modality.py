"""How firmly a claim is put, by short texts of 11 December 2024."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.core.extraction import extract
from monitor.types import Document

PUBLISHED = datetime(2024, 12, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ada Holm leaves the board on 3 January.", "predicted"),
        ("Ada Holm left the board on 3 December.", "asserted"),
        ("The museum in Leeds opens in March.", "predicted"),
        ("The vote has been put off to 9 January.", "predicted"),
        ("The vote was put off on 9 December.", "asserted"),
        ("Acme owns the mill until 2030.", "asserted"),
        ("Trains should run again by 12 January.", "predicted"),
        ("The union plans a strike.", "predicted"),
        ("Acme will sue Borel.", "predicted"),
        ("Acme has sued Borel.", "asserted"),
        ("Acme accuses Borel of theft.", "alleged"),
        ("The complaint says that Borel copied the drawings.", "alleged"),
        ("A fault cannot be ruled out as the cause, Ada Holm said.", "possible"),
        ("Ada Holm was to blame for the fall.", "asserted"),
        ("A worn cable appears to have snapped.", "possible"),
        ("Guests on the quay could see the smoke.", "asserted"),
        ("The pilot retires in the autumn.", "predicted"),
        ("The contract ends in two years.", "predicted"),
        ("Borel dismissed Ada Holm in May.", "asserted"),
        ("The port said 40 planned sailings had been cancelled.", "asserted"),
        ("It has been suggested that Acme sold the mill in May.", "alleged"),
        ("It has been claimed that the port closed. This is not correct.", "denied"),
        ("Police fear that the boy was taken abroad.", "possible"),
        ("The heirs had believed that the ring was lost.", "possible"),
        ("It was alleged that the mayor took £9,000. That is false.", "denied"),
    ],
)
def test_how_firmly_it_is_put(text, modality):
    (claim,) = extract(Document(text, published=PUBLISHED))
    assert claim.modality == modality


def test_what_is_called_false_is_denied_by_the_outlet_itself():
    heard = "It has been claimed that the port closed in May. This is not correct."
    (claim,) = extract(Document(heard, published=PUBLISHED))
    assert (claim.speaker, claim.verb, claim.denies) == (None, "deny", True)
    assert claim.text == "The port closed in May."
    assert claim.quote == "the port closed in May. This is not correct"
