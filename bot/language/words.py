"""Cutting text into words that can be compared.

Every word gets one folded form: lower case, no accents, no apostrophes, no drawn-out letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# A longer message is cut off here: no question needs more, and the time per answer stays bounded.
MAX_CHARACTERS = 2000
MAX_WORDS = 160
MAX_LETTERS = 60  # of a word; more are cut off it

REMEMBERED = 4_000
"""Words whose forms are kept at hand: more than people use in their questions."""

SHORTEST_PROPER = 3  # characters; a shorter word with a capital is no name
LONGEST_IS = 4  # characters; in a word of so few, an apostrophe and s are "is": it's, he's

_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’‘`´]s$")
_APOSTROPHE = re.compile(r"['’‘`´]")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_SENTENCE_END = re.compile(r"[.!?…;\n]+(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[,:()\"“”–—]|\s-+\s")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a message.

    Attributes:
        form: the folded form.
        raw: lower case with its accents, as a dictionary knows it.
        sentence: number of the sentence that it stands in, from 0.
        clause: number of the clause that it stands in, from 0, over the whole message.
        emoji: whether it is a picture rather than letters.
        proper: whether it is written as a name: with a capital though no sentence begins there.
        start: place of its first letter in the message (in characters, once tidied).
        dotted: whether only a dot stands before it, as within a web address.
    """

    form: str
    raw: str
    sentence: int = 0
    clause: int = 0
    emoji: bool = False
    proper: bool = False
    start: int = 0
    dotted: bool = False


def fold(text: str) -> str:
    """Return text in lower case without accents and invisible characters."""
    if _is_plain(text):
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if unicodedata.category(char) not in _DROPPED)


def _is_plain(text: str) -> bool:
    """Tell whether a text has only characters that every spelling has in the same way."""
    return text.isascii() and text.isprintable()


_DROPPED = frozenset({"Mn", "Cf", "Cc", "Cs", "Co"})


@lru_cache(maxsize=REMEMBERED)
def squash(text: str) -> str:
    """Return only the folded letters and digits, with drawn-out letters ("heeeel") cut to two."""
    if text.isascii() and text.isalnum():  # most are, and in small letters, and share their memory
        return _undrawn(text if text.islower() else text.lower())
    return _undrawn("".join(char for char in fold(text) if char.isalnum()))


def plain(text: str) -> str:
    """Return the form of a text that is one word in plain small letters; empty for any other.

    Most of the vocabulary is written so; and its raw word and its form are the same.
    """
    if text.isascii() and text.isalpha() and text.islower() and len(text) <= MAX_LETTERS:
        return _undrawn(text)
    return ""


def forms(text: str) -> tuple[str, ...]:
    """Return the forms of the words of a text, as ``split`` cuts it."""
    form = plain(text)  # a start asks for tens of thousands, and words take five times as long
    return (form,) if form else tuple(word.form for word in split(text))


def split(text: str) -> tuple[Word, ...]:
    """Cut a message into words, numbered by sentence and clause."""
    if form := plain(text):
        return (Word(form, form),)
    written = tidied(text)
    text = written.lower() if len(written.lower()) == len(written) else written
    words: list[Word] = []
    sentence = clause = position = 0
    for start, end, emoji in _tokens(text):
        gap = text[position:start]
        dotted = gap == "." and not written[start].isupper()  # a web address
        if gap == " ":
            pass  # as between most words
        elif not dotted and _SENTENCE_END.search(gap + (" " if emoji else "")):
            sentence, clause = sentence + 1, clause + 1
        elif _CLAUSE_END.search(gap):
            clause += 1
        position = end
        raw = text[start : min(end, start + MAX_LETTERS)]
        form, bare = (raw, raw) if emoji else _spelt(raw)
        opening = not words or words[-1].sentence != sentence
        proper = not emoji and _is_proper(written[start:end], opening)
        if form:
            words.append(Word(form, bare, sentence, clause, emoji, proper, start, dotted))
        if len(words) >= MAX_WORDS:
            break
    return tuple(words)


def distinct(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Return the different words of some texts, as their ``raw`` and their ``form``.

    They are those of ``split``, without emoji: that there are many texts makes it worth while not
    to look at what stands between the words.
    """
    spelt = (
        _spelt(raw[:MAX_LETTERS])
        for text in texts
        for raw in _WORD.findall(tidied(text).lower())[:MAX_WORDS]
    )
    return {(bare, form) for form, bare in spelt if form}


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a message."""
    cut = _SENTENCE_END.split(text[:MAX_CHARACTERS])
    return tuple(each.strip() for each in cut if each.strip())


def asked(text: str, words: Sequence[Word]) -> frozenset[int]:
    """Return the numbers of the sentences of a message that hold a question mark.

    Args:
        text: the message.
        words: its words, as ``split`` cuts and numbers them.
    """
    tidy = tidied(text)
    if "?" not in tidy:
        return frozenset()
    ends = [*(word.start for word in words[1:]), len(tidy)]
    pieces = zip(words, ends, strict=False)
    return frozenset(word.sentence for word, end in pieces if "?" in tidy[word.start : end])


def tidied(text: str) -> str:
    """Return a message without invisible characters, in one spelling, cut to a bounded length."""
    text = text[:MAX_CHARACTERS]
    if _is_plain(text):
        return text
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        " " if char == "\t" else char
        for char in text
        if char in "\n\t" or unicodedata.category(char) not in {"Cf", "Cc", "Cs", "Co"}
    )


def _is_proper(written: str, opening: bool) -> bool:
    """Tell whether a word is written as a name; not when all of it is in capitals, as shouting."""
    if written.islower():
        return False
    if written[1:].isupper() or len(written) < SHORTEST_PROPER:
        return False
    capital_within = any(char.isupper() for char in written[1:])
    return capital_within or (written[:1].isupper() and not opening)


def _tokens(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether it is an emoji, for each word and emoji in order."""
    position = 0
    for match in _WORD.finditer(text):
        yield from _emoji(text, position, match.start())
        yield match.start(), match.end(), False
        position = match.end()
    yield from _emoji(text, position, len(text))


def _emoji(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    if text[start:end].isascii():
        return
    for index in range(start, end):
        if unicodedata.category(text[index]) == "So":
            yield index, index + 1, True


@lru_cache(maxsize=50_000)
def _spelt(raw: str) -> tuple[str, str]:
    """Return the folded form of a word, and the word itself as a dictionary knows it."""
    return _form(raw), _undrawn(raw).lower()


def _form(raw: str) -> str:
    bare = _POSSESSIVE.sub("", raw) if len(raw) > LONGEST_IS else raw
    return squash(_APOSTROPHE.sub("", bare))


def _undrawn(raw: str) -> str:
    """Return a word with letters drawn out ("heeeel") brought back to two at most."""
    return _DRAWN_OUT.sub(r"\1\1", raw) if _DRAWN_OUT.search(raw) else raw
