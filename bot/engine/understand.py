"""From tagged words to a question: its language, its focus and what it denies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.engine.belongings import belongings
from bot.engine.clauses import core, focus, negated, unpunctuated
from bot.engine.hits import Hit, How, Tagged
from bot.engine.lexicon import Lexicon
from bot.engine.matching import is_order
from bot.engine.names import find_names
from bot.engine.pieces import without_corrected
from bot.engine.question import Question
from bot.engine.relative import without_relative
from bot.engine.speaking import LanguageRequests
from bot.engine.spelling import spelt
from bot.engine.tagging import tag
from bot.engine.telling import telling
from bot.language.detect import LanguageDetector
from bot.language.model import Language
from bot.language.words import Word, asked, forms, sentences, split

SURE_LEAD = 1.0  # a lead of less leaves the language to the conversation


class Understander:
    """Turns a message into a question. Built once for a knowledge base and its languages."""

    def __init__(self, lexicon: Lexicon, languages: Mapping[str, Language]) -> None:
        """Take the index of phrases and the languages."""
        self._lexicon = lexicon
        self._languages = languages
        self._requests = LanguageRequests(languages)
        function_words = {
            code: _forms(language.function_words) for code, language in languages.items()
        }
        self._detector = LanguageDetector(languages, function_words, lexicon.own_words)

    def read(self, text: str, language: str) -> Question:
        """Understand a message, without its orders to the bot and without what it takes back.

        Args:
            text: what the person wrote.
            language: language of the conversation so far, see ``understand``.
        """
        question = self.understand(self._honest(text), language)
        corrected = without_corrected(question)
        return question if corrected == question.text else self.understand(corrected, language)

    def understand(self, text: str, language: str) -> Question:
        """Read one message.

        Args:
            text: what the person wrote.
            language: language of the conversation so far; it counts when the message is too
                short to tell. Empty when there is none yet.
        """
        words = written = split(text)
        named = find_names(words, self._lexicon)
        likely = spelt(words, named, self._lexicon)
        heard = named if likely == words else find_names(likely, self._lexicon)
        found, lead = self._heard(likely, heard)
        sure = found and (lead >= SURE_LEAD or not language)
        spoken = found if sure else language or next(iter(self._languages))
        mended = spelt(words, named, self._lexicon, spoken)
        if any(hit.how is How.COMMON for hit in named) or mended != words:
            # a name of several words may be whole now
            words, named = mended, find_names(mended, self._lexicon, spoken)
        tagged = tag(words, named, spoken, self._lexicon)
        requested, kept = self._requests.find(tagged, spoken, language)
        tagged = self._reduced(tagged, kept, spoken)
        tagged = self._reduced(tagged, core(tagged), spoken)
        tagged = replace(without_relative(tagged), words=unpunctuated(tagged))
        asking = focus(tagged, asked(text, written))
        strange = belongings(tagged, asking, self._lexicon)
        return Question(
            text=text,
            language=requested or spoken,
            language_lead=lead if sure else 0.0,
            tagged=replace(tagged, foreign={**tagged.foreign, **strange}),
            negated=negated(tagged),
            focus=asking,
            requested=requested,
        )

    def _reduced(self, tagged: Tagged, kept: tuple[Word, ...], language: str) -> Tagged:
        """Return a message with only some of its words, which may mean something else then."""
        if kept == tagged.words:
            return tagged
        return tag(kept, find_names(kept, self._lexicon, language), language, self._lexicon)

    def _heard(self, words: tuple[Word, ...], named: list[Hit]) -> tuple[str, float]:
        """Return the language that the words tell, with its lead.

        Where all that was said is shared by languages ("thank you"), the words by themselves may
        still lean clearly to one of them.
        """
        found, lead = self._detector.detect(telling(words, named, self._lexicon))
        if found:
            return found, lead
        names = {place for hit in named for place in hit.places}
        rest = [word for place, word in enumerate(words) if place not in names]
        found, lead = self._detector.detect(rest)
        return (found, lead) if lead >= SURE_LEAD else ("", 0.0)

    def _honest(self, text: str) -> str:
        """Leave out the sentences that tell the bot what to say, when a question remains."""
        parts = sentences(text)
        if len(parts) < 2:
            return text
        kept = [each for each in parts if not is_order(split(each), self._lexicon)]
        return " ".join(kept) if 0 < len(kept) < len(parts) else text


def _forms(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for phrase in phrases for form in forms(phrase))
