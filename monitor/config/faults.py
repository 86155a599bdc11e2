"""What pydantic found, in the words of the configuration file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from monitor.config.values import suggestion
from monitor.errors import WatchSyntaxError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from monitor.config.places import Key

_EXPECTED = {
    "string_type": "must be text in quotes",
    "is_instance_of": "must be text in quotes",  # a path
    "int_type": "must be a whole number without quotes",
    "bool_type": "must be true or false, without quotes",
    "tuple_type": 'must be a list: ["...", "..."]',
    "model_type": "must be a table",
    "missing": "is missing, and there is no default",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
}
_BOUNDS = {
    "greater_than_equal": "too little; it is at least",
    "less_than_equal": "too much; it is at most",
}


def explain(model: type[BaseModel], error: ErrorDetails) -> tuple[Key, object, str]:
    """(key, offending value, message) of one fault."""
    key: Key = tuple(error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        known = known_keys(model, key[:-1])
        message = "unknown key" + suggestion(str(key[-1]), known)
        if not message.endswith("?"):
            message += f"; known are {', '.join(known)}"
    elif kind == "value_error":
        fault = context["error"].__cause__
        if isinstance(fault, WatchSyntaxError):
            return key, fault, f"{fault.reason}\n{fault.view}"
        message = str(context["error"])
    elif kind == "literal_error":
        message = f'"{error["input"]}" is not one of {context["expected"]}'
    elif kind in {"tuple_type", "model_type"} and len(key) == 1:
        message = _table_fault(kind, str(key[0]), error["input"])
    elif kind in _BOUNDS:
        ((_, bound),) = context.items()
        message = f"{error['input']} is {_BOUNDS[kind]} {bound}"
    else:
        message = _EXPECTED.get(kind) or f"{error['input']}: {error['msg'].lower()}"
    return key, error["input"], message


def known_keys(model: type[BaseModel], table: Key) -> list[str]:
    """The keys that may stand in ``table``, in the order of the model."""
    for part in table:
        if isinstance(part, str):
            model = _model_of(_fields(model)[part])
    return [name for name in _fields(model) if name != "path"]


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {
        field.alias or name: field.annotation
        for name, field in model.model_fields.items()
    }


def _model_of(annotation: Any) -> type[BaseModel]:
    """The model inside ``Model``, ``Model | None`` or ``tuple[Model, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        try:
            return _model_of(inner)
        except LookupError:
            continue
    raise LookupError(annotation)


def _table_fault(kind: str, name: str, value: object) -> str:
    if not isinstance(value, (dict, list)):
        header = f"[[{name}]]" if kind == "tuple_type" else f"[{name}]"
        return f"is a table; write {header}, and its keys on the lines below"
    if kind == "tuple_type":
        return f"there may be several; write [[{name}]] with two brackets"
    return f"there is only one; write [{name}] with one bracket"
