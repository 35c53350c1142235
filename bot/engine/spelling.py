"""Words that no phrase holds: misspelt ones, and compounds that can be taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.engine.hits import Hit, Tagged
from bot.engine.lexicon import Lexicon
from bot.engine.marks import CONCEPTS, Mark
from bot.language.words import Word

SHORTEST_COMPOUND = 7  # letters; a shorter word is not taken apart
SHORTEST_PART = 3
SHORT_SLIP = 3  # letters; an unknown word of so few is most likely a slip of the pen
PROPER = 3.0  # weight of a name that is not ours
LINKING = ("", "s", "en", "e", "n")  # letters that join the parts of a compound


def spelt(words: Sequence[Word], named: Sequence[Hit], lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the words with those that are no words at all in their likely spelling."""
    taken = {place for hit in named for place in hit.places}
    return tuple(
        word if place in taken else _respelt(word, lexicon) for place, word in enumerate(words)
    )


def _respelt(word: Word, lexicon: Lexicon) -> Word:
    if word.emoji or word.proper or word.form.isdigit() or lexicon.is_real(word):
        return word
    if _compound(word, 0, lexicon) is not None:
        return word
    found = lexicon.word_spelling.nearest(word.form)
    if found is None:
        return word
    return replace(word, form=found[0], raw=lexicon.spelling_of(found[0]), misspelt=True)


def explain(tagged: Tagged, place: int, word: Word, lexicon: Lexicon) -> None:
    """Explain a word that no phrase holds: as a misspelling or a compound, or leave it foreign."""
    if word.emoji or (word.form.isdigit() and len(word.form) < 3):
        return
    hit = _compound(word, place, lexicon)
    if hit is not None:
        tagged.hits.append(hit)
    if hit is None or hit.how == "part of compound":
        weight = 1.0 if hit is None and len(word.form) > SHORT_SLIP else 0.5
        tagged.foreign[place] = PROPER if word.proper else weight


def _compound(word: Word, place: int, lexicon: Lexicon) -> Hit | None:
    """Take a compound apart where both parts, or one part beside a real word, mean something."""
    partial: Hit | None = None
    if len(word.form) < SHORTEST_COMPOUND:
        return None
    for cut in range(len(word.form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        head, tail = word.form[:cut], word.form[cut:]
        tail_marks = _part_marks(tail, lexicon)
        head_marks = _head_marks(head, lexicon)
        if head_marks and tail_marks:
            return Hit((place,), (*head_marks, *tail_marks), "compound", 0.9)
        if partial is None and len(head) >= 4 and len(tail) >= 4:
            if head_marks and lexicon.is_word(tail, tail):
                partial = Hit((place,), tuple(head_marks), "part of compound", 0.6)
            elif tail_marks and lexicon.is_word(head, head):
                partial = Hit((place,), tuple(tail_marks), "part of compound", 0.6)
    return partial


def _head_marks(head: str, lexicon: Lexicon) -> list[Mark]:
    for link in LINKING:
        if head.endswith(link) and len(head) - len(link) >= SHORTEST_PART:
            marks = _part_marks(head[: len(head) - len(link)], lexicon)
            if marks:
                return marks
    return []


def _part_marks(part: str, lexicon: Lexicon) -> list[Mark]:
    found = lexicon.marks_of(lexicon.keys_of(part, part))
    return [mark for mark in found if mark.kind in CONCEPTS]
