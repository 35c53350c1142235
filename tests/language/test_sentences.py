"""The bot's own sentences, and what may be wrong with one."""

from __future__ import annotations

import pytest

from bot.language.sentences import SENTENCES, faults_in


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_a_sentence_with_all_its_placeholders_is_right(key: str) -> None:
    """Each sentence may be anything, as long as there is room for what goes in."""
    room = " ".join(f"{{{name}}}" for name in SENTENCES[key])
    assert faults_in(key, f"Text {room}") == []


@pytest.mark.parametrize(
    ("key", "sentence", "complaint"),
    [
        ("thanks", "", 'The sentence "thanks" is empty.'),
        ("thanks", "  ", 'The sentence "thanks" is empty.'),
        ("yes", "Ja", 'The sentence "yes" lacks "sentence" in braces.'),
        ("thanks", "Dank {name}", 'The sentence "thanks" has "name" in braces.'),
        ("yes", "Ja {sentence", 'The sentence "yes" has a brace too many or too few.'),
        ("yes", "Ja {sentence}}", 'The sentence "yes" has a brace too many or too few.'),
    ],
)
def test_a_fault_is_told_in_plain_words(key: str, sentence: str, complaint: str) -> None:
    """What is empty, lacks room or has room for something else is told of."""
    assert [what for what, _ in faults_in(key, sentence)] == [complaint]


def test_a_misspelt_placeholder_is_two_faults() -> None:
    """The one that is missing and the one that is there are both told of."""
    assert [what for what, _ in faults_in("yes", "Ja {sentense}")] == [
        'The sentence "yes" lacks "sentence" in braces.',
        'The sentence "yes" has "sentense" in braces.',
    ]


def test_a_sentence_of_another_room_may_have_any_placeholder() -> None:
    """Of a sentence that the engine does not say, only the braces are checked."""
    assert faults_in("welcome-here", "Dag {name}") == []
    assert len(faults_in("welcome-here", "Dag {name")) == 1


def test_every_fault_says_how_to_mend_it() -> None:
    """A person who edits the file is told what to do."""
    mends = [mend for each in ("", "Ja", "Ja {x}", "{") for _, mend in faults_in("yes", each)]
    assert [mend for mend in mends if not mend.strip()] == []
