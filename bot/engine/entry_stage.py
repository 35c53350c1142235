"""Answering a question about a known entry: a fact, a link, its history, or what it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.engine.facts import FactFinder, Scored, fact_kinds, verdict
from bot.engine.finding import Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.knowledge.model import Fact

NAME = 2.0  # evidence of a name that was said
CONTEXT = 1.5  # evidence of an entry that the conversation was about
PLACE = 1.2  # evidence of the name of an entry that is only mentioned: mostly a place
BETWEEN = 4  # words that may stand between "what is" and the name
CUE = 1.0  # evidence of a phrase that asks for what was found
ROOM = 14  # words; in a longer message words that nothing explains weigh less
SHORT = 3  # words; so few can only ask what something is


class EntryStage:
    """Looks up what a question asks of one entry."""

    def __init__(self, index: KnowledgeIndex, floor: float) -> None:
        """Take the knowledge base and the confidence below which nothing is claimed."""
        self._index = index
        self._finder = FactFinder(index)
        self._floor = floor

    def facts(
        self, entry_id: str, question: Question, others: Collection[str] = ()
    ) -> tuple[Scored, ...]:
        """Return the facts of an entry that answer a question, best first."""
        return self._finder.best(entry_id, question, others)

    def look_up(
        self,
        entry_id: str,
        question: Question,
        others: Collection[str] = (),
        evidence: float = NAME,
    ) -> Finding:
        """Return what is known of an entry that answers a question, or that it is unknown.

        Args:
            entry_id: the entry that is meant.
            question: what is asked.
            others: further entries that the question names.
            evidence: how sure it is that this entry is meant, as ``NAME`` or ``CONTEXT``.
        """
        unheld = self.unheld(question)
        if unheld and not self._is_twofold(question, unheld):
            return self.unknown(entry_id, unheld)
        if self._index.entries[entry_id].mentioned or self._is_common(entry_id, question):
            evidence = min(evidence, PLACE)
        scored = self.facts(entry_id, question, others)
        history = self._history(entry_id, question, scored)
        if history:
            return history
        link = self._link(entry_id, question, scored)
        if link:
            return self._gated(link, entry_id, question, evidence + 2 * CUE)
        if self._is_common(entry_id, question) and self._has_unheld_value(question):
            return self.unknown(entry_id)
        if scored and self._asks_who_else(entry_id, question, scored):
            return self.unknown(entry_id, question.relations[0])
        if scored and self._fits_question_word(scored[0].fact.kind, question):
            found = replace(self._told(entry_id, question, scored, others), matter=unheld)
            return self._gated(found, entry_id, question, evidence + scored[0].score / 2)
        if unheld:
            return self.unknown(entry_id, unheld)
        return self._without_fact(entry_id, question, evidence)

    def has_value(self, entry_id: str, values: Collection[str]) -> bool:
        """Tell whether an entry has one of some values of the vocabulary."""
        return any(entry_id in self._index.with_value.get(each, ()) for each in values)

    def unheld(self, question: Question) -> str:
        """Return the first thing asked for of which the whole knowledge base has no fact."""
        for hit in question.tagged.of(Kind.PROPERTY):
            ids = hit.ids(Kind.PROPERTY)
            held = any(self._index.is_held(each) for each in ids)
            mine = question.own_things.issuperset(hit.places)
            if ids and not held and not mine and question.in_focus(hit):
                return ids[0]
        return ""

    def _is_twofold(self, question: Question, unheld: str) -> bool:
        """Tell whether something else was asked as well, on the other side of "and" or "or"."""
        joints = [hit.places[0] for hit in question.tagged.of(Kind.JOINING, Kind.EITHER)]
        lacking = [
            hit.places[0]
            for hit in question.tagged.of(Kind.PROPERTY)
            if unheld in hit.ids(Kind.PROPERTY)
        ]
        held = [
            hit.places[0]
            for hit in question.tagged.of(Kind.PROPERTY, Kind.RELATION, Kind.OWN_RELATION)
            if any(
                self._index.is_held(each)
                for each in hit.ids(Kind.PROPERTY, Kind.RELATION, Kind.OWN_RELATION)
            )
        ]
        return any(
            min(one, other) < joint < max(one, other)
            for joint in joints
            for one in lacking
            for other in held
        )

    def unknown(self, entry_id: str, matter: str = "") -> Finding:
        """Return that the knowledge base does not hold what is asked of an entry."""
        return Finding(
            Form.UNKNOWN,
            "entry",
            about=(entry_id,),
            matter=matter,
            asked=(matter,) if matter else (),
            confidence=0.9 if matter else 0.6,
            reasons=(f"not held: {matter}" if matter else "no fact fits",),
        )

    def confidence(self, entry_id: str, question: Question, evidence: float) -> float:
        """Return the share of the evidence in all that was said (0 to 1)."""
        foreign = self._foreign(entry_id, question)
        if self._index.entries[entry_id].mentioned or self._is_common(entry_id, question):
            foreign *= 1.5
        return round(evidence / (evidence + foreign), 3) if evidence else 0.0

    def _has_unheld_value(self, question: Question) -> bool:
        """Tell whether a value is spoken of that no entry has, such as another city."""
        return any(not self._index.with_value.get(each) for each in question.values)

    def _is_common(self, entry_id: str, question: Question) -> bool:
        """Tell whether an entry is only named by a word that is also an everyday word."""
        named = [each for each in question.names if entry_id in each.ids]
        return bool(named) and all(each.is_common for each in named)

    def _foreign(self, entry_id: str, question: Question) -> float:
        """Return the weight of the words that not even the texts of the entry use."""
        words = question.tagged.words
        known = sum(
            weight
            for place, weight in question.tagged.foreign.items()
            if self._index.knows_word(entry_id, self._index.word_keys(words[place].raw))
        )
        longer = 1.0 + max(0, len(words) - ROOM) / ROOM
        return max(0.0, question.foreign - known) / longer

    def _gated(
        self, finding: Finding, entry_id: str, question: Question, evidence: float
    ) -> Finding:
        """Return a finding with its confidence, or that it is unknown when that is too low."""
        confidence = self.confidence(entry_id, question, evidence)
        if confidence < self._floor:
            return self.unknown(entry_id)
        return _with_confidence(finding, confidence)

    def _history(
        self, entry_id: str, question: Question, scored: Sequence[Scored]
    ) -> Finding | None:
        """Return the history of an entry when a step of it was asked for."""
        asked = [each for each in question.relations if self._index.is_lineage(each)]
        chain = self._index.lineage(entry_id)
        if not asked or not chain:
            return None
        if scored and not self._index.is_lineage(scored[0].fact.kind):
            return None
        facts = tuple(
            fact
            for each in reversed(chain)
            for fact in self._index.entries[each].facts
            if self._index.is_lineage(fact.kind) and not fact.derived
        )
        about = (entry_id, *(each for each in reversed(chain) if each != entry_id))
        return Finding(
            Form.LINEAGE,
            "lineage",
            about=about,
            related=chain,
            told=(Told(entry_id, facts),),
            asked=tuple(asked[:1]),
            confidence=0.95,
        )

    def _link(self, entry_id: str, question: Question, scored: Sequence[Scored]) -> Finding | None:
        """Return the web addresses of an entry when those were asked for."""
        kinds = question.link_kinds
        if not kinds and "link" not in question.acts:
            return None
        if "describe" in question.acts and self._is_such(entry_id, question):
            return None
        if "who" in question.question_words and question.relations:
            return None
        if scored and scored[0].score >= 2.0 and not self._only_trial(scored):
            return None
        entry = self._index.entries[entry_id]
        fitting = [link for link in entry.links if not kinds or link.kind in kinds]
        if fitting or entry.links:
            return Finding(
                Form.LINKS,
                "link",
                (entry_id,),
                self._index.neighbours(entry_id)[:6],
                told=(Told(entry_id, tuple(each.fact for each in scored[:1])),),
                key=fitting[0].kind if fitting else "",
                asked=("link",),
            )
        elsewhere = self._elsewhere(entry_id)
        if scored:
            return None
        if elsewhere:
            return Finding(Form.LINKS, "link", (entry_id, elsewhere), asked=("link",))
        return Finding(Form.LINKS, "link", (entry_id,), asked=("link",), key="none")

    def _is_such(self, entry_id: str, question: Question) -> bool:
        """Tell whether a question calls an entry by its category ("what kind of site is it")."""
        return any(each in self._index.entries[entry_id].categories for each in question.categories)

    def _only_trial(self, scored: Sequence[Scored]) -> bool:
        return all(
            "where" in self._index.answers(each.fact.kind) and each.fact.target for each in scored
        )

    def _elsewhere(self, entry_id: str) -> str | None:
        """Return a near relative that does have a web address."""
        stated = [fact for fact in self._index.entries[entry_id].facts if not fact.derived]
        near = (*reversed(self._index.lineage(entry_id)), *self._index.targets(stated))
        return next((each for each in near if self._index.entries[each].links), None)

    def _asks_who_else(self, entry_id: str, question: Question, scored: Sequence[Scored]) -> bool:
        """Tell whether somebody is asked for ("which company made it"), but no fact names one."""
        wide = {
            each
            for category in self._index.entries[entry_id].categories
            for each in self._index.broader(category)
        }
        if wide & set(question.categories):
            return False  # the entry itself may be who is asked for
        doing = [
            each
            for each in question.relations
            if "who" in self._index.answers(each) and not self._index.is_lineage(each)
        ]
        told = self._index.answers(scored[0].fact.kind)
        return bool(doing) and "who" in question.question_words and not told

    def _fits_question_word(self, kind: str, question: Question) -> bool:
        """Tell whether a fact is of the kind that "when" or "how many" wants."""
        specific = question.question_words & SPECIFIC
        counted = specific == {"how-many"} and any(
            kind in hit.ids(Kind.PROPERTY) for hit in question.tagged.of(Kind.PROPERTY)
        )
        return not specific or counted or bool(specific & set(self._index.answers(kind)))

    def _told(
        self, entry_id: str, question: Question, scored: Sequence[Scored], others: Collection[str]
    ) -> Finding:
        facts = [each.fact for each in scored]
        tentative = self._index.is_tentative(facts[0].kind)
        settled = is_yes_no(question) and question.foreign < 1
        answer = verdict(facts[0], question, others, tentative) if settled else None
        return Finding(
            Form.FACTS,
            "fact",
            about=(entry_id,),
            related=self._index.targets(facts),
            told=(Told(entry_id, tuple(facts), answer),),
            asked=fact_kinds(scored),
            reasons=tuple(f"{each.fact.kind} {each.score:.1f}" for each in scored[:3]),
        )

    def _without_fact(self, entry_id: str, question: Question, evidence: float) -> Finding:
        """Return the description of an entry, if that is what the question may want."""
        specific = question.question_words & SPECIFIC
        inverse = None if specific else self.in_category(entry_id, question, evidence)
        if inverse:
            return inverse
        if self._is_direct(entry_id, question):
            return self._describe(entry_id, question, 4 * evidence)
        kinds = (Kind.PROPERTY, Kind.OPPOSITE, Kind.OWN_RELATION, Kind.RELATION)
        asked = [
            each
            for hit in question.tagged.of(*kinds)
            if question.in_focus(hit)
            for each in hit.ids(*kinds)
        ]
        broad = asked and all(self._is_broad(each) for each in asked)
        if asked and not broad:
            return self.unknown(entry_id, asked[0])
        wants = bool({"describe", "more", "else"} & question.acts) or bool(broad)
        if question.question_words & SPECIFIC:
            return self.unknown(entry_id)
        if not wants and not self._is_bare(question):
            return self.unknown(entry_id)
        return self._describe(entry_id, question, evidence + (CUE if wants else 0.0))

    def _describe(self, entry_id: str, question: Question, evidence: float) -> Finding:
        found = Finding(
            Form.DESCRIBE,
            "describe",
            about=(entry_id,),
            related=self._index.neighbours(entry_id)[:6],
            asked=("describe",),
            more="more" in question.acts,
        )
        return self._gated(found, entry_id, question, evidence)

    def _is_direct(self, entry_id: str, question: Question) -> bool:
        """Tell whether "what is" or the like stands right beside the name.

        Whatever else is in the message then does not change what is asked.
        """
        entry = self._index.entries[entry_id]
        if entry.mentioned or question.question_words & SPECIFIC:
            return False
        names = [each.places for each in question.names if entry_id in each.ids]
        acts = [hit for hit in question.tagged.of(Kind.ACT) if "describe" in hit.ids(Kind.ACT)]
        if any(self._is_about(places, question) for places in names):
            return True
        if acts and any(self._is_alone(places, question) for places in names):
            return True
        return any(
            self._are_beside(hit.places, places, question) for hit in acts for places in names
        )

    def _is_about(self, name: tuple[int, ...], question: Question) -> bool:
        """Tell whether "about" stands right before a name, but for an article."""
        about = [hit.places[-1] for hit in question.tagged.of(Kind.ABOUT)]
        articles = {place for hit in question.tagged.of(Kind.FUNCTION) for place in hit.places}
        return any(
            each == name[0] - 1 or (each == name[0] - 2 and name[0] - 1 in articles)
            for each in about
        )

    def _is_alone(self, name: tuple[int, ...], question: Question) -> bool:
        """Tell whether a name has a clause to itself."""
        words = question.tagged.words
        clause = {place for place, word in enumerate(words) if word.clause == words[name[0]].clause}
        plain = {
            place
            for hit in question.tagged.of(Kind.FUNCTION, Kind.SOFT, Kind.SOCIAL)
            for place in hit.places
        }
        return clause - set(name) <= plain

    def _are_beside(self, act: tuple[int, ...], name: tuple[int, ...], question: Question) -> bool:
        words = question.tagged.words
        if words[act[-1]].sentence != words[name[0]].sentence:
            return False
        between = set(range(min(act[0], name[0]), max(act[-1], name[-1]) + 1))
        between -= {*act, *name}
        plain = {
            place
            for hit in question.tagged.of(Kind.FUNCTION, Kind.SOFT, Kind.ACT, Kind.CATEGORY)
            for place in hit.places
        }
        return len(between) <= BETWEEN and between <= plain

    def in_category(self, entry_id: str, question: Question, evidence: float) -> Finding | None:
        """Return what ties an entry to others of the category asked for ("which tools has ...")."""
        wanted = {
            each for category in question.categories for each in self._index.in_category[category]
        }
        entry = self._index.entries[entry_id]
        listing = entry.mentioned and question.acts & {"list", "seek"} and not question.own
        facts = tuple(
            fact for fact in entry.facts if fact.target in wanted or (listing and fact.derived)
        )
        asked = question.own and not wanted
        if asked:
            return None
        if not facts or self._is_such(entry_id, question):
            return None
        found = Finding(
            Form.FACTS,
            "inverse",
            about=(entry_id,),
            related=self._index.targets(facts),
            told=(Told(entry_id, facts),),
            asked=tuple(dict.fromkeys(fact.kind for fact in facts)),
        )
        return self._gated(found, entry_id, question, evidence + 2 * CUE)

    def _is_broad(self, kind: str) -> bool:
        found = self._index.ontology.properties.get(kind)
        return found is not None and found.broad

    def _is_bare(self, question: Question) -> bool:
        """Tell whether a message is hardly more than a name."""
        named = {place for each in question.names for place in each.places}
        small = question.tagged.of(Kind.FUNCTION, Kind.SOFT, Kind.SOCIAL)
        plain = {place for hit in small for place in hit.places}
        rest = len(question.tagged.words) - len(named | plain)
        return rest <= SHORT and not is_yes_no(question)


def is_yes_no(question: Question) -> bool:
    """Tell whether a question wants yes or no."""
    if question.question_words - {"what"} or "compare" in question.acts:
        return False
    words = question.tagged.words
    for hit in question.tagged.of(Kind.OPENER):
        place = hit.places[0]
        clause = words[place].clause
        before = [each for each in range(place) if words[each].clause == clause]
        after = [
            each for each in range(hit.places[-1] + 1, len(words)) if words[each].clause == clause
        ]
        if all(_is_light(each, question) for each in before) or not after or len(hit.places) > 1:
            return True
    return False


def _is_light(place: int, question: Question) -> bool:
    kinds = (Kind.FOLLOW_UP, Kind.JOINING, Kind.SOCIAL, Kind.CORRECTION)
    return any(place in hit.places for hit in question.tagged.of(*kinds))


def _with_confidence(finding: Finding, confidence: float) -> Finding:
    return replace(finding, confidence=confidence)


def fact_of(finding: Finding) -> Fact | None:
    """Return the first fact that a finding tells, if any."""
    return next((fact for told in finding.told for fact in told.facts), None)
