"""Finding the word that a misspelt one stands for. The only module that knows ``rapidfuzz``.

Words are indexed by what is left of them when one letter is taken out, so that a look-up costs
the same however many words there are; ``rapidfuzz`` then measures the real distance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz.distance import OSA

SHORTEST = 4  # shorter words are one slip away from too many others
MIDDLING = 7  # from here on the first letter may be the one that is wrong
LONG = 9  # longer words may have two slips


class SpellingIndex:
    """Words that can be found again when they are misspelt."""

    def __init__(self, words: Iterable[str], thorough: bool = False) -> None:
        """Index words, given in their folded form; those that are too short are left out.

        Args:
            words: the words to find.
            thorough: find every pair of slips in a long word, at the price of a larger index;
                without it, some pairs are missed.
        """
        self._depth = 2 if thorough else 1
        self._by_stub: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(words)):
            if len(word) >= SHORTEST:
                for stub in self._stubs(word):
                    self._by_stub[stub].append(word)

    def nearest(self, word: str) -> tuple[str, float] | None:
        """Return the nearest indexed word with its likeness (0 to 1), or None.

        One slip (a letter swapped, dropped, doubled or mistaken) is allowed from four letters
        on, two above nine. A first letter that differs counts as a slip and a half.
        """
        if len(word) < SHORTEST:
            return None
        allowed = 2.0 if len(word) > LONG else 1.5 if len(word) >= MIDDLING else 1.0
        found = {each for stub in self._stubs(word) for each in self._by_stub.get(stub, ())}
        ranked = sorted((distance(word, each), each) for each in found)
        if not ranked or ranked[0][0] > allowed:
            return None
        slips, best = ranked[0]
        if len(word) == SHORTEST and not is_slight(best, word):
            return None
        return best, 1.0 - slips / len(word)

    def _stubs(self, word: str) -> set[str]:
        stubs = _shortened(word)
        if self._depth > 1 and len(word) >= LONG - 1:
            stubs |= {shorter for stub in stubs for shorter in _shortened(stub)}
        return stubs | {word}


def distance(one: str, other: str) -> float:
    """Return the number of slips between two words; a differing first letter weighs more."""
    slips = float(OSA.distance(one, other, score_cutoff=3))
    return slips + 0.5 if one[:1] != other[:1] and one[1:2] != other[:1] else slips


def is_slight(word: str, written: str) -> bool:
    """Tell whether a word was only mixed up: the same letters, or one of them doubled."""
    if sorted(word) == sorted(written):
        return True
    doubled = any(one == other for one, other in pairwise(written))
    return doubled and len(written) == len(word) + 1


def _shortened(word: str) -> set[str]:
    return {word[:index] + word[index + 1 :] for index in range(len(word))}
