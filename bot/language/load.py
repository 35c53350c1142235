"""Loading the language files of a folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated, cast

from pydantic import AfterValidator, Field, ValidationInfo

from bot.documents import Fault, Shape, display, nearest, read, reject, validate
from bot.errors import InvalidFilesError, Problem
from bot.language.dictionary import has_dictionary
from bot.language.model import (
    ACTS,
    NOUNS,
    QUESTION_WORDS,
    SMALL_TALK,
    TONGUE,
    Language,
    References,
)
from bot.language.sentences import SENTENCES, faults_in
from bot.language.sounds import BEGINNING, IS


def _known_groups(found: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse phrases that name a group of words which is not there."""
    groups = tuple(f"@{each}" for each in (*NOUNS, TONGUE))
    faults = [
        Fault(f'There is no group of words "{word}" here.', nearest(word, groups), (at,))
        for at, phrase in enumerate(found)
        for word in phrase.split()
        if word.startswith("@") and word not in groups
    ]
    if faults:
        raise reject(*faults)
    return found


Phrases = Annotated[tuple[str, ...], AfterValidator(_known_groups)]


class _Context(Shape):
    """What a language file is checked against.

    Attributes:
        name: the name of the file, without its ending.
        others: keys of the sentences that other rooms say.
    """

    name: str
    others: frozenset[str]


def _context(info: ValidationInfo) -> _Context:
    return cast(_Context, info.context)


def _exactly(known: Collection[str]) -> AfterValidator:
    """Return a check that a set of keys has all that are known, and no others."""

    def check(found: dict[str, Phrases]) -> dict[str, Phrases]:
        faults = list(_key_faults(found, known))
        if faults:
            raise reject(*faults)
        return found

    return AfterValidator(check)


def _key_faults(found: Mapping[str, object], known: Collection[str]) -> Iterator[Fault]:
    lacking = [each for each in sorted(known) if each not in found]
    for each in lacking:
        yield Fault(f'"{each}" is missing in {{place}}.', f"Add it here: {each}: ...")
    for each in found:
        if each not in known:
            yield Fault(f'"{each}" is not known in {{place}}.', nearest(each, known), (each,))


def _code(found: str, info: ValidationInfo) -> str:
    """Refuse a code that is not the name of the file."""
    name = _context(info).name
    if found != name:
        mend = f"Rename the file to {found}.yaml, or write {name} here."
        raise reject(Fault(f'The language is "{found}", but the file is called {name}.yaml.', mend))
    return found


def _dictionary(found: str) -> str:
    """Refuse a dictionary that does not exist; none at all is fine."""
    if found and not has_dictionary(found):
        mend = "Use the code of a language that simplemma knows, or leave the key out."
        raise reject(Fault(f'There is no dictionary "{found}".', mend))
    return found


def _rules(found: str) -> str:
    """Refuse rules for sounds that are not written as ``ch=g``."""
    for rule in found.split():
        spelling, _, sound = rule.removeprefix(BEGINNING).partition(IS)
        if not (spelling.isalpha() and sound.isalpha()):
            what, mend = f'"{rule}" does not tell what sounds how.', "Write it as ch=g, or ^y=j."
            raise reject(Fault(what, mend))
    return found


def _sentences(found: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    """Refuse sentences that are missing or unknown, or that have other placeholders."""
    faults = list(_key_faults(found, {*SENTENCES, *_context(info).others}))
    for key, sentence in found.items():
        faults += [Fault(what, mend, (key,)) for what, mend in faults_in(key, sentence)]
    if faults:
        raise reject(*faults)
    return found


class ReferencesShape(Shape):
    """``references`` in a language file."""

    it: Phrases
    they: Phrases
    there: Phrases
    both: Phrases
    other: Phrases
    last: Phrases
    former: Phrases
    ordinals: tuple[Phrases, ...]
    first_few: tuple[Phrases, ...] = ()
    last_few: tuple[Phrases, ...] = ()
    oldest: Phrases = ()
    newest: Phrases = ()


class LanguageShape(Shape):
    """A language file, as a person writes it; word lists may be one text with spaces."""

    language: Annotated[str, AfterValidator(_code)]
    name: str
    dictionary: Annotated[str, AfterValidator(_dictionary)] = ""
    keyboard: str = ""
    sounds: Annotated[str, AfterValidator(_rules)] = ""
    function_words: str
    soft_words: str
    clause_words: Phrases
    joining_words: Phrases
    question_words: Annotated[dict[str, Phrases], _exactly(QUESTION_WORDS)]
    acts: Annotated[dict[str, Phrases], _exactly(ACTS)]
    social: Annotated[dict[str, Phrases], _exactly(SMALL_TALK)]
    references: ReferencesShape
    follow_up: Phrases
    correction: Phrases
    possessives: Phrases
    about_words: Phrases
    politeness: Phrases
    either_words: Phrases
    negation: Phrases
    agreement: Phrases
    refusal: Phrases
    yes_no_openers: Phrases
    limiting_words: Phrases = ()
    vague_words: Phrases = ()
    tie_words: Phrases = ()
    excepting_words: Phrases = ()
    articles: Phrases = ()
    indefinite_articles: Phrases = ()
    having_words: Phrases = ()
    copulas: Phrases = ()
    introductions: Phrases = ()
    whereabouts: Phrases = ()
    indifference: Phrases = ()
    universal_words: Phrases = ()
    serving_words: Phrases = ()
    preferences: Phrases = ()
    degree_words: Phrases = ()
    general_words: Phrases = ()
    languages: dict[str, Phrases] = Field(default_factory=dict)
    language_requests: Phrases = ()
    particles: Phrases = ()
    between_particle: Phrases = ()
    sentences: Annotated[dict[str, str], AfterValidator(_sentences)]


def load_languages(folder: Path, others: Collection[str] = ()) -> Mapping[str, Language]:
    """Read every language file of a folder, by language code.

    Args:
        folder: where the files are.
        others: keys of sentences that the files must have beside those of the engine.

    Raises:
        InvalidFilesError: a file is not valid, or there is none; lists all problems at once.
    """
    languages: dict[str, Language] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        language, found = _load(path, others)
        problems += found
        if language is not None:
            languages[language.code] = language
    if not languages and not problems:
        what = "There are no language files in this folder."
        problems.append(Problem(display(folder), 0, what, "Add one, such as nl.yaml."))
    if problems:
        raise InvalidFilesError(problems)
    return languages


def _load(path: Path, others: Collection[str]) -> tuple[Language | None, list[Problem]]:
    document, problems = read(path)
    if document is None:
        return None, problems
    context = _Context(name=path.stem, others=frozenset(others))
    shape, found = validate(document, LanguageShape, context)
    return _language(shape) if shape else None, [*problems, *found]


def _language(shape: LanguageShape) -> Language:
    fields = dict(shape)
    fields["code"] = fields.pop("language")
    fields["function_words"] = tuple(shape.function_words.split())
    fields["soft_words"] = tuple(shape.soft_words.split())
    fields["keyboard"] = tuple(shape.keyboard.split())
    fields["sounds"] = tuple(shape.sounds.split())
    fields["references"] = References(**dict(shape.references))
    return Language(**fields)
