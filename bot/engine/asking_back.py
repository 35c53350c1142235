"""Asking back which entry is meant, when no conversation tells."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from bot.engine.finding import MOST_RELATED, UNSURE, Finding, Form
from bot.engine.followup import points_back, points_into
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import CONTENT, Kind
from bot.engine.off_point import denies_link
from bot.engine.question import ONE_ENTRY_ACTS, Question
from bot.engine.turns import Memory
from bot.engine.unheld import unheld

LISTED = 0.6  # confidence that all are meant where no kind is said
SHORTEST = 3  # words that ask for some of what there is; "show me" may mean anything, "a list" not
LONGEST = 8  # words of a question that may be asked back

_LIGHT = (Kind.FUNCTION, Kind.FOLLOW_UP, Kind.POLITE, Kind.PREFERENCE)
_MATTERS = (Kind.PROPERTY, Kind.RELATION, Kind.OWN_RELATION, Kind.REFERENCE)


class AskingBack:
    """Asks which entry or whose web address is meant by a question that leaves it open."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def which(self, question: Question, memory: Memory) -> Finding | None:
        """Return a question back, for "that platform", "the link" or "who runs it"."""
        if question.names or memory.subjects or memory.targets or question.foreign:
            return None
        if len(question.tagged.words) > LONGEST or question.own > 1:
            return None
        if unheld(question, self._index):
            return None
        if self._is_bare_list(question):
            return self._all_of_main()
        if question.categories and (points_back(question) or self._is_kind_alone(question)):
            return self._which_of_kind(question)
        if "link" in question.acts and not denies_link(question):
            return _one_of(self._index.linked, ("link",))
        return self._which_having(question) if self._is_of_it(question) else None

    def _is_bare_list(self, question: Question) -> bool:
        """Tell whether no more is asked than to name some ("what then? name a few")."""
        tagged = question.tagged
        asks = "list" in question.acts and not question.question_words & {"who", "where", "how"}
        is_short = len(tagged.words) < SHORTEST and not tagged.has(Kind.PREFERENCE, Kind.INDEFINITE)
        if not asks or is_short or points_into(question):
            return False
        ordered = tagged.places(Kind.ACT)
        light = ordered | tagged.places(*_LIGHT)
        return tagged.places(*CONTENT) <= ordered and len(light) == len(tagged.words)

    def _all_of_main(self) -> Finding:
        """Return all that the knowledge base is mostly about."""
        ids = tuple(self._index.called[self._index.main] - self._index.mentioned)
        return Finding(Form.LIST, "which", ids, asked=("list",), confidence=LISTED)

    def _which_of_kind(self, question: Question) -> Finding | None:
        """Ask back which one of a category is meant ("that platform", not "the oldest one")."""
        said_of_more = question.has(
            Kind.POSSESSIVE, Kind.BACKGROUND, Kind.OPPOSITE, Kind.PROPERTY, Kind.NEGATION
        )
        if said_of_more or not question.acts & ONE_ENTRY_ACTS:
            return None
        ids = self._index.in_category[question.categories[0]]
        return _one_of(ids - self._index.mentioned, ("describe",))

    def _is_kind_alone(self, question: Question) -> bool:
        """Tell whether something is asked about no more than a kind ("about the foundation").

        "What is a foundation" asks what the word means.
        """
        if not question.has(Kind.ABOUT) and "more" not in question.acts:
            return False
        kinds = {each.places for each in question.tagged.of(Kind.CATEGORY)}
        light = question.small | {place for places in kinds for place in places}
        return len(kinds) == 1 and len(light) == len(question.tagged.words)

    def _is_of_it(self, question: Question) -> bool:
        """Tell whether a question asks of "it" or "them" alone, and describes nothing else."""
        if question.references.isdisjoint({"it", "they"}) or question.values:
            return False
        light = question.small | question.tagged.places(*_MATTERS, Kind.QUESTION_WORD)
        return len(light) == len(question.tagged.words)

    def _which_having(self, question: Question) -> Finding | None:
        """Ask back of which entry something is asked that is told of several."""
        words = question.question_words
        held = filter(self._index.is_held, (*question.relations, *question.properties))
        asked = tuple(
            each for each in held if not words or not words.isdisjoint(self._index.answers(each))
        )
        having = self._index.stating.union(asked)
        return _one_of(having, asked) if len(having) > 1 else None


def _one_of(ids: Collection[str], asked: tuple[str, ...]) -> Finding | None:
    """Return a question back with the first few of some entries, if there are several."""
    options = tuple(islice(ids, MOST_RELATED))
    if len(options) <= 1:
        return None
    return Finding(Form.CLARIFY, "which", related=options, asked=asked, confidence=UNSURE)
