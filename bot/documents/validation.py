"""From a ``Document`` to a model, with every fault in plain words and on its line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from bot.documents.allowed import keys_allowed
from bot.documents.document import Document, Place
from bot.documents.wording import describe
from bot.errors import Problem

Model = TypeVar("Model", bound=BaseModel)


class Shape(BaseModel):
    """Base of the models of YAML files: strict, frozen, and with-hyphens for with_underscores."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class Fault(NamedTuple):
    """A fault that a validator found.

    ``{place}`` in ``what`` becomes the name of the place; ``below`` leads from the validated
    value to the faulty part of it.
    """

    what: str
    mend: str
    below: Place = ()


def reject(*faults: Fault) -> PydanticCustomError:
    """Return the error for a validator to raise when it found one fault or more."""
    return PydanticCustomError("faults", "{faults}", {"faults": list(faults)})


def nearest(word: str, known: Iterable[str]) -> str:
    """Return how to mend an unknown word: the one that was probably meant, or what there is."""
    choice = sorted(known)
    close = get_close_matches(word, choice, n=1, cutoff=0.6)
    if close:
        return f'Did you mean "{close[0]}"?'
    if not choice:
        return "None are defined yet."
    shown = ", ".join(choice[:12])
    return f"Use one of: {shown}{', ...' if len(choice) > 12 else '.'}"


def validate(
    document: Document, model: type[Model], context: object = None
) -> tuple[Model | None, list[Problem]]:
    """Check a document against a model.

    Args:
        document: what ``read`` returned.
        model: the shape that it should have; lists are tuples there.
        context: handed to the validators of the model.

    Returns:
        The model, or None when the document does not fit, and all the problems. Places that
        reading already complained of are passed over in silence.
    """
    try:
        # In its JSON mode pydantic is strict about types and still reads lists into tuples.
        return model.model_validate_json(json.dumps(document.data), context=context), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, [problem for detail in details for problem in _problems(document, model, detail)]


def _problems(document: Document, model: type[BaseModel], detail: ErrorDetails) -> list[Problem]:
    """Return the problems in one error of pydantic; several when the error is a ``reject``."""
    place = tuple(step for step in detail["loc"] if step != "[key]")
    if detail["type"] == "faults":
        faults = [
            Fault(fault.what.replace("{place}", _name(place)), fault.mend, fault.below)
            for fault in detail["ctx"]["faults"]
        ]
    elif detail["type"] == "extra_forbidden":
        mend = nearest(str(place[-1]), keys_allowed(model, place[:-1]))
        faults = [Fault(f'The key "{place[-1]}" is not known here.', mend)]
    else:
        faults = [Fault(*describe(detail, _name(place)))]
    return [
        Problem(document.file, document.line((*place, *fault.below)), fault.what, fault.mend)
        for fault in faults
        if not _spoiled(document, (*place, *fault.below))
    ]


def _spoiled(document: Document, place: Place) -> bool:
    """Tell whether reading already found a problem at this place or around it."""
    return any(place[:length] in document.spoiled for length in range(len(place) + 1))


def _name(place: Place) -> str:
    """Return what a place is called in a sentence, at the start of it."""
    if not place:
        return "The file"
    *before, last = place
    if isinstance(last, str):
        return f'"{last}"'
    within = next((step for step in reversed(before) if isinstance(step, str)), None)
    return f'Item {last + 1} of "{within}"' if within else f"Item {last + 1}"
