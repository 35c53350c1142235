"""Messages that hold more than one question, or that take back what they began with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.engine.hits import Hit, Tagged
from bot.engine.marks import CONTENT, SOLID, Kind
from bot.engine.question import Question
from bot.language.words import Word, tidied

MOST_QUESTIONS = 3  # in one message; more are taken as one
LEAST_OF_STORY = 25  # words, of a message that tells a story around its question
MOST_OF_STORY = 150  # words; whatever is longer is no question any more
LEAST_OF_SENTENCE = 8  # words, to be a question by itself
LEAST_LEFT = 2  # words, with a matter among them, that a correction has to bring


def halves(question: Question) -> tuple[str, ...]:
    """Return the questions that a message holds, when it clearly holds several.

    A new question begins with a new sentence, or with "and who", "and is it" and the like.
    """
    pieces = _pieces(question)
    if not 1 < len(pieces) <= MOST_QUESTIONS:
        return (question.text,)
    if not all(_asks(piece, question.tagged) for piece in pieces):
        return (question.text,)
    return _cut(question, [piece.start for piece in pieces[1:]])


def tells_of_a_name(question: Question) -> bool:
    """Tell whether one of the pieces of a message names something without asking of it.

    What is asked besides is asked of that: "we are thinking of Pleio. Is it free?".
    """
    return any(_only_tells(piece, question.tagged) for piece in _pieces(question))


def only_question(question: Question) -> str:
    """Return the one piece of a message that asks, where the others tell what it is about."""
    words = question.tagged.words
    pieces = _pieces(question)
    if len(pieces) < 2:
        return ""
    texts = _cut(question, [piece.start for piece in pieces[1:]])
    asking = [
        text
        for piece, text in zip(pieces, texts, strict=True)
        if any(words[at].clause in question.focus for at in piece)
    ]
    return asking[0] if len(asking) == 1 else ""


def _pieces(question: Question) -> list[range]:
    """Return the places of the words of each piece that may be a question."""
    cuts = [0, *_beginnings(question.tagged), len(question.tagged.words)]
    return [range(start, end) for start, end in pairwise(cuts) if end > start]


def story(question: Question) -> tuple[str, ...]:
    """Return the long sentences of a message that tells a story around its question, or none."""
    words = question.tagged.words
    if not LEAST_OF_STORY <= len(words) <= MOST_OF_STORY:
        return ()
    starts = [place for place in range(1, len(words)) if _opens_sentence(words, place)]
    if not starts:
        return ()
    lengths = (end - start for start, end in pairwise([0, *starts, len(words)]))
    pieces = zip(_cut(question, starts), lengths, strict=True)
    return tuple(text for text, length in pieces if length >= LEAST_OF_SENTENCE)


def _cut(question: Question, places: Sequence[int]) -> tuple[str, ...]:
    """Return the text of a message in pieces, with a new one at each of these words."""
    starts = [question.tagged.words[place].start for place in places]
    tidy = tidied(question.text)
    return tuple(tidy[start:end] for start, end in pairwise([0, *starts, len(tidy)]))


def _opens_sentence(words: Sequence[Word], place: int) -> bool:
    return words[place].sentence != words[place - 1].sentence


def _beginnings(tagged: Tagged) -> list[int]:
    """Return the places where a new question may begin."""
    words = tagged.words
    asking = {hit.places[0] for hit in tagged.of(Kind.QUESTION_WORD)}
    if tagged.has(Kind.NAME):  # of what is named, more may be asked; a search has its conditions
        asking |= tagged.places(Kind.OPENER)
    joining = {hit.places[-1] for hit in tagged.of(Kind.JOINING, Kind.EITHER)}
    # "I need one that is free and where one can vote" is one wish
    asks = tagged.has(Kind.NAME) or bool(tagged.places(Kind.QUESTION_WORD, Kind.OPENER) & {0, 1})
    return [
        place
        for place in range(1, len(words))
        if _opens_sentence(words, place) or (place - 1 in joining and place in asking and asks)
    ]


def _asks(piece: range, tagged: Tagged) -> bool:
    """Tell whether a piece of a message is a question with a subject of its own."""
    asks = any(_within(piece, hit.places) for hit in tagged.of(Kind.QUESTION_WORD, Kind.OPENER))
    content = tagged.of(*CONTENT, Kind.REFERENCE) if asks else []
    return any(_within(piece, hit.places) for hit in content)


def _only_tells(piece: range, tagged: Tagged) -> bool:
    """Tell whether a piece names something without asking: "we are thinking of Pleio"."""
    if not any(_within(piece, hit.places) for hit in tagged.of(Kind.NAME)):
        return False
    if any(_within(piece, hit.places) for hit in tagged.of(Kind.QUESTION_WORD, Kind.ACT)):
        return False
    openers = [hit for hit in tagged.of(Kind.OPENER) if _within(piece, hit.places)]
    return not any(_opens(hit, piece, tagged) for hit in openers)


def _opens(hit: Hit, piece: range, tagged: Tagged) -> bool:
    """Tell whether "is" and the like open a clause, rather than tell something ("we are ...")."""
    words, first = tagged.words, hit.places[0]
    light = tagged.places(Kind.JOINING, Kind.EITHER, Kind.FOLLOW_UP, Kind.POLITE, Kind.SOCIAL)
    before = [
        place for place in piece if place < first and words[place].clause == words[first].clause
    ]
    return len(hit.places) > 1 or light.issuperset(before)


def _within(piece: range, places: tuple[int, ...]) -> bool:
    return all(place in piece for place in places)


def without_corrected(question: Question) -> str:
    """Return a message without what it takes back: what stands before "I mean"."""
    words = question.tagged.words
    for hit in reversed(question.tagged.of(Kind.CORRECTION)):
        start, end = hit.places[0], hit.places[-1] + 1
        opens = start > 0 and words[start].clause != words[start - 1].clause
        matter = any(each.places[0] >= end for each in question.tagged.of(*SOLID, Kind.NAME))
        enough = opens and matter and len(words) - end >= LEAST_LEFT
        if enough or _renames(start, end, question):
            return tidied(question.text)[words[start].start :]
    return question.text


def _renames(start: int, end: int, question: Question) -> bool:
    """Tell whether one name stands before "I mean" and another one after it."""
    before = {each.ids for each in question.names if each.places[-1] < start}
    after = {each.ids for each in question.names if each.places[0] >= end}
    return bool(before and after - before)
