"""All the phrases that mean something, in one index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from bot.engine.marks import CONCEPTS, GAP, WILDCARD, Kind, Mark, Phrase
from bot.engine.phrases import all_phrases
from bot.knowledge.model import KnowledgeBase
from bot.language.fuzzy import SpellingIndex
from bot.language.model import Language
from bot.language.words import Word, is_known, keys, lemma, split, squash

SHORTEST_SLIP = 3  # letters; a shorter word is never taken for a misspelling

_INFLECTED = CONCEPTS | {Kind.ACT, Kind.SOFT}
"""Kinds whose words are recognised in all their forms; the others only as they are written."""

_THOROUGH_UP_TO = 2000  # names; beyond that the spelling index would grow too large


class Lexicon:
    """The index of phrases and names. Built once, then only read."""

    def __init__(self, knowledge: KnowledgeBase, languages: Mapping[str, Language]) -> None:
        """Index every cue, name and language word."""
        self.dictionaries = tuple(each.dictionary for each in languages.values() if each.dictionary)
        self.functions = {
            code: frozenset(word.form for text in each.function_words for word in split(text))
            for code, each in languages.items()
        }
        self.function_words = frozenset().union(*self.functions.values())
        self.codes = tuple(languages)
        self._dictionary_of = {code: each.dictionary for code, each in languages.items()}
        self._marks: dict[tuple[str, str, tuple[str, ...]], list[Mark]] = defaultdict(list)
        self.own_words: dict[str, set[str]] = {code: set() for code in languages}
        for code, phrase, mark in all_phrases(knowledge, languages):
            self._add(languages[code], phrase, mark)
        self.by_first: dict[str, list[Phrase]] = defaultdict(list)
        self.by_pair: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
        self.single: dict[str, list[Mark]] = defaultdict(list)
        self._build()
        self.plurals = frozenset(_plurals(knowledge, languages))
        self.names = _names(knowledge)
        self.longest_name = max((name.count(" ") + 1 for name in self.names.values()), default=1)
        self.name_spelling = SpellingIndex(self.names, len(self.names) <= _THOROUGH_UP_TO)
        self._spellings = {squash(word): word for word in self._spellable()}
        self.word_spelling = SpellingIndex(self._spellings)
        self.ids_by_name = _ids_by_name(knowledge)
        self.jumbled_names = {"".join(sorted(name)) for name in self.names}
        self.most_letters = max(map(len, self.names), default=0) + 2

    def _add(self, language: Language, phrase: str, mark: Mark) -> None:
        pieces = _pieces(phrase)
        if not pieces:
            return
        dictionary = language.dictionary if mark.kind in _INFLECTED else ""
        marks = self._marks[language.code, dictionary, pieces]
        if mark not in marks:
            marks.append(mark)
        if mark.kind is not Kind.BACKGROUND or len(pieces) == 1:
            self.own_words[language.code].update(pieces)

    def _build(self) -> None:
        for (code, dictionary, pieces), marks in self._marks.items():
            words = tuple(_word_keys(piece, dictionary) for piece in pieces)
            phrase = Phrase(words, tuple(marks), code)
            if len(words) > 1 and GAP not in words[1]:
                for pair in product(words[0], words[1]):
                    self.by_pair[pair].append(phrase)
            else:
                for key in words[0]:
                    self.by_first[key].append(phrase)
            if len(words) == 1:
                for key in words[0]:
                    self.single[key].extend(marks)
            elif GAP not in pieces and not any(WILDCARD in piece for piece in pieces):
                joined = Phrase((frozenset({squash("".join(pieces))}),), tuple(marks), code)
                if len(next(iter(joined.words[0]))) >= 6:
                    self.by_first[next(iter(joined.words[0]))].append(joined)

    def _spellable(self) -> Iterator[str]:
        """Yield the words that a typo may be mended to."""
        for _, _, pieces in self._marks:
            for piece in pieces:
                if piece != GAP:
                    yield piece.rstrip(WILDCARD)

    def spelling_of(self, form: str) -> str:
        """Return how a folded word of the vocabulary is written, with its accents."""
        return self._spellings.get(form, form)

    def marks_of(self, word_keys: Iterable[str]) -> list[Mark]:
        """Return the meanings that a single word has by itself, without repeats."""
        found: dict[Mark, None] = {}
        for key in word_keys:
            found.update(dict.fromkeys(self.single.get(key, ())))
        return list(found)

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
        return keys(raw, form, self.dictionaries)

    def is_foreign_to(self, phrase: Phrase, word: Word, language: str) -> bool:
        """Tell whether a phrase is of another language than the message, by accident.

        That is so for a single word that says nothing of the subject, and that means something
        else in the language of the message ("past").
        """
        if phrase.language == language or not language or len(phrase.words) > 1:
            return False
        if any(mark.kind in CONCEPTS for mark in phrase.marks):
            return False
        if word.form in self.functions.get(language, ()):
            return True
        own = self._dictionary_of.get(language, "")
        return is_known(word.raw, own) or is_known(word.form, own)

    def keys_of_word(self, word: Word) -> frozenset[str]:
        """Return what a word can be found by, in any language."""
        return self.keys_of(word.raw, word.form)

    def is_real(self, word: Word) -> bool:
        """Tell whether a word is one that a dictionary or the vocabulary holds."""
        return (
            len(word.form) < SHORTEST_SLIP
            or self.is_word(word.raw, word.form)
            or bool(self.marks_of(self.keys_of_word(word)))
        )

    def is_word(self, raw: str, form: str) -> bool:
        """Tell whether some dictionary holds a word, so that it is not a misspelling."""
        return any(is_known(raw, each) or is_known(form, each) for each in self.dictionaries)


def _pieces(phrase: str) -> tuple[str, ...]:
    """Cut a cue into its words, keeping ``_`` and a trailing ``*``."""
    pieces: list[str] = []
    for part in phrase.split():
        if part == GAP:
            pieces.append(GAP)
            continue
        words = [word.raw if not word.emoji else word.form for word in split(part)]
        if words and part.endswith(WILDCARD) and len(part) > 1:
            words[-1] += WILDCARD
        pieces += words
    return tuple(pieces)


def _word_keys(piece: str, dictionary: str) -> frozenset[str]:
    if piece == GAP:
        return frozenset({GAP})
    if piece.endswith(WILDCARD):
        return frozenset({squash(piece) + WILDCARD})
    form = next((word.form for word in split(piece)), piece)
    if not dictionary:
        return frozenset({form})
    return keys(piece, form, (dictionary,))


def _plurals(knowledge: KnowledgeBase, languages: Mapping[str, Language]) -> Iterator[str]:
    """Yield the plurals of categories.

    They are those of the labels, and the cues that dictionaries know as forms of another cue.
    """
    for category in knowledge.ontology.categories.values():
        for code, label in category.label.items():
            yield squash(label.many)
            dictionary = languages[code].dictionary if code in languages else ""
            cues = category.cues.get(code, ())
            bases = {squash(cue) for cue in cues}
            for cue in cues:
                base = lemma(cue.rstrip(WILDCARD), dictionary)
                if base != squash(cue) and base in bases:
                    yield squash(cue)


def _names(knowledge: KnowledgeBase) -> dict[str, str]:
    """Return every name and alias by its squashed form."""
    names: dict[str, str] = {}
    for entry in knowledge.entries.values():
        for name in (*entry.name.values(), *entry.aliases):
            names.setdefault(squash(name), " ".join(word.form for word in split(name)))
    return {key: name for key, name in names.items() if key}


def _ids_by_name(knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in knowledge.entries.values():
        for name in dict.fromkeys((*entry.name.values(), *entry.aliases)):
            key = squash(name)
            if key and entry.id not in found[key]:
                found[key].append(entry.id)
    return {key: tuple(ids) for key, ids in found.items()}
