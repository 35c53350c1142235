"""All the phrases that mean something, in one index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.engine.cues import Phrase
from bot.engine.marks import CONCEPTS, Mark
from bot.engine.name_index import NameIndex
from bot.engine.phrases import plurals
from bot.engine.speller import Speller, all_keyboards, all_sounds
from bot.engine.vocabulary import Vocabulary
from bot.knowledge.model import KnowledgeBase
from bot.language.lemmas import is_known, keys
from bot.language.model import Language, Phrases
from bot.language.words import Word, forms, squash

SHORTEST_SLIP = 3  # letters; a shorter word is never taken for a misspelling
BEGINNING = 2  # letters that all forms of a word mostly share
LONGEST_BEGINNING = 4  # letters by which words are told apart


class Lexicon:
    """The index of phrases and names. Built once, then only read.

    Attributes:
        names: the names of the entries.
        function_words: the small words of all languages.
        particles: first parts of verbs that may stand apart, per language.
        between_particle: small words that may come between them and the rest, per language.
        own_words: the forms of the words of all phrases, per language.
        phrases: all phrases, by how they begin.
        orders: those of them that tell the bot what to say.
        shared: phrases of several words that are said alike in several languages.
        longest_shared: the number of words in the longest of these.
        plurals: nouns that name a category in the plural.
        beginnings: how the words begin that mean something by themselves: their first two, three
            and four letters.
        speller: every word of a phrase, to find it when it is misspelt.
    """

    def __init__(self, knowledge: KnowledgeBase, languages: Mapping[str, Language]) -> None:
        """Index every cue, name and language word."""
        self._dictionaries = tuple(
            each.dictionary for each in languages.values() if each.dictionary
        )
        self._dictionary_of = {code: each.dictionary for code, each in languages.items()}
        self._functions = {
            code: frozenset(form for text in each.function_words for form in forms(text))
            for code, each in languages.items()
        }
        self.function_words = frozenset().union(*self._functions.values())
        self.particles = _sets({code: each.particles for code, each in languages.items()})
        self.between_particle = _sets(
            {code: each.between_particle for code, each in languages.items()}
        )
        self.possessives = frozenset().union(
            *_sets({code: each.possessives for code, each in languages.items()}).values()
        )
        self.plurals = frozenset(plurals(knowledge, languages))
        vocabulary = Vocabulary(knowledge, languages)
        self.own_words = vocabulary.own_words()
        self.shared = vocabulary.shared()
        self.longest_shared = max(map(len, self.shared), default=0)
        self.phrases = vocabulary.index()
        self.orders = vocabulary.index_of_orders()
        keys = all_keyboards(languages.values())
        sounds = all_sounds(languages.values())
        self.speller = Speller(vocabulary.spellable(), keys, sounds)
        self.beginnings = frozenset(self._beginnings())
        self.names = NameIndex(knowledge, keys, sounds)

    def _beginnings(self) -> Iterator[str]:
        for key, phrase in self.phrases.singles():
            if any(mark.kind in CONCEPTS for mark in phrase.marks):
                word = key.rpartition(":")[-1]  # a lemma is marked with its language
                yield from (word[:end] for end in range(BEGINNING, LONGEST_BEGINNING + 1))

    def marks_of(self, word_keys: Iterable[str]) -> list[Mark]:
        """Return the meanings that a single word has by itself, without repeats."""
        return self.phrases.marks_of(word_keys)

    def keys_of(self, raw: str, form: str, language: str = "") -> frozenset[str]:
        """Return what a word can be found by; a function word only by its form.

        Args:
            raw: the word with its accents.
            form: the folded word.
            language: language of the message; a word that its dictionary holds is not looked up
                in those of other languages. Empty looks in all.
        """
        if form in self.function_words:
            return frozenset({form})
        own = self._dictionary_of.get(language, "")
        if own and (is_known(raw, own) or is_known(form, own)):
            return keys(raw, form, (own,))
        return keys(raw, form, self._dictionaries)

    def is_foreign_to(self, phrase: Phrase, word: Word, language: str) -> bool:
        """Tell whether a phrase is of another language than the message, by accident.

        That is so for a single word that says nothing of the subject, and that means something
        else in the language of the message ("past").
        """
        if phrase.language == language or not language or len(phrase.words) > 1:
            return False
        if any(mark.kind in CONCEPTS for mark in phrase.marks):
            return False
        if word.form in self._functions.get(language, ()):
            return True
        own = self._dictionary_of.get(language, "")
        return is_known(word.raw, own) or is_known(word.form, own)

    def dictionary_of(self, language: str) -> str:
        """Return the dictionary of word forms of a language; empty for none."""
        return self._dictionary_of.get(language, "")

    def keys_of_word(self, word: Word) -> frozenset[str]:
        """Return what a word can be found by, in any language."""
        return self.keys_of(word.raw, word.form)

    def may_be_joined(self, one: Word, other: Word) -> bool:
        """Tell whether a word that means something may begin as two others written as one do.

        That is so for any form of the second one: of "mee gedaan" the word is "meedoen". "My town"
        is no name, and "student en" no plural.
        """
        if one.form in self.possessives or other.form in self.function_words:
            return False
        return any(
            (one.form + key.rpartition(":")[-1][:1])[:LONGEST_BEGINNING] in self.beginnings
            for key in self.keys_of_word(other)
        )

    def is_real(self, word: Word, language: str = "") -> bool:
        """Tell whether a word is one that the vocabulary or a dictionary holds.

        Args:
            word: the word.
            language: code of the language whose dictionary has to hold it; empty for any.
        """
        return (
            len(word.form) < SHORTEST_SLIP
            or self.is_word(word.raw, word.form, language)
            or bool(self.marks_of(self.keys_of_word(word)))
        )

    def is_word(self, raw: str, form: str, language: str = "") -> bool:
        """Tell whether the dictionary of a language holds a word; without one, whether any does."""
        own = self._dictionary_of.get(language, "")
        dictionaries = (own,) if own else self._dictionaries
        return any(is_known(raw, each) or is_known(form, each) for each in dictionaries)


def _sets(phrases: Mapping[str, Phrases]) -> dict[str, frozenset[str]]:
    return {code: frozenset(map(squash, each)) for code, each in phrases.items()}
