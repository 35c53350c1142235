"""What is kept of a question that got no answer: no names, no numbers, not too long."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 200

_EDGE = " .,;:!?¿¡\"'`´“”„‘’()…-–—"  # what people put around a question
_LONG_NUMBER = re.compile(r"\d{5}")
_PHONE = re.compile(r"\+?\d(?:[ ().\-/]{0,3}\d){8,}")


def tidy(text: str) -> str:
    """Return the words by which equal questions are known: masked, in small letters, cut."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = " ".join(_mask(word) for word in plain.split())
    whole = words.encode("utf-8", "replace").decode("utf-8")  # half a character cannot be kept
    shown = _PHONE.sub("[number]", whole).strip(_EDGE)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1].rstrip() + "…"


def question_id(tidied: str) -> str:
    """Return the name of a tidied question, short enough for a button."""
    return hashlib.sha256(tidied.encode()).hexdigest()[:16]


def _mask(word: str) -> str:
    """Mask one word without spaces in it; word by word, so that no text can take long."""
    before, at, _ = word.partition("@")
    if at and before.strip(_EDGE):
        return "[e-mail]"
    if at or "t.me/" in word:
        return "[@name]"
    return "[number]" if _LONG_NUMBER.search(word) else word
