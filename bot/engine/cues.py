"""How a cue is written in the files, and how it is held to be found in a message.

In a cue, ``_`` stands for some other words, a ``*`` at the end of a word for any ending, and
``@name`` for any word of a group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bot.engine.marks import Mark
from bot.language.lemmas import lemma
from bot.language.words import forms, plain, split, squash

GAP = "_"
WILDCARD = "*"
GROUP = "@"

REMEMBERED = 4_000
"""Words of cues that are kept at hand: they come in clusters, and all of them take 8 MB."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as a row of words; each word is its keys, a ``*`` prefix, or a gap.

    ``language`` is the code of the language that it belongs to. ``number`` counts the phrases in
    the order of the files, so that what is found comes in the same order every time.
    """

    words: tuple[Collection[str], ...]
    marks: tuple[Mark, ...]
    language: str
    number: int


def pieces_of(cue: str) -> tuple[str, ...]:
    """Cut a cue into its words, keeping ``_``, ``@name`` and a trailing ``*``."""
    return tuple(chain.from_iterable(map(_words_of, cue.split())))


@lru_cache(maxsize=REMEMBERED)  # the same words stand in many cues
def _words_of(part: str) -> tuple[str, ...]:
    if word := plain(part):
        return (word,)
    if part == GAP or part.startswith(GROUP):
        return (part,)
    words = [word.raw if not word.emoji else word.form for word in split(part)]
    if words and part.endswith(WILDCARD) and len(part) > 1:
        words[-1] += WILDCARD
    return tuple(words)


@lru_cache(maxsize=REMEMBERED)
def keys_of_piece(piece: str, dictionary: str) -> tuple[str, ...]:
    """Return the keys by which a word of a cue is found in a message; sets would be thrice as big.

    Args:
        piece: the word, as ``pieces_of`` gives it.
        dictionary: the dictionary that knows its other forms; empty when only this form counts.
            The word may itself be their dictionary form, though it is a form of another word as
            well ("lopen" of both "loopt" and "loop").
    """
    if piece == GAP:
        return (GAP,)
    if piece.endswith(WILDCARD):
        return (squash(piece) + WILDCARD,)
    form = next(iter(forms(piece)), piece)
    if not dictionary:
        return (form,)
    base, own = f"{dictionary}:{lemma(piece, dictionary)}", f"{dictionary}:{form}"
    return (form, own) if base == own else (form, own, base)


def keys_of_group(words: Iterable[str], dictionary: str) -> frozenset[str]:
    """Return the keys by which any word of a group is found, see ``keys_of_piece``."""
    return frozenset(
        key
        for word in words
        for piece in pieces_of(word)
        for key in keys_of_piece(piece, dictionary)
    )
