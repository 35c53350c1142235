"""Finding the word that a misspelt one stands for. The only module that knows ``rapidfuzz``.

A few words are compared one by one, which ``rapidfuzz`` does in microseconds. Many words are
indexed by what is left of them when one letter is taken out, so that a look-up costs the same
however many there are; some pairs of slips are missed then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # letters; shorter words are one slip away from too many others
MIDDLING = 7  # letters; from here on the first one may be the one that is wrong
LONG = 9  # letters; longer words may have two slips
MOST_SLIPS = 2
FIRST_LETTER = 0.5  # what a slip weighs more at the first letter: people seldom mistake that one


class SpellingIndex:
    """Words that can be found again when they are misspelt."""

    def __init__(self, words: Iterable[str], thorough: bool = False) -> None:
        """Index words, given in their folded form; those that are too short are left out.

        Args:
            words: the words to find.
            thorough: compare with every word of about the same length, so that each pair of slips
                is found; for some thousands of words at most.
        """
        self._thorough = thorough
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_stub: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) >= SHORTEST:
                self._add(word)

    def _add(self, word: str) -> None:
        if self._thorough:
            self._by_length[len(word)].append(word)
            return
        for stub in _stubs(word):
            self._by_stub[stub].append(word)

    def nearest(self, word: str) -> tuple[str, float] | None:
        """Return the nearest indexed word with its likeness (0 to 1), or None.

        One slip (a letter swapped, dropped, doubled or mistaken) is allowed from four letters
        on, two above nine. A first letter that differs counts as a slip and a half.
        """
        if len(word) < SHORTEST:
            return None
        found = self._of_like_length(word) if self._thorough else self._with_like_stubs(word)
        slips, best = min(((distance(word, each), each) for each in found), default=(0.0, ""))
        if not best or slips > _allowed(word):
            return None
        if len(word) == SHORTEST and not is_slight(best, word):
            return None
        return best, 1.0 - slips / len(word)

    def _of_like_length(self, word: str) -> list[str]:
        lengths = range(len(word) - MOST_SLIPS, len(word) + MOST_SLIPS + 1)
        words = [each for length in lengths for each in self._by_length.get(length, ())]
        found = process.extract(
            word, words, scorer=OSA.distance, score_cutoff=MOST_SLIPS, limit=None
        )
        return [each for each, _, _ in found]

    def _with_like_stubs(self, word: str) -> set[str]:
        return {each for stub in _stubs(word) for each in self._by_stub.get(stub, ())}


def _allowed(word: str) -> float:
    """Return how many slips a word of this length may have."""
    if len(word) > LONG:
        return float(MOST_SLIPS)
    return 1.0 + FIRST_LETTER if len(word) >= MIDDLING else 1.0


def distance(one: str, other: str) -> float:
    """Return the number of slips between two words; a differing first letter weighs more."""
    slips = float(OSA.distance(one, other, score_cutoff=MOST_SLIPS + 1))
    return slips + FIRST_LETTER if one[:1] != other[:1] and one[1:2] != other[:1] else slips


def is_slight(word: str, written: str) -> bool:
    """Tell whether a word was only mixed up: the same letters, or one of them doubled."""
    if sorted(word) == sorted(written):
        return True
    return has_double(written) and len(written) == len(word) + 1


def has_double(written: str) -> bool:
    """Tell whether a letter stands twice in a row."""
    return any(one == other for one, other in pairwise(written))


def _stubs(word: str) -> set[str]:
    """Return a word with each of its letters taken out in turn, and whole."""
    return {word, *(word[:index] + word[index + 1 :] for index in range(len(word)))}
