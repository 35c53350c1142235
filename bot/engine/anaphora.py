"""What points at something that the last answer named: "that foundation", "and what is that?".

Such words are read as the name itself, so that every stage answers as if it had been said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.engine.hits import Hit, How
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind, Mark
from bot.engine.question import ONE_ENTRY_ACTS, Question
from bot.engine.turns import Memory
from bot.engine.yes_no import is_yes_no

_CONTENT = (
    Kind.NAME,
    Kind.RELATION,
    Kind.OWN_RELATION,
    Kind.PROPERTY,
    Kind.OPPOSITE,
    Kind.VALUE,
    Kind.LINK_KIND,
)
"""Kinds of what a question may ask; one that has any of them may as well be about the subject."""


SEVERAL = frozenset({"both", "they"})

_ONE = frozenset({"it", "they"})
"""What points at one thing or party; Dutch says "they" of one as well."""


def resolved(question: Question, memory: Memory, index: KnowledgeIndex) -> Question:
    """Return a question with the name of what it points at, where the last answer named it.

    Args:
        question: what is asked.
        memory: what is remembered of the conversation.
        index: the arranged knowledge base.
    """
    if not memory.subjects or question.names:
        return question
    for places, entry_id in (
        *_steps_pointed_at(question, memory, index),
        *_kinds_pointed_at(question, memory, index),
        *_parts_pointed_at(question, memory, index),
        *_answers_pointed_at(question, memory, index),
        *_kinds_asked_about(question, memory, index),
    ):
        return _naming(question, places, entry_id)
    return question


def _kinds_pointed_at(
    question: Question, memory: Memory, index: KnowledgeIndex
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield what is pointed at by its kind, which the last subject is not: "that foundation"."""
    pointing = {hit.places[-1] for hit in _pointers(question)}
    for hit in question.tagged.of(Kind.CATEGORY):
        if hit.places[0] - 1 not in pointing or hit.is_plural:
            continue
        kinds = hit.ids(Kind.CATEGORY)
        named = [each for each in memory.targets if index.may_be_called(each, kinds)]
        if len(named) == 1 and not index.may_be_called(memory.subjects[0], kinds):
            yield (hit.places[0] - 1, *hit.places), named[0]


def _parts_pointed_at(
    question: Question, memory: Memory, index: KnowledgeIndex
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield what is pointed at by the part it has in the last answer: "what does the host do"."""
    if len(memory.targets) != 1 or "who" in question.question_words:
        return
    if question.acts.isdisjoint(ONE_ENTRY_ACTS):
        return
    kinds = {each for kind in memory.asked for each in (kind, index.other_side(kind))}
    articles = question.tagged.places(Kind.ARTICLE)
    for hit in question.tagged.of(Kind.RELATION, Kind.OWN_RELATION):
        before = hit.places[0] - 1
        if before in articles and not kinds.isdisjoint(hit.ids(Kind.RELATION, Kind.OWN_RELATION)):
            yield (before, *hit.places), memory.targets[0]


def _answers_pointed_at(
    question: Question, memory: Memory, index: KnowledgeIndex
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield the only answer to who or what it was: "and what is that?".

    Of what somebody makes or runs, more may be asked than that: it is the thing, not its maker.
    """
    told = memory.asked and set(memory.asked) <= index.ontology.relations.keys()
    pointers = _pointers(question)
    if not told or len(memory.targets) != 1 or len(pointers) != 1 or len(pointers[0].places) > 1:
        return
    kinds = question.categories
    if kinds and not index.may_be_called(memory.targets[0], kinds):
        return
    is_thing = all("what" in index.answers(kind) for kind in memory.asked)
    if is_thing or _asks_what_it_is(question):
        yield pointers[0].places, memory.targets[0]


def _steps_pointed_at(
    question: Question, memory: Memory, index: KnowledgeIndex
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield what of a history that was told is pointed at: an end of it, or what came next.

    "The newest one", "the oldest"; and "is that one free?" after "what did it turn into?".
    """
    chain = index.lineage(memory.subjects[0])
    if not chain or not _is_told(chain, question, memory, index):
        return
    ends = {"oldest": chain[0], "newest": chain[-1]}
    kinds = question.categories
    for hit in question.tagged.of(Kind.REFERENCE):
        for each in hit.ids(Kind.REFERENCE):
            if each in ends and (not kinds or index.may_be_called(ends[each], kinds)):
                yield hit.places, ends[each]
    following = [
        fact.target
        for fact in index.entries[memory.subjects[0]].facts
        if fact.kind in memory.asked[:1] and fact.derived and index.is_lineage(fact.kind)
    ]  # what entries state themselves points back in time
    pointers = _pointers(question)
    places = {place for hit in pointers for place in hit.places}
    whole = [hit.places for hit in pointers if places == set(hit.places)]
    if len(following) == 1 and following[0] and whole:
        yield whole[0], following[0]


def _is_told(
    chain: Collection[str], question: Question, memory: Memory, index: KnowledgeIndex
) -> bool:
    """Tell whether a history was spoken of, or several of it."""
    spoken = {*memory.subjects, *memory.targets, *memory.earlier}
    points = not question.references.isdisjoint(SEVERAL)  # "the newest of those"
    return points or any(map(index.is_lineage, memory.asked)) or len(spoken & set(chain)) > 1


def _kinds_asked_about(
    question: Question, memory: Memory, index: KnowledgeIndex
) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield what is asked whether it is of a kind: the subject, or the only answer.

    "Are they a club?" means what is one, so that what is said of it is a yes.
    """
    asks_more = question.tagged.has(*_CONTENT, Kind.ACT, Kind.QUESTION_WORD) or question.foreign
    if asks_more or not question.categories or not is_yes_no(question):
        return
    opening = question.tagged.places(Kind.OPENER)
    pointing = [
        hit.places
        for hit in question.tagged.of(Kind.REFERENCE)
        if hit.ids(Kind.REFERENCE)[0] in _ONE and opening.isdisjoint(hit.places)
    ]
    if len(pointing) != 1:
        return
    answer = memory.targets if len(memory.targets) == 1 else ()
    for each in (*memory.subjects, *answer):
        if index.may_be_called(each, question.categories):
            yield pointing[0], each


def _asks_what_it_is(question: Question) -> bool:
    """Tell whether nothing is asked but what something is."""
    asks_more = question.tagged.has(*_CONTENT, Kind.SOCIAL) or question.foreign
    what = {"what"} >= question.question_words and "describe" in question.acts
    return what and not asks_more


def _pointers(question: Question) -> list[Hit]:
    """Return the words that point at one thing."""
    return [hit for hit in question.tagged.of(Kind.REFERENCE) if hit.ids(Kind.REFERENCE) == ("it",)]


def _naming(question: Question, places: tuple[int, ...], entry_id: str) -> Question:
    """Return a question with a name in some places, in the stead of what was found there."""
    name = Hit(places, (Mark(Kind.NAME, entry_id),), How.POINTED)
    kept = (hit for hit in question.tagged.hits if set(places).isdisjoint(hit.places))
    foreign = {
        place: weight for place, weight in question.tagged.foreign.items() if place not in places
    }
    tagged = replace(question.tagged, hits=(name, *kept), foreign=foreign)
    return replace(question, tagged=tagged)
