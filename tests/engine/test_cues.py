"""How cues are written and held."""

from __future__ import annotations

import pytest

from bot.engine.cues import GAP, keys_of_group, keys_of_piece, pieces_of


@pytest.mark.parametrize(
    ("cue", "pieces"),
    [
        ("run by", ("run", "by")),
        ("what _ is", ("what", GAP, "is")),
        ("librar*", ("librar*",)),
        ("co-op", ("co", "op")),
        ("free _ @owner", ("free", GAP, "@owner")),
        ("👍", ("👍",)),
        ("...", ()),
        ("*", ()),
    ],
)
def test_a_cue_is_cut_into_words(cue: str, pieces: tuple[str, ...]) -> None:
    """Gaps, a trailing star and the name of a group are kept; signs are not."""
    assert pieces_of(cue) == pieces


@pytest.mark.parametrize(
    ("piece", "dictionary", "keys"),
    [
        (GAP, "en", {GAP}),
        ("librar*", "en", {"librar*"}),
        ("run", "", {"run"}),
        ("ran", "en", {"ran", "en:run", "en:ran"}),
        ("Café", "", {"cafe"}),
    ],
)
def test_a_word_of_a_cue_has_keys(piece: str, dictionary: str, keys: set[str]) -> None:
    """A form and, with a dictionary, a lemma that is marked with its language."""
    assert sorted(keys_of_piece(piece, dictionary)) == sorted(keys)


def test_a_group_is_found_by_any_of_its_words() -> None:
    """In all their forms."""
    assert keys_of_group(("ran", "lead*"), "en") == {"ran", "en:run", "en:ran", "lead*"}
