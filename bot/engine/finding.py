"""What was found for a question, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.engine.turns import Status
from bot.knowledge.model import Fact

MOST_RELATED = 6  # other entries to name, or to choose from
MOST_NAMED = 40  # entries of a long list that are named; the others are only counted
MATTERS = 2  # kinds of fact that are remembered of a choice or a comparison
UNSURE = 0.5  # confidence in a question back


class Form(StrEnum):
    """How a finding is to be told."""

    DESCRIBE = "describe"
    FACTS = "facts"
    LINKS = "links"
    LIST = "list"
    COMPARE = "compare"
    LINEAGE = "lineage"
    SOURCE = "source"
    SOCIAL = "social"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """The facts to tell about one entry, with yes or no when that was the question."""

    entry_id: str
    facts: tuple[Fact, ...]
    verdict: bool | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found.

    Attributes:
        form: how to tell it.
        stage: the stage that found it.
        about: entries that the answer is about, most relevant first.
        related: other entries to name.
        told: the facts to tell, per entry.
        key: kind of small talk, kind of link, or category, depending on the form.
        matter: property or relation that is asked for and not known.
        asked: ids of what was asked, to be remembered.
        confidence: 0.0 to 1.0.
        reasons: what counted, for people.
        more: whether the details were asked for.
    """

    form: Form
    stage: str
    about: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    key: str = ""
    matter: str = ""
    asked: tuple[str, ...] = ()
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()
    more: bool = False

    @property
    def status(self) -> Status:
        """How a turn with this finding ends."""
        return {
            Form.SOCIAL: Status.SOCIAL,
            Form.CLARIFY: Status.CLARIFY,
            Form.UNKNOWN: Status.UNKNOWN,
        }.get(self.form, Status.ANSWER)
