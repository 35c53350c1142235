"""Finding the names of entries in a message, also when they are misspelt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.engine.hits import Hit, How
from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind, Mark
from bot.engine.name_index import NameIndex
from bot.language.fuzzy import distance, has_double
from bot.language.words import Word

SHORT_NAME = 5  # letters; a name of so few is one slip away from too many other words


def find_names(words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Return the names in a message by place: exact ones first, then misspelt, longest first."""
    windows = list(_windows(words, lexicon.names))
    hits: list[Hit] = []
    taken: set[int] = set()
    odd = {place for place, word in enumerate(words) if not lexicon.is_real(word)}
    for find in (_exact_name, partial(_misspelt_name, odd=odd)):
        for places, text in windows:
            hit = find(words, places, text, lexicon) if taken.isdisjoint(places) else None
            if hit is not None:
                hits.append(hit)
                taken.update(places)
    return sorted(hits, key=lambda hit: hit.places)


def _windows(words: Sequence[Word], names: NameIndex) -> list[tuple[tuple[int, ...], str]]:
    """Return runs of words within a sentence, longest first, written as one.

    They have one word more than the longest name at most, for a name that was split.
    """
    found = []
    for size in range(min(names.longest + 1, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if run[0].sentence != run[-1].sentence:
                continue
            text = "".join([word.form for word in run])
            if len(text) <= names.most_letters:
                found.append((tuple(range(start, start + size)), text))
    return found


def _name(name: str, places: tuple[int, ...], how: How, lexicon: Lexicon, likeness: float) -> Hit:
    marks = tuple(Mark(Kind.NAME, each) for each in lexicon.names.ids[name])
    return Hit(places, marks, how, likeness)


def _exact_name(
    words: Sequence[Word], places: tuple[int, ...], text: str, lexicon: Lexicon
) -> Hit | None:
    """Return the name that a run of words is."""
    if text not in lexicon.names.ids:
        return None
    return _name(text, places, _how([words[place] for place in places], lexicon), lexicon, 1.0)


def _how(name: Sequence[Word], lexicon: Lexicon) -> How:
    """Return whether a name stands there for sure, or may be just words."""
    if len(name) == 1:
        return How.COMMON if lexicon.is_word(name[0].raw, name[0].form) else How.EXACT
    if name[0].form not in lexicon.function_words or any(word.proper for word in name):
        return How.EXACT
    return How.EVERYDAY if all(lexicon.is_word(each.raw, each.form) for each in name) else How.EXACT


def _misspelt_name(
    words: Sequence[Word], places: tuple[int, ...], text: str, lexicon: Lexicon, odd: set[int]
) -> Hit | None:
    """Return the name that a run of words misspells.

    Where none of them is ``odd`` (a word that no dictionary holds), only letters that changed
    places make it a misspelling.
    """
    names = lexicon.names
    strange = not odd.isdisjoint(places)
    found = names.nearest(text) if strange or names.is_jumbled(text) else None
    if found is None:
        return None
    name, likeness = found
    if not _word_by_word(names.words(name), [words[place].form for place in places]):
        return None
    mixed_up = len(name) == len(text) and sorted(name) == sorted(text)
    if not mixed_up and (not strange or (len(name) <= SHORT_NAME and not _mild(name, text))):
        return None
    return _name(name, places, How.MISSPELT, lexicon, likeness)


def _word_by_word(name: Sequence[str], written: Sequence[str]) -> bool:
    """Tell whether each word of a name is at most one slip off, where the words can be paired."""
    if len(name) != len(written):
        return True
    return len(name) == 1 or all(
        distance(one, other) <= 1 for one, other in zip(name, written, strict=True)
    )


def _mild(name: str, text: str) -> bool:
    """Tell whether a short name was changed only by a doubled or dropped letter inside it."""
    if len(text) > len(name):
        return has_double(text)
    return len(text) < len(name) and text[0] == name[0] and len(name) == SHORT_NAME


def without_strangers(named: list[Hit], words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Leave out everyday words that are part of a longer name that is not ours."""
    return [
        hit
        for hit in named
        if hit.how is not How.COMMON
        or hit.places[0] == 0
        or not (words[hit.places[0]].proper and _is_named_before(hit.places[0], words))
        or lexicon.marks_of(lexicon.keys_of_word(words[hit.places[0] - 1]))
    ]


def _is_named_before(place: int, words: Sequence[Word]) -> bool:
    """Tell whether the word before is written as a name as well, in the same clause."""
    before = words[place - 1]
    return before.proper and before.clause == words[place].clause
