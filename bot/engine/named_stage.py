"""Questions that name entries: one, one with another, or several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.engine.direct import asks_doer
from bot.engine.entry_stage import EntryStage
from bot.engine.evidence import NAME, PLACE
from bot.engine.facts import FIRM
from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form
from bot.engine.followup import points_back, set_meant
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.engine.side_by_side import side_by_side
from bot.engine.turns import Memory
from bot.engine.tying_stage import TyingStage
from bot.engine.unheld import is_twofold, unheld, unknown
from bot.engine.yes_no import is_yes_no

STRANGE = 1.0  # foreign words from which on a message may be about quite other things
TWO = 2  # entries of which "the difference" can be told


class NamedStage:
    """Looks up questions in which entries are named."""

    def __init__(
        self, index: KnowledgeIndex, entries: EntryStage, finder: FindStage, tying: TyingStage
    ) -> None:
        """Take the knowledge base and the stages for one entry, for a search and for ties."""
        self._index = index
        self._finder = finder
        self._tying = tying
        self._entries = entries

    def look_up(self, question: Question) -> Finding | None:
        """Return what is known of the entries that a question names; None when it names none."""
        named = [each.ids[0] for each in question.names]
        if len(named) > 1 and question.has(Kind.TIE):
            ties = self._tying.all_ties(named, question)
            chain = self._index.lineage(named[0])
            if ties:
                return ties
            if set(named) <= set(chain):
                return self._entries.look_up(named[0], question)
        ids = self._without_bystanders(named)
        if not ids:
            return None
        if len(ids) > 1:
            return self._several(ids, question)
        if self._index.entries[ids[0]].mentioned and not self._is_firm(ids[0], question):
            near = self._nearby(ids[0], question) or self._best_beside(ids[0], question)
            if near:
                return near
        others = [each for name in question.names for each in name.ids if each != ids[0]]
        likeness = max(each.likeness for each in question.names)
        found = self._entries.look_up(ids[0], question, others, NAME * likeness)
        if found.form is Form.UNKNOWN:
            asked = is_yes_no(question) and not found.matter
            ties = self._tying.all_ties(named, question) if asked else None
            around = self._entries.around(ids[0], question)
            return self._nearby(ids[0], question) or ties or around or found
        return found

    def _is_firm(self, entry_id: str, question: Question) -> bool:
        """Tell whether a fact of an entry itself surely says whether something is so."""
        fact = self._entries.firm_fact(entry_id, question) if is_yes_no(question) else None
        if fact is None or not fact.derived:
            return fact is not None
        opening = [hit for hit in question.tagged.of(Kind.RELATION) if hit.has({Kind.OPENER})]
        return any(fact.kind in hit.ids(Kind.RELATION) for hit in opening)

    def _without_bystanders(self, ids: Sequence[str]) -> Sequence[str]:
        """Leave out entries that are only the place or the party around the one that is meant."""
        return [each for each in ids if not self._index.entries[each].mentioned] or ids

    def _nearby(self, entry_id: str, question: Question) -> Finding | None:
        """Return what fits the question among the entries that the named one has to do with."""
        if not question.own and not question.foreign:
            return None
        is_place = self._index.entries[entry_id].mentioned
        wanted = self._finder.wanted(question)
        of_itself = "how" in question.question_words and not (wanted.values or wanted.categories)
        settled = is_yes_no(question) or asks_doer(question) or of_itself  # "how old is it"
        if settled and not is_place:
            return None  # what an entry has to do with does not tell that of it
        asks_who = "who" in question.question_words
        if (asks_who or not is_place) and unheld(question, self._index):
            return None  # who made the logo is not who made the thing
        wants = wanted.wants
        doing = not _is_object(question)
        if not any(want.is_clear or (doing and want.is_deciding) for want in wants):
            return None
        near = self._index.neighbours(entry_id)
        backing = 0.0 if question.foreign >= STRANGE else PLACE
        found = self._finder.look_up(question, near, backing=backing)
        return _found_beside(found, entry_id) if found else None

    def _best_beside(self, entry_id: str, question: Question) -> Finding | None:
        """Return the fact that answers a question of the place where things are ("its apps")."""
        if self._entries.facts(entry_id, question) or unheld(question, self._index):
            return None
        if _is_object(question):
            return None
        scores = {
            each: scored[0].score
            for each in self._index.neighbours(entry_id)
            if (scored := self._entries.facts(each, question)) and scored[0].score >= FIRM
        }
        if not scores:
            return None
        best = max(scores, key=lambda each: scores[each])
        found = self._entries.look_up(best, question, evidence=PLACE)
        return _found_beside(found, entry_id) if found.told else None

    def _several(self, ids: Sequence[str], question: Question) -> Finding:
        """Return what is known of several entries: what ties them, or each beside the other."""
        lacking, history = unheld(question, self._index), self._entries.history_of(ids, question)
        told = history and not question.question_words & SPECIFIC
        if lacking and not told and not is_twofold(question, lacking, self._index, ids):
            return unknown(ids[0], lacking)
        if history:
            return history
        tied = self._tying.tied(ids, question) if "compare" not in question.acts else None
        return tied or self._denied(ids, question) or side_by_side(ids, question, self._entries)

    def _denied(self, ids: Sequence[str], question: Question) -> Finding | None:
        """Return what is known instead of what was asked if it is so ("is it made by Pleio")."""
        matters = [each for each in question.properties if not self._index.is_flag(each)]
        if not is_yes_no(question) or not (question.relations or matters):
            return None
        if question.has(Kind.EITHER) or question.has(Kind.JOINING):
            return None
        # "Is it made by them" asks of the first name, "do they make it" of any.
        done_to = ids[:1] if question.has(Kind.COPULA) else ids
        found = [
            self._entries.look_up(each, question, [one for one in ids if one != each])
            for each in done_to
        ]
        return next(filter(self._tells_by_whom, found), found[0])

    def _tells_by_whom(self, found: Finding) -> bool:
        """Tell whether a finding is of what is done to an entry, and tells by whom."""
        return found.form is Form.FACTS and any(
            "who" in self._index.answers(each) for each in found.asked
        )

    def beside_last(self, question: Question, memory: Memory) -> Finding | None:
        """Return a comparison of what was spoken of last: with a name, or of two listed."""
        if "compare" not in question.acts:
            return None
        named = [each.ids[0] for each in question.names]
        if len(named) == 1 and points_back(question) and memory.subjects:
            ids = tuple(dict.fromkeys((*memory.subjects[:1], *named)))
        else:
            ids = () if named else set_meant(question, memory) or memory.listed
            if not ids and ("they" in question.references or not (named or question.own)):
                ids = tuple(dict.fromkeys((*memory.subjects[:1], *memory.earlier[:1])))
        return side_by_side(ids, question, self._entries) if len(ids) == TWO else None


def _found_beside(found: Finding, entry_id: str) -> Finding:
    """Return a finding with the entry beside which it was found; a history holds its steps only."""
    if found.form is Form.LINEAGE:
        return found
    return replace(found, related=(*found.related, entry_id))


def _is_object(question: Question) -> bool:
    """Tell whether something done to a named entry itself is asked ("who runs Springfield")."""
    ends = {hit.places[-1] + 1 for hit in question.tagged.of(Kind.RELATION, Kind.OWN_RELATION)}
    return any(name.places[0] in ends for name in question.names)
