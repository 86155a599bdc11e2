"""The names of judges, and the key to a served one."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr

from monitor.config.base import Settings
from monitor.config.values import at_least, check_web_address, suggestion
from monitor.errors import ConfigError

BUILT_IN = ("lexical", "learned")
_SERVED = re.compile(r"openai:(?P<model>\S+?)@(?P<url>https?://.*)", re.IGNORECASE)
_FORMS = '"lexical", "learned", "onnx:FOLDER" or "openai:MODEL@https://..."'


class JudgeName(NamedTuple):
    """A judge as it is named: its ``kind``, and what it is made from.

    ``kind`` is lexical, learned, onnx or openai; ``where`` the folder of an onnx
    judge as written, or the address before ``/chat/completions``.
    """

    kind: str
    model: str = ""
    where: str = ""


def judge_name(text: str) -> JudgeName:
    """Read the name of a judge; raises ``ValueError`` that says what would be right."""
    if text in BUILT_IN:
        return JudgeName(text)
    kind, _, rest = text.partition(":")
    if kind == "onnx" and rest and "\0" not in rest:
        return JudgeName("onnx", where=rest)
    if served := _SERVED.fullmatch(text):
        url = str(check_web_address(served["url"])).rstrip("/")
        if urlsplit(url).query or urlsplit(url).fragment:
            raise ValueError(
                f'"{url}" holds a ? or #; name the address before /chat/completions, '
                "and a key in the variable of [judge] key_env"
            )
        return JudgeName("openai", served["model"], url)
    hint = suggestion(text, list(BUILT_IN)) or f"; write {_FORMS}"
    raise ValueError(f'"{text}" is no judge{hint}')


def check_judge(value: Any) -> Any:
    """The name of a judge, as it stands."""
    if isinstance(value, str):
        judge_name(value)
    return value


def read_key(variable: str | None) -> SecretStr | None:
    """The key to a served judge; None where no variable is named.

    Raises ``ConfigError`` if it is not set or empty.
    """
    if variable is None:
        return None
    key = os.environ.get(variable, "").strip()  # noqa: TID251 - this is config
    if not key or not (key.isascii() and key.isprintable()):
        raise ConfigError(
            f"[judge] key_env: the environment variable {variable} is not set, empty "
            "or no key; set it"
        )
    return SecretStr(key)


class JudgeSettings(Settings):
    """``[judge]``: what a judge's word counts, and how one behind an address is asked.

    ``decides``: what it is sure of is a verdict where the rules find none.
    ``key_env`` names the environment variable that holds the key, ``deadline`` is
    the longest that one answer may take.
    """

    decides: bool = False

    key_env: Annotated[str, Field(min_length=1)] | None = None
    deadline: Annotated[timedelta, BeforeValidator(at_least("1s"))] = timedelta(
        seconds=60
    )

    def key(self) -> SecretStr | None:
        """Read the key now; None where no variable is named.

        Raises ``ConfigError`` where the variable is missing or empty.
        """
        return read_key(self.key_env)
