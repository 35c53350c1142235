"""Who is meant when no name is said: pronouns, ordinals, "the other one", "those two"."""

from __future__ import annotations

from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.turns import Memory

LEAST = 2  # entries that make a list to choose from
IN_LIST = frozenset({"last", "former", "other"})
_THERE = frozenset({"there", "they"})
POINTING = IN_LIST | {"it", "they", "there"}


def points_back(question: Question) -> bool:
    """Tell whether a question has a word that points at one thing spoken of before."""
    return not question.references.isdisjoint(POINTING)


def points_at_several(question: Question) -> bool:
    """Tell whether a question points at "them" and at nothing else, in words for no one thing."""
    pointing = question.tagged.of(Kind.REFERENCE)
    several = [set(hit.places) for hit in pointing if "they" in hit.ids(Kind.REFERENCE)]
    rest = [hit for hit in pointing if "they" not in hit.ids(Kind.REFERENCE)]
    inside = all(any(set(hit.places) <= places for places in several) for hit in rest)
    return bool(several) and inside


def points_there(question: Question) -> bool:
    """Tell whether a question points at a place or party, apart from a mere "is there any"."""
    seeking = [hit.places for hit in question.tagged.of(Kind.ACT) if len(hit.places) > 1]
    return any(
        not _THERE.isdisjoint(hit.ids(Kind.REFERENCE))
        and not any(set(hit.places) <= set(places) for places in seeking)
        for hit in question.tagged.of(Kind.REFERENCE)
    )


def subjects_meant(question: Question, memory: Memory) -> tuple[str, ...]:
    """Return the entries that a question without a name may be about, likeliest first."""
    one = ordinal_meant(question, memory) or ends_meant(question, memory)
    if one:
        return (one,)
    plural = "they" in question.references or "else" in question.acts
    near = (memory.targets, memory.subjects) if plural else (memory.subjects, memory.targets)
    # Once one of a list is spoken of, what is asked is asked of that one.
    listed = memory.listed if memory.stays_with_list else ()
    return tuple(dict.fromkeys((*near[0], *near[1], *listed)))


def ordinal_meant(question: Question, memory: Memory) -> str | None:
    """Return the entry that "the second" or "2" points to, if any.

    It is one of the last list or, where there is none, of those that were spoken of in turn.
    """
    if several_meant(question, memory):
        return None
    listed = _counted(memory)
    said = numbers_said(question)
    return next((listed[number - 1] for number in said if 0 < number <= len(listed)), None)


def several_meant(question: Question, memory: Memory) -> tuple[str, ...]:
    """Return the entries of the last list to which a question points at once, if several.

    "The third and the fourth", "1, 2 and 5", "the first two", "the first and the last".
    """
    listed = _counted(memory)
    if len(listed) < LEAST or question.names:
        return ()
    meant = _few_meant(question, listed)
    if not meant:
        said = [number for number in numbers_said(question) if 0 < number <= len(listed)]
        ends = [len(listed)] if said and "last" in question.references else []
        meant = tuple(dict.fromkeys(listed[number - 1] for number in (*said, *ends)))
    return meant if len(meant) >= LEAST else ()


def _few_meant(question: Question, listed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first or the last few of a list ("the first two"), when they are meant."""
    for each in sorted(question.references):
        end, _, number = each.partition("-")
        if number:
            return listed[: int(number)] if end == "first" else listed[-int(number) :]
    return ()


def _counted(memory: Memory) -> tuple[str, ...]:
    """Return the last list or, where there is none, those that were spoken of in turn."""
    spoken = _spoken(memory, memory.earlier)
    rows = (memory.options, memory.listed, memory.targets, spoken)
    return next((row for row in rows if len(row) >= LEAST), memory.options or memory.listed)


def numbers_said(question: Question) -> list[int]:
    """Return the numbers by which a question points into a list: "the second", or just "2"."""
    said = [int(each) for each in question.references if each.isdigit()]
    words = question.tagged.words
    bare = [place for place, word in enumerate(words) if word.form.isdecimal()]
    if bare and len(words) - len(question.small) <= len(bare) and _is_row(bare, question):
        said += [int(words[place].form) for place in bare]
    return sorted(said)


def _is_row(numbers: list[int], question: Question) -> bool:
    """Tell whether only "and" stands between numbers ("2 and 4", but not "2 of 3")."""
    between = set(range(numbers[0], numbers[-1])) - set(numbers)
    return between <= question.tagged.places(Kind.JOINING)


def points_into(question: Question) -> bool:
    """Tell whether a question has words for one of several ("the other one", "the second")."""
    return not question.references.isdisjoint(IN_LIST) or bool(numbers_said(question))


def points_into_list(question: Question, memory: Memory) -> bool:
    """Tell whether one of those that were listed is pointed at ("the first one", "the other")."""
    if len(memory.listed) < LEAST or "which" in question.question_words:
        return False
    by_place = not question.references.isdisjoint(IN_LIST)
    return by_place or ordinal_meant(question, memory) is not None


def ends_meant(question: Question, memory: Memory) -> str | None:
    """Return the entry that "the other one", "the former" or "the latter" points to, if any."""
    if several_meant(question, memory):
        return None
    return _other_meant(question, memory) or _end_meant(question, memory)


def _other_meant(question: Question, memory: Memory) -> str | None:
    """Return the entry that "the other one" points to: in the list, or spoken of earlier."""
    if "other" not in question.references:
        return None
    others = [each for each in memory.listed if each not in memory.subjects[:1]]
    if not others and not set(memory.targets).isdisjoint(memory.earlier):
        others = [each for each in memory.targets if each not in memory.earlier]
    others += [each for each in memory.earlier if each not in memory.subjects]
    return next(iter(others), None)


def _end_meant(question: Question, memory: Memory) -> str | None:
    """Return the entry at an end of the last list: "the former", "the latter"."""
    if "former" in question.references and memory.listed:
        return memory.listed[0]
    if "last" in question.references and len(memory.listed) >= LEAST:
        return memory.listed[-1]
    return None


def set_meant(question: Question, memory: Memory) -> tuple[str, ...]:
    """Return the entries among which a question wants a choice ("which of the two")."""
    several = several_meant(question, memory)
    if several:
        return several
    listed = memory.listed if len(memory.listed) > 1 else _row_meant(memory)
    if len(listed) < LEAST:
        return ()
    if "both" in question.references:
        return listed if memory.listed or is_sure_of_both(question) else ()
    chooses = "which" in question.question_words and not question.has_plural_category
    compared = "compare" in memory.asked and len(memory.listed) == LEAST
    return memory.listed if chooses and compared else ()


def _row_meant(memory: Memory) -> tuple[str, ...]:
    """Return what the last facts named or, where nothing was asked but what it is, the last two."""
    spoken = _spoken(memory, memory.earlier[:1])
    named = memory.targets if len(memory.targets) >= LEAST else ()
    if len(spoken) >= LEAST and (not named or "describe" in memory.asked):
        return spoken
    return named


def _spoken(memory: Memory, earlier: tuple[str, ...]) -> tuple[str, ...]:
    """Return some of what was spoken of earlier, and the last, in the order in which it came."""
    return tuple(dict.fromkeys((*reversed(earlier), *memory.subjects)))


def is_sure_of_both(question: Question) -> bool:
    """Tell whether several are meant; "of that" may mean one thing just as well."""
    pointing = question.tagged.of(Kind.REFERENCE)
    both = [set(hit.ids(Kind.REFERENCE)) for hit in pointing if "both" in hit.ids(Kind.REFERENCE)]
    return "which" in question.question_words or any("it" not in ids for ids in both)
