"""What a button says when it is pressed, in at most 64 bytes, and what that means.

A button holds a letter for what it does, the language of its message, and names: of entries by
eight hexadecimal digits, so that any id fits. Nothing in it is trusted: who presses may have made
it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2s

LONGEST = 64
MOST_BEFORE = 6
"""How many steps back fit on a button."""

NOWHERE = "-" * 8
"""Stands for no entry."""

_PRESS = re.compile(r"([a-z]):([a-z]{0,3}):([A-Za-z0-9-]{0,56})")


class Does(StrEnum):
    """What a button does."""

    OPEN = "o"  # open an entry in the place of the answer
    CHOOSE = "c"  # answer the question back with an entry
    RETURN = "r"  # open the entry again that was open before
    BACK = "b"  # put the answer back
    UP = "u"  # thumb up
    DOWN = "d"  # thumb down
    LANGUAGE = "l"  # choose a language
    DONE = "x"  # an unanswered question is dealt with
    IGNORE = "i"  # an unanswered question is none


@dataclass(frozen=True, slots=True)
class Press:
    """What a button says.

    Attributes:
        does: what it does.
        language: language of the message that it stands under.
        name: the entry, question or language that it is about.
        before: the entries that were open before, oldest first; the first is what the answer
            itself was about.
    """

    does: Does
    language: str = ""
    name: str = ""
    before: tuple[str, ...] = ()

    def __str__(self) -> str:
        kept = self.before
        if len(kept) > MOST_BEFORE:
            kept = (*kept[:1], *kept[1 - MOST_BEFORE :])
        return f"{self.does.value}:{self.language}:{self.name}{''.join(kept)}"


def read(data: str) -> Press | None:
    """Return what a button says; None when none of ours says it (any more)."""
    found = _PRESS.fullmatch(data)
    if not found or found[1] not in set(Does):
        return None
    does, language, name = Does(found[1]), found[2], found[3]
    if does not in (Does.OPEN, Does.CHOOSE, Does.RETURN):
        return Press(does, language, name)
    if not name or len(name) % 8:
        return None
    first, *before = (name[at : at + 8] for at in range(0, len(name), 8))
    return Press(does, language, first, tuple(before))


@lru_cache(maxsize=4096)
def short(entry_id: str) -> str:
    """Return the name of an entry on a button."""
    return blake2s(entry_id.encode("utf-8", "replace"), digest_size=4).hexdigest()


def entry_of(name: str, entries: Iterable[str]) -> str | None:
    """Return the entry that a button means; None when it is gone."""
    return next((entry_id for entry_id in entries if short(entry_id) == name), None)
