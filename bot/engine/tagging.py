"""From text to tagged words: which names and which phrases with a meaning stand in a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bot.engine.lexicon import CONCEPTS, GAP, WILDCARD, Kind, Lexicon, Mark, Phrase
from bot.language.fuzzy import distance
from bot.language.words import Word

LONGEST_GAP = 6  # words that a ``_`` may stand for
SHORTEST_COMPOUND = 7  # letters; a shorter word is not taken apart
SHORTEST_PART = 3
SHORT_SLIP = 3  # letters; an unknown word of so few is most likely a slip of the pen
PROPER = 3.0  # weight of a name that is not ours
LINKING = ("", "s", "en", "e", "n")  # letters that join the parts of a compound

_COVERING = CONCEPTS | {Kind.CORRECTION, Kind.SOCIAL, Kind.POLITE}
"""Kinds whose longer phrases take the meaning off the concepts within them."""
_PLAIN = frozenset({Kind.FUNCTION, Kind.SOFT})


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a message: the places of its words, what it means, and how it was found.

    ``likeness`` is 1.0 for the phrase itself and less for a misspelling or part of a compound;
    ``is_plural`` tells that a noun stands there in the plural.
    """

    places: tuple[int, ...]
    marks: tuple[Mark, ...]
    how: str = "exact"
    likeness: float = 1.0
    is_plural: bool = False

    def ids(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the ids of the marks of some kinds."""
        return tuple(mark.id for mark in self.marks if mark.kind in kinds)


@dataclass(slots=True)
class Tagged:
    """A message with all that was found in it.

    Attributes:
        words: the words in order.
        hits: phrases, the names first; of concepts that overlap only the longest.
        foreign: places of words that nothing explains, with how much they weigh (0 to 1).
    """

    words: tuple[Word, ...]
    hits: list[Hit] = field(default_factory=list)
    foreign: dict[int, float] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> list[Hit]:
        """Return the hits that have a mark of one of these kinds."""
        return [hit for hit in self.hits if any(mark.kind in kinds for mark in hit.marks)]

    def ids(self, *kinds: Kind) -> list[str]:
        """Return the ids of all marks of these kinds, in order and without repeats."""
        return list(dict.fromkeys(each for hit in self.of(*kinds) for each in hit.ids(*kinds)))


def find_names(words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Find the names of entries in a message; places count from 0."""
    return _names(words, lexicon)


def tag(words: tuple[Word, ...], named: list[Hit], language: str, lexicon: Lexicon) -> Tagged:
    """Find the phrases in a message.

    Args:
        words: the message.
        named: the names in it, as ``find_names`` gives them.
        language: code of the language that it is in.
        lexicon: the index of phrases.

    Returns:
        The words with everything found.
    """
    tagged = Tagged(words)
    named = _without_strangers(named, words, lexicon)
    taken = {place for hit in named for place in hit.places}
    phrases = [
        hit for hit in _phrases(words, language, lexicon) if not taken.issuperset(hit.places)
    ]
    tagged.hits = named + _with_plurals(_longest_concepts(phrases, taken), words, lexicon)
    _set_aside_other_names(tagged)
    explained = taken | {place for hit in tagged.hits for place in hit.places}
    for place, word in enumerate(words):
        if place not in explained and place not in tagged.foreign:
            _explain(tagged, place, word, lexicon)
    return tagged


def spelt(words: Sequence[Word], named: Sequence[Hit], lexicon: Lexicon) -> tuple[Word, ...]:
    """Return the words with those that are no words at all in their likely spelling."""
    taken = {place for hit in named for place in hit.places}
    return tuple(
        word if place in taken else _respelt(word, lexicon) for place, word in enumerate(words)
    )


def _respelt(word: Word, lexicon: Lexicon) -> Word:
    if word.emoji or word.proper or word.form.isdigit() or _is_real(word, lexicon):
        return word
    if _compound(word, 0, lexicon) is not None:
        return word
    found = lexicon.word_spelling.nearest(word.form)
    if found is None:
        return word
    return replace(word, form=found[0], raw=lexicon.spelling_of(found[0]), misspelt=True)


def _without_strangers(named: list[Hit], words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Leave out everyday words that are part of a longer name that is not ours."""
    return [
        hit
        for hit in named
        if hit.how != "common word"
        or hit.places[0] == 0
        or not (words[hit.places[0]].proper and _is_named_before(hit.places[0], words))
        or lexicon.marks_of(lexicon.keys_of(*_spelling(words[hit.places[0] - 1])))
    ]


def _spelling(word: Word) -> tuple[str, str]:
    return word.raw, word.form


def _is_named_before(place: int, words: Sequence[Word]) -> bool:
    """Tell whether the word before is written as a name as well, in the same clause."""
    before = words[place - 1]
    return before.proper and before.clause == words[place].clause


def _set_aside_other_names(tagged: Tagged) -> None:
    """Take the meaning off words that stand together as a name that is not ours."""
    words = tagged.words
    named = {place for hit in tagged.of(Kind.NAME) for place in hit.places}
    phrases = {place for hit in tagged.hits if len(hit.places) > 1 for place in hit.places}
    proper = [
        place
        for place, word in enumerate(words)
        if word.proper and place not in named and place not in phrases
    ]
    paired = {
        each
        for place in proper
        if place + 1 in proper and words[place].clause == words[place + 1].clause
        for each in (place, place + 1)
    }
    for index, hit in enumerate(tagged.hits):
        if paired.issuperset(hit.places):
            kept = tuple(mark for mark in hit.marks if mark.kind not in CONCEPTS)
            tagged.hits[index] = Hit(hit.places, kept, hit.how, hit.likeness)
    tagged.hits = [hit for hit in tagged.hits if hit.marks]
    explained = {place for hit in tagged.hits for place in hit.places}
    tagged.foreign.update(dict.fromkeys(paired - explained, PROPER))


def _names(words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Return the names in a message, exact ones before misspelt ones, longest first."""
    hits: list[Hit] = []
    taken: set[int] = set()
    for places, text in _windows(words, lexicon.longest_name + 1):
        if text in lexicon.ids_by_name and taken.isdisjoint(places):
            common = len(places) == 1 and lexicon.is_word(words[places[0]].raw, text)
            how = "common word" if common else "exact"
            hits.append(Hit(places, _name_marks(text, lexicon), how))
            taken.update(places)
    real = [_is_real(word, lexicon) for word in words]
    for places, text in _windows(words, lexicon.longest_name + 1):
        if taken.isdisjoint(places) and len(text) <= lexicon.most_letters:
            odd = not all(real[place] for place in places)
            hit = _misspelt_name(words, places, text, odd, lexicon)
            if hit:
                hits.append(hit)
                taken.update(places)
    return sorted(hits, key=lambda hit: hit.places)


def _name_marks(name: str, lexicon: Lexicon) -> tuple[Mark, ...]:
    return tuple(Mark(Kind.NAME, each) for each in lexicon.ids_by_name[name])


def _windows(words: Sequence[Word], longest: int) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield runs of words within a sentence, longest first, written as one."""
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if run[0].sentence == run[-1].sentence:
                yield tuple(range(start, start + size)), "".join(word.form for word in run)


def _misspelt_name(
    words: Sequence[Word], places: tuple[int, ...], text: str, odd: bool, lexicon: Lexicon
) -> Hit | None:
    """Return the name that a run of words misspells.

    Args:
        words: the message.
        places: the run of words.
        text: the run, written as one.
        odd: whether there is a word in it that no dictionary holds. Where all are real words,
            only letters that changed places make it a misspelling.
        lexicon: the index of phrases.
    """
    if not odd and "".join(sorted(text)) not in lexicon.jumbled_names:
        return None
    found = lexicon.name_spelling.nearest(text)
    if found is None:
        return None
    name, likeness = found
    if not _word_by_word(lexicon.names[name].split(), [words[place].form for place in places]):
        return None
    if len(name) == len(text) and sorted(name) == sorted(text):
        pass  # two letters changed places: a slip, even when the outcome is a real word
    elif not odd or (len(name) <= 5 and not _mild(name, text)):
        return None
    return Hit(places, _name_marks(name, lexicon), "misspelt name", likeness)


def _word_by_word(name: Sequence[str], written: Sequence[str]) -> bool:
    """Tell whether each word of a name is at most one slip off, where the words can be paired."""
    if len(name) != len(written):
        return True
    return len(name) == 1 or all(
        distance(one, other) <= 1 for one, other in zip(name, written, strict=True)
    )


def _is_real(word: Word, lexicon: Lexicon) -> bool:
    return (
        len(word.form) < 3
        or lexicon.is_word(word.raw, word.form)
        or bool(lexicon.marks_of(lexicon.keys_of(word.raw, word.form)))
    )


def _mild(name: str, text: str) -> bool:
    """Tell whether a short name was changed only by a doubled or dropped letter inside it."""
    if len(text) > len(name):
        return any(one == other for one, other in pairwise(text))
    return len(text) < len(name) and text[0] == name[0] and len(name) == 5


def _phrases(words: Sequence[Word], language: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield every phrase that stands in the message, overlapping or not."""
    word_keys = [_all_keys(word, language, lexicon) for word in words]
    for start in range(len(words)):
        for key in word_keys[start]:
            for phrase in lexicon.by_first.get(key, ()):
                if lexicon.is_foreign_to(phrase, words[start], language):
                    continue
                places = _match(phrase, start, words, word_keys)
                if places:
                    yield Hit(places, phrase.marks)
    yield from _joined(words, lexicon)


def _all_keys(word: Word, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of a word, with each of its beginnings as a ``*`` key."""
    prefixes = {word.form[:end] + WILDCARD for end in range(2, len(word.form) + 1)}
    return lexicon.keys_of(word.raw, word.form, language) | prefixes


def _match(
    phrase: Phrase, start: int, words: Sequence[Word], word_keys: Sequence[frozenset[str]]
) -> tuple[int, ...]:
    """Return the places of a phrase that begins at ``start``, or nothing."""
    places = [start]
    gap = 0
    position = start + 1
    for wanted in phrase.words[1:]:
        if GAP in wanted:
            gap = LONGEST_GAP
            continue
        ends = min(position + gap + 1, len(words))
        for place in range(position, ends):
            if words[place].sentence != words[start].sentence:
                return ()
            if wanted & word_keys[place]:
                places.append(place)
                position = place + 1
                break
        else:
            return ()
        gap = 0
    return tuple(places)


def _joined(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Hit]:
    """Yield compounds that were written as two words ("kennis deling")."""
    for place in range(len(words) - 1):
        one, other = words[place], words[place + 1]
        form = one.form + other.form
        if len(form) >= SHORTEST_COMPOUND and one.sentence == other.sentence:
            marks = [
                mark
                for mark in lexicon.marks_of(lexicon.keys_of(form, form))
                if mark.kind in CONCEPTS
            ]
            if marks:
                yield Hit((place, place + 1), tuple(marks), "joined compound")


def _longest_concepts(phrases: Sequence[Hit], taken: set[int]) -> list[Hit]:
    """Drop concepts that lie within a longer one, and concepts within a name."""
    kept: list[Hit] = []
    ranked = sorted(phrases, key=lambda hit: (-len(hit.places), hit.places))
    covered: dict[int, int] = {}
    for hit in ranked:
        marks = hit.marks
        if not taken.isdisjoint(hit.places) or any(
            covered.get(place, 0) > len(hit.places) for place in hit.places
        ):
            marks = tuple(mark for mark in marks if mark.kind not in CONCEPTS)
        if not marks:
            continue
        kept.append(Hit(hit.places, marks, hit.how, hit.likeness))
        if any(mark.kind in _COVERING for mark in marks):
            for place in hit.places:
                covered[place] = max(covered.get(place, 0), len(hit.places))
    return _merged(kept)


def _merged(hits: Sequence[Hit]) -> list[Hit]:
    """Return one hit for each run of words, with all of its meanings."""
    by_places: dict[tuple[int, ...], dict[Mark, Hit]] = {}
    for hit in hits:
        marks = by_places.setdefault(hit.places, {})
        for mark in hit.marks:
            marks.setdefault(mark, hit)
    return [
        Hit(places, tuple(marks), next(iter(marks.values())).how)
        for places, marks in sorted(by_places.items())
    ]


def _with_plurals(hits: Sequence[Hit], words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Mark the categories that are named in the plural."""
    return [
        replace(hit, is_plural=words[hit.places[-1]].form in lexicon.plurals)
        if hit.ids(Kind.CATEGORY)
        else hit
        for hit in hits
    ]


def _explain(tagged: Tagged, place: int, word: Word, lexicon: Lexicon) -> None:
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


def is_plain(hit: Hit) -> bool:
    """Tell whether a hit is nothing but function words and soft words."""
    return all(mark.kind in _PLAIN for mark in hit.marks)


__all__ = ["Hit", "Tagged", "is_plain", "tag"]
