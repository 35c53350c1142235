"""What has to be so after all: "a tool for debate?", "it must be free" -> another one."""

from __future__ import annotations

from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import CONTENT, Kind
from bot.engine.members import Members
from bot.engine.otherwise import FLAGS
from bot.engine.question import Question
from bot.engine.seeking import carries_on
from bot.engine.turns import Memory
from bot.engine.yes_no import is_yes_no

SURE = 0.8  # confidence that another one is wanted


class RequiringStage:
    """Finds another entry, when what was found turns out not to be as it has to be."""

    def __init__(self, index: KnowledgeIndex, finder: FindStage) -> None:
        """Take the knowledge base, and the stage that reads what is wanted."""
        self._index = index
        self._finder = finder

    def look_up(self, question: Question, memory: Memory) -> Finding | None:
        """Return those that are as is required, and else most like what was found before.

        That is told only when what was found is known not to be so. What was asked if it is so,
        is answered by itself.
        """
        if not memory.subjects or not _requires(question):
            return None
        flags = self._finder.wanted(question).flags
        if len(flags) != 1 or any(self._index.is_flag(each) for each in memory.asked):
            return None
        (flag, answer), subject = flags[0], memory.subjects[0]
        if subject not in self._index.with_flag[flag, not answer]:
            return None
        kinds = self._index.entries[subject].categories
        wider = {each for kind in kinds for each in self._index.broader(kind)}
        others = self._index.in_category.union(wider)
        so = others & self._index.with_flag[flag, answer]
        about = self._most_alike(so, memory)
        if not about:
            return None
        asked = (flag, "list") if len(about) > 1 else (flag,)
        return Finding(Form.LIST, "context", about, asked=asked, confidence=SURE)

    def _most_alike(self, ids: Members, memory: Memory) -> tuple[str, ...]:
        """Return those that have most of what was asked for, or what is near to that."""
        index = self._index
        values = {
            value
            for fact in index.entries[memory.subjects[0]].facts
            if fact.kind in memory.asked
            for value in fact.values
        }
        values |= {each for value in values for each in index.ontology.values[value].near}
        likeness = {
            each: sum(index.rarity(value) for value in values if each in index.with_value[value])
            for each in ids
        }
        best = max(likeness.values(), default=0.0)
        return tuple(each for each in ids if likeness[each] == best)


def _requires(question: Question) -> bool:
    """Tell whether a message says no more than how something has to be."""
    asks_if = is_yes_no(question) and 0 not in question.tagged.places(Kind.PREFERENCE)
    if question.question_words or question.foreign or asks_if:
        return False
    if question.tagged.has(*(CONTENT - FLAGS)):
        return False
    turns = question.has(Kind.PREFERENCE, Kind.CORRECTION, Kind.LIMIT) or carries_on(question)
    opening = question.tagged.of(Kind.REFUSAL, Kind.NEGATION)
    told = not question.text.rstrip().endswith("?")
    return turns or (told and any(hit.places[0] == 0 for hit in opening))
