"""Small talk, questions about the source, and attempts to make the bot say other things."""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.finding import Finding, Form
from bot.engine.followup import POINTING
from bot.engine.index import KnowledgeIndex
from bot.engine.kind_wants import heads
from bot.engine.marks import SOLID, Kind
from bot.engine.of_source import asks_of_source
from bot.engine.question import Question
from bot.engine.seeking import SEEK_ACTS
from bot.engine.spelling import FOREIGN
from bot.engine.tagging import LONGEST_NAME
from bot.engine.yes_no import is_yes_no
from bot.language.model import SMALL_TALK

FIRM = frozenset({"identity", "insult", "help", "injection"})
"""Kinds whose longer phrases settle what a message is, whatever else stands in it."""

LITTLE = 0.9  # weight of foreign words beside such a phrase: a slip, but no word
LITTLE_BESIDE_IDENTITY = 1.0  # "are you a bot or a hamster" is asked in many words
CLOSING = frozenset({"thanks", "goodbye", "compliment", "insult", "apology"})
"""Kinds that mostly end a conversation, in words of the person's own ("cheers, legend")."""

SHORT = 8  # words; of more, thanks may be the least
FEW_FOREIGN = 3.0  # weight of foreign words beside thanks
OPEN = 1.0  # foreign words from which on a message is not about the source
OPEN_FIRM = 2.0  # the same, when the source is named by several words
CERTAIN = 0.95  # confidence in small talk
SURE = 0.9  # confidence that the source was meant

_TELLING = SOLID | {Kind.NAME, Kind.QUESTION_WORD}

_TELLING_ACTS = frozenset({"link", "compare", "repeat", "else"})


class TalkStage:
    """Looks up what is not a question about the subject."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the knowledge base."""
        self._index = index

    def small_talk(self, question: Question) -> Finding | None:
        """Return the kind of small talk that a whole message is, if it is."""
        if not question.tagged.words:
            return _social("empty")
        hits = question.tagged.of(Kind.SOCIAL)
        if not hits and all(word.emoji for word in question.tagged.words):
            return _social("chatter")
        if question.names:
            return None
        if self._introduces(question):
            return _social("greeting")
        if not hits:
            return None
        kinds = set(question.tagged.ids(Kind.SOCIAL))
        firm = {each for hit in hits if len(hit.places) > 1 for each in hit.ids(Kind.SOCIAL)} & FIRM
        if firm and self._settles(firm, question):
            return _social(_first(firm))
        if "injection" in kinds:
            return _social("injection")
        if self._rest(question) and not self._is_closing(kinds, question):
            return None
        return _social(_first(kinds))

    def _is_closing(self, kinds: set[str], question: Question) -> bool:
        """Tell whether thanks or the like stand in a short message that asks nothing."""
        if not kinds & CLOSING or question.question_words or question.references & POINTING:
            return False
        if is_yes_no(question) or question.acts & (SEEK_ACTS | _TELLING_ACTS):
            return False
        if question.tagged.of(*SOLID):
            return False
        return len(question.tagged.words) <= SHORT and question.foreign <= FEW_FOREIGN

    def _introduces(self, question: Question) -> bool:
        """Tell whether a message tells no more than who writes: "I am" stands before a name."""
        tagged = question.tagged
        ends = [hit.places[-1] + 1 for hit in tagged.of(Kind.INTRODUCTION)]
        last = len(tagged.words)
        named = any(0 < last - end <= LONGEST_NAME for end in ends) and not tagged.foreign
        other = tagged.places(*_TELLING) - tagged.places(Kind.SOCIAL, Kind.INTRODUCTION)
        return named and not other

    def _settles(self, firm: set[str], question: Question) -> bool:
        """Tell whether phrases of small talk decide what a message is, with what is beside them."""
        taken = question.tagged.places(Kind.SOCIAL)
        if any(taken.isdisjoint(hit.places) for hit in question.tagged.of(*SOLID)):
            return False
        most = LITTLE_BESIDE_IDENTITY if "identity" in firm else LITTLE
        return bool(firm & {"insult", "injection"}) or question.foreign <= most

    def _rest(self, question: Question) -> bool:
        """Tell whether more stands in a message than small talk and small words."""
        tagged = question.tagged
        if self._asks_what_is_pointed_at(question):
            return True
        telling = set(tagged.places(*_TELLING))
        for hit in tagged.of(Kind.ACT):
            if not _TELLING_ACTS.isdisjoint(hit.ids(Kind.ACT)):
                telling.update(hit.places)
        odd = {place for place, weight in tagged.foreign.items() if weight >= FOREIGN}
        return bool((telling | odd) - tagged.places(Kind.SOCIAL))

    def _asks_what_is_pointed_at(self, question: Question) -> bool:
        """Tell whether it is asked what something is, beside small talk ("thanks, what is it?")."""
        talk = question.tagged.places(Kind.SOCIAL)
        asking = [hit for hit in question.tagged.of(Kind.ACT) if "describe" in hit.ids(Kind.ACT)]
        asks = any(len(hit.places) > 1 and not talk.issuperset(hit.places) for hit in asking)
        return asks and bool(question.references & POINTING)

    def source(self, question: Question) -> Finding | None:
        """Return the source, when that is what a message asks for."""
        hits = question.tagged.of(Kind.SOURCE)
        if not hits or question.names:
            return None
        if not all(self._index.is_held(each) for each in question.properties):
            return None
        if asks_of_source(question):
            return None  # what it says of some matter
        if any(heads(question).values()):
            return None  # which clubs it tells of
        if "how-many" in question.question_words:
            return None  # how many pages it has is not told
        firm = any(len(hit.places) > 1 for hit in hits)
        other = question.values or question.categories or question.relations or question.properties
        ends = max(place for hit in hits for place in hit.places)
        beyond = any(hit.places[0] > ends for hit in question.tagged.of(Kind.VALUE))
        if beyond and is_yes_no(question):
            return None  # "does your source mention Madrid?"
        if other and (not firm or (question.relations and "who" in question.question_words)):
            return None  # "can you say who runs it"
        if question.foreign >= (OPEN_FIRM if firm else OPEN):
            return None
        return Finding(Form.SOURCE, "source", asked=("source",), confidence=SURE)


def _first(kinds: Collection[str]) -> str:
    """Return the kind of small talk that is answered, of several in one message."""
    return next(each for each in SMALL_TALK if each in kinds)


def _social(kind: str) -> Finding:
    return Finding(Form.SOCIAL, "small talk", key=kind, confidence=CERTAIN, reasons=(kind,))
