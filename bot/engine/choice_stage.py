"""Choices: the answer to the bot's own question back, and "which of the two"."""

from __future__ import annotations

from bot.engine.again import ask_again, matters_asked
from bot.engine.entry_stage import EntryStage
from bot.engine.evidence import CONTEXT, CUE
from bot.engine.find_stage import FindStage
from bot.engine.finding import UNSURE, Finding, Form
from bot.engine.followup import (
    LEAST,
    numbers_said,
    ordinal_meant,
    points_at_several,
    points_back,
    set_meant,
    several_meant,
)
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import CONTENT, Kind
from bot.engine.name_words import NameWords
from bot.engine.question import Question
from bot.engine.seeking import carries_on
from bot.engine.told_of_few import ToldOfFew
from bot.engine.turns import Memory

LIKELY = 0.8  # confidence in a count of what was listed
FEW = 3  # things to which "they" may point at once
SHORTEST = 5  # words of a message that goes on with a list ("and only those in Dutch")
LONGEST = 8  # words of a message that chooses by a word of a name


class ChoiceStage:
    """Looks up questions that choose among what was listed before."""

    def __init__(
        self, index: KnowledgeIndex, entries: EntryStage, finder: FindStage, names: NameWords
    ) -> None:
        """Take the knowledge base, two stages to ask further, and the words of names."""
        self._index = index
        self._entries = entries
        self._finder = finder
        self._names = names
        self._few = ToldOfFew(index, entries)

    def choose(self, question: Question, memory: Memory) -> Finding | None:
        """Return the answer to the bot's own question back, when this message answers it."""
        if question.names or several_meant(question, memory):
            return None
        if not memory.options:
            beyond = ordinal_meant(question, memory) is None and len(memory.listed) > 1
            found = self._too_high(question, memory) if beyond else None
            return found or self._in_words(question, memory)
        chosen = ordinal_meant(question, memory)
        if chosen is not None:
            return ask_again(chosen, memory, self._index, question.has(Kind.CORRECTION))
        chosen = None if question.categories else self._best_fitting(question, memory.options)
        if chosen is not None:
            return self._entries.look_up(chosen, question, evidence=CONTEXT + CUE)
        found = self._finder.look_up(question, memory.options)
        return found or self._by_name_word(question, memory) or self._too_high(question, memory)

    def _by_name_word(self, question: Question, memory: Memory) -> Finding | None:
        """Return the only option with a word of the message in its name ("the public one")."""
        words = question.tagged.words
        if len(words) > LONGEST or question.question_words or question.has(Kind.NEGATION):
            return None
        forms = [word.form for place, word in enumerate(words) if place not in question.small]
        chosen = self._names.only_one(forms, memory.options)
        return ask_again(chosen, memory, self._index) if chosen else None

    def _in_words(self, question: Question, memory: Memory) -> Finding | None:
        """Return the one of a list that is pointed at with words of its name."""
        if question.question_words or question.has(Kind.OPENER) or not points_back(question):
            return None
        forms = [word.form for word in question.tagged.words]
        chosen = self._names.in_words(forms, memory.listed)
        return ask_again(chosen, memory, self._index, corrects=True) if chosen else None

    def _too_high(self, question: Question, memory: Memory) -> Finding | None:
        """Show once more what there is to choose from, after a number that is not among it."""
        offered = memory.options or memory.listed
        if not offered or not numbers_said(question) or question.foreign:
            return None
        if len(question.tagged.words) - len(question.small) > 1 or question.tagged.of(*CONTENT):
            return None
        return Finding(
            Form.CLARIFY,
            "no such number",
            related=offered,
            asked=matters_asked(memory) or ("describe",),
            confidence=UNSURE,
        )

    def _best_fitting(self, question: Question, options: tuple[str, ...]) -> str | None:
        """Return the option of which a stated fact fits best ("the one with maps")."""
        scores = {}
        for option in options:
            scored = self._entries.facts(option, question)
            if scored and not scored[0].fact.derived:
                scores[option] = scored[0].score
        return max(scores, key=lambda option: scores[option]) if scores else None

    def among(self, question: Question, memory: Memory) -> Finding | None:
        """Return the choice among what was listed before ("which of the two is open source?")."""
        if again := self._how_many(question, memory):
            return again
        if refined := self._refined(question, memory):
            return refined
        if few := self._they(question, memory):
            return self._few.side_by_side(few, question)
        ids = set_meant(question, memory)
        if not ids and question.names and "which" in question.question_words:
            return self._few.having(memory.listed, question) or self._of_kind(question, memory)
        if not ids and self._is_implied(question):
            return self._finder.look_up(question, memory.listed) if memory.listed else None
        if not ids:
            return None
        if question.names:
            return self._few.having(ids, question)
        if told := self._entries.history_of(ids, question):
            return told
        return (
            self._few.doers(ids, question)
            or self._finder.look_up(question, ids)
            or self._few.side_by_side(ids, question)
            or self._few.each_told(ids, question, memory)
        )

    def _of_kind(self, question: Question, memory: Memory) -> Finding | None:
        """Return others of the kind that was listed that have to do with a name."""
        if "list" not in memory.asked:
            return None
        kinds = {kind for each in memory.listed for kind in self._index.entries[each].categories}
        return self._few.having(tuple(self._index.in_category.union(kinds)), question)

    def _they(self, question: Question, memory: Memory) -> tuple[str, ...]:
        """Return the few things that were just told of, when "they" asks what is known of each."""
        few = memory.listed if memory.stays_with_list else ()
        few = few or memory.targets
        if not points_at_several(question) or question.names or question.acts & {"else", "more"}:
            return ()
        things = self._index.in_category[self._index.main]
        if not LEAST <= len(few) <= FEW or not all(each in things for each in few):
            return ()
        return few if all(self._entries.facts(each, question) for each in few) else ()

    def _how_many(self, question: Question, memory: Memory) -> Finding | None:
        """Return what was listed, when no more is asked than how many those are."""
        counts = "count" in question.acts or "how-many" in question.question_words
        words = question.tagged.words
        sums = any(word.form.isdecimal() for word in words)  # "how many is two times 4"
        if sums or len(words) > LONGEST or question.foreign or question.tagged.of(*CONTENT):
            return None
        if not counts or len(memory.listed) < LEAST:
            return None
        return Finding(Form.LIST, "count", about=memory.listed, asked=("list",), confidence=LIKELY)

    def _refined(self, question: Question, memory: Memory) -> Finding | None:
        """Return those of the last list that have what more is wanted ("and in Dutch?").

        Where none of them has it, those of all.
        """
        if "list" not in memory.asked or not memory.stays_with_list:
            return None
        goes_on = question.has(Kind.LIMIT, Kind.PREFERENCE, Kind.CORRECTION) or carries_on(question)
        asks = question.question_words or question.relations or question.foreign
        if not goes_on or asks or question.categories or len(question.tagged.words) > SHORTEST:
            return None
        if question.names:
            return self._few.having(memory.listed, question)
        among = self._finder.look_up(question, memory.listed)
        return among or self._finder.look_up(question)

    def _is_implied(self, question: Question) -> bool:
        """Tell whether "which" most likely asks among what was listed before."""
        other = question.acts & {"else", "alternative"} or question.categories or question.names
        return "which" in question.question_words and not other and not question.foreign
