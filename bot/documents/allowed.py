"""Which keys a model allows at a place; pydantic tells that a key is unknown, not which are."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from bot.documents.document import Place


def keys_allowed(model: type[BaseModel], place: Place) -> list[str]:
    """Return the keys that a model allows at a place; none when that cannot be told."""
    here = _alternatives(model)
    for step in place:
        here = [deeper for each in here for deeper in _below(each, step)]
    return [key for each in here for key in _keys(each)]


def _keys(annotation: Any) -> list[str]:  # noqa: ANN401 - any type may stand in a model
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [field.alias or name for name, field in annotation.model_fields.items()]
    return []


def _below(annotation: Any, step: str | int) -> list[Any]:  # noqa: ANN401
    """Return the types one step deeper: of a field, or of the items of a list or dict."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        found = [field.annotation for name, field in fields if step == (field.alias or name)]
        return [deeper for each in found for deeper in _alternatives(each)]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (list, tuple) and inner:
        return _alternatives(inner[0])
    if origin in (dict, Mapping) and inner:
        return _alternatives(inner[1])
    return []


def _alternatives(annotation: Any) -> list[Any]:  # noqa: ANN401
    """Return what a type may be, without ``Annotated`` and with the sides of ``X | Y`` apart."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _alternatives(inner[0])
    if origin in (Union, types.UnionType):
        return [each for side in inner for each in _alternatives(side)]
    return [annotation]
