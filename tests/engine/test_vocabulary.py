"""The phrases, before they are put into an index."""

from __future__ import annotations

from bot.engine.vocabulary import Vocabulary
from bot.knowledge.model import Value
from tests.engine.small import VALUES, cues, knowledge, language

NL = language(code="nl", dictionary="nl", function_words=("de", "het"), soft_words=("Gewoon",))
BOTH = Vocabulary(knowledge(), {"en": language(), "nl": NL})


def test_only_orders_are_among_the_orders() -> None:
    """They are phrases as well, and "what is" is none of them."""
    orders, phrases = BOTH.index_of_orders(), BOTH.index()
    assert orders.starting(["pretend"], [])
    assert not orders.starting(["what"], ["is"])
    assert phrases.starting(["what"], ["is"])


def test_a_language_has_its_own_words_in_their_folded_form() -> None:
    """Those that go with any subject, and those of its phrases but for what is common ground."""
    words = BOTH.own_words()
    assert {"gewoon", "number", "one"} <= words["nl"]
    assert "gewoon" not in words["en"]
    assert {"comic", "picture", "book"} <= words["en"]


def test_what_languages_say_alike_is_shared() -> None:
    """Of one word only when it says something of the subject: "madrid", but not "map"."""
    madrid = {"en": ("madrid",), "nl": ("madrid",)}
    values = dict(VALUES)
    values["moon"] = Value("moon", "place", VALUES["moon"].label, madrid)
    shared = Vocabulary(knowledge(values=values), {"en": language(), "nl": NL}).shared()
    assert ("madrid",) in shared
    assert ("map",) not in shared
    assert ("number", "one") in shared


def test_a_group_stands_for_its_words_when_they_are_misspelt() -> None:
    """Nobody writes the name of a group."""
    values = {**VALUES, "maps": Value("maps", "theme", {}, cues("old @room"))}
    groups = {"room": {"en": ("hall", "attic")}}
    found = Vocabulary(knowledge(values=values, word_groups=groups), {"en": language()})
    words = set(found.spellable()["en"])
    assert {"old", "hall", "attic"} <= words
    assert "@room" not in words
