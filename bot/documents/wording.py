"""What pydantic complains of, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

_WANTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a set of keys with values",
    "model_type": "a set of keys with values",
    "model_attributes_type": "a set of keys with values",
}
_HOW = {
    "text": "Write one text here.",
    "true or false": "Write true or false, without quotes.",
    "a whole number": "Write a whole number, without quotes.",
    "a number": "Write a number, without quotes.",
    "a list": "Write each item on its own line after a hyphen, or [one, two].",
    "a set of keys with values": "Write key: value on each line below it.",
}
_Context = Mapping[str, Any]
_LIMITS: dict[str, Callable[[_Context], str]] = {
    "greater_than": lambda ctx: f"more than {ctx['gt']}",
    "greater_than_equal": lambda ctx: f"{ctx['ge']} or more",
    "less_than": lambda ctx: f"less than {ctx['lt']}",
    "less_than_equal": lambda ctx: f"{ctx['le']} or less",
    "string_too_long": lambda ctx: f"at most {ctx['max_length']} characters long",
    "too_long": lambda ctx: f"at most {ctx['max_length']} items long",
    "literal_error": lambda ctx: f"one of: {ctx['expected']}",
    "enum": lambda ctx: f"one of: {ctx['expected']}",
    "string_pattern_mismatch": lambda ctx: f"written like the pattern {ctx['pattern']}",
}


def describe(detail: ErrorDetails, name: str) -> tuple[str, str]:
    """Return what is wrong and how to mend it, for a place with this name."""
    kind = detail["type"]
    context = detail.get("ctx", {})
    if kind == "missing":
        return f"{name} is missing.", f"Add it here: {name.strip(chr(34))}: ..."
    if kind in _WANTED:
        return _wrong_type(_WANTED[kind], detail["input"], name)
    if kind in ("string_too_short", "too_short"):
        return f"{name} has too little in it.", "Fill it in, or leave the key out if it may be."
    if kind in _LIMITS:
        return f"{name} must be {_LIMITS[kind](context)}.", "Correct the value."
    return f"{name} is not right: {detail['msg']}.", "Correct the value."


def _wrong_type(wanted: str, found: object, name: str) -> tuple[str, str]:
    what = f"{name} must be {wanted}, but it is {_kind(found)}."
    if wanted == "text" and isinstance(found, (bool, int, float)):
        return what, f'Put quotes around it: "{_written(found)}".'
    return what, _HOW[wanted]


def _kind(found: object) -> str:
    if isinstance(found, (bool, int, float)):
        return _written(found)
    if isinstance(found, str):
        return f'the text "{found if len(found) <= 40 else found[:40] + "..."}"'
    if isinstance(found, Mapping):
        return "a set of keys with values"
    return "a list" if isinstance(found, (list, tuple)) else "empty"


def _written(found: object) -> str:
    return str(found).lower() if isinstance(found, bool) else str(found)
