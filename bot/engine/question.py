"""What a message asks: the record between understanding and looking up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.engine.excepting import excepted, matters_excepted
from bot.engine.hits import Hit, How, Tagged
from bot.engine.marks import SOLID, Kind

LONGEST_PLACE = 2  # words: "New York"
ASIDE = 0.2  # weight of foreign words in a clause that asks nothing
SPECIFIC = frozenset({"when", "how-many", "how-much", "why"})
"""Question words that want one certain kind of fact, and nothing else will do."""
ONE_ENTRY_ACTS = frozenset({"link", "describe", "more", "repeat"})
"""Acts that want something of one entry."""


@dataclass(frozen=True)
class Named:
    """An entry that a message names: by which words, how, and how surely (0 to 1).

    ``is_common`` says that the name is also an everyday word, and was not written as a name.
    """

    ids: tuple[str, ...]
    places: tuple[int, ...]
    how: How
    likeness: float
    is_common: bool = False


@dataclass(frozen=True)
class Question:
    """What one message (or one of its questions) asks, apart from the conversation.

    Attributes:
        text: the message.
        language: language that the answer should be in.
        language_lead: how far that language led; 0.0 when the conversation decided.
        tagged: the words with what was found in them.
        negated: places of words that a negation reaches.
        focus: clauses that hold the question itself.
        requested: language that the message asks the answer to be in; empty when it asks for none.
    """

    text: str
    language: str
    language_lead: float
    tagged: Tagged
    negated: frozenset[int]
    focus: frozenset[int]
    requested: str = ""

    @cached_property
    def names(self) -> tuple[Named, ...]:
        """Entries named, in order of appearance, each once."""
        named: dict[tuple[str, ...], Named] = {}
        hits = self.tagged.of(Kind.NAME)
        for hit in [hit for hit in hits if not self._is_ruled_out(hit)] or hits:
            ids = hit.ids(Kind.NAME)
            named.setdefault(
                ids,
                Named(ids, hit.places, hit.how, hit.likeness, self._is_common(hit)),
            )
        return tuple(named.values())

    @cached_property
    def excepted(self) -> frozenset[str]:
        """Entries that are to be left out ("except Pleio")."""
        return frozenset(each for hit in excepted(self.tagged) for each in hit.ids(Kind.NAME))

    @cached_property
    def matters_excepted(self) -> tuple[Hit, ...]:
        """What is to be left out of what is told or listed ("besides the meetups")."""
        return tuple(matters_excepted(self.tagged))

    def _is_ruled_out(self, hit: Hit) -> bool:
        """Tell whether a name is denied or left out ("not Pleio, ARGU")."""
        asking = self.tagged.places(Kind.OPENER)  # "isn't Pleio ..." denies something of it
        denied = hit.places[0] - 1 in self.tagged.places(Kind.NEGATION) - asking
        return denied or not self.excepted.isdisjoint(hit.ids(Kind.NAME))

    def _is_common(self, hit: Hit) -> bool:
        words = self.tagged.words
        word = words[hit.places[0]]
        alone = len(words) == 1 or len(hit.places) > 1
        return not alone and not word.proper and hit.how is How.COMMON

    @cached_property
    def acts(self) -> frozenset[str]:
        """Acts asked for: describe, link, list, ..."""
        hits = self.tagged.of(Kind.ACT)
        explain = any("describe" in hit.ids(Kind.ACT) for hit in hits)
        # "without installing" orders nothing, and "it comes in Dutch" asks for no language
        whole = {"order"} if explain else {"order", "repeat"}
        return frozenset(
            each
            for hit in hits
            for each in hit.ids(Kind.ACT)
            if each != "link" or not _is_part(hit, hits)  # "what does it stand for" asks no site
            if each not in whole or not self._is_within_concept(hit)
        )

    def _is_within_concept(self, hit: Hit) -> bool:
        """Tell whether a phrase is but a part of a longer one that means something of its own."""
        return any(set(hit.places) < set(each.places) for each in self.tagged.of(*SOLID))

    @cached_property
    def question_words(self) -> frozenset[str]:
        """Question words: who, where, ..."""
        return frozenset(self.tagged.ids(Kind.QUESTION_WORD))

    @cached_property
    def references(self) -> frozenset[str]:
        """Words that point back: it, they, both, 2, ..."""
        return frozenset(self.tagged.ids(Kind.REFERENCE))

    @cached_property
    def relations(self) -> tuple[str, ...]:
        """Relations asked for, in either direction."""
        return tuple(self.tagged.ids(Kind.OWN_RELATION, Kind.RELATION))

    @cached_property
    def properties(self) -> tuple[str, ...]:
        """Properties asked for, also by their opposite."""
        return tuple(self.tagged.ids(Kind.PROPERTY, Kind.OPPOSITE))

    @cached_property
    def values(self) -> tuple[str, ...]:
        """Values of the vocabulary that the message speaks of."""
        return tuple(self.tagged.ids(Kind.VALUE))

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """Categories spoken of."""
        return tuple(self.tagged.ids(Kind.CATEGORY))

    @cached_property
    def link_kinds(self) -> tuple[str, ...]:
        """Kinds of link asked for."""
        return tuple(self.tagged.ids(Kind.LINK_KIND))

    @cached_property
    def small(self) -> frozenset[int]:
        """Places of the words that go with any subject."""
        return self.tagged.places(Kind.FUNCTION, Kind.SOFT, Kind.SOCIAL)

    @property
    def foreign(self) -> float:
        """How much stands in the message that nothing explains; less so outside the focus.

        What is denied ("not the diplomat") is not asked.
        """
        return sum(
            weight * (1.0 if self.tagged.words[place].clause in self.focus else ASIDE)
            for place, weight in self.tagged.foreign.items()
            if place not in self.negated
        )

    @cached_property
    def own(self) -> float:
        """How much of the message speaks of the subject: one for each concept phrase."""
        return float(len({hit.places for hit in self.tagged.of(*(SOLID - {Kind.CATEGORY}))}))

    def is_negated(self, hit: Hit) -> bool:
        """Tell whether a negation reaches this phrase."""
        return not self.negated.isdisjoint(hit.places)

    @cached_property
    def own_things(self) -> frozenset[int]:
        """Places of the words that a possessive makes the asker's own ("my manager")."""
        return frozenset(
            hit.places[-1] + step
            for hit in self.tagged.of(Kind.POSSESSIVE)
            for step in (1, 2)
            if hit.places[-1] + step < len(self.tagged.words)
        )

    @property
    def has_plural_category(self) -> bool:
        """Tell whether a category is named in another form than that of the dictionary."""
        return any(hit.is_plural for hit in self.tagged.of(Kind.CATEGORY))

    @cached_property
    def whereabouts(self) -> frozenset[int]:
        """Places of the words that tell where who writes is: "I live in Rome"."""
        return frozenset(
            hit.places[-1] + step
            for hit in self.tagged.of(Kind.WHEREABOUTS)
            for step in range(1, LONGEST_PLACE + 1)
        )

    def in_focus(self, hit: Hit) -> bool:
        """Tell whether a phrase stands in a clause that asks."""
        return any(self.tagged.words[place].clause in self.focus for place in hit.places)

    def has(self, *kinds: Kind) -> bool:
        """Tell whether anything of one of these kinds was found."""
        return self.tagged.has(*kinds)


def _is_part(hit: Hit, others: Iterable[Hit]) -> bool:
    """Tell whether a phrase of several words is but a part of a longer one."""
    places = set(hit.places)
    return len(places) > 1 and any(places < set(other.places) for other in others)
