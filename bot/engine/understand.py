"""From tagged words to a question: its language, its focus and what it denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.engine.hits import Hit, Tagged
from bot.engine.lexicon import Lexicon
from bot.engine.marks import CONCEPTS, Kind
from bot.engine.names import find_names
from bot.engine.question import Question
from bot.engine.spelling import spelt
from bot.engine.tagging import tag
from bot.language.detect import LanguageDetector
from bot.language.model import Language
from bot.language.words import Word, sentences, split, tidied

REACH = 4  # words after a negation that it may still deny
POLITE_TALK = frozenset({"greeting", "thanks", "apology"})
MOST_QUESTIONS = 3  # in one message; more are taken as one
LEAST_LEFT = 3  # words that a correction has to bring, to stand by itself
SURE_LEAD = 1.0  # a lead of less leaves the language to the conversation

_ASKING = (Kind.QUESTION_WORD, Kind.ACT, Kind.OPENER)
_CONTENT = (CONCEPTS - {Kind.BACKGROUND, Kind.FACT}) | {Kind.NAME}


class Understander:
    """Turns a message into a question. Built once for a knowledge base and its languages."""

    def __init__(self, lexicon: Lexicon, languages: Mapping[str, Language]) -> None:
        """Take the index of phrases and the languages."""
        self._lexicon = lexicon
        self._languages = languages
        function_words = {
            code: _forms(language.function_words) for code, language in languages.items()
        }
        own_words = {
            code: _forms(tuple(words) + languages[code].soft_words)
            for code, words in lexicon.own_words.items()
        }
        self._detector = LanguageDetector(languages, function_words, own_words)

    def read(self, text: str, language: str) -> Question:
        """Understand a message, without its orders to the bot and without what it takes back.

        Args:
            text: what the person wrote.
            language: language of the conversation so far, see ``understand``.
        """
        question = self.understand(self._honest(text), language)
        corrected = self._corrected(question)
        return question if corrected == question.text else self.understand(corrected, language)

    def understand(self, text: str, language: str) -> Question:
        """Read one message.

        Args:
            text: what the person wrote.
            language: language of the conversation so far; it counts when the message is too
                short to tell. Empty when there is none yet.
        """
        words = split(text)
        named = find_names(words, self._lexicon)
        found, lead = self._detector.detect(_without(words, named))
        sure = found and (lead >= SURE_LEAD or not language)
        spoken = found if sure else language or next(iter(self._languages))
        words = spelt(words, named, self._lexicon)
        tagged = tag(words, named, spoken, self._lexicon)
        core = _core(tagged)
        if core != words:
            tagged = tag(core, find_names(core, self._lexicon), spoken, self._lexicon)
        return Question(
            text=text,
            language=spoken,
            language_lead=lead if sure else 0.0,
            tagged=tagged,
            negated=_negated(tagged),
            focus=_focus(tagged),
        )

    def _honest(self, text: str) -> str:
        """Leave out the sentences that tell the bot what to say, when a question remains."""
        parts = sentences(text)
        kept = [each for each in parts if not self._is_order(each)] if len(parts) > 1 else []
        return " ".join(kept) if 0 < len(kept) < len(parts) else text

    def _is_order(self, sentence: str) -> bool:
        tagged = tag(split(sentence), [], "", self._lexicon)
        return "injection" in tagged.ids(Kind.SOCIAL)

    def halves(self, question: Question) -> tuple[str, ...]:
        """Return the questions that a message holds, when it clearly holds several.

        A new question begins with a new sentence, or with "and who" and the like.
        """
        words = question.tagged.words
        cuts = [0, *self._beginnings(question.tagged), len(words)]
        pieces = [range(start, end) for start, end in pairwise(cuts) if end > start]
        if not 1 < len(pieces) <= MOST_QUESTIONS:
            return (question.text,)
        if not all(self._asks(piece, question.tagged) for piece in pieces):
            return (question.text,)
        starts = [words[piece[0]].start for piece in pieces[1:]]
        tidy = tidied(question.text)
        return tuple(tidy[start:end] for start, end in pairwise([0, *starts, len(tidy)]))

    def _beginnings(self, tagged: Tagged) -> list[int]:
        """Return the places where a new question may begin."""
        words = tagged.words
        asking = {hit.places[0] for hit in tagged.of(Kind.QUESTION_WORD)}
        joining = {hit.places[-1] for hit in tagged.of(Kind.JOINING, Kind.EITHER)}
        return [
            place
            for place in range(1, len(words))
            if words[place].sentence != words[place - 1].sentence
            or (place - 1 in joining and place in asking)
        ]

    def _asks(self, piece: range, tagged: Tagged) -> bool:
        """Tell whether a piece of a message is a question with a subject of its own."""
        places = set(piece)
        asks = any(
            places.issuperset(hit.places) for hit in tagged.of(Kind.QUESTION_WORD, Kind.OPENER)
        )
        content = (*_CONTENT, Kind.REFERENCE)
        speaks = any(places.issuperset(hit.places) for hit in tagged.of(*content))
        return asks and speaks

    def _corrected(self, question: Question) -> str:
        """Return a message without what it takes back: what stands before "I mean"."""
        words = question.tagged.words
        for hit in reversed(question.tagged.of(Kind.CORRECTION)):
            place = hit.places[-1] + 1
            start = hit.places[0]
            opens = start > 0 and words[start].clause != words[start - 1].clause
            if opens and len(words) - place >= LEAST_LEFT:
                return question.text[words[hit.places[0]].start :]
        return question.text


def _core(tagged: Tagged) -> tuple[Word, ...]:
    """Return a message without its politeness, as long as anything else is left.

    Set phrases ("I was wondering") go wherever they stand, greetings and thanks only from the
    beginning and the end.
    """
    words = tagged.words
    polite = {place for hit in tagged.of(Kind.POLITE) for place in hit.places}
    edges = {
        place
        for hit in tagged.of(Kind.SOCIAL)
        if POLITE_TALK.issuperset(hit.ids(Kind.SOCIAL))
        for place in hit.places
    }
    content = {place for hit in tagged.of(*_CONTENT) for place in hit.places}
    content |= {place for place, weight in tagged.foreign.items() if weight >= 1}
    edges -= {place for hit in tagged.of(Kind.NAME) for place in hit.places}
    if not content - edges - polite:
        return words
    kept = [place for place in range(len(words)) if place not in polite]
    while kept and kept[0] in edges:
        kept.pop(0)
    while kept and kept[-1] in edges:
        kept.pop()
    return tuple(words[place] for place in kept)


def _without(words: Sequence[Word], named: Sequence[Hit]) -> list[Word]:
    """Return the words that are not part of a name: names tell no language."""
    places = {place for hit in named for place in hit.places}
    return [word for place, word in enumerate(words) if place not in places]


def _forms(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.form for phrase in phrases for word in split(phrase))


def _negated(tagged: Tagged) -> frozenset[int]:
    """Return the places that a negation reaches: the next few words of its clause."""
    reached = set()
    agreeing = {place for hit in tagged.of(Kind.AGREEMENT) for place in hit.places}
    # "not commercial" may be a phrase with a meaning of its own: it is not denied once more
    agreeing |= {
        place for hit in tagged.of(*_CONTENT) if len(hit.places) > 1 for place in hit.places
    }
    for hit in tagged.of(Kind.NEGATION):
        if agreeing.issuperset(hit.places):
            continue  # "don't mind" denies nothing
        start = hit.places[-1]
        clause = tagged.words[start].clause
        for place in range(start + 1, min(start + 1 + REACH, len(tagged.words))):
            if tagged.words[place].clause == clause:
                reached.add(place)
    return frozenset(reached)


def _focus(tagged: Tagged) -> frozenset[int]:
    """Return the clauses that ask something; all when none does, or when they only point back."""
    asking = {tagged.words[place].clause for hit in tagged.of(*_ASKING) for place in hit.places}
    if any(hit.places[0] == 0 for hit in tagged.of(Kind.FOLLOW_UP)):
        asking.add(tagged.words[0].clause)
    content = {
        tagged.words[place].clause for hit in tagged.of(*_CONTENT) for place in hit.places
    } | {tagged.words[place].clause for place in tagged.foreign}
    if asking & content:
        return frozenset(asking)
    return frozenset(word.clause for word in tagged.words)
