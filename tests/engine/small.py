"""A small knowledge base about libraries and a small language, to build engines on in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.engine.index import KnowledgeIndex
from bot.engine.lexicon import Lexicon
from bot.engine.pipeline import Engine
from bot.engine.question import Question
from bot.engine.understand import Understander
from bot.knowledge.model import (
    Category,
    Entry,
    EntryLink,
    Fact,
    KnowledgeBase,
    Label,
    LinkKind,
    Ontology,
    Property,
    PropertyKind,
    Relation,
    Source,
    Value,
)
from bot.language.model import ACTS, QUESTION_WORDS, SMALL_TALK, Language, References
from bot.language.sentences import SENTENCES

FUNCTION_WORDS = tuple(
    word
    for line in (
        "the a is are it they of by for and or not with at in to me you that this what who",
        "which where when how do does those two your ask",
    )
    for word in line.split()
)


def en(text: str) -> Mapping[str, str]:
    """Write a text in the only language."""
    return {"en": text}


def cues(*phrases: str) -> Mapping[str, tuple[str, ...]]:
    """Write cues in the only language."""
    return {"en": phrases}


def language(**changes: Any) -> Language:  # noqa: ANN401 - fields of all kinds
    """Make English with a few words, or with others."""
    groups: dict[str, dict[str, tuple[str, ...]]] = {
        "question_words": dict.fromkeys(QUESTION_WORDS, ()),
        "acts": dict.fromkeys(ACTS, ()),
        "social": dict.fromkeys(SMALL_TALK, ()),
    }
    groups["question_words"] |= {
        "who": ("who",),
        "what": ("what",),
        "where": ("where",),
        "which": ("which",),
        "when": ("when",),
        "how-many": ("how many",),
    }
    groups["acts"] |= {
        "describe": ("what is", "tell me", "what _ mean"),
        "link": ("link", "site"),
        "list": ("list", "which", "show me"),
        "compare": ("compare",),
        "more": ("more",),
        "else": ("else",),
        "seek": ("need", "looking for"),
        "alternative": ("alternative",),
        "repeat": ("again",),
    }
    groups["social"] |= {
        "greeting": ("hello", "hi"),
        "thanks": ("thanks",),
        "help": ("may i ask",),
        "identity": ("are you a bot",),
        "insult": ("stupid",),
        "injection": ("ignore your", "pretend"),
    }
    fields: dict[str, Any] = {
        "code": "en",
        "name": "English",
        "dictionary": "en",
        "function_words": FUNCTION_WORDS,
        "soft_words": ("please", "thing", "town"),
        "clause_words": ("because",),
        "joining_words": ("and",),
        **groups,
        "references": References(
            it=("it",),
            they=("they",),
            there=("there",),
            both=("those two", "of the two"),
            other=("the other one",),
            last=("the latter",),
            former=("the former",),
            ordinals=(("the first", "number one"), ("the second",)),
            first_few=(("the first two",),),
            last_few=(("the last two",),),
            oldest=("the oldest",),
            newest=("the newest",),
        ),
        "follow_up": ("and", "what about"),
        "correction": ("i mean",),
        "possessives": ("my", "our"),
        "about_words": ("about",),
        "politeness": ("i was wondering",),
        "either_words": ("or",),
        "negation": ("not",),
        "agreement": ("not bad",),
        "refusal": ("no",),
        "yes_no_openers": ("is", "does", "are"),
        "limiting_words": ("only",),
        "universal_words": ("all",),
        "serving_words": ("for",),
        "vague_words": ("thingy",),
        "tie_words": ("to do with",),
        "excepting_words": ("except", "alternative to", "left out"),
        "articles": ("the",),
        "indefinite_articles": ("a",),
        "having_words": ("with", "has", "have"),
        "copulas": ("is", "are"),
        "degree_words": ("how", "most"),
        "general_words": ("story", "nice"),
        "languages": {"en": ("english",), "nl": ("dutch",)},
        "language_requests": ("say it in @language",),
        "sentences": {
            key: " ".join((key, *(f"{{{name}}}" for name in sorted(names))))
            for key, names in SENTENCES.items()
        },
    }
    return Language(**{**fields, **changes})


def fact(subject: str, kind: str, text: str, **more: Any) -> Fact:  # noqa: ANN401
    """State something."""
    return Fact(subject, kind, en(text), **more)


def entry(entry_id: str, name: str, *facts: Fact, **changes: Any) -> Entry:  # noqa: ANN401
    """Make an entry; a library with a site unless told otherwise."""
    link = EntryLink(f"https://{entry_id}.example", "site", en("Site"))
    fields: dict[str, Any] = {
        "aliases": (),
        "categories": ("library",),
        "section": f"Section {entry_id}",
        "summary": en(f"{name} is a library."),
        "details": en(f"{name} has shelves."),
        "links": (link,),
    }
    return Entry(entry_id, en(name), facts=facts, **{**fields, **changes})


RELATIONS = {
    each.id: each
    for each in (
        Relation("run-by", "runs", en("run by"), en("{subject} is run by {objects}."),
                 cues("run"), cues("run by"), ("who",)),
        Relation("runs", "run-by", en("runs"), en("{subject} runs {objects}."),
                 cues("run"), cues("runs"), ("what",)),
        Relation("follows", "followed-by", en("follows"), en("{subject} follows {objects}."),
                 cues("successor"), cues("came before"), ("what",), lineage=True),
        Relation("followed-by", "follows", en("followed by"),
                 en("{subject} is followed by {objects}."),
                 cues("successor"), cues("came after"), ("what",), lineage=True),
        Relation("hopes-for", "hoped-by", en("hopes for"), en("{subject} hopes for {objects}."),
                 cues("hope*"), cues(), ("who",), tentative=True),
        Relation("hoped-by", "hopes-for", en("hoped for by"),
                 en("{subject} is hoped for by {objects}."), cues("hope*"), cues(), ()),
    )
}  # fmt: skip

PROPERTIES = {
    each.id: each
    for each in (
        Property("free", PropertyKind.FLAG, en("free of charge"), cues("free"), cues("paid")),
        Property("place", PropertyKind.VALUES, en("place"), cues("place"), {}, ("where",)),
        Property("theme", PropertyKind.VALUES, en("theme"), cues("theme"), {}),
        Property("purpose", PropertyKind.TEXT, en("purpose"), cues("purpose"), {}, broad=True),
        Property("price", PropertyKind.TEXT, en("the price"), cues("price", "cost"), {}),
        Property("opened", PropertyKind.TEXT, en("opening"), cues("opened"), {}, ("when",)),
    )
}

VALUES = {
    each.id: each
    for each in (
        Value("north", "place", en("north"), cues("north")),
        Value("moon", "place", en("moon"), cues("moon")),
        Value("comics", "theme", en("comics"), cues("comic", "picture book")),
        Value("maps", "theme", en("maps"), cues("map")),
    )
}

CATEGORIES = {
    each.id: each
    for each in (
        Category("library", {"en": Label("library", "libraries")}, cues("library")),
        Category("branch", {"en": Label("branch", "branches")}, cues("branch"), "library"),
        Category("party", {"en": Label("foundation", "foundations")}, cues("foundation")),
    )
}

ONTOLOGY = Ontology(
    languages=("en",),
    subject=en("libraries"),
    examples={"en": ("What is Central?",)},
    source=Source(en("Guide"), en("Part"), "", "", en("From a guide."), cues("source")),
    background=cues("reading"),
    categories=CATEGORIES,
    link_kinds={"site": LinkKind("site", en("site"), cues("site"))},
    relations=RELATIONS,
    properties=PROPERTIES,
    values=VALUES,
)

ENTRIES = (
    entry(
        "central",
        "Central",
        fact("central", "free", "Central is free.", flag=True),
        fact("central", "theme", "Central has comics.", values=("comics",)),
        fact("central", "run-by", "Central is run by Bookends.", target="bookends"),
        fact("central", "follows", "Central came after Old Hall.", target="old-hall"),
        fact("central", "opened", "Central opened in 1990."),
    ),
    entry(
        "corner",
        "Corner House",
        fact("corner", "free", "Corner House asks a fee.", flag=False),
        fact("corner", "theme", "Corner House has maps.", values=("maps",)),
        fact("corner", "run-by", "Corner House is run by Bookends.", target="bookends"),
        fact("corner", "place", "It is in the north.", values=("north",)),
        categories=("branch",),
        aliases=("the corner",),
        details=en("It has a telescope."),
    ),
    entry(
        "old-hall",
        "Old Hall",
        fact("old-hall", "followed-by", "Old Hall is followed by Central.",
             target="central", derived=True),
        links=(),
    ),
    entry(
        "bookends",
        "Bookends",
        fact("bookends", "runs", "Bookends runs Central.", target="central", derived=True),
        fact("bookends", "runs", "Bookends runs Corner House.", target="corner", derived=True),
        fact("bookends", "hopes-for", "Bookends hopes for Springfield.", target="springfield"),
        categories=("party",),
        summary=en("Bookends is a foundation."),
    ),
    entry(
        "springfield",
        "Springfield",
        fact("springfield", "hoped-by", "Springfield is hoped for by Bookends.",
             target="bookends", derived=True),
        categories=("party",),
        mentioned=True,
        links=(),
    ),
)  # fmt: skip


def knowledge(*entries: Entry, **changes: Any) -> KnowledgeBase:  # noqa: ANN401
    """Make a knowledge base of some entries, or of those above."""
    found = {each.id: each for each in entries or ENTRIES}
    return KnowledgeBase(replace(ONTOLOGY, **changes), found, "1")


def lexicon(*entries: Entry, **changes: Any) -> Lexicon:  # noqa: ANN401
    """Make the index of phrases; changes are to the language."""
    return Lexicon(knowledge(*entries), {"en": language(**changes)})


def index(*entries: Entry) -> KnowledgeIndex:
    """Arrange the knowledge base."""
    return KnowledgeIndex(knowledge(*entries), lexicon(*entries))


def engine(*entries: Entry) -> Engine:
    """Make an engine on a knowledge base."""
    return Engine(knowledge(*entries), {"en": language()})


LANGUAGES = {"en": language()}
LEXICON = lexicon()
INDEX = index()
ENGINE = engine()
UNDERSTANDER = Understander(LEXICON, LANGUAGES)


def read(text: str) -> Question:
    """Understand a message."""
    return UNDERSTANDER.read(text, "en")
