"""Templates of the user's own, and what happens when they are broken."""

from __future__ import annotations

import pytest

from monitor.errors import TemplateFault
from monitor.render import render
from monitor.render.folders import packaged_folder


@pytest.fixture
def own(tmp_path):
    """Write a template of the user's and render it."""

    def write(text, digest, name="digest.md.j2", format="md"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return render(digest, format, tmp_path)

    return write


def test_own_templates_come_first(own, digest):
    assert own("Only {{ digest.date }}\n", digest) == "Only 2024-12-10\n"


def test_a_missing_folder_means_the_packaged_ones(tmp_path, digest):
    assert render(digest, "md", tmp_path / "none") == render(digest, "md")


def test_own_parts_are_used_by_packaged_templates(own, digest):
    page = own("body { color: teal; }", digest, "_style.css.j2", "html")
    assert "color: teal" in page


def test_a_part_that_comes_changes_and_goes_is_heeded_by_the_next_digest(
    own, digest, tmp_path
):
    packaged = render(digest, "html", tmp_path)
    assert "color: teal" in own("b { color: teal }", digest, "_style.css.j2", "html")
    assert "color: pink" in own("b { color: pink }", digest, "_style.css.j2", "html")
    (tmp_path / "_style.css.j2").unlink()
    assert render(digest, "html", tmp_path) == packaged


def test_own_templates_escape_too(own, hostile):
    text = own("{{ digest.topics[0].title }}", hostile)
    assert "\\<script\\>" in text
    page = own("{{ digest.topics[0].title }}", hostile, "digest.html.j2", "html")
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ digest.nothing }}", "nothing"),
        ("{% if %}", "Expected an expression"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ digest.topics[99].name }}", "no element 99"),
        ("{{ count() }}", "missing"),
        ("{{ ().__class__.__bases__ }}", "unsafe"),
        ("{{ digest.title | nosuchfilter }}", "nosuchfilter"),
        ("{{ days | sum(attribute='day') }}", "unsupported operand"),
        ("{% include 'missing.j2' %}", "missing.j2"),
        ("{{ range(999999999) | list }}", "Range too big"),
    ],
)
def test_a_broken_template_is_named_with_its_line(own, digest, tmp_path, line, said):
    with pytest.raises(TemplateFault, match="Mend it") as caught:
        own(f"first\nsecond\n{line}\n", digest)
    assert f"{tmp_path / 'digest.md.j2'}, line 3," in str(caught.value)
    assert said in str(caught.value)


def test_a_template_that_is_not_utf8_is_named(tmp_path, digest):
    (tmp_path / "digest.md.j2").write_bytes(b"caf\xe9")
    with pytest.raises(TemplateFault, match=r"digest\.md\.j2 does not render: 'utf-8'"):
        render(digest, "md", tmp_path)


def test_a_template_that_calls_itself_is_named(own, digest):
    with pytest.raises(TemplateFault, match="recursion"):
        own("{% include 'digest.md.j2' %}", digest)


def test_the_packaged_templates_are_found():
    assert (packaged_folder() / "digest.md.j2").is_file()


def test_copies_of_earlier_templates_still_call_what_they_called(own, digest):
    text = own(
        "{% for topic in digest.topics %}{{ topic.new[:shown_new] | length }} "
        "{% for one in topic.repeated[:shown_repeated] %}"
        "{{ teller(one) }} {{ one.text }} ({{ repetition(one) }})\n{% endfor %}"
        "{% endfor %}",
        digest,
    )
    assert text.startswith("8 ")
    assert "Platform 1 may close. (2 independent stories)" in text
