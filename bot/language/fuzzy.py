"""Finding the word that a misspelt one stands for. The only module that knows ``rapidfuzz``.

A few words are compared one by one, which ``rapidfuzz`` does in microseconds. Many words are
indexed by what is left of them when one letter is taken out, so that a look-up costs the same
however many there are; some pairs of slips are missed then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.slips import BESIDE, FIRST, OTHER, Keyboard, cost

SHORTEST = 4  # letters; shorter words are one slip away from too many others
SHORT = 4  # letters; of so few or fewer, only the likeliest slips are forgiven
MIDDLING = 7  # letters; from here on the first one may be the one that is wrong
LONG = 9  # letters; longer words may have two slips
MOST_SLIPS = 2


class SpellingIndex:
    """Words that can be found again when they are misspelt."""

    def __init__(
        self, words: Iterable[str], thorough: bool = False, keys: Keyboard | None = None
    ) -> None:
        """Index words, given in their folded form; those that are too short are left out.

        Args:
            words: the words to find; of words that are equally near, the first is meant.
            thorough: compare with every word of about the same length, so that each pair of slips
                is found; for some thousands of words at most.
            keys: the keys beside each key, so that it is known which slips are likely.
        """
        self._thorough = thorough
        self._keys = keys or {}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._reach: dict[tuple[int, int], list[str]] = {}
        self._by_stub: dict[str, list[str]] = defaultdict(list)
        self._order: dict[str, int] = {}
        for word in words:
            if len(word) >= SHORTEST and word not in self._order:
                self._order[word] = len(self._order)
                self._add(word)

    def _add(self, word: str) -> None:
        if self._thorough:
            self._by_length[len(word)].append(word)
            return
        for stub in _stubs(word):
            self._by_stub[stub].append(word)

    def nearest(self, word: str) -> tuple[str, float] | None:
        """Return the likeliest indexed word with its likeness (0 to 1), or None.

        One slip (a letter swapped, dropped, doubled or mistaken) is allowed from four letters
        on, two above nine. A first letter that differs counts for more, unless the key beside it
        was struck.
        """
        found = self.likeliest(word)
        if found is None:
            return None
        best, _ = found
        return best, 1.0 - distance(best, word, self._keys) / len(word)

    def likeliest(self, word: str, shortest: int = SHORTEST) -> tuple[str, float] | None:
        """Return the likeliest indexed word with what its slips cost, or None.

        Args:
            word: what was written.
            shortest: the least number of letters that it must have.
        """
        if len(word) < shortest:
            return None
        found = self._of_like_length(word) if self._thorough else self._with_like_stubs(word)
        weighed = [(weigh(each, word, self._keys), self._order[each], each) for each in found]
        price, _, best = min(weighed, default=(0.0, 0, ""))
        return (best, price) if best and price <= _allowed(word) else None

    def _of_like_length(self, word: str) -> list[str]:
        most = MOST_SLIPS if len(word) > LONG else 1  # a second one would cost too much
        words = self._within_reach(len(word), most)
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
        return [each for each, _, _ in found]

    def _within_reach(self, length: int, most: int) -> list[str]:
        """Return the words that may be meant by one of some length; put together only once."""
        found = self._reach.get((length, most))
        if found is None:
            lengths = range(length - most, length + most + 1)
            found = [each for number in lengths for each in self._by_length.get(number, ())]
            self._reach[length, most] = found
        return found

    def _with_like_stubs(self, word: str) -> set[str]:
        return {each for stub in _stubs(word) for each in self._by_stub.get(stub, ())}


def _allowed(word: str) -> float:
    """Return what the slips in a word of this length may cost."""
    if len(word) <= SHORT:
        return BESIDE
    if len(word) < MIDDLING:
        return OTHER
    return MOST_SLIPS * OTHER if len(word) > LONG else OTHER + FIRST


def weigh(meant: str, written: str, keys: Keyboard) -> float:
    """Return what the slips cost that make one word of another; dear when there are many."""
    slips = OSA.distance(meant, written, score_cutoff=MOST_SLIPS)
    if slips <= 1:
        return cost(meant, written, keys) if slips else 0.0
    return slips * OTHER + (FIRST if _starts_otherwise(meant, written) else 0.0)


def distance(one: str, other: str, keys: Keyboard | None = None) -> float:
    """Return the number of slips between two words; a differing first letter weighs more."""
    slips = float(OSA.distance(one, other, score_cutoff=MOST_SLIPS + 1))
    beside = other[:1] in (keys or {}).get(one[:1], "") if other else False
    return slips + FIRST if _starts_otherwise(one, other) and not beside else slips


def _starts_otherwise(one: str, other: str) -> bool:
    return one[:1] != other[:1] and one[1:2] != other[:1]


def _stubs(word: str) -> set[str]:
    """Return a word with each of its letters taken out in turn, and whole."""
    return {word, *(word[:index] + word[index + 1 :] for index in range(len(word)))}
