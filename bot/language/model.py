"""A language as the engine sees it: words with a job, and the bot's own sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Phrases = tuple[str, ...]

NOUNS = ("category", "categories")
"""Groups of words that phrases may name: "that @category" for the nouns of all categories."""

TONGUE = "language"
"""The group of what languages are called: "in @language, please"."""

ACTS = frozenset(
    {
        "alternative",
        "compare",
        "count",
        "describe",
        "else",
        "link",
        "list",
        "more",
        "order",
        "repeat",
        "seek",
    }
)
"""What a message may ask to be done; a language file has phrases for each."""

QUESTION_WORDS = frozenset(
    {"how", "how-many", "how-much", "what", "when", "where", "which", "who", "why"}
)
"""The question words; a language file has phrases for each."""

SMALL_TALK = (
    "injection",
    "insult",
    "help",
    "identity",
    "goodbye",
    "thanks",
    "compliment",
    "apology",
    "greeting",
    "chatter",
)
"""Kinds of small talk; of several in one message, the first of these is answered."""


@dataclass(frozen=True, slots=True)
class References:
    """Words that point back at what was spoken of before.

    ``ordinals`` are for the first, the second and so on; ``first_few`` and ``last_few`` for the
    first or last two, three and so on. ``oldest`` and ``newest`` are for the ends of a history.
    """

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


@dataclass(frozen=True, slots=True)
class Language:
    """One language, all from data: see ``config/languages/``.

    Attributes:
        code: the code of the language, e.g. ``nl``.
        name: its own name for itself.
        dictionary: code of the dictionary of word forms, empty when there is none.
        function_words: small words that tell the language and nothing about a subject.
        soft_words: common words that go with any subject.
        clause_words: words that open a new clause; like refusals, they are known and no more.
        joining_words: words that join two questions.
        question_words: phrases by question word (who, where, ...).
        acts: phrases by act (describe, link, list, ...).
        social: phrases by kind of small talk.
        references: words that point back.
        follow_up: words that carry the last question over to a new subject.
        correction: words that take the last message back.
        possessives: words before what is the asker's own ("our").
        politeness: set phrases that carry nothing, and are passed over.
        about_words: words before what a message is about.
        either_words: words between things of which one will do.
        negation: words that deny.
        agreement: short ways to say yes.
        refusal: short ways to say no.
        limiting_words: words that leave out all else ("only"), so that a yes would say too much.
        vague_words: nouns for what one has no name for ("that open thingy").
        excepting_words: words beside a name that is set aside ("except", "instead of").
        tie_words: phrases that ask what ties two things together.
        articles: small words before a noun that is known ("the").
        indefinite_articles: small words before a noun that is not ("a", "any").
        having_words: words between a thing and what it has ("with", "has").
        copulas: words that tie what something is like to it ("are").
        introductions: words before the name of who writes ("my name is").
        whereabouts: words before the place where who writes is ("I live in").
        serving_words: words before what a thing is for ("a tool for gardening").
        universal_words: words that say something of each of a kind ("all").
        indifference: words beside what may be so or not ("regardless of").
        preferences: words that open what one would rather have ("preferably").
        degree_words: words before what is asked the degree of ("how").
        general_words: nouns that ask for nothing by themselves ("the story of"), and what one
            calls anything ("a good platform").
        yes_no_openers: words that open a question to be answered with yes or no.
        sentences: the bot's own sentences by key, with ``{placeholders}``.
        keyboard: the rows of letters of the keyboard that most people type it on, from above.
        languages: what languages are called in this one, by their code.
        language_requests: phrases that ask for an answer in a language ("in @language please").
        particles: first parts of verbs that may stand apart from the rest ("doe ik mee").
        between_particle: small words that may come between such a part and the rest ("te").
        sounds: letters that sound as others do, ``ch=g``, for who writes by ear; see ``Sounds``.
    """

    code: str
    name: str
    dictionary: str
    function_words: Phrases
    soft_words: Phrases
    clause_words: Phrases
    joining_words: Phrases
    question_words: Mapping[str, Phrases]
    acts: Mapping[str, Phrases]
    social: Mapping[str, Phrases]
    references: References
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
    sentences: Mapping[str, str]
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
    languages: Mapping[str, Phrases] = field(default_factory=dict)
    language_requests: Phrases = ()
    particles: Phrases = ()
    between_particle: Phrases = ()
    keyboard: Phrases = ()
    sounds: Phrases = ()
