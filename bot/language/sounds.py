"""How a word sounds, for who writes it by ear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

BEGINNING = "^"
IS = "="

_DOUBLED = re.compile(r"(.)\1+")


class Sounds:
    """Tells how words sound, so that two spellings of one sound are one."""

    def __init__(self, rules: Iterable[str] = ()) -> None:
        """Take the spellings of sounds.

        Args:
            rules: each as ``ch=g``: folded letters, and others that sound the same. After a ``^``
                they sound so at the beginning of a word only. Of two that are spelt alike, the
                first counts.
        """
        sounds: dict[str, str] = {}
        for rule in rules:
            spelling, _, sound = rule.partition(IS)
            sounds.setdefault(spelling, sound)
        self._opening = {each[1:]: sounds[each] for each in sounds if each.startswith(BEGINNING)}
        self._within = {each: sounds[each] for each in sounds if not each.startswith(BEGINNING)}
        self._at_first = _pattern(self._opening, "^")
        self._anywhere = _pattern(self._within)

    def heard(self, form: str) -> str:
        """Return a folded word as it sounds, with every double letter single."""
        form = self._at_first.sub(lambda found: self._opening[found.group()], form)
        form = self._anywhere.sub(lambda found: self._within[found.group()], form)
        return _DOUBLED.sub(r"\1", form)


def _pattern(sounds: Mapping[str, str], before: str = "") -> re.Pattern[str]:
    """Return what finds the spellings, the longest of those that begin alike; it may find none."""
    spellings = sorted(map(re.escape, sounds), key=len, reverse=True)
    return re.compile(f"{before}(?:{'|'.join(spellings)})" if spellings else r"(?!)")
