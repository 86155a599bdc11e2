from __future__ import annotations

import pytest

from monitor.errors import LedgerError
from monitor.store.answers import AnswerFile, NoAnswers


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "answers.db"


def test_answers_are_there_for_the_next_process(path):
    AnswerFile(path).keep({"a": "1", "b": "2"})
    assert AnswerFile(path).find(["b", "c", "a"]) == {"a": "1", "b": "2"}


def test_asking_alone_makes_no_file(path):
    assert AnswerFile(path).find(["a"]) == {}
    AnswerFile(path).keep({})
    assert not path.exists()


def test_a_later_answer_replaces_an_earlier_one(path):
    file = AnswerFile(path)
    file.keep({"a": "1"})
    file.keep({"a": "2"})
    assert file.find(["a"]) == {"a": "2"}


def test_more_keys_than_one_statement_takes(path):
    many = {str(n): str(n) for n in range(1_200)}
    AnswerFile(path).keep(many)
    assert AnswerFile(path).find([*many, "none"]) == many


def test_a_file_that_is_something_else_is_told_and_left(path):
    path.parent.mkdir()
    path.write_bytes(b"a shopping list, and no database at all")
    with pytest.raises(LedgerError, match=r"answers\.db cannot be used.*delete it"):
        AnswerFile(path).find(["a"])
    with pytest.raises(LedgerError):
        AnswerFile(path).keep({"a": "1"})
    assert path.read_bytes().startswith(b"a shopping list")


def test_a_folder_that_cannot_be_made_is_told(path):
    path.parent.write_text("a file")
    with pytest.raises(LedgerError, match="cannot be used"):
        AnswerFile(path).keep({"a": "1"})


def test_without_a_state_folder_nothing_is_remembered():
    memory = NoAnswers()
    memory.keep({"a": "1"})
    assert memory.find(["a"]) == {}
