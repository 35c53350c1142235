"""Which facts of an entry answer a question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.engine.hits import Hit
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.yes_no import is_yes_no
from bot.knowledge.model import Fact, Value

# How much a phrase says for a fact. One that fits its kind says 2 to 3, see the table.
ENOUGH = 1.5  # a fact with a lower score is not what was asked
OTHER_SIDE = 1.6  # score of a fact when the words fit the other direction of its relation
NEAR = 0.6  # facts this close to the best are told along with it
OTHER_VALUE = 1.5  # score of a fact of the same property with another value than was asked
DENIED = 1.0  # what it adds to that, for the only value of a fact, when yes or no is wanted
VALUE = 2.0  # score of a fact with a value that was said
OWN_CUE = 1.6  # score of a fact with its own words; little, so that they only help to choose
MORE = 0.2  # what a further meaning, or a further word of a phrase, adds
POINTS = 2.0  # what it adds that a fact points to another entry that was named
ANSWERS = 0.5  # what it adds that a fact can answer the question word
TARGET = 1.5  # what it adds that "which" asks for the very property of a fact
PLAIN = frozenset({"where", "when"})  # question words that say by themselves what is wanted
FIRM = 2.0  # score from which on a fact answers without doubt
MOST = 12  # facts that are considered at all

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


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question says for one fact or another: the same for all facts of an entry.

    Attributes:
        question: what is asked.
        others: further entries that it names.
        counting: the phrases that say something for a fact.
        spoken: values that are spoken of.
        targets: properties that are asked for with "which".
    """

    question: Question
    others: Collection[str]
    counting: Sequence[Hit]
    spoken: Sequence[Value]
    targets: frozenset[str]


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
        asked = self._asked(question, others)
        scored = [
            Scored(fact, self._score(fact, f"{entry_id}#{number}", asked))
            for number, fact in enumerate(facts)
        ]
        scored = [each for each in scored if each.score >= ENOUGH]
        scored.sort(key=lambda each: -each.score)
        return tuple(each for each in scored if each.score >= scored[0].score - NEAR)[:MOST]

    def by_question_word(self, entry_id: str, question: Question) -> tuple[Scored, ...]:
        """Return the properties of an entry that answer the very question word; maybe none.

        "When is the fair" names no matter: whatever is known of the fair that tells when, answers.
        """
        wanted = question.question_words & PLAIN
        return tuple(
            Scored(fact, ENOUGH)
            for fact in self._index.entries[entry_id].facts
            if fact.kind in self._index.ontology.properties
            and not wanted.isdisjoint(self._index.answers(fact.kind))
        )

    def _asked(self, question: Question, others: Collection[str]) -> _Asked:
        values = self._index.ontology.values
        return _Asked(
            question,
            others,
            counting=[
                hit
                for hit in question.tagged.of(*_WEIGHTS, Kind.VALUE, Kind.FACT)
                if not (hit.has({Kind.CATEGORY}) and question.own_things.issuperset(hit.places))
            ],
            spoken=[
                values[each]
                for hit in question.tagged.of(Kind.VALUE)
                for each in hit.ids(Kind.VALUE)
            ],
            targets=frozenset(_targets(question)),
        )

    def _score(self, fact: Fact, number: str, asked: _Asked) -> float:
        question = asked.question
        score = sum(self._hit_score(hit, fact, number) for hit in asked.counting)
        score += self._other_value(fact, asked)
        if not score and self._tells_where_instead(fact, question):
            score = OTHER_VALUE
        if not score:
            return 0.0
        if fact.kind in asked.targets and not self._index.is_flag(fact.kind):
            score += TARGET
        if fact.target and fact.target in asked.others:
            score += POINTS
        answers = self._index.answers(fact.kind)
        if any(word in answers for word in question.question_words):
            score += ANSWERS
        return score

    def _other_value(self, fact: Fact, asked: _Asked) -> float:
        """Return what it says for a fact that other values of its property are spoken of.

        However many they are, they count once; they are the point of "is it weekly?".
        """
        spoken = [
            each for each in asked.spoken if each.of == fact.kind and each.id not in fact.values
        ]
        if not spoken:
            return 0.0
        unheld = not any(self._index.with_value[value.id] for value in spoken)
        settles = unheld and len(fact.values) == 1 and is_yes_no(asked.question)
        return OTHER_VALUE + (DENIED if settles else 0.0)

    def _hit_score(self, hit: Hit, fact: Fact, number: str) -> float:
        """Return what one phrase says for a fact: its strongest meaning and a bit for the rest."""
        scores = [weight for kind, weight in _WEIGHTS.items() if fact.kind in hit.ids(kind)]
        if self._index.other_side(fact.kind) in hit.ids(Kind.OWN_RELATION):
            scores.append(OTHER_SIDE)
        values = [self._index.ontology.values[each] for each in hit.ids(Kind.VALUE)]
        scores += [VALUE for value in values if value.id in fact.values]
        if scores:
            scores += [OTHER_VALUE for value in values if value.of == fact.kind]
        if number in hit.ids(Kind.FACT):
            scores.append(OWN_CUE)
        if not scores:
            return 0.0
        longer = MORE * (len(hit.places) - 1)
        return (max(scores) + MORE * (len(scores) - 1) + longer) * hit.likeness

    def _tells_where_instead(self, fact: Fact, question: Question) -> bool:
        """Tell whether a fact says where an entry belongs, when asked if it is of a place unknown.

        "Is it from Rome" asks that; "is it used in Rome" asks for a matter of its own.
        """
        index = self._index
        if question.properties or question.relations or not is_yes_no(question):
            return False
        held = any(index.with_value[each] for each in question.values)
        elsewhere = not held and any(index.is_place(each) for each in question.values)
        if not elsewhere and not self._names_other_place(fact, question):
            return False
        return "where" in index.answers(fact.kind) and self._is_place(fact)

    def _names_other_place(self, fact: Fact, question: Question) -> bool:
        """Tell whether a place is named that the entry of a fact has nothing to do with."""
        near = {fact.subject, *self._index.neighbours(fact.subject)}
        named = {each for name in question.names for each in name.ids}
        return any(self._index.entries[each].mentioned for each in named - near)

    def _is_place(self, fact: Fact) -> bool:
        """Tell whether what a fact tells is a place rather than a party."""
        if fact.target:
            return not fact.derived and self._index.entries[fact.target].mentioned
        return fact.kind in self._index.ontology.properties


def _targets(question: Question) -> Iterator[str]:
    """Yield the properties that a question asks for with "which" ("which department")."""
    asking = {
        place
        for hit in question.tagged.of(Kind.QUESTION_WORD)
        if "which" in hit.ids(Kind.QUESTION_WORD)
        for place in hit.places
    }
    for hit in question.tagged.of(Kind.PROPERTY):
        if not asking.isdisjoint((hit.places[0] - 1, *hit.places)):
            yield from hit.ids(Kind.PROPERTY)


def fact_kinds(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the properties and relations of facts, each once."""
    return tuple(dict.fromkeys(fact.kind for fact in facts))
