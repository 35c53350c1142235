"""Texts, names, sentences and cues in every language: the wordy fields of the knowledge files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from bot.documents import Fault, nearest, reject
from bot.knowledge.fields import loosely, repeated, terms

_PLACEHOLDERS = frozenset({"subject", "objects"})
GROUP = "@"
"""Opens the name of a group of words in a cue."""
EVERYWHERE = "*"
"""Stands for every language in a name that is written once."""


def _language_faults(found: Mapping[str, object], info: ValidationInfo) -> list[Fault]:
    languages = terms(info).languages
    if not languages:
        return []
    missing = [
        Fault(
            f'{{place}} is not there in the language "{each}".', f'Add a line "{each}: ..." to it.'
        )
        for each in languages
        if each not in found
    ]
    return missing + [
        Fault(f'"{each}" is not one of the languages.', nearest(each, languages), (each,))
        for each in found
        if each not in languages
    ]


def every_language(found: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
    """Refuse a translation that lacks a language, or has one that is not in use."""
    faults = _language_faults(found, info)
    if faults:
        raise reject(*faults)
    return found


def _texts(found: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    faults = _language_faults(found, info)
    for language, text in found.items():
        if not text.strip():
            faults.append(Fault(f'The text in "{language}" is empty.', "Write it.", (language,)))
    if faults:
        raise reject(*faults)
    return {language: text.strip() for language, text in found.items()}


def _cues(found: dict[str, tuple[str, ...]], info: ValidationInfo) -> dict[str, tuple[str, ...]]:
    faults = _language_faults(found, info)
    for language, cues in found.items():
        faults += _cue_faults(language, cues)
        faults += _group_faults(language, cues, info)
    if faults:
        raise reject(*faults)
    return {language: tuple(map(str.strip, cues)) for language, cues in found.items()}


def _group_faults(language: str, cues: tuple[str, ...], info: ValidationInfo) -> Iterable[Fault]:
    groups = terms(info).word_groups
    for at, cue in enumerate(cues):
        for name in (part[1:] for part in cue.split() if part.startswith(GROUP)):
            if groups is not None and name not in groups:
                what = f'There is no group of words "{name}".'
                yield Fault(what, nearest(name, groups), (language, at))


def _words(found: dict[str, tuple[str, ...]], info: ValidationInfo) -> dict[str, tuple[str, ...]]:
    """Refuse a group of words with anything in it but single words."""
    faults = [
        Fault(f'"{word}" is not one word.', "Leave it out: a group holds words.", (language, at))
        for language, words in found.items()
        for at, word in enumerate(words)
        if len(word.split()) > 1 or word.startswith(GROUP)
    ]
    if faults:
        raise reject(*faults)
    return _cues(found, info)


def _cue_faults(language: str, cues: tuple[str, ...]) -> Iterable[Fault]:
    if not cues:
        what = f'The list of words in "{language}" is empty.'
        yield Fault(what, "Write at least one word by which people ask for this.", (language,))
    for at, cue in enumerate(cues):
        if not any(character.isalnum() for character in cue):
            mend = "Write a word by which people ask for this, or remove it."
            yield Fault("{place} has an item without letters.", mend, (language, at))
    for at in repeated(cues, loosely):
        mend = "Remove one of the two."
        yield Fault(f'"{cues[at]}" is in this list twice.', mend, (language, at))


def _sentences(found: dict[str, str]) -> dict[str, str]:
    faults = [
        Fault(what, "Use {subject} and {objects}, and put quotes around the sentence.", (language,))
        for language, sentence in found.items()
        for what in _placeholder_faults(sentence)
    ]
    if faults:
        raise reject(*faults)
    return found


def _placeholder_faults(sentence: str) -> Iterable[str]:
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError:
        yield "The curly brackets in this sentence do not fit together."
        return
    names = {name for _, name, _, _ in parts if name is not None}
    for name in sorted(_PLACEHOLDERS - names):
        yield f"The sentence has no {{{name}}}."
    for name in sorted(names - _PLACEHOLDERS):
        yield f"The sentence has {{{name}}}, which cannot be filled in."
    if any(layout or conversion for _, _, layout, conversion in parts):
        yield "A placeholder has something after its name."


def _name(found: object, info: ValidationInfo) -> object:
    """Spread a name that is written once over all languages."""
    if isinstance(found, str):
        return dict.fromkeys(terms(info).languages or (EVERYWHERE,), found)
    return found


Texts = Annotated[dict[str, str], AfterValidator(_texts)]
Name = Annotated[Texts, BeforeValidator(_name)]
Sentences = Annotated[Texts, AfterValidator(_sentences)]
CueLists = Annotated[dict[str, tuple[str, ...]], AfterValidator(_cues)]
WordLists = Annotated[dict[str, tuple[str, ...]], AfterValidator(_words)]
