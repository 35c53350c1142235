"""Finding the names of entries in a message, also when they are misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate

from bot.engine.hits import Hit, How
from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind, Mark
from bot.engine.name_index import NameIndex
from bot.language.fuzzy import distance
from bot.language.slips import has_double
from bot.language.words import Word

POSSESSIVE = "s"
SHORT_NAME = 5  # letters; a name of so few is one slip away from too many other words
HEARD = 0.85  # likeness of a name that sounds as what was written
_OWNED = frozenset({Kind.PROPERTY, Kind.RELATION, Kind.LINK_KIND})
LONG_NAME = 3  # words; of so many, one may be off though it is a real word


def find_names(words: Sequence[Word], lexicon: Lexicon, language: str = "") -> list[Hit]:
    """Return the names in a message by place: exact ones first, then misspelt, longest first.

    Args:
        words: the message.
        lexicon: the index of phrases and names.
        language: code of the language of the message; a name that is an everyday word of another
            language is no such word in it. Empty when that is not known yet.
    """
    windows = list(_windows(words, lexicon.names))
    hits: list[Hit] = []
    taken: set[int] = set()
    odd = {place for place, word in enumerate(words) if not lexicon.is_real(word)}
    for find in (partial(_exact_name, language=language), partial(_misspelt_name, odd=odd)):
        for places, text in windows:
            hit = find(words, places, text, lexicon) if taken.isdisjoint(places) else None
            if hit is not None:
                hits.append(hit)
                taken.update(places)
    return sorted(hits, key=lambda hit: hit.places)


def _windows(words: Sequence[Word], names: NameIndex) -> Iterator[tuple[range, str]]:
    """Yield runs of words within a sentence, longest first, written as one.

    They have one word more than the longest name at most, for a name that was split.
    """
    written = "".join([word.form for word in words])
    ends = list(accumulate([len(word.form) for word in words], initial=0))
    for size in range(min(names.longest + 1, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            first, end = ends[start], ends[start + size]
            if end - first > names.most_letters:
                continue
            if words[start].sentence == words[start + size - 1].sentence:
                yield range(start, start + size), written[first:end]


def _name(name: str, places: range, how: How, lexicon: Lexicon, likeness: float) -> Hit:
    marks = tuple(Mark(Kind.NAME, each) for each in lexicon.names.ids[name])
    return Hit(tuple(places), marks, how, likeness)


def _exact_name(
    words: Sequence[Word], places: range, text: str, lexicon: Lexicon, language: str
) -> Hit | None:
    """Return the name that a run of words is."""
    ids = lexicon.names.ids
    if text not in ids and text.removesuffix(POSSESSIVE) not in ids:
        return None  # as most
    run = words[places.start : places.stop]
    if text in ids:
        return _name(text, places, _how(run, lexicon, language), lexicon, 1.0)
    name = text.removesuffix(POSSESSIVE)
    if _has_what_follows(words, places, lexicon):
        return _name(name, places, How.EXACT, lexicon, 1.0)
    if len(run) == 1 and lexicon.is_word(run[0].raw, run[0].form, language):
        return None  # the s makes another word of it
    return _name(name, places, _how(run, lexicon, language), lexicon, 1.0)


def _has_what_follows(words: Sequence[Word], places: range, lexicon: Lexicon) -> bool:
    """Tell whether a matter of an entry stands right after a name: "argus terms" are Argu's."""
    if places.stop >= len(words) or words[places.stop].clause != words[places.start].clause:
        return False
    following = lexicon.marks_of(lexicon.keys_of_word(words[places.stop]))
    return any(mark.kind in _OWNED for mark in following)


def _how(name: Sequence[Word], lexicon: Lexicon, language: str) -> How:
    """Return whether a name stands there for sure, or may be just words."""
    if len(name) == 1:
        return How.COMMON if lexicon.is_word(name[0].raw, name[0].form, language) else How.EXACT
    if name[0].form not in lexicon.function_words or any(word.proper for word in name):
        return How.EXACT
    return (
        How.EVERYDAY
        if all(lexicon.is_word(each.raw, each.form, language) for each in name)
        else How.EXACT
    )


def _misspelt_name(
    words: Sequence[Word], places: range, text: str, lexicon: Lexicon, odd: set[int]
) -> Hit | None:
    """Return the name that a run of words misspells.

    Where none of them is ``odd`` (a word that no dictionary holds), it is one only when letters
    changed places, or when all other words of a long name are right.
    """
    names = lexicon.names
    strange = not odd.isdisjoint(places)
    long = len(places) >= LONG_NAME
    heard = names.sounding(text) if strange else None
    if heard:
        return _name(heard, places, How.MISSPELT, lexicon, HEARD)
    found = names.nearest(text) if strange or long or names.is_jumbled(text) else None
    if found is None:
        return None
    name, likeness = found
    written = [words[place].form for place in places]
    if not _word_by_word(names.words(name), written):
        return None
    if len(name) == len(text) and sorted(name) == sorted(text):
        return _name(name, places, How.MISSPELT, lexicon, likeness)
    if not strange and not _is_one_word_off(names.words(name), written, lexicon):
        return None
    if len(name) <= SHORT_NAME and not _mild(name, text, lexicon):
        return None
    return _name(name, places, How.MISSPELT, lexicon, likeness)


def _word_by_word(name: Sequence[str], written: Sequence[str]) -> bool:
    """Tell whether each word of a name is at most one slip off, where the words can be paired."""
    if len(name) != len(written):
        return True
    return len(name) == 1 or all(
        distance(one, other) <= 1 for one, other in zip(name, written, strict=True)
    )


def _is_one_word_off(name: Sequence[str], written: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether one word of a name of several is a likely slip, and the others are right."""
    if len(name) != len(written) or len(name) < LONG_NAME:
        return False
    off = [pair for pair in zip(name, written, strict=True) if pair[0] != pair[1]]
    return len(off) == 1 and lexicon.names.is_likely(*off[0])


def _mild(name: str, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a short name was changed only by a slip that people often make.

    That is a doubled letter, or in a name that is not very short a dropped one, the key beside or
    another letter within.
    """
    if len(text) > len(name):
        return has_double(text)
    if len(name) < SHORT_NAME:
        return False
    if len(text) < len(name):
        return text[0] == name[0]
    within = (text[0], text[-1]) == (name[0], name[-1])
    return within or lexicon.names.is_likely(name, text)
