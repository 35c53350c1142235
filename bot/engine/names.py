"""Finding the names of entries in a message, also when they are misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.engine.hits import Hit
from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind, Mark
from bot.language.fuzzy import distance
from bot.language.words import Word

SHORT_NAME = 5  # letters; a name of so few is one slip away from too many other words


def find_names(words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Return the names in a message by place: exact ones first, then misspelt, longest first."""
    hits: list[Hit] = []
    taken: set[int] = set()
    for places, text in _windows(words, lexicon.longest_name + 1):
        if text in lexicon.ids_by_name and taken.isdisjoint(places):
            common = len(places) == 1 and lexicon.is_word(words[places[0]].raw, text)
            how = "common word" if common else "exact"
            hits.append(Hit(places, _name_marks(text, lexicon), how))
            taken.update(places)
    real = [lexicon.is_real(word) for word in words]
    for places, text in _windows(words, lexicon.longest_name + 1):
        if taken.isdisjoint(places) and len(text) <= lexicon.most_letters:
            odd = not all(real[place] for place in places)
            hit = _misspelt_name(words, places, text, odd, lexicon)
            if hit:
                hits.append(hit)
                taken.update(places)
    return sorted(hits, key=lambda hit: hit.places)


def _name_marks(name: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    return tuple(Mark(Kind.NAME, each) for each in lexicon.ids_by_name[name])


def _windows(words: Sequence[Word], longest: int) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield runs of words within a sentence, longest first, written as one."""
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if run[0].sentence == run[-1].sentence:
                yield tuple(range(start, start + size)), "".join(word.form for word in run)


def _misspelt_name(
    words: Sequence[Word], places: tuple[int, ...], text: str, odd: bool, lexicon: Lexicon
) -> Hit | None:
    """Return the name that a run of words misspells.

    Args:
        words: the message.
        places: the run of words.
        text: the run, written as one.
        odd: whether there is a word in it that no dictionary holds. Where all are real words,
            only letters that changed places make it a misspelling.
        lexicon: the index of phrases.
    """
    if not odd and "".join(sorted(text)) not in lexicon.jumbled_names:
        return None
    found = lexicon.name_spelling.nearest(text)
    if found is None:
        return None
    name, likeness = found
    if not _word_by_word(lexicon.names[name].split(), [words[place].form for place in places]):
        return None
    if len(name) == len(text) and sorted(name) == sorted(text):
        pass  # two letters changed places: a slip, even when the outcome is a real word
    elif not odd or (len(name) <= SHORT_NAME and not _mild(name, text)):
        return None
    return Hit(places, _name_marks(name, lexicon), "misspelt name", likeness)


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
        return any(one == other for one, other in pairwise(text))
    return len(text) < len(name) and text[0] == name[0] and len(name) == SHORT_NAME


def without_strangers(named: list[Hit], words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Leave out everyday words that are part of a longer name that is not ours."""
    return [
        hit
        for hit in named
        if hit.how != "common word"
        or hit.places[0] == 0
        or not (words[hit.places[0]].proper and _is_named_before(hit.places[0], words))
        or lexicon.marks_of(lexicon.keys_of_word(words[hit.places[0] - 1]))
    ]


def _is_named_before(place: int, words: Sequence[Word]) -> bool:
    """Tell whether the word before is written as a name as well, in the same clause."""
    before = words[place - 1]
    return before.proper and before.clause == words[place].clause
