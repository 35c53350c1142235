"""Which facts of an entry answer a question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.engine.hits import Hit
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.knowledge.model import Fact

ENOUGH = 1.5  # a fact with a lower score is not what was asked
OTHER_SIDE = 1.6  # score of a fact when the words fit the other direction of its relation
NEAR = 0.6  # facts this close to the best are told along with it
OTHER_VALUE = 1.5  # score of a fact of the same property with another value than was asked

_WEIGHTS = {
    Kind.OWN_RELATION: 3.0,
    Kind.RELATION: 2.0,
    Kind.PROPERTY: 2.0,
    Kind.OPPOSITE: 2.0,
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A fact with its score for a question."""

    fact: Fact
    score: float


class FactFinder:
    """Scores the facts of entries against questions."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def best(
        self, entry_id: str, question: Question, others: Collection[str] = ()
    ) -> tuple[Scored, ...]:
        """Return the facts of an entry that answer a question, best first; maybe none.

        Args:
            entry_id: the entry that the question is about.
            question: what is asked.
            others: further entries that the question names; a fact that points to one of them
                is likelier to be meant.
        """
        facts = self._index.entries[entry_id].facts
        scored = [
            Scored(fact, self._score(fact, f"{entry_id}#{number}", question, others))
            for number, fact in enumerate(facts)
        ]
        scored = [each for each in scored if each.score >= ENOUGH]
        scored.sort(key=lambda each: -each.score)
        return tuple(each for each in scored if each.score >= scored[0].score - NEAR)[:12]

    def _score(self, fact: Fact, number: str, question: Question, others: Collection[str]) -> float:
        score = sum(self._hit_score(hit, fact, number) for hit in self._counting(question))
        if score and fact.target and fact.target in others:
            score += 2.0
        answers = self._index.answers(fact.kind)
        if score and any(word in answers for word in question.question_words):
            score += 0.5
        return score

    def _counting(self, question: Question) -> list[Hit]:
        kinds = (*_WEIGHTS, Kind.VALUE, Kind.FACT)
        return question.tagged.of(*kinds)

    def _hit_score(self, hit: Hit, fact: Fact, number: str) -> float:
        """Return what one phrase says for a fact: its strongest meaning and a bit for the rest."""
        scores = [weight for kind, weight in _WEIGHTS.items() if fact.kind in hit.ids(kind)]
        if self._index.other_side(fact.kind) in hit.ids(Kind.OWN_RELATION):
            scores.append(OTHER_SIDE)
        values = [self._index.ontology.values[each] for each in hit.ids(Kind.VALUE)]
        scores += [2.0 for value in values if value.id in fact.values]
        scores += [OTHER_VALUE for value in values if value.of == fact.kind]
        if number in hit.ids(Kind.FACT):
            scores.append(1.6)
        if not scores:
            return 0.0
        longer = 0.2 * (len(hit.places) - 1)
        return (max(scores) + 0.2 * (len(scores) - 1) + longer) * hit.likeness


def verdict(
    fact: Fact, question: Question, others: Collection[str], tentative: bool = False
) -> bool | None:
    """Return yes (True) or no (False) when a fact settles a yes-or-no question, else None.

    Args:
        fact: the fact that answers.
        question: what is asked.
        others: further entries that the question names.
        tentative: whether the fact is a wish or a plan, which settles nothing.
    """
    if fact.flag is not None:
        return fact.flag is _asked_polarity(fact, question)
    if fact.target and fact.target in others:
        return None if tentative else not question.negated
    if fact.values and any(each in fact.values for each in question.values):
        return True if not question.negated else None
    return None


def _asked_polarity(fact: Fact, question: Question) -> bool:
    """Tell whether the question asks if it is so, rather than if it is not so."""
    polarity = True
    for hit in question.tagged.of(Kind.PROPERTY, Kind.OPPOSITE):
        if fact.kind in hit.ids(Kind.OPPOSITE) and fact.kind not in hit.ids(Kind.PROPERTY):
            polarity = False
    return polarity


def fact_kinds(scored: Sequence[Scored]) -> tuple[str, ...]:
    """Return the properties and relations of facts, each once."""
    return tuple(dict.fromkeys(each.fact.kind for each in scored))
