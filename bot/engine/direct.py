"""Questions that plainly want to know what a named entry is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.engine.hits import How
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.engine.spelling import is_year
from bot.engine.yes_no import is_yes_no

BETWEEN = 4  # words that may stand between "what is" and the name
MANNERS = frozenset({"how", "why"})
FEW = 3  # words; so few beside a name can only ask what it is


def is_direct(entry_id: str, question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether "about" or "what is" stands right beside the name of an entry.

    Whatever else is in the message then does not change what is asked.
    """
    if question.question_words & SPECIFIC or _names_year(question):
        return False
    names = [each.places for each in question.names if entry_id in each.ids]
    acts = [hit.places for hit in question.tagged.of(Kind.ACT) if "describe" in hit.ids(Kind.ACT)]
    return any(
        _is_about(name, question)
        or (acts and _is_alone(name, question))
        or any(_are_beside(act, name, question, index) for act in acts)
        for name in names
    )


def _names_year(question: Question) -> bool:
    """Tell whether a year is named where the question stands: what was so then is asked."""
    words = question.tagged.words
    years = [words[place] for place in question.tagged.foreign if is_year(words[place])]
    return any(year.clause in question.focus for year in years)


def is_bare(question: Question) -> bool:
    """Tell whether a message is hardly more than a name.

    Beside a name that may be just words ("your priorities"), small words count as well. Who asks
    how or why something strange is done, wants no description.
    """
    if question.question_words & MANNERS and question.foreign >= 1:
        return False
    named = {place for each in question.names for place in each.places}
    everyday = any(each.how is How.EVERYDAY for each in question.names)
    rest = len(question.tagged.words) - len(named if everyday else named | question.small)
    return rest <= FEW and not is_yes_no(question)


def asks_what_it_does(question: Question) -> bool:
    """Tell whether a named entry is to be described, in view of something or somebody.

    "What does it do for schools" asks more than that it is for schools.
    """
    matters = question.relations or question.properties or question.link_kinds
    plain = question.question_words == {"what"} and question.acts == {"describe"}
    return plain and bool(question.names) and bool(question.values) and not matters


def asks_a_part(entry_id: str, question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether a word that nothing explains stands between "what is" and the name.

    Something of the entry is asked for then, rather than what it is.
    """
    acts = [hit.places for hit in question.tagged.of(Kind.ACT) if "describe" in hit.ids(Kind.ACT)]
    names = [each.places for each in question.names if entry_id in each.ids]
    return any(
        act[-1] < odd < name[0]
        for act in acts
        for name in names
        for odd in question.tagged.foreign.keys() - _slip(name, question, index)
    )


def _slip(name: tuple[int, ...], question: Question, index: KnowledgeIndex) -> set[int]:
    """Return the place right before a name, when what stands there is no word at all.

    That is most likely a slip of the pen for an article, rather than something of the entry.
    """
    before = name[0] - 1
    odd = before in question.tagged.foreign
    return {before} if odd and not index.is_word(question.tagged.words[before]) else set()


def asks_doer(question: Question) -> bool:
    """Tell whether a question asks who does or did something.

    That is "who", or "which" with a category, and then a verb: "which foundation helped ...",
    "who has paid for ...".
    """
    words = question.tagged.words
    small = question.tagged.places(Kind.FUNCTION, Kind.NAME) - question.tagged.places(Kind.HAVING)
    return any(
        end < len(words) and end not in small and words[start].clause == words[end].clause
        for start, end in _doers(question)
    )


def _doers(question: Question) -> Iterator[tuple[int, int]]:
    """Yield where "who" or "which foundation" begins, and the place after it."""
    categories = {hit.places[0]: hit.places[-1] for hit in question.tagged.of(Kind.CATEGORY)}
    for hit in question.tagged.of(Kind.QUESTION_WORD):
        asked, end = hit.ids(Kind.QUESTION_WORD), hit.places[-1] + 1
        if "who" in asked and not _is_of_somebody(hit.places[0], question):
            yield hit.places[0], end
        elif "which" in asked and end in categories:
            yield hit.places[0], categories[end] + 1


def _is_of_somebody(place: int, question: Question) -> bool:
    """Tell whether "who" only says more of somebody: "for a colleague who is new here"."""
    bearing = question.tagged.places(Kind.ARTICLE, Kind.INDEFINITE, Kind.POSSESSIVE)
    return place - 1 in question.tagged.places(Kind.SOFT) and place - 2 in bearing


def _is_about(name: tuple[int, ...], question: Question) -> bool:
    """Tell whether "about" stands right before a name, but for an article."""
    about = {hit.places[-1] for hit in question.tagged.of(Kind.ABOUT)}
    before = name[0] - 1
    article = before in question.tagged.places(Kind.FUNCTION)
    return before in about or (article and before - 1 in about)


def _is_alone(name: tuple[int, ...], question: Question) -> bool:
    """Tell whether a name has a clause to itself."""
    words = question.tagged.words
    clause = {place for place, word in enumerate(words) if word.clause == words[name[0]].clause}
    return clause - set(name) <= question.small


def _are_beside(
    act: tuple[int, ...], name: tuple[int, ...], question: Question, index: KnowledgeIndex
) -> bool:
    """Tell whether only a few small words stand between the words that ask and a name."""
    words = question.tagged.words
    if words[act[-1]].sentence != words[name[0]].sentence:
        return False
    if name[-1] + 1 in question.tagged.foreign and act[0] < name[0]:
        return False  # "what is Pleio's valuation"
    between = set(range(min(act[0], name[0]), max(act[-1], name[-1]) + 1)) - {*act, *name}
    plain = question.tagged.places(Kind.FUNCTION, Kind.SOFT, Kind.ACT, Kind.CATEGORY)
    return len(between) <= BETWEEN and between <= plain | _slip(name, question, index)
