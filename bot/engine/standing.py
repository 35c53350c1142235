"""Whether a question stands by itself, or is about what was spoken of before."""

from __future__ import annotations

from bot.engine.context_stage import ContextStage
from bot.engine.entry_stage import EntryStage
from bot.engine.find_stage import FindStage
from bot.engine.followup import points_back, points_into_list
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.seeking import SHORT, asks_if_any, seeks_another
from bot.engine.turns import Memory
from bot.engine.yes_no import is_yes_no

NEAREST = 4  # entries of the conversation that a search may have been about


class Standing:
    """Tells whether what a search finds is what a question means, in a conversation."""

    def __init__(self, entries: EntryStage, finder: FindStage, context: ContextStage) -> None:
        """Take the stages for one entry, for a search, and for the conversation."""
        self._entries = entries
        self._finder = finder
        self._context = context

    def stands_alone(self, question: Question, memory: Memory) -> bool:
        """Tell whether a search needs no conversation.

        It names values that the last subject lacks, or a category without pointing back.
        """
        if not memory.subjects and not memory.listed and not memory.targets:
            return True
        if "alternative" in question.acts:
            return "they" not in question.references
        if points_into_list(question, memory) or _asks_for_its_doers(question):
            return False
        if len(question.tagged.words) <= SHORT and self._context.answers(question, memory):
            return False
        if question.has(Kind.CORRECTION) and self._context.answers(question, memory):
            return False  # "no, I mean which town"
        if self._narrows_down(question) and self._context.answers(question, memory):
            return False
        points = points_back(question)
        wanted = self._finder.wanted(question)
        if seeks_another(question) and (wanted.flags or wanted.values):
            return True
        if wanted.flags and asks_if_any(question):
            has_one = any(want.flags and want.kinds for want in wanted.wants)  # "a Dutch version"
            return not (has_one and self._context.answers(question, memory))
        if wanted.values:
            subjects = (*memory.subjects[:1], *memory.targets)[:NEAREST]
            fitting = (each for each in subjects if self._entries.may_be(each, wanted.required))
            near = any(self._entries.has_value(each, wanted.values) for each in fitting)
            return not near and not (points and _asks_if(question))
        which = "which" in question.question_words and wanted.flags
        return not points and bool(question.categories or "list" in memory.asked or which)

    def _narrows_down(self, question: Question) -> bool:
        """Tell whether a message asks for one matter in two words ("which cities or countries").

        One of them is also a kind of entry; the other tells that none of these is meant.
        """
        kinds = [set(hit.ids(Kind.PROPERTY)) for hit in question.tagged.of(Kind.PROPERTY)]
        shared = set.intersection(*kinds) if kinds else set()
        asking = question.tagged.places(Kind.PROPERTY)
        inside = question.tagged.places(Kind.CATEGORY) <= asking
        return bool(shared) and len(kinds) > 1 and inside and bool(question.question_words)

    def is_only_said_of_it(self, question: Question, memory: Memory) -> bool:
        """Tell whether a question is about the last subject and describes nothing else.

        "Which cities use it" is no search for cities.
        """
        if points_into_list(question, memory):
            return True
        if memory.subjects and _asks_for_its_doers(question):
            return True
        wanted = self._finder.wanted(question)
        if self._is_one_matter(question, memory) and not wanted.values:
            return True
        wants = wanted.wants
        points = "it" in question.references and bool(memory.subjects)
        return points and not any(want.is_solid for want in wants)

    def _is_one_matter(self, question: Question, memory: Memory) -> bool:
        """Tell whether a message is but one matter, after one entry was spoken of ("hosting?")."""
        if len(memory.subjects) != 1 or memory.listed or "list" in memory.asked:
            return False
        everything = set(range(len(question.tagged.words)))
        matters = question.tagged.of(Kind.PROPERTY, Kind.RELATION, Kind.OWN_RELATION)
        return any(everything <= set(hit.places) for hit in matters)


def _asks_for_its_doers(question: Question) -> bool:
    """Tell whether it is asked who "the makers" are: those of what was spoken of."""
    doers = question.tagged.of(Kind.VALUE)
    articles = question.tagged.places(Kind.ARTICLE)
    return (
        question.question_words == {"who"}
        and not question.categories
        and bool(doers)
        and all(hit.has({Kind.RELATION}) and hit.places[0] - 1 in articles for hit in doers)
    )


def _asks_if(question: Question) -> bool:
    """Tell whether it is asked if something is so, also without a verb ("any votes on it yet?")."""
    if is_yes_no(question):
        return True
    whole = question.question_words or question.categories
    only = "it" in question.references <= {"it", "there"}
    return only and not whole and question.text.rstrip().endswith("?")
