"""The index of phrases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine.cues import Phrase
from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind, Mark
from bot.engine.phrases import all_phrases
from bot.language.words import split
from tests.engine.small import LEXICON, VALUES, cues, knowledge, language

TWO = Lexicon(
    knowledge(),
    {"en": language(), "nl": language(code="nl", dictionary="nl", function_words=("de", "het"))},
)


def test_gathers_every_cue_with_its_meaning() -> None:
    """Of the language, the ontology and the facts, in the order of the files."""
    found = list(all_phrases(knowledge(), {"en": language()}))
    assert found[0] == ("en", "the", Mark(Kind.FUNCTION, "function"))
    assert ("en", "paid", Mark(Kind.OPPOSITE, "free")) in found
    assert ("en", "number one", Mark(Kind.REFERENCE, "1")) in found
    assert ("en", "library", Mark(Kind.CATEGORY, "library")) in found
    assert ("en", "source", Mark(Kind.SOURCE, "source")) in found


def test_a_cue_may_name_a_group_of_words() -> None:
    """It is found by each of them, in the language of the cue; their spelling is known."""
    groups = {"room": {"en": ("hall", "attic")}}
    themes = {"maps": replace(VALUES["maps"], cues=cues("old @room"))}
    lexicon = Lexicon(knowledge(values=VALUES | themes, word_groups=groups), {"en": language()})
    (phrase,) = lexicon.phrases.starting(["old"], ["attic"])
    assert phrase.marks == (Mark(Kind.VALUE, "maps"),)
    assert lexicon.phrases.starting(["old"], ["cellar"]) == []
    assert lexicon.is_real(split("attic")[0])
    assert {"hall", "attic"} <= lexicon.own_words["en"]


@pytest.mark.parametrize(
    ("words", "found"),
    [(("those", "libraries"), True), (("those", "library"), False), (("that", "branch"), True)],
)
def test_a_language_may_name_the_nouns_of_the_categories(
    words: tuple[str, str], found: bool
) -> None:
    """Whatever they are, so that no language file speaks of one subject."""
    spoken = language(follow_up=("that @category", "those @categories"))
    phrases = Lexicon(knowledge(), {"en": spoken}).phrases.starting([words[0]], [words[1]])
    assert any(len(each.words) == 2 for each in phrases) is found


def test_phrases_come_in_the_order_of_the_files() -> None:
    """Whatever the order in which keys are looked up, so that answers never differ by chance."""
    keys, following = ["map", "en:map", "what"], ["is", "en:be"]
    found = [phrase.number for phrase in LEXICON.phrases.starting(keys, following)]
    again = [phrase.number for phrase in LEXICON.phrases.starting(keys[::-1], following[::-1])]
    assert found == sorted(found) == again


def test_a_small_word_is_found_by_its_form_alone() -> None:
    """Other words by their lemma as well."""
    assert LEXICON.keys_of("does", "does") == {"does"}
    assert LEXICON.keys_of("maps", "maps") == {"maps", "en:map"}


def test_a_word_of_the_language_of_a_message_is_not_looked_up_in_others() -> None:
    """A word that its dictionary lacks is looked up in all."""
    assert TWO.keys_of("kaarten", "kaarten", "nl") == {"kaarten", "nl:kaart"}
    assert "en:library" in TWO.keys_of("libraries", "libraries", "nl")


@pytest.mark.parametrize(
    ("word", "kind", "language_of_message", "foreign"),
    [
        ("de", Kind.SOFT, "nl", True),  # a small word of the message's own language
        ("huis", Kind.SOFT, "nl", True),
        ("huis", Kind.VALUE, "nl", False),  # what speaks of the subject always counts
        ("huis", Kind.SOFT, "en", False),  # the language of the phrase itself
        ("huis", Kind.SOFT, "", False),
        ("xyzzy", Kind.SOFT, "nl", False),
    ],
)
def test_a_phrase_of_another_language_does_not_count_by_accident(
    word: str, kind: Kind, language_of_message: str, foreign: bool
) -> None:
    """A single word that means something else in the language of the message."""
    phrase = Phrase((frozenset({word}),), (Mark(kind, "x"),), "en", 0)
    assert TWO.is_foreign_to(phrase, split(word)[0], language_of_message) is foreign
    longer = replace(phrase, words=phrase.words * 2)
    assert TWO.is_foreign_to(longer, split(word)[0], language_of_message) is False


def test_a_word_is_real_when_a_dictionary_or_the_vocabulary_holds_it() -> None:
    """Very short ones always are: they are one slip away from everything."""
    found = [LEXICON.is_real(split(each)[0]) for each in ("book", "librar", "xq", "xyzzy")]
    assert found == [True, False, True, False]


def test_plurals_are_those_of_the_labels_and_of_the_cues() -> None:
    """A cue that is a form of another cue of the same category counts as its plural."""
    assert {"libraries", "branches", "foundations"} <= LEXICON.plurals
