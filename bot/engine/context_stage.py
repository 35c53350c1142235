"""Follow-up questions: about what the conversation spoke of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.engine.again import ask_again
from bot.engine.carrying import names_no_matter
from bot.engine.entry_stage import EntryStage
from bot.engine.evidence import CONTEXT, CUE
from bot.engine.facts import FIRM, PLAIN, Scored
from bot.engine.finding import Finding, Form
from bot.engine.followup import points_back, points_there, subjects_meant
from bot.engine.index import KnowledgeIndex
from bot.engine.kind_there import asks_kind_there
from bot.engine.marks import Kind
from bot.engine.off_point import asks_elsewhere
from bot.engine.question import ONE_ENTRY_ACTS, SPECIFIC, Question
from bot.engine.remembering import OTHERS
from bot.engine.showing import shown
from bot.engine.turns import Memory
from bot.engine.unheld import near_to, unheld, unknown
from bot.engine.yes_no import is_yes_no

FEW = 4  # words that a question may have beside small ones to lean on the one before
LOOKED_AT = 6  # entries of the conversation of which the facts are compared
NEAREST = 3  # entries of the conversation that a list may be about
AS_GOOD = 0.4  # how much better a fact of another entry has to be than one of the last subject


class ContextStage:
    """Looks up questions that lean on the conversation."""

    def __init__(self, index: KnowledgeIndex, entries: EntryStage) -> None:
        """Take the knowledge base and the stage for one entry."""
        self._index = index
        self._entries = entries

    def about_subject(self, question: Question, memory: Memory) -> Finding | None:
        """Return the answer for the entry that the conversation is about, when one fits."""
        subjects = subjects_meant(question, memory)
        if not subjects or question.names:
            return None
        lacking = unheld(question, self._index, subjects[0])
        if lacking:
            near = near_to(subjects[0], (lacking,), self._index, question)
            return near or unknown(subjects[0], lacking)
        if asks_elsewhere(question, self._index) and not points_back(question):
            return unknown(subjects[0])
        best = self._only_one_so(question, memory) or self._best(question, subjects)
        if best is not None:
            found = self._entries.look_up(best, question, evidence=CONTEXT + CUE)
            return replace(found, stage=f"context, {found.stage}")
        others = "describe" in question.acts and bool(memory.targets)  # "and who are they?"
        others = others and "they" in question.references
        if memory.asked and not others and self._is_only_question_word(question):
            return self._which_of(subjects[0], question, memory)
        history = any(self._index.is_lineage(each) for each in question.relations)
        if history and self._index.lineage(subjects[0]):
            return self._entries.look_up(subjects[0], question, evidence=CONTEXT)
        return self._leaning(subjects, question, memory) if self._leans(question) else None

    def _only_one_so(self, question: Question, memory: Memory) -> str | None:
        """Return the only one of a list that is as described ("who runs the commercial one")."""
        asks_if = is_yes_no(question) and not question.question_words
        if asks_if or question.has(Kind.NEGATION):
            return None
        having = [each for each in memory.listed if self._entries.has_value(each, question.values)]
        if len(having) == 1 < len(memory.listed) and "describe" in question.acts:
            return having[0]
        hits = question.tagged.of(Kind.PROPERTY)
        plain = [hit for hit in hits if not hit.ids(Kind.RELATION, Kind.OWN_RELATION)]
        flags = {
            each for hit in plain for each in hit.ids(Kind.PROPERTY) if self._index.is_flag(each)
        }
        so = [
            each
            for each in memory.listed
            if any(fact.kind in flags and fact.flag for fact in self._index.entries[each].facts)
        ]
        return so[0] if len(so) == 1 < len(memory.listed) else None

    def _which_of(self, entry_id: str, question: Question, memory: Memory) -> Finding:
        """Return who, where or which it is that was asked about last, when a fact tells that."""
        words = question.question_words & {"who", "where"}
        if words:
            told = self._entries.look_up(entry_id, question, evidence=CONTEXT)
            if "describe" in memory.asked and told.form is Form.FACTS:
                return told
            answered = {each for kind in memory.asked for each in self._index.answers(kind)}
            if not words & answered and any(map(self._index.is_held, memory.asked)):
                if told.form is not Form.DESCRIBE:
                    return told
                if "where" in words:
                    return unknown(entry_id)
        return ask_again(entry_id, memory, self._index, question.has(Kind.CORRECTION))

    def answers(self, question: Question, memory: Memory) -> bool:
        """Tell whether a stated fact of the last subject surely answers a question."""
        subject = next(iter(memory.subjects), None)
        if not subject or (
            question.values and not self._entries.has_value(subject, question.values)
        ):
            return False
        fact = self._entries.firm_fact(subject, question)
        return fact is not None and not fact.derived

    def _best(self, question: Question, subjects: tuple[str, ...]) -> str | None:
        """Return the entry of which a fact answers the question best."""
        scores = {}
        for each in subjects[:LOOKED_AT]:
            scored = self._entries.facts(each, question)
            if scored and (
                each == subjects[0] or not self._is_other_work(scored, subjects, question)
            ):
                scores[each] = scored[0].score
        if not scores:
            return None
        best = max(scores, key=lambda each: scores[each])
        # Where it alone is pointed at, a fact that answers without doubt is as good as any.
        enough = FIRM if question.references == {"it"} else scores[best]
        least = min(enough, scores[best] - AS_GOOD)
        return subjects[0] if scores.get(subjects[0], 0.0) >= least else best

    def _is_other_work(
        self, scored: Sequence[Scored], subjects: tuple[str, ...], question: Question
    ) -> bool:
        """Tell whether facts are of one who does what is asked, but not to the last subject.

        Who runs the shop where one may buy the map is not who runs the map.
        """
        if "who" not in question.question_words or "they" in question.references:
            return False
        does = [each.fact for each in scored if "what" in self._index.answers(each.fact.kind)]
        done_to = {each.target for each in does if not self._index.is_lineage(each.kind)}
        return any(done_to) and subjects[0] not in done_to

    def _is_only_question_word(self, question: Question) -> bool:
        """Tell whether a message is no more than "who exactly?"."""
        words = question.question_words & {"who", "where", "which"}
        if not words or ("who" in words and question.relations) or question.has(Kind.NEGATION):
            return False
        small = question.small | question.tagged.places(Kind.QUESTION_WORD, Kind.FOLLOW_UP)
        bare = len(small) == len(question.tagged.words) <= FEW
        return bare and "compare" not in question.acts  # "which one is best"

    def _leans(self, question: Question) -> bool:
        """Tell whether a question points back or is too short to stand by itself."""
        rest = len(question.tagged.words) - len(question.small)
        plain = question.foreign < 1 or bool(question.acts & {"link", "more", "repeat"})
        return points_back(question) or (rest <= FEW and plain)

    def _leaning(
        self, subjects: tuple[str, ...], question: Question, memory: Memory
    ) -> Finding | None:
        """Return what a question without a matter of its own wants of the last subject."""
        told = self._by_question_word(subjects[0], question) or shown(question, memory)
        if told:
            return told
        categories = {
            each
            for hit in question.tagged.of(Kind.CATEGORY)
            if not hit.has({Kind.LINK_KIND})  # "the trial site" is a link
            for each in hit.ids(Kind.CATEGORY)
        }
        of_kind = not categories or self._index.may_be_called(subjects[0], categories)
        acts = question.acts & ONE_ENTRY_ACTS or question.link_kinds
        if acts and of_kind and not question.values:
            return self._acted(subjects[0], question, memory)
        return self._tied(subjects, question, memory)

    def others_there(self, question: Question, memory: Memory) -> Finding | None:
        """Return what more of a kind a place or party has ("is there another tool on there")."""
        if asks_kind_there(question, memory, self._index):
            return self._entries.in_category(
                memory.subjects[0], question, CONTEXT, question.categories
            )
        if question.names or question.acts.isdisjoint(OTHERS) or not points_there(question):
            return None
        return self._tied(subjects_meant(question, memory), question, memory)

    def _tied(
        self, subjects: tuple[str, ...], question: Question, memory: Memory
    ) -> Finding | None:
        """Return what of a kind one of a few has, when it is pointed at ("what tools there")."""
        if not question.references & {"they", "there"}:
            return None
        bare = not question.categories
        if bare and not ("which" in question.question_words and names_no_matter(question)):
            return None
        for each in subjects[:NEAREST]:
            # "which two can I see there": of the kind that all is about
            asked = (self._index.main,) if bare else question.categories
            found = self._entries.in_category(each, question, CONTEXT, asked)
            if found and self._has_others(found, question, memory):
                return found  # what other tools do they have
        return None

    def _has_others(self, found: Finding, question: Question, memory: Memory) -> bool:
        """Tell whether there is more than was spoken of, when that is what is asked for."""
        spoken = {*memory.subjects, *memory.earlier}
        return question.acts.isdisjoint(OTHERS) or not spoken.issuperset(found.related)

    def _by_question_word(self, entry_id: str, question: Question) -> Finding | None:
        """Return what tells where or when, asked of something pointed at in words unknown."""
        if not question.question_words & PLAIN or not points_back(question):
            return None
        if question.categories or not names_no_matter(question):
            return None
        found = self._entries.look_up(entry_id, question, evidence=CONTEXT + CUE)
        return replace(found, stage=f"context, {found.stage}") if found.form is Form.FACTS else None

    def _acted(self, entry_id: str, question: Question, memory: Memory) -> Finding:
        """Return the last answer once more, or the link or description of an entry."""
        if "repeat" in question.acts and "link" not in question.acts:
            return ask_again(entry_id, memory, self._index, question.has(Kind.CORRECTION))
        found = self._entries.look_up(entry_id, question, evidence=CONTEXT)
        return replace(found, stage=f"context, {found.stage}")

    def unanswered(self, question: Question, memory: Memory) -> Finding | None:
        """Return that what is asked of the last subject is not known, when it was meant."""
        subjects = subjects_meant(question, memory)
        if not subjects or question.names or not self._leans(question):
            return None
        matters = (*question.properties, *question.relations)
        if not matters and not question.question_words & SPECIFIC:
            return None
        near = near_to(subjects[0], matters, self._index, question)
        return near or unknown(subjects[0], next(iter(matters), ""))
