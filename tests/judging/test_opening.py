"""From a name to a judge: its key, its memory, its manners, over real HTTP."""

from __future__ import annotations

import json

import pytest
from werkzeug import Response

from monitor.app import open_judge, system_clock
from monitor.config import load
from monitor.errors import ConfigError, MonitorError, UsageError
from monitor.judges.lexical import LexicalJudge

PAIR = ("900 dockers are on strike.", "Dockers are on strike.")


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("JUDGE_TEST_KEY", "tide-77")
    path = tmp_path / "monitor.toml"
    path.write_text('[judge]\nkey_env = "JUDGE_TEST_KEY"\ndeadline = "5s"\n')
    return load(path)


@pytest.fixture
def ask(config, server):
    """Ask the server of the configuration about a pair; gives the pauses made."""

    def run(*pairs):
        pauses: list[float] = []
        name = f"openai:small@{server.url}"
        with open_judge(name, system_clock, config, pause=pauses.append) as judge:
            judge.judge(pairs or [PAIR])
        return pauses

    return run


def test_the_key_goes_to_the_server_that_was_named(ask, server):
    ask()
    assert server.headers[0]["Authorization"] == "Bearer tide-77"


def test_neither_key_nor_texts_follow_a_redirect(ask, server, httpserver):
    elsewhere = httpserver.url_for("/elsewhere")
    server.rude = [Response(status=308, headers={"Location": elsewhere})]
    with pytest.raises(MonitorError, match="answered 308"):
        ask()
    assert [request.path for request, _ in httpserver.log] == ["/v1/chat/completions"]


def test_answers_are_kept_in_the_state_folder(ask, server, config):
    ask()
    ask()
    assert len(server.requests) == 1
    kept = (config.monitor.state / "answers.db").read_bytes()
    assert b"tide-77" not in kept
    assert b"dockers" not in kept


def test_a_busy_server_is_heeded(ask, server):
    server.rude = [
        Response(status=429, headers={"Retry-After": "3"}),
        Response(status=500),
    ]
    assert ask() == [3.0, 2.0]
    assert len(server.requests) == 3


def test_several_questions_are_under_way_at_once(ask, server):
    ask(*[(f"{n} dockers", "dockers") for n in range(9)])
    assert len(server.requests) == 9


def test_an_answer_without_end_is_none(ask, server):
    endless = {"choices": [{"message": {"content": "x" * 3_000_000}}]}
    server.rude = [Response(json.dumps(endless)) for _ in range(4)]
    with pytest.raises(MonitorError, match="is larger than 1 MB"):
        ask()


def test_without_its_key_a_judge_is_not_opened(config, monkeypatch, server):
    monkeypatch.delenv("JUDGE_TEST_KEY")
    with (
        pytest.raises(ConfigError, match="JUDGE_TEST_KEY is not set"),
        open_judge(f"openai:small@{server.url}", system_clock, config),
    ):
        pass


def test_a_folder_is_found_beside_the_configuration(config, write_model):
    base = config.path.parent
    write_model(base / "nli")
    with open_judge("onnx:nli", system_clock, config, base) as judge:
        assert judge.name == "onnx:nli"
        assert len(judge.judge([PAIR])) == 1


def test_shared_words_need_nothing():
    with open_judge("lexical", system_clock) as judge:
        assert isinstance(judge, LexicalJudge)


def test_what_is_no_judge_is_wrong_usage():
    with (
        pytest.raises(UsageError, match="is no judge"),
        open_judge("oracle", system_clock),
    ):
        pass
