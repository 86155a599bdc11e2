"""Passwords: read late, never shown."""

from __future__ import annotations

import pytest

from monitor.config import EmailSettings, load
from monitor.errors import ConfigError

SECRET = "correct horse"  # noqa: S105 - the point of the test


@pytest.fixture
def email(tmp_path):
    def make(lines: str) -> EmailSettings:
        path = tmp_path / "monitor.toml"
        path.write_text(
            f'[email]\nto = ["a@b.c"]\nfrom = "a@b.c"\nhost = "h"\n{lines}\n'
        )
        settings = load(path).email
        assert settings is not None
        return settings

    return make


def test_without_a_user_there_is_no_password(email):
    assert email("").password() is None


def test_a_password_comes_from_the_environment_when_it_is_wanted(email, monkeypatch):
    settings = email('user = "u"\npassword_env = "MONITOR_TEST_SECRET"')
    monkeypatch.setenv("MONITOR_TEST_SECRET", SECRET)
    password = settings.password()
    assert password.get_secret_value() == SECRET
    assert SECRET not in f"{password!r} {password} {settings!r}"


def test_a_password_is_the_first_line_of_a_file_beside_the_configuration(
    email, tmp_path
):
    settings = email('user = "u"\npassword_file = "secret"')
    (tmp_path / "secret").write_text(f"{SECRET}\nnot this\n")
    assert settings.password().get_secret_value() == SECRET


@pytest.mark.parametrize(
    ("lines", "content"),
    [
        ('password_env = "MONITOR_TEST_ABSENT"', None),
        ('password_file = "absent"', None),
        ('password_file = "secret"', b""),
        ('password_file = "secret"', b"\xff\xfe"),
    ],
)
def test_a_missing_password_is_an_error_that_names_its_place(
    email, tmp_path, lines, content
):
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    settings = email(f'user = "u"\n{lines}')
    with pytest.raises(ConfigError, match=r"\[email\] password"):
        settings.password()
