"""Which words of a message tell the language that it is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.engine.hits import Hit
from bot.engine.lexicon import Lexicon
from bot.language.words import Word


def telling(words: Sequence[Word], named: Sequence[Hit], lexicon: Lexicon) -> list[Word]:
    """Return the words that may tell a language.

    Names do not, nor do phrases that several languages share ("open source").

    Args:
        words: the message.
        named: the names in it.
        lexicon: the index of phrases and names.
    """
    silent = {place for hit in named for place in _name_itself(hit, words, lexicon)}
    silent.update(_shared(words, lexicon))
    return [word for place, word in enumerate(words) if place not in silent]


def _name_itself(hit: Hit, words: Sequence[Word], lexicon: Lexicon) -> tuple[int, ...]:
    """Return the places of a name, but for an article that it is not written with."""
    first, *others = hit.places
    bare = "".join(words[place].form for place in others)
    article = words[first].form in lexicon.function_words and bare in lexicon.names.ids
    added = article and words[first].form + bare not in lexicon.names.proper
    return tuple(others) if added else hit.places


def _shared(words: Sequence[Word], lexicon: Lexicon) -> Iterator[int]:
    """Yield the places of the phrases that several languages share."""
    forms = tuple(word.form for word in words)
    for start in range(len(forms)):
        for end in range(start + 1, min(start + lexicon.longest_shared, len(forms)) + 1):
            if forms[start:end] in lexicon.shared:
                yield from range(start, end)
