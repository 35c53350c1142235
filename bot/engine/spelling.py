"""Words that no phrase holds: misspelt ones, and compounds that can be taken apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.engine.hits import Hit, How
from bot.engine.lexicon import BEGINNING, Lexicon
from bot.engine.marks import CONCEPTS, Mark
from bot.language.words import Word, squash

SHORTEST_COMPOUND = 7  # letters; a shorter word is not taken apart
LONGEST_COMPOUND = 32  # letters; a longer word is no compound that people use
MOST_COMPOUNDS = 12  # words taken apart in one message, so that the time for it stays bounded
SHORTEST_PART = 3  # letters
SHORTEST_PARTIAL = 4  # letters of a part that counts although the other one means nothing
FEW_DIGITS = 2  # a number of so few is a choice or a count, and not foreign
YEAR_DIGITS = 4
CENTURIES = frozenset({"19", "20"})
SHORT_SLIP = 3  # letters; an unknown word of so few is most likely a slip of the pen
SLIP = 0.5  # weight of such a slip, or of a compound of which a part is understood
FOREIGN = 1.0  # weight of a word that nothing explains
PROPER = 3.0  # weight of a name that is not ours, or of a year
COMPOUND = 0.9  # likeness of a compound of which both parts mean something
PARTIAL = 0.6  # likeness of a compound of which one part does
SHORTEST_PROPER = 6  # letters of a word with a capital that may be a misspelling
LINKING = ("", "s", "en", "e", "n")  # letters that join the parts of a compound


def spelt(
    words: Sequence[Word], named: Sequence[Hit], lexicon: Lexicon, language: str = ""
) -> tuple[Word, ...]:
    """Return the words with those that are no words at all in their likely spelling.

    Args:
        words: the message.
        named: the names in it.
        lexicon: the index of phrases and names.
        language: code of the language of the message; empty when that is not known yet.
    """
    taken = {place for hit in named for place in hit.places}
    odd = [
        place
        for place, word in enumerate(words)
        if place not in taken and not (word.emoji or word.form.isdigit())
        if not lexicon.is_real(word, language)
    ]
    mended = {place: _respelt(words[place], lexicon, language) for place in odd[:MOST_COMPOUNDS]}
    return tuple(mended.get(place, word) for place, word in enumerate(words))


def _respelt(word: Word, lexicon: Lexicon, language: str) -> Word:
    """Return a word in its likely spelling; what looks like a name needs more to go by."""
    if _compound(word, 0, lexicon) is not None:
        return word
    borrowed = lexicon.is_word(word.raw, word.form)
    found = lexicon.speller.likeliest(word.form, language, only=borrowed)
    if found is None or (word.proper and not _is_clear(word.form, squash(found))):
        return word
    return replace(word, form=squash(found), raw=found)


def _is_clear(written: str, meant: str) -> bool:
    """Tell whether a long word begins and ends as it was meant to."""
    long = len(written) >= SHORTEST_PROPER
    return long and written[0] == meant[0] and abs(len(written) - len(meant)) <= 1


def explain(words: Mapping[int, Word], lexicon: Lexicon) -> tuple[list[Hit], dict[int, float]]:
    """Explain words that no phrase holds.

    Args:
        words: the words, by their places in the message.
        lexicon: the index of phrases.

    Returns:
        The compounds that mean something, and the weights of the words that nothing explains.
    """
    compounds: list[Hit] = []
    foreign: dict[int, float] = {}
    odd = [(place, word) for place, word in words.items() if _counts(word)]
    for number, (place, word) in enumerate(odd):
        hit = _compound(word, place, lexicon) if number < MOST_COMPOUNDS else None
        if hit is not None:
            compounds.append(hit)
        if hit is None or hit.how is How.PARTIAL:
            slip = len(word.form) <= SHORT_SLIP and not lexicon.is_word(word.raw, word.form)
            weight = SLIP if slip or hit is not None else FOREIGN
            foreign[place] = PROPER if word.proper or is_year(word) else weight
    return compounds, foreign


def is_year(word: Word) -> bool:
    """Tell whether a word is a number that can only be a year of about now."""
    return len(word.form) == YEAR_DIGITS and word.form.isdigit() and word.form[:2] in CENTURIES


def _counts(word: Word) -> bool:
    """Tell whether a word is more than decoration or a small number."""
    return not word.emoji and not (word.form.isdigit() and len(word.form) <= FEW_DIGITS)


def _compound(word: Word, place: int, lexicon: Lexicon) -> Hit | None:
    """Take a compound apart where both parts, or one part beside a real word, mean something.

    Of several ways, the one with the longest first part wins.
    """
    partial: tuple[Mark, ...] = ()
    if not SHORTEST_COMPOUND <= len(word.form) <= LONGEST_COMPOUND:
        return None
    for cut in range(len(word.form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        head, tail = word.form[:cut], word.form[cut:]
        head_marks, tail_marks = _head_marks(head, lexicon), _part_marks(tail, lexicon)
        if head_marks and tail_marks:
            return Hit((place,), (*head_marks, *tail_marks), How.COMPOUND, COMPOUND)
        if not partial and min(len(head), len(tail)) >= SHORTEST_PARTIAL:
            if head_marks and lexicon.is_word(tail, tail):
                partial = tuple(head_marks)
            elif tail_marks and lexicon.is_word(head, head):
                partial = tuple(tail_marks)
    return Hit((place,), partial, How.PARTIAL, PARTIAL) if partial else None


def _head_marks(head: str, lexicon: Lexicon) -> list[Mark]:
    """Return the meanings of the first part of a compound, with or without linking letters."""
    for link in LINKING:
        if head.endswith(link) and len(head) - len(link) >= SHORTEST_PART:
            marks = _part_marks(head[: len(head) - len(link)], lexicon)
            if marks:
                return marks
    return []


def _part_marks(part: str, lexicon: Lexicon) -> list[Mark]:
    if part[:BEGINNING] not in lexicon.beginnings:
        return []
    found = lexicon.marks_of(lexicon.keys_of(part, part))
    return [mark for mark in found if mark.kind in CONCEPTS]
