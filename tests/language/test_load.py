"""Loading the language files of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.terminal_sentences import SENTENCES
from bot.errors import InvalidFilesError
from bot.language.load import load_languages

REAL = Path(__file__).parents[2] / "config" / "languages"


def complaints(folder: Path) -> list[str]:
    """Load a folder that is not right, and list what is told of it."""
    with pytest.raises(InvalidFilesError) as caught:
        load_languages(folder, SENTENCES)
    return [problem.what for problem in caught.value.problems]


def changed(folder: Path, old: str, new: str) -> Path:
    """Put the English file in a folder, with one change; return the folder."""
    text = (REAL / "en.yaml").read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (folder / "en.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_real_languages_are_right() -> None:
    """Dutch and English are there, under their own names."""
    languages = load_languages(REAL, SENTENCES)
    names = {code: each.name for code, each in languages.items()}
    assert names == {"en": "English", "nl": "Nederlands"}


def test_a_list_of_words_may_be_one_text() -> None:
    """Words with spaces between them become words."""
    words = load_languages(REAL, SENTENCES)["en"].function_words
    assert ("the" in words, [word for word in words if " " in word]) == (True, [])


def test_one_file_more_is_one_language_more(tmp_path: Path) -> None:
    """A third language needs no code, and no dictionary."""
    text = (REAL / "en.yaml").read_text(encoding="utf-8")
    mine = text.replace("language: en", "language: fy").replace("dictionary: en\n", "")
    (tmp_path / "fy.yaml").write_text(mine, encoding="utf-8")
    languages = load_languages(tmp_path, SENTENCES)
    assert [(code, each.dictionary) for code, each in languages.items()] == [("fy", "")]


def test_an_empty_folder_is_told_of(tmp_path: Path) -> None:
    """Without a language nothing can be said."""
    assert complaints(tmp_path) == ["There are no language files in this folder."]


def test_a_file_has_the_name_of_its_language(tmp_path: Path) -> None:
    """A code that is not the name of the file is a slip in one of the two."""
    folder = changed(tmp_path, "language: en", "language: nl")
    assert complaints(folder) == ['The language is "nl", but the file is called en.yaml.']


def test_a_dictionary_has_to_exist(tmp_path: Path) -> None:
    """A code that no dictionary has is told of."""
    folder = changed(tmp_path, "dictionary: en", "dictionary: xx")
    assert complaints(folder) == ['There is no dictionary "xx".']


def test_a_sentence_that_is_misnamed_is_told_of_twice(tmp_path: Path) -> None:
    """The one that is missing, and the one that nobody says."""
    found = complaints(changed(tmp_path, "\n  thanks:", "\n  tanks:"))
    assert [what for what in found if '"thanks" is missing' in what] != []
    assert [what for what in found if '"tanks" is not known' in what] != []


def test_only_the_nouns_of_categories_may_be_named_as_a_group(tmp_path: Path) -> None:
    """Other groups belong to the knowledge, which a language file does not know."""
    found = complaints(changed(tmp_path, "that @category", "that @platform"))
    assert found == ['There is no group of words "@platform" here.']


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    """A person sees everything that is to be mended, each with its file."""
    changed(tmp_path, "dictionary: en", "dictionary: xx")
    (tmp_path / "nl.yaml").write_text("", encoding="utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        load_languages(tmp_path, SENTENCES)
    assert [Path(each.file).name for each in caught.value.problems] == ["en.yaml", "nl.yaml"]


def test_a_problem_tells_its_line(tmp_path: Path) -> None:
    """The line is the one to open in an editor."""
    folder = changed(tmp_path, "dictionary: en", "dictionary: xx")
    written = (folder / "en.yaml").read_text(encoding="utf-8").split("\n")
    with pytest.raises(InvalidFilesError) as caught:
        load_languages(folder, SENTENCES)
    assert [each.line for each in caught.value.problems] == [written.index("dictionary: xx") + 1]


def test_a_rule_for_a_sound_has_two_sides(tmp_path: Path) -> None:
    """Letters, and others that sound as they do."""
    folder = changed(tmp_path, "language: en\n", "language: en\nsounds: ph=f ck\n")
    assert complaints(folder) == ['"ck" does not tell what sounds how.']
