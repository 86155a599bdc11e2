"""The names of judges, and the key to a served one."""

from __future__ import annotations

import pytest

from monitor.config import JudgeName, judge_name, load
from monitor.errors import ConfigError


@pytest.fixture
def config(tmp_path):
    def make(text: str):
        (tmp_path / "monitor.toml").write_text(text)
        return load(tmp_path / "monitor.toml")

    return make


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("lexical", JudgeName("lexical")),
        ("learned", JudgeName("learned")),
        ("onnx:models/nli", JudgeName("onnx", where="models/nli")),
        (
            "openai:gpt@https://api.test/v1/",
            JudgeName("openai", "gpt", "https://api.test/v1"),
        ),
        (
            "openai:org/m@2:8b@http://[::1]:11434/v1",
            JudgeName("openai", "org/m@2:8b", "http://[::1]:11434/v1"),
        ),
    ],
)
def test_a_name_is_read(config, text, read):
    assert judge_name(text) == read
    assert config(f'[monitor]\njudge = "{text}"').monitor.judge == text


def test_the_learned_judge_is_asked_where_nothing_is_said(config):
    assert config("").monitor.judge == "learned"
    assert config("").judge.key() is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lexicl", 'did you mean "lexical"?'),
        ("gpt", "onnx:FOLDER"),
        ("", "is no judge"),
        ("onnx:", "is no judge"),
        ("openai:gpt", "is no judge"),
        ("openai:@https://api.test", "is no judge"),
        ("openai:gpt@ftp://api.test", "is no judge"),
        ("openai:gpt@https://", "is no web address"),
        ("openai:gpt@https://me:pw@api.test", "holds a user name or password"),
        ("openai:gpt@https://api.test/?key=1", "holds a ? or #"),
        ("openai:gpt@https://api.test/a b", "holds a blank"),
    ],
)
def test_what_is_no_judge_is_told_with_its_line(config, text, said):
    with pytest.raises(ConfigError) as caught:
        config(f'[monitor]\n\njudge = "{text}"')
    assert "monitor.toml:3: [monitor] judge: " in str(caught.value)
    assert said in str(caught.value)


def test_a_number_is_no_judge(config):
    with pytest.raises(ConfigError, match="must be text in quotes"):
        config("[monitor]\njudge = 1")


def test_a_key_comes_from_the_environment_when_it_is_wanted(config, monkeypatch):
    settings = config('[judge]\nkey_env = "JUDGE_TEST_KEY"').judge
    monkeypatch.setenv("JUDGE_TEST_KEY", " tide-77\n")
    key = settings.key()
    assert key.get_secret_value() == "tide-77"
    assert "tide-77" not in f"{key!r} {settings!r}"


@pytest.mark.parametrize("value", [None, "", "tide\nX-Evil: 1", "clé"])
def test_a_key_that_is_none_is_told_without_its_value(config, monkeypatch, value):
    monkeypatch.delenv("JUDGE_TEST_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("JUDGE_TEST_KEY", value)
    with pytest.raises(ConfigError, match="JUDGE_TEST_KEY is not set") as caught:
        config('[judge]\nkey_env = "JUDGE_TEST_KEY"').judge.key()
    assert not value or value not in str(caught.value)
