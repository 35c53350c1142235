"""Names and sentences in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.engine.finding import Told
from bot.engine.index import KnowledgeIndex
from bot.engine.turns import Part, PartKind
from bot.knowledge.model import Entry, Fact
from bot.language.model import Language
from bot.language.words import fold

MOST_FACTS = 3  # sentences about one entry


class Wording:
    """Says things in one language. Built once for each, then only read."""

    def __init__(
        self, index: KnowledgeIndex, language: Language, spoken: Iterable[str] = ()
    ) -> None:
        """Take the knowledge base, the language, and the names of all that are spoken."""
        self._index = index
        self._language = language
        self._spoken = ", ".join(spoken)
        self._small_words = frozenset(fold(each) for each in language.function_words)

    def of(self, text: Mapping[str, str]) -> str:
        """Return a text in this language, or in the first that there is."""
        return text.get(self._language.code) or next(iter(text.values()), "")

    def entry(self, entry_id: str) -> Entry:
        """Return an entry."""
        return self._index.entries[entry_id]

    def name(self, entry_id: str) -> str:
        """Return the name of an entry."""
        return self.of(self.entry(entry_id).name)

    def summary(self, entry_id: str) -> str:
        """Return what an entry is, in a sentence."""
        return self.of(self.entry(entry_id).summary)

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of entries as a list in a sentence."""
        names = [self.name(each) for each in dict.fromkeys(ids)]
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self._language.sentences['and']} {names[-1]}"

    def source(self) -> str:
        """Return what the source is."""
        return self.of(self._index.ontology.source.text)

    def matter(self, kind: str) -> str:
        """Return what a property or relation is called, in quotes; empty when there is none.

        Nor has it a name where others are spoken of: that nothing is told of them is enough.
        """
        ontology = self._index.ontology
        asked = ontology.properties.get(kind)
        if asked and asked.strangers:
            return ""
        found = asked or ontology.relations.get(kind)
        return f'"{self.of(found.label)}"' if found else ""

    def say(self, key: str, kind: PartKind = PartKind.LEAD, **words: object) -> Part:
        """Return one of the bot's own sentences.

        Args:
            key: which one.
            kind: what it is for.
            words: what to put in the place of its placeholders, beside what the bot is about.
        """
        text = self._language.sentences[key].format(**{**self._about_bot(), **words})
        return Part(_capitalised(text), kind)

    def _about_bot(self) -> dict[str, str]:
        ontology = self._index.ontology
        examples = ontology.examples.get(self._language.code, ())
        quoted = " ".join(f'"{each}"' for each in examples)
        return {
            "subject": self.of(ontology.subject),
            "examples": quoted,
            "source": self.of(ontology.source.title),
            "languages": self._spoken,
        }

    def facts(self, told: Told) -> list[str]:
        """Return the sentences for the facts of an entry; the first may open with yes or no."""
        texts = list(dict.fromkeys(self._sentence(fact, told) for fact in told.facts))[:MOST_FACTS]
        if texts and told.verdict is not None:
            key = "yes" if told.verdict else "no"
            lowered = self._lowered(texts[0], self.name(told.entry_id))
            texts[0] = self._language.sentences[key].format(sentence=lowered)
        return texts

    def _sentence(self, fact: Fact, told: Told) -> str:
        """Return the sentence of a fact, or one for all that differ only in the target."""
        alike = [each for each in told.facts if self._is_alike(each, fact)]
        if len(alike) > 1 and fact in alike:
            return self._common(told.entry_id, alike)
        return self.of(fact.text)

    def _is_alike(self, fact: Fact, other: Fact) -> bool:
        """Tell whether a fact is of the same kind as another, and told by the common sentence."""
        if fact.kind != other.kind or not fact.derived:
            return False
        return fold(self.of(fact.text)) == fold(self._common(fact.subject, [fact]))

    def _common(self, entry_id: str, facts: Sequence[Fact]) -> str:
        """Return the sentence of a relation, filled in for its facts."""
        relation = self._index.ontology.relations[facts[0].kind]
        objects = self.names(fact.target for fact in facts)
        text = self.of(relation.sentence).format(subject=self.name(entry_id), objects=objects)
        return _capitalised(text)

    def _lowered(self, sentence: str, name: str) -> str:
        """Return a sentence to stand after "yes,": a small word loses its capital.

        Not so where it belongs to the name ("The Hague is a city").
        """
        small = fold(sentence.split(" ", 1)[0]) in self._small_words
        if not small or sentence.startswith(name):
            return sentence
        return sentence[:1].lower() + sentence[1:]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
