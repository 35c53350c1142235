"""What phrases can mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a phrase points to."""

    NAME = "name"
    CATEGORY = "category"
    RELATION = "relation"
    OWN_RELATION = "own-relation"  # a cue for one direction only
    PROPERTY = "property"
    OPPOSITE = "opposite"
    VALUE = "value"
    LINK_KIND = "link-kind"
    FACT = "fact"
    SOURCE = "source"
    BACKGROUND = "background"
    ACT = "act"
    QUESTION_WORD = "question-word"
    REFERENCE = "reference"
    POSSESSIVE = "possessive"
    ABOUT = "about"
    POLITE = "polite"
    EITHER = "either"
    NEGATION = "negation"
    AGREEMENT = "agreement"
    REFUSAL = "refusal"
    CORRECTION = "correction"
    FOLLOW_UP = "follow-up"
    OPENER = "opener"
    LIMIT = "limit"
    VAGUE = "vague"
    TIE = "tie"
    EXCEPT = "except"
    ARTICLE = "article"
    INDEFINITE = "indefinite"
    HAVING = "having"
    COPULA = "copula"
    DEGREE = "degree"
    GENERAL = "general"
    SOCIAL = "social"
    CLAUSE = "clause"
    JOINING = "joining"
    FUNCTION = "function"
    SOFT = "soft"
    SPEAK = "speak"
    INTRODUCTION = "introduction"
    WHEREABOUTS = "whereabouts"
    INDIFFERENT = "indifferent"
    ALL = "all"
    SERVING = "serving"
    PREFERENCE = "preference"


CONCEPTS = frozenset(
    {
        Kind.CATEGORY,
        Kind.RELATION,
        Kind.OWN_RELATION,
        Kind.PROPERTY,
        Kind.OPPOSITE,
        Kind.VALUE,
        Kind.LINK_KIND,
        Kind.FACT,
        Kind.SOURCE,
        Kind.BACKGROUND,
    }
)
"""Kinds that speak of the subject; of two that overlap, the longer phrase counts."""

SOLID = CONCEPTS - {Kind.BACKGROUND, Kind.FACT}
"""Kinds that by themselves say something definite of the subject."""

CONTENT = SOLID | {Kind.NAME}
"""Kinds that a question may be about."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One meaning of a phrase: a kind and the id of what it points to."""

    kind: Kind
    id: str
