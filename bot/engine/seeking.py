"""Whether a message without a name seeks entries at all, rather than tells or asks other things."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.followup import POINTING
from bot.engine.hits import Hit
from bot.engine.marks import Kind
from bot.engine.of_source import asks_of_source
from bot.engine.question import Question
from bot.engine.wants import Wanted
from bot.engine.yes_no import is_yes_no
from bot.language.words import Word

KEYWORDS = 5  # words of a message that may do without a verb
SHORT = 3  # words; a message of so few needs no words that ask
GENERAL = 1.5  # weight of what so many entries have that it is what they are all about
THINGS = frozenset({"what", "which"})
"""Question words that ask for a thing."""
SEEK_ACTS = frozenset({"seek", "list", "count", "else"})


def is_seeking(question: Question, wanted: Wanted) -> bool:
    """Tell whether a message seeks something rather than tells something."""
    plainly = is_keywords(question, wanted) or asks_of_source(question)
    if len(question.tagged.words) <= SHORT or plainly:
        return True
    if "order" in question.acts and not (asks_if_any(question) or _asks_last(question)):
        return False
    if wanted.is_empty:
        return bool(question.acts & SEEK_ACTS or question.question_words)
    asks = _asks(question, wanted)
    if "how" in question.question_words and not asks:
        return bool(wanted.categories) or _asks_how_people_may(question, wanted)
    decided = any(want.decides_by_itself for want in wanted.wants)
    if wanted.categories or wanted.different > 1 or decided:
        return True
    if wanted.flags and question.question_words & {"which", "how-many"}:
        return True
    solid = [want for want in wanted.wants if want.is_solid]
    few = len(question.tagged.words) <= KEYWORDS and not question.foreign
    if few and question.question_words & {"who", "which"} and any(want.kinds for want in solid):
        return True
    placed = question.foreign < 1 and any(want.is_place for want in solid)
    named_so = question.has(Kind.VAGUE) and ("seek" in question.acts or few or placed)
    if solid and (named_so or question.has(Kind.CORRECTION, Kind.REFUSAL) or carries_on(question)):
        return True
    plainly = _asks_if_there_is(question) or _says_what_is_sought(question)
    plainly = plainly or _asks_for_means(question)
    if solid and plainly and question.foreign < 1:
        return True
    return asks and (len(solid) > 1 or any(want.is_telling for want in solid))


def is_keywords(question: Question, wanted: Wanted) -> bool:
    """Tell whether a few words name what is wanted, and nothing else."""
    words = question.tagged.words
    asks = question.question_words or question.has(Kind.OPENER)
    if len(words) > KEYWORDS or question.foreign or asks or not wanted.different:
        return False
    solid = question.tagged.places(Kind.PROPERTY, Kind.OPPOSITE, Kind.VALUE, Kind.CATEGORY)
    plain = question.tagged.places(Kind.FUNCTION, Kind.BACKGROUND)
    return len(solid | plain) == len(words) and bool(solid - plain)


def _asks(question: Question, wanted: Wanted) -> bool:
    """Tell whether words ask for something; "how" alone may ask for a way to do it."""
    if "seek" in question.acts or question.question_words - {"how"}:
        return True
    if "list" in question.acts and (wanted.flags or any(want.is_place for want in wanted.wants)):
        return True
    bare = not question.question_words and not is_yes_no(question)
    told = "link" in question.acts or question.has(Kind.CORRECTION)
    if told or (bare and question.text.rstrip().endswith("?")):
        return True
    return carries_on(question)


def carries_on(question: Question) -> bool:
    """Tell whether a message opens as one that goes on with what was asked ("and ...")."""
    return any(hit.places[0] == 0 for hit in question.tagged.of(Kind.FOLLOW_UP))


def seeks_another(question: Question) -> bool:
    """Tell whether something else than what was spoken of is wanted: "no, rather a free one"."""
    if question.question_words or is_yes_no(question) or question.has(Kind.CORRECTION):
        return False
    if question.references & {"it", "they"} or asks_if_any(question):
        return False
    return question.has(Kind.REFUSAL) or bool(question.acts & {"seek", "list"})


def asks_if_any(question: Question) -> bool:
    """Tell whether a sentence opens by asking if there is any such thing ("is there anything").

    "There" points nowhere then; "it" and the like would.
    """
    words = question.tagged.words
    seeking = [
        hit
        for hit in question.tagged.of(Kind.ACT)
        if "seek" in hit.ids(Kind.ACT) and len(hit.places) > 1
    ]
    within = {place for hit in seeking for place in hit.places}
    pointing = {
        words[hit.places[0]].sentence
        for hit in question.tagged.of(Kind.REFERENCE)
        if POINTING.intersection(hit.ids(Kind.REFERENCE)) - {"there"}
        if not within.issuperset(hit.places)
    }
    return any(
        opens_sentence(hit, words) and words[hit.places[0]].sentence not in pointing
        for hit in seeking
    )


def asks_bare_which(question: Question) -> bool:
    """Tell whether a message opens with "which" and no noun behind it: "which has a demo"."""
    words = question.tagged.words
    verbs = question.tagged.places(Kind.OPENER, Kind.COPULA, Kind.HAVING)
    return any(
        "which" in hit.ids(Kind.QUESTION_WORD)
        and opens_sentence(hit, words)
        and hit.places[-1] + 1 in verbs
        for hit in question.tagged.of(Kind.QUESTION_WORD)
    )


def _says_what_is_sought(question: Question) -> bool:
    """Tell whether a short message tells that some thing is looked for ("we need a forum")."""
    if question.question_words or "seek" not in question.acts:
        return False
    sought = [hit for hit in question.tagged.of(Kind.VALUE) if not hit.has({Kind.ACT})]
    return bool(sought) and len(question.tagged.words) <= 2 * KEYWORDS


def _asks_last(question: Question) -> bool:
    """Tell whether a message of several sentences ends in one that opens with a question word.

    What stands before it then tells something ("I write about parks. Who knows of these?").
    """
    words = question.tagged.words
    last = words[-1].sentence
    opening = (hit for hit in question.tagged.of(Kind.QUESTION_WORD) if opens_sentence(hit, words))
    return last > 0 and any(words[hit.places[0]].sentence == last for hit in opening)


def _asks_how_people_may(question: Question, wanted: Wanted) -> bool:
    """Tell whether it is asked how people may do what most entries are for.

    "How can residents take part" has no other answer; how they can vote may be another matter.
    """
    general = any(each.values and each.weight <= GENERAL for each in wanted.wants)
    return general and question.has(Kind.BACKGROUND) and question.foreign < 1


def _asks_for_means(question: Question) -> bool:
    """Tell whether something to use is asked for in so many words ("what could we use")."""
    asking = {
        hit.places[0]
        for hit in question.tagged.of(Kind.QUESTION_WORD)
        if THINGS.intersection(hit.ids(Kind.QUESTION_WORD))
    }
    return any(
        hit.places[0] in asking and len(hit.places) >= SHORT
        for hit in question.tagged.of(Kind.ACT)
        if "seek" in hit.ids(Kind.ACT)
    )


def _asks_if_there_is(question: Question) -> bool:
    """Tell whether a message opens with "is there any" and the like."""
    return 0 in question.tagged.places(Kind.COPULA) and asks_if_any(question)


def opens_sentence(hit: Hit, words: Sequence[Word]) -> bool:
    """Tell whether a phrase is what a sentence begins with."""
    first = hit.places[0]
    return first == 0 or words[first].sentence != words[first - 1].sentence


def is_vague(question: Question, wanted: Wanted) -> bool:
    """Tell whether a message holds no more than a category, and asks nothing of it."""
    asks = bool(question.acts & SEEK_ACTS or question.question_words)
    asks = asks and not points_at_category(question)
    goes_on = carries_on(question) or question.has(Kind.LIMIT)  # "just the foundations"
    asks = asks or (question.has_plural_category and goes_on)
    content = len(question.tagged.words) - len(question.small)
    bare = content <= 1 and question.foreign < 1 and not question.names
    kind = any(want.categories or want.kinds for want in wanted.wants)
    return wanted.is_empty and kind and not asks and bare


def compares(question: Question) -> bool:
    """Tell whether a comparison is asked for, in words that mean nothing else ("weigh up")."""
    valued = [set(hit.places) for hit in question.tagged.of(Kind.VALUE)]
    acts = (
        hit
        for hit in question.tagged.of(Kind.ACT)
        if not any(set(hit.places) <= longer for longer in valued)
    )
    return any("compare" in hit.ids(Kind.ACT) for hit in acts)


def points_at_category(question: Question) -> bool:
    """Tell whether a category is pointed at ("that platform"), rather than asked for."""
    categories = question.tagged.places(Kind.CATEGORY)
    return any(not categories.isdisjoint(hit.places) for hit in question.tagged.of(Kind.REFERENCE))
