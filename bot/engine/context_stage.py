"""Follow-up questions: about what the conversation spoke of before."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.entry_stage import CONTEXT, CUE, EntryStage
from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form, Told
from bot.engine.followup import ordinal_meant, set_meant, subjects_meant
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.engine.turns import Memory

LONGEST = 8  # words of a question that may be asked back
MOST = 6  # entries to choose from
SHORT = 4  # words that a question may have beside small ones to lean on the one before


class ContextStage:
    """Looks up questions that lean on the conversation."""

    def __init__(self, index: KnowledgeIndex, entries: EntryStage, finder: FindStage) -> None:
        """Take the knowledge base and the stages for one entry and for a search."""
        self._index = index
        self._entries = entries
        self._finder = finder

    def choose(self, question: Question, memory: Memory) -> Finding | None:
        """Return the answer to the bot's own question back, when this message answers it."""
        if not memory.options or question.names:
            return None
        chosen = ordinal_meant(question, memory)
        if chosen is None:
            return self._narrowed(question, memory)
        return self._asked_before(chosen, memory, question)

    def _narrowed(self, question: Question, memory: Memory) -> Finding | None:
        for option in memory.options:
            scored = self._entries.facts(option, question)
            if scored and not scored[0].fact.derived and not question.categories:
                return self._entries.look_up(option, question, evidence=CONTEXT + CUE)
        return self._finder.look_up(question, memory.options)

    def carried_over(self, question: Question, memory: Memory) -> Finding | None:
        """Return the last question asked of a new entry ("and Pleio?"), when that is meant."""
        if not memory.asked or not self._asks_nothing(question):
            return None
        if not question.names:
            return self._pointed_at(question, memory)
        leans = question.has(Kind.FOLLOW_UP) or question.has(Kind.CORRECTION)
        if not leans:
            return None
        ids = [each.ids[0] for each in question.names]
        return self._asked_before(ids[0], memory, question)

    def _pointed_at(self, question: Question, memory: Memory) -> Finding | None:
        """Return the last question asked of "the second" or "the other one"."""
        meant = ordinal_meant(question, memory)
        if meant is None and "other" in question.references and memory.listed:
            meant = subjects_meant(question, memory)[0]
        if meant is None or question.question_words or question.categories:
            return None
        return self._asked_before(meant, memory, question)

    def _asks_nothing(self, question: Question) -> bool:
        asked = question.relations or question.properties or question.values
        acts = question.acts - {"list", "seek", "else"}
        return not asked and not acts and not question.link_kinds and question.foreign < 1

    def _asked_before(self, entry_id: str, memory: Memory, question: Question) -> Finding:
        """Answer for one entry what was asked last."""
        facts = tuple(
            fact for fact in self._index.entries[entry_id].facts if fact.kind in memory.asked
        )
        if "link" in memory.asked:
            return Finding(Form.LINKS, "context", (entry_id,), asked=("link",), confidence=0.9)
        if facts:
            verdict = facts[0].flag
            return Finding(
                Form.FACTS,
                "context",
                (entry_id,),
                self._index.targets(facts),
                told=(Told(entry_id, facts, verdict),),
                asked=memory.asked,
                confidence=0.9,
            )
        kinds = [each for each in memory.asked if self._index.is_held(each)]
        if kinds and not question.has(Kind.CORRECTION):
            return self._entries.unknown(entry_id, kinds[0])
        return Finding(Form.DESCRIBE, "context", (entry_id,), asked=("describe",), confidence=0.9)

    def among(self, question: Question, memory: Memory) -> Finding | None:
        """Return the choice among what was listed before ("which of the two is open source?")."""
        ids = set_meant(question, memory)
        if not ids:
            return None
        if question.names:
            return self._having(ids, question)
        doers = self._doers(ids, question)
        if doers:
            return doers
        found = self._finder.look_up(question, ids)
        if found is not None:
            return found
        told = tuple(
            Told(each, tuple(scored.fact for scored in self._entries.facts(each, question)))
            for each in ids
        )
        if any(each.facts for each in told):
            kinds = tuple(dict.fromkeys(fact.kind for each in told for fact in each.facts))
            ranked = sorted(told, key=lambda each: not each.facts)
            return Finding(
                Form.COMPARE,
                "context",
                tuple(each.entry_id for each in ranked),
                told=tuple(ranked),
                asked=kinds[:2],
                confidence=0.85,
            )
        return None

    def _having(self, ids: tuple[str, ...], question: Question) -> Finding | None:
        """Return those of a few that have to do with a place or party that is named."""
        named = {each for name in question.names for each in name.ids}
        if named & set(ids) or not all(self._index.entries[each].mentioned for each in named):
            return None
        tied = tuple(each for each in ids if named & set(self._index.neighbours(each)))
        if not tied:
            return None
        return Finding(Form.LIST, "context", tied, tuple(named), asked=("list",), confidence=0.8)

    def _doers(self, ids: tuple[str, ...], question: Question) -> Finding | None:
        """Return who of a few does something ("who of the two hosts?")."""
        if "who" not in question.question_words:
            return None
        doing = {
            relation for relation in question.relations if "what" in self._index.answers(relation)
        }
        for each in ids:
            facts = tuple(fact for fact in self._index.entries[each].facts if fact.kind in doing)
            if facts:
                return Finding(
                    Form.FACTS,
                    "context",
                    (each,),
                    self._index.targets(facts),
                    told=(Told(each, facts),),
                    asked=(facts[0].kind,),
                    confidence=0.85,
                )
        return None

    def about_subject(self, question: Question, memory: Memory) -> Finding | None:
        """Return the answer for the entry that the conversation is about, when one fits."""
        subjects = subjects_meant(question, memory)
        if not subjects or question.names:
            return None
        unheld = self._entries.unheld(question)
        if unheld:
            return self._entries.unknown(subjects[0], unheld)
        best = self._best(question, subjects)
        if best is None and self._is_only_question_word(question) and memory.asked:
            return self._asked_before(subjects[0], memory, question)
        if best is not None:
            found = self._entries.look_up(best, question, evidence=CONTEXT + CUE)
            return replace(found, stage=f"context, {found.stage}")
        history = any(self._index.is_lineage(each) for each in question.relations)
        if history and self._index.lineage(subjects[0]):
            return self._entries.look_up(subjects[0], question, evidence=CONTEXT)
        if not self._leans(question):
            return None
        asks = question.acts & {"link", "describe", "more", "repeat"} or question.link_kinds
        if asks and not question.values and self._is_of_kind(subjects[0], question):
            return self._acted(subjects[0], question, memory)
        return self._in_category(subjects, question)

    def _is_of_kind(self, entry_id: str, question: Question) -> bool:
        """Tell whether an entry may be called by the category that a question speaks of."""
        broader = {
            wide
            for each in self._index.entries[entry_id].categories
            for wide in self._index.broader(each)
        }
        return not question.categories or bool(broader & set(question.categories))

    def _in_category(self, subjects: tuple[str, ...], question: Question) -> Finding | None:
        """Return what one of the subjects has of the category asked for ("what other tools")."""
        if not question.references & {"they", "there"} or not question.categories:
            return None
        for each in subjects[:3]:
            found = self._entries.in_category(each, question, CONTEXT)
            if found:
                return found
        return None

    def _is_only_question_word(self, question: Question) -> bool:
        """Tell whether a message is no more than "who exactly?"."""
        small = {
            place
            for hit in question.tagged.of(
                Kind.FUNCTION, Kind.SOFT, Kind.QUESTION_WORD, Kind.FOLLOW_UP, Kind.SOCIAL
            )
            for place in hit.places
        }
        asks = question.question_words & {"who", "where", "which"}
        return bool(asks) and len(small) == len(question.tagged.words) <= SHORT

    def _best(self, question: Question, subjects: tuple[str, ...]) -> str | None:
        """Return the entry of which a fact answers the question best."""
        scores = {}
        for each in subjects[:6]:
            scored = self._entries.facts(each, question)
            if scored:
                scores[each] = scored[0].score
        if not scores:
            return None
        best = max(scores, key=lambda each: scores[each])
        return subjects[0] if scores.get(subjects[0], 0.0) >= scores[best] - 0.4 else best

    def _leans(self, question: Question) -> bool:
        """Tell whether a question points back or is too short to stand by itself."""
        pointing = question.references & {"it", "they", "there", "last", "former", "other"}
        small = {
            place
            for hit in question.tagged.of(Kind.FUNCTION, Kind.SOFT, Kind.SOCIAL)
            for place in hit.places
        }
        rest = len(question.tagged.words) - len(small)
        return bool(pointing) or rest <= SHORT

    def _acted(self, entry_id: str, question: Question, memory: Memory) -> Finding:
        if "repeat" in question.acts and "link" not in question.acts:
            return self._asked_before(entry_id, memory, question)
        found = self._entries.look_up(entry_id, question, evidence=CONTEXT)
        return replace(found, stage=f"context, {found.stage}")

    def which(self, question: Question, memory: Memory) -> Finding | None:
        """Ask back whose web address is meant, when the conversation does not tell."""
        if question.names or memory.subjects or memory.targets or question.foreign:
            return None
        if "link" not in question.acts or len(question.tagged.words) > LONGEST or question.own > 1:
            return None
        ids = [each for each, entry in self._index.entries.items() if entry.links]
        return Finding(
            Form.CLARIFY, "which", related=tuple(ids[:MOST]), asked=("link",), confidence=0.5
        )

    def unanswered(self, question: Question, memory: Memory) -> Finding | None:
        """Return that what is asked of the last subject is not known, when it was meant."""
        subjects = subjects_meant(question, memory)
        if not subjects or question.names:
            return None
        asks = question.question_words & SPECIFIC or question.relations or question.properties
        if asks and self._leans(question):
            kinds = (*question.properties, *question.relations)
            matter = next((each for each in kinds), "")
            return self._entries.unknown(subjects[0], matter)
        return None
