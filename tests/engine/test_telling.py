"""Which words tell the language of a message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine.lexicon import Lexicon
from bot.engine.names import find_names
from bot.engine.telling import telling
from bot.language.words import split
from tests.engine.small import knowledge, language

SMALL = knowledge()
CORNER = SMALL.entries["corner"]
NAMES = {"en": "The Long Shelf", "nl": "The Long Shelf"}
WITH_ARTICLE = replace(CORNER, aliases=(*CORNER.aliases, "the Corner House"))
NAMED_SO = replace(SMALL.entries["bookends"], name=NAMES, aliases=("long shelf",))
VALUE = replace(SMALL.ontology.values["maps"], cues={"en": ("maps",), "nl": ("maps",)})
LEXICON = Lexicon(
    replace(
        SMALL,
        entries={**SMALL.entries, "corner": WITH_ARTICLE, "bookends": NAMED_SO},
        ontology=replace(SMALL.ontology, values={**SMALL.ontology.values, "maps": VALUE}),
    ),
    {
        "en": language(follow_up=("so far", "by then")),
        "nl": language(code="nl", dictionary="nl", follow_up=("so far", "en dan")),
    },
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("where is Corner House", ["where", "is"]),
        ("where is the Corner House", ["where", "is", "the"]),  # it can do without its article
        ("waar is The Long Shelf", ["waar", "is"]),  # it is called so in any language
        ("so far by then", ["by", "then"]),  # both languages say "so far"
        ("maps now", ["now"]),  # and mean the same subject by "maps"
        ("so", ["so"]),
        ("Corner House", []),
    ],
)
def test_names_and_shared_phrases_tell_nothing(text: str, words: list[str]) -> None:
    """All other words may tell a language."""
    message = split(text)
    found = telling(message, find_names(message, LEXICON), LEXICON)
    assert [word.form for word in found] == words
