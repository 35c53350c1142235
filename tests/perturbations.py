"""Writing a question otherwise than it was meant: slips of the pen, bare, in pieces, politely.

All that depends on a language is in ``perturbations.yaml``. Given the same ``Random``,
each of these does the same every time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

SHORTEST = 4  # letters of a word in which a slip is made
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Habits:
    """What people do with a question, from data.

    Attributes:
        neighbours: the keys beside each key.
        polite: frames around a question, per language.
        compounds: the ways to write a compound, joined and in pieces, per language.
    """

    neighbours: Mapping[str, str]
    polite: Mapping[str, tuple[str, ...]]
    compounds: Mapping[str, tuple[tuple[str, str], ...]]


def load_habits(names: Iterable[str] = ()) -> Habits:
    """Read the habits; names of several words count as compounds in every language."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    in_pieces = [(re.sub(r"[\s-]", "", name), name) for name in names if re.search(r"[\s-]", name)]
    compounds = {
        code: (*(tuple(each.split("|")) for each in listed), *in_pieces)
        for code, listed in data["compounds"].items()
    }
    polite = {code: tuple(frames) for code, frames in data["polite"].items()}
    return Habits(_neighbours(data["keyboard"]), polite, compounds)


def _neighbours(rows: list[str]) -> dict[str, str]:
    """Return the keys left, right, above and below each key."""
    found: dict[str, str] = {}
    for number, row in enumerate(rows):
        for place, key in enumerate(row):
            beside = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
            above = rows[number - 1][place : place + 2] if number else ""
            below = (
                rows[number + 1][max(0, place - 1) : place + 1] if number + 1 < len(rows) else ""
            )
            found[key] = beside + above + below
    return found


def swap(text: str, random: Random, habits: Habits) -> str:  # noqa: ARG001 - all slips take these
    """Let two letters that differ change places."""
    places = [place for place in _inner(text, 1) if text[place] != text[place + 1]]
    place = random.choice(places) if places else -1
    if place < 0:
        return text
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def drop(text: str, random: Random, habits: Habits) -> str:  # noqa: ARG001 - all slips take these
    """Leave out a letter."""
    places = list(_inner(text))
    place = random.choice(places) if places else len(text)
    return text[:place] + text[place + 1 :]


def double(text: str, random: Random, habits: Habits) -> str:  # noqa: ARG001 - all slips take these
    """Type a letter twice."""
    places = list(_inner(text))
    place = random.choice(places) if places else len(text)
    return text[: place + 1] + text[place:] if places else text


def neighbour(text: str, random: Random, habits: Habits) -> str:
    """Hit the key beside the one that was meant."""
    places = [place for place in _inner(text) if text[place].lower() in habits.neighbours]
    if not places:
        return text
    place = random.choice(places)
    return text[:place] + random.choice(habits.neighbours[text[place].lower()]) + text[place + 1 :]


SLIPS: Mapping[str, Callable[[str, Random, Habits], str]] = {
    each.__name__: each for each in (swap, drop, double, neighbour)
}


def _inner(text: str, short: int = 0) -> Iterator[int]:
    """Yield the places of the letters of longer words, but for so many at the end of each."""
    for word in _WORD.finditer(text):
        if len(word[0]) >= SHORTEST:
            yield from range(word.start(), word.end() - short)


def bare(text: str) -> str:
    """Write without capitals, accents and punctuation."""
    letters = unicodedata.normalize("NFKD", text.lower())
    kept = (letter for letter in letters if not unicodedata.combining(letter))
    spaced = "".join(each if each.isalnum() or each.isspace() else _gap(each) for each in kept)
    return " ".join(spaced.split())


def _gap(mark: str) -> str:
    """Return what is left of a mark: nothing of an apostrophe, a space of the others."""
    return "" if mark in "'’‘`´" else " "


def politely(text: str, language: str, random: Random, habits: Habits) -> str:
    """Put a polite preamble before a question and a polite ending after it."""
    return random.choice(habits.polite[language]).replace("{q}", text)


def recompounded(text: str, language: str, habits: Habits) -> Iterator[str]:
    """Yield a question once for each compound in it, joined where it was split and otherwise."""
    for joined, split in habits.compounds[language]:
        for one, other in ((joined, split), (split, joined)):
            found = re.sub(rf"\b{re.escape(one)}\b", other, text, count=1, flags=re.IGNORECASE)
            if found != text:
                yield found
