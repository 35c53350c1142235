"""How simplemma writes its dictionaries of word forms, and how to find a word in them fast.

A dictionary is a row of records in the order of the alphabet, each with a word and the dictionary
form of that word. A record tells only in what they differ from what is known already:

- how many bytes the word has in common with the word before it, and the bytes after those;
- how many bytes to take off the word, and the bytes to put there instead, for its form. Or that
  the form is told in full, or is that of the word before it.

So a word can be read only from a place where the one before it is known. To note such places, half
a million records have to be passed: in Python that takes longer than all else that a start does
with words. Here a regular expression passes over the many that begin like the word before them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TypeAlias

HEAD = b"SMFC1\0"
"""How a dictionary begins that is written as told above; then the number of words follows."""

IN_FULL = 255  # where the bytes to take off are told: the form is told in full
AS_BEFORE = 254  # there: the form is that of the word before it
MORE = 0x80  # the bit of a byte that tells that the number goes on in the next one

ALIKE = 6
"""Bytes in common with the word before; a record with more of them is passed over."""

BLOCK = 80
"""Bytes after which a place is noted again. Half as many are read to find a word."""

LONGEST = 64
"""Bytes of a word, at most, that the regular expression knows; what is longer is read by itself."""


def _bytes(*most: int) -> bytes:
    """Return the pattern of a number and as many bytes, with the most frequent numbers first."""
    numbers = dict.fromkeys((*most, *range(LONGEST)))
    return b"(?:%s)" % b"|".join(re.escape(bytes([each])) + b".{%d}" % each for each in numbers)


_WORD, _FORM = _bytes(1, 2, 3, 4), b"(?:\xfe|[^\xfe]%s)" % _bytes(0, 2, 3)
_RECORDS = re.compile(
    # A word that begins otherwise than the one before it, and all that begin like that word.
    b"([\0-%c])(%s)(?=(\xfe?))%s(?:[%c-\x7f]%s%s)*+"
    % (ALIKE, _WORD, _FORM, ALIKE + 1, _WORD, _FORM),
    re.DOTALL,
)


_Form: TypeAlias = tuple[bytes, int, int, int]
"""How a form is told: off which word, how many bytes; what comes instead, from where to where."""


class WordForms(Mapping[str, str]):
    """The dictionary forms of words, by word."""

    __slots__ = ("_data", "_first", "_firsts", "_number", "_places")

    def __init__(self, data: bytes) -> None:
        """Note where words can be found.

        Raises:
            ValueError: it is not a dictionary, or is written in another way than is known here.
        """
        if not data.startswith(HEAD):
            raise ValueError("not a dictionary of word forms as they are known here")
        self._data = data
        try:
            self._number, self._first = _number(data, len(HEAD))
            self._firsts, self._places = _blocks(data, self._first)
        except IndexError:
            raise ValueError("the dictionary of word forms breaks off") from None

    def get(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Return the dictionary form of a word, or what is given for a word that is not there."""
        wanted = word.encode()
        block = bisect_right(self._firsts, wanted) - 1
        for found, form in self._records(self._places[block], self._firsts[block]):
            if found >= wanted:
                return self._told(form) if found == wanted else default
        return default

    def __getitem__(self, word: str) -> str:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return (word.decode() for word, _ in self._records(self._first))

    def __len__(self) -> int:
        return self._number

    def _records(self, place: int, before: bytes = b"") -> Iterator[tuple[bytes, _Form]]:
        """Yield the words from a place on, each with where its form is told.

        Args:
            place: where a record begins that tells a form of its own.
            before: a word that begins with what this record has in common with the one before it.
        """
        data, word, form, last = self._data, before, (before, IN_FULL, 0, 0), len(self._data)
        while place < last:
            alike, length = data[place], data[place + 1]
            place += 2
            if alike >= MORE or length >= MORE:  # hardly ever
                alike, place = _number(data, place - 2)
                length, place = _number(data, place)
            end = place + length
            word = word[:alike] + data[place:end]
            less, place = data[end], end + 1
            if less != AS_BEFORE:
                length = data[place]
                place += 1
                if length >= MORE:
                    length, place = _number(data, place - 1)
                form = (word, less, place, place + length)
                place += length
            yield word, form

    def _told(self, form: _Form) -> str:
        word, less, start, end = form
        kept = b"" if less == IN_FULL else word[: len(word) - less]
        return (kept + self._data[start:end]).decode()


def _blocks(data: bytes, place: int) -> tuple[list[bytes], array[int]]:
    """Return where to begin to read: from which word on, and at which place that stands."""
    firsts, places, word, noted = [b""], array("I", (place,)), b"", place
    while place < len(data):
        for match in _RECORDS.finditer(data, place):
            if match.start() != place:
                break
            alike, told, as_before = match.groups()
            word = word[: alike[0]] + told[1:]
            start, place = place, match.end()
            if place > noted + BLOCK and not as_before:
                firsts.append(word)
                places.append(start)
                noted = start
        if place < len(data):
            word, place = _past_a_long_one(data, place, word)
    return firsts, places


def _past_a_long_one(data: bytes, place: int, word: bytes) -> tuple[bytes, int]:
    """Return how the word begins that stands at a place, and where the next one stands."""
    alike, place = _number(data, place)
    length, place = _number(data, place)
    if alike <= ALIKE:
        word = word[:alike] + data[place : place + length]
    place += length + 1
    if data[place - 1] != AS_BEFORE:
        length, place = _number(data, place)
        place += length
    if place > len(data):
        raise IndexError(place)
    return word, place


def _number(data: bytes, place: int) -> tuple[int, int]:
    """Read a number of one byte or more; return it, and the place after it."""
    number = shift = 0
    while True:
        byte = data[place]
        place += 1
        number |= (byte & ~MORE) << shift
        if byte < MORE:
            return number, place
        shift += 7
