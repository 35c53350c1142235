"""What people ask for and the source does not tell: prices, directors, numbers of users."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.engine.finding import Finding, Form, Told
from bot.engine.hits import Hit
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question

SURE = 0.9  # confidence that the source does not hold a matter that was recognised
SURELY = 2  # meanings of the words that ask: what may be meant beside these is not gone into
GUESS = 0.6  # confidence that it does not, when the matter itself was not recognised

_MATTERS = (Kind.PROPERTY, Kind.RELATION, Kind.OWN_RELATION)


def unheld(question: Question, index: KnowledgeIndex, entry_id: str = "") -> str:
    """Return the first thing asked for of which the whole knowledge base has no fact, or empty.

    Args:
        question: what is asked.
        index: the arranged knowledge base.
        entry_id: the entry that is meant, if one is: what the own words of one of its facts say, is
            no other matter.
    """
    own = _own_phrases(entry_id, question)
    for hit in question.tagged.of(Kind.PROPERTY):
        ids = hit.ids(Kind.PROPERTY)
        held = any(index.is_held(each) for each in ids) or not own.isdisjoint(hit.places)
        held = held or (bool(entry_id) and _is_history(entry_id, hit, index))
        mine = question.own_things.issuperset(hit.places)
        if not held and not mine and question.in_focus(hit) and not _is_relative(hit, question):
            return ids[0]
    return ""


def _own_phrases(entry_id: str, question: Question) -> set[int]:
    """Return the places of phrases of several words that are an entry's own, for its facts."""
    return {
        place
        for hit in question.tagged.of(Kind.FACT)
        if len(hit.places) > 1
        if any(each.partition("#")[0] == entry_id for each in hit.ids(Kind.FACT))
        for place in hit.places
    }


def _is_history(entry_id: str, hit: Hit, index: KnowledgeIndex) -> bool:
    """Tell whether a phrase may as well ask for a step in the history that an entry has.

    The newest version of what was developed further is what it became.
    """
    steps = hit.ids(Kind.RELATION, Kind.OWN_RELATION)
    return any(index.is_lineage(each) for each in steps) and bool(index.lineage(entry_id))


def _is_relative(hit: Hit, question: Question) -> bool:
    """Tell whether a phrase only says more of what stands before: "developers who work for us"."""
    first = hit.places[0]
    if first not in question.tagged.places(Kind.QUESTION_WORD) or first == 0:
        return False
    words = question.tagged.words
    light = question.small | question.tagged.places(Kind.JOINING, Kind.EITHER, Kind.OPENER)
    return first - 1 not in light and words[first - 1].clause == words[first].clause


def is_twofold(
    question: Question, matter: str, index: KnowledgeIndex, ids: Collection[str]
) -> bool:
    """Tell whether something else was asked as well, on the other side of "and" or "or".

    Args:
        question: what is asked.
        matter: the property that no entry has.
        index: the arranged knowledge base.
        ids: the entries that are meant; one of them has to have that something else.
    """
    joints = [hit.places[0] for hit in question.tagged.of(Kind.JOINING, Kind.EITHER)]
    asked = question.tagged.of(*_MATTERS)
    lacking = [hit.places[0] for hit in asked if matter in hit.ids(Kind.PROPERTY)]
    kinds = {fact.kind for each in ids for fact in index.entries[each].facts}
    held = [hit.places[0] for hit in asked if not kinds.isdisjoint(hit.ids(*_MATTERS))]
    return any(
        max(lacking) < joint < other or other < joint < min(lacking)
        for joint in joints
        for other in held
        if lacking
    )


def near_to(
    entry_id: str, asked: Iterable[str], index: KnowledgeIndex, question: Question | None = None
) -> Finding | None:
    """Return the facts of an entry that tell something near to what is asked and not known.

    Args:
        entry_id: the entry.
        asked: properties and relations, of which nothing is known of the entry.
        index: the arranged knowledge base.
        question: what is asked, when it is not what was asked before: a fact about others than
            those that "which" asks for is not near.
    """
    facts = index.entries[entry_id].facts
    if question and question.question_words & SPECIFIC:
        return None  # what was done instead does not tell when
    if question and question.categories and "which" in question.question_words:
        wanted = {each for key in question.categories for each in index.in_category[key]}
        facts = tuple(fact for fact in facts if fact.target in wanted)
    for kind in (near for each in tuple(asked)[:SURELY] for near in index.instead(each)):
        found = tuple(fact for fact in facts if fact.kind == kind)
        if found:
            return Finding(
                Form.FACTS,
                "near",
                about=(entry_id,),
                related=index.targets(found),
                told=(Told(entry_id, found),),
                asked=(kind,),
                confidence=SURE,
            )
    return None


def unknown(entry_id: str, matter: str = "") -> Finding:
    """Return that the knowledge base does not hold what is asked of an entry."""
    return Finding(
        Form.UNKNOWN,
        "entry",
        about=(entry_id,),
        matter=matter,
        asked=(matter,) if matter else (),
        confidence=SURE if matter else GUESS,
        reasons=(f"not held: {matter}" if matter else "no fact fits",),
    )
