"""Loading the language files of a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.documents import Shape, display, read, validate
from bot.errors import InvalidFilesError, Problem
from bot.language.model import Language, Phrases, References
from bot.language.sentences import missing_sentences


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


class LanguageShape(Shape):
    """A language file, as a person writes it; word lists may be one text with spaces."""

    language: str
    name: str
    dictionary: str = ""
    function_words: str
    soft_words: str
    clause_words: Phrases
    joining_words: Phrases
    question_words: dict[str, Phrases]
    acts: dict[str, Phrases]
    social: dict[str, Phrases]
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
    sentences: dict[str, str]


def load_languages(folder: Path) -> Mapping[str, Language]:
    """Read every language file of a folder, by language code.

    Raises:
        InvalidFilesError: a file is not valid, or there is none; lists all problems at once.
    """
    languages: dict[str, Language] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        language, found = _load(path)
        problems += found
        if language is not None:
            languages[language.code] = language
    if not languages and not problems:
        what = "There are no language files in this folder."
        problems.append(Problem(display(folder), 0, what, "Add one, such as nl.yaml."))
    if problems:
        raise InvalidFilesError(problems)
    return languages


def _load(path: Path) -> tuple[Language | None, list[Problem]]:
    document, problems = read(path)
    if document is None:
        return None, problems
    shape, found = validate(document, LanguageShape)
    problems += found
    if shape is None:
        return None, problems
    lacking = missing_sentences(shape.sentences)
    for key in lacking:
        what = f'The sentence "{key}" is missing or lacks a placeholder.'
        problems.append(
            Problem(display(path), document.line(("sentences",)), what, "Write it in this file.")
        )
    return _language(shape), problems


def _language(shape: LanguageShape) -> Language:
    fields = dict(shape)
    fields["code"] = fields.pop("language")
    fields["function_words"] = tuple(shape.function_words.split())
    fields["soft_words"] = tuple(shape.soft_words.split())
    fields["references"] = References(**dict(shape.references))
    return Language(**fields)
