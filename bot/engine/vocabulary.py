"""The vocabulary: every phrase that means something, before it is put into an index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.engine.cues import (
    GAP,
    GROUP,
    WILDCARD,
    Phrase,
    keys_of_group,
    keys_of_piece,
    pieces_of,
)
from bot.engine.marks import CONCEPTS, Kind, Mark
from bot.engine.phrase_index import PhraseIndex
from bot.engine.phrases import all_phrases, nouns
from bot.knowledge.model import KnowledgeBase
from bot.language.model import Language
from bot.language.words import forms

_INFLECTED = CONCEPTS | {Kind.ACT, Kind.SOFT}
"""Kinds whose words are recognised in all their forms; the others only as they are written."""

ORDER = Mark(Kind.SOCIAL, "injection")
"""What is said to have the bot do something else than answer."""

_Meanings = dict[tuple[str, str, tuple[str, ...]], tuple[Mark, ...]]
"""Meanings by language, dictionary of the word forms, and words of the phrase."""


class Vocabulary:
    """The phrases of a knowledge base and of the languages. Needed only while indexes are built."""

    def __init__(self, knowledge: KnowledgeBase, languages: Mapping[str, Language]) -> None:
        """Gather the phrases; those that are said in the same way are one."""
        self._languages = languages
        groups = {**knowledge.ontology.word_groups, **nouns(knowledge, languages)}
        self._groups = {
            (f"{GROUP}{name}", code): words
            for name, group in groups.items()
            for code, words in group.items()
        }
        self._meanings = self._gathered(knowledge)

    def _gathered(self, knowledge: KnowledgeBase) -> _Meanings:
        found: _Meanings = {}
        for code, cue, mark in all_phrases(knowledge, self._languages):
            pieces = pieces_of(cue)
            if not pieces:
                continue
            dictionary = self._languages[code].dictionary if mark.kind in _INFLECTED else ""
            way = code, dictionary, pieces
            marks = found.get(way, ())
            if mark not in marks:
                found[way] = (*marks, mark)
        return found

    def index(self) -> PhraseIndex:
        """Index all phrases."""
        return self._indexed(self._meanings)

    def index_of_orders(self) -> PhraseIndex:
        """Index those that tell the bot what to say."""
        return self._indexed(
            {way: marks for way, marks in self._meanings.items() if ORDER in marks}
        )

    def _indexed(self, chosen: _Meanings) -> PhraseIndex:
        same: dict[tuple[Mark, ...], tuple[Mark, ...]] = {}  # many phrases mean the same
        phrases = []
        for number, ((code, dictionary, pieces), marks) in enumerate(chosen.items()):
            words = tuple([self._keys(piece, code, dictionary) for piece in pieces])
            phrases.append(Phrase(words, same.setdefault(marks, marks), code, number))
        return PhraseIndex(phrases, (pieces for _, _, pieces in chosen))

    def _keys(self, piece: str, code: str, dictionary: str) -> Collection[str]:
        """Return the keys by which a piece of a cue, maybe a group, is found in a message."""
        if piece.startswith(GROUP):
            return keys_of_group(self._groups.get((piece, code), ()), dictionary)
        return keys_of_piece(piece, dictionary)

    def own_words(self) -> dict[str, frozenset[str]]:
        """Return the forms of all words of phrases, with those that go with any subject."""
        words = {code: set(each.soft_words) for code, each in self._languages.items()}
        for (code, _, pieces), marks in self._meanings.items():
            if len(pieces) > 1 and all(mark.kind is Kind.BACKGROUND for mark in marks):
                continue
            for piece in pieces:
                words[code].update(self._groups.get((piece, code), (piece,)))
        return {
            code: frozenset(form for word in found for form in forms(word))
            for code, found in words.items()
        }

    def spellable(self) -> dict[str, Iterator[str]]:
        """Return the words of all phrases by language, the small words first."""
        words: dict[str, list[str]] = {
            code: list(each.function_words) for code, each in self._languages.items()
        }
        for code, _, row in self._meanings:
            for piece in row:
                words[code] += self._groups.get((piece, code), (piece,))
        return {
            code: (each.rstrip(WILDCARD) for each in dict.fromkeys(found) if each != GAP)
            for code, found in words.items()
        }

    def shared(self) -> frozenset[tuple[str, ...]]:
        """Return what is said alike in several languages.

        These are phrases of several words ("open source"), and words that say the same of the
        subject in each of them ("madrid").
        """
        first: dict[tuple[tuple[str, ...], Mark | None], str] = {}
        shared: set[tuple[str, ...]] = set()
        for (code, _, pieces), marks in self._meanings.items():
            if len(pieces) > 1 and first.setdefault((pieces, None), code) != code:
                shared.add(pieces)
            for mark in marks:
                if mark.kind in CONCEPTS and first.setdefault((pieces, mark), code) != code:
                    shared.add(pieces)
        return frozenset(shared)
