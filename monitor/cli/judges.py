"""What commands that ask a judge have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def judge_option(default: str) -> Decorator:
    """``--judge``: another judge than the one that the command asks by itself."""
    return click.option(
        "--judge",
        "named",
        metavar="NAME",
        default=default,
        show_default=True,
        help="lexical, learned, onnx:FOLDER or openai:MODEL@URL.",
    )
