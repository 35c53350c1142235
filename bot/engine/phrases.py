"""Gathering every phrase that means something, from the knowledge base and the languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from bot.engine.cues import WILDCARD
from bot.engine.marks import Kind, Mark
from bot.knowledge.model import Category, Cues, KnowledgeBase
from bot.language.lemmas import lemma
from bot.language.model import NOUNS, TONGUE, Language
from bot.language.words import squash

ONE, MANY = NOUNS


def all_phrases(
    knowledge: KnowledgeBase, languages: Mapping[str, Language]
) -> Iterator[tuple[str, str, Mark]]:
    """Yield language code, phrase and meaning for everything that people may say."""
    for code, language in languages.items():
        for phrase, mark in _language_phrases(language):
            yield code, phrase, mark
        for phrases, mark in _ontology_phrases(knowledge, code):
            for phrase in phrases:
                yield code, phrase, mark


def _language_phrases(language: Language) -> Iterator[tuple[str, Mark]]:
    listed = {
        Kind.FUNCTION: language.function_words,
        Kind.SOFT: language.soft_words,
        Kind.CLAUSE: language.clause_words,
        Kind.JOINING: language.joining_words,
        Kind.POSSESSIVE: language.possessives,
        Kind.ABOUT: language.about_words,
        Kind.POLITE: language.politeness,
        Kind.EITHER: language.either_words,
        Kind.NEGATION: language.negation,
        Kind.AGREEMENT: language.agreement,
        Kind.REFUSAL: language.refusal,
        Kind.CORRECTION: language.correction,
        Kind.FOLLOW_UP: language.follow_up,
        Kind.OPENER: language.yes_no_openers,
        Kind.LIMIT: language.limiting_words,
        Kind.VAGUE: language.vague_words,
        Kind.TIE: language.tie_words,
        Kind.EXCEPT: language.excepting_words,
        Kind.ARTICLE: language.articles,
        Kind.INDEFINITE: language.indefinite_articles,
        Kind.HAVING: language.having_words,
        Kind.COPULA: language.copulas,
        Kind.INTRODUCTION: language.introductions,
        Kind.WHEREABOUTS: language.whereabouts,
        Kind.INDIFFERENT: language.indifference,
        Kind.ALL: language.universal_words,
        Kind.SERVING: language.serving_words,
        Kind.PREFERENCE: language.preferences,
        Kind.DEGREE: language.degree_words,
        Kind.GENERAL: language.general_words,
        Kind.SPEAK: language.language_requests,
    }
    for kind, phrases in listed.items():
        mark = Mark(kind, kind.value)
        for phrase in phrases:
            yield phrase, mark
    for kind, groups in (
        (Kind.ACT, language.acts),
        (Kind.SOCIAL, language.social),
        (Kind.QUESTION_WORD, language.question_words),
    ):
        for key, phrases in groups.items():
            mark = Mark(kind, key)
            for phrase in phrases:
                yield phrase, mark
    yield from _reference_phrases(language)


def _reference_phrases(language: Language) -> Iterator[tuple[str, Mark]]:
    references = language.references
    for key in ("it", "they", "there", "both", "other", "last", "former", "oldest", "newest"):
        for phrase in getattr(references, key):
            yield phrase, Mark(Kind.REFERENCE, key)
    for number, phrases in enumerate(references.ordinals, 1):
        for phrase in phrases:
            yield phrase, Mark(Kind.REFERENCE, str(number))
    for end, counts in (("first", references.first_few), ("last", references.last_few)):
        for number, phrases in enumerate(counts, 2):
            for phrase in phrases:
                yield phrase, Mark(Kind.REFERENCE, f"{end}-{number}")


def _ontology_phrases(
    knowledge: KnowledgeBase, code: str
) -> Iterator[tuple[tuple[str, ...], Mark]]:
    ontology = knowledge.ontology
    yield ontology.source.cues.get(code, ()), Mark(Kind.SOURCE, "source")
    yield ontology.background.get(code, ()), Mark(Kind.BACKGROUND, "background")
    for category in ontology.categories.values():
        yield category.cues.get(code, ()), Mark(Kind.CATEGORY, category.id)
        label = category.label.get(code)
        if label:
            yield (label.one, label.many), Mark(Kind.CATEGORY, category.id)
    for kind in ontology.link_kinds.values():
        yield kind.cues.get(code, ()), Mark(Kind.LINK_KIND, kind.id)
    for relation in ontology.relations.values():
        yield relation.cues.get(code, ()), Mark(Kind.RELATION, relation.id)
        yield relation.own_cues.get(code, ()), Mark(Kind.OWN_RELATION, relation.id)
    for prop in ontology.properties.values():
        yield prop.cues.get(code, ()), Mark(Kind.PROPERTY, prop.id)
        yield prop.opposites.get(code, ()), Mark(Kind.OPPOSITE, prop.id)
    for value in ontology.values.values():
        yield value.cues.get(code, ()), Mark(Kind.VALUE, value.id)
    for entry in knowledge.entries.values():
        for number, fact in enumerate(entry.facts):
            yield fact.cues.get(code, ()), Mark(Kind.FACT, f"{entry.id}#{number}")


def nouns(knowledge: KnowledgeBase, languages: Mapping[str, Language]) -> dict[str, Cues]:
    """Return the groups of words that language files may name: the nouns of the categories.

    So "that @category" in a language file is "that platform" or "that library", whatever the
    knowledge is about; and what languages are called. Only single words are in a group.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {ONE: {}, MANY: {}, TONGUE: {}}
    for code in languages:
        categories = knowledge.ontology.categories.values()
        many = [each for category in categories for each in _plurals(category, code, languages)]
        cues = [cue for category in categories for cue in category.cues.get(code, ())]
        one = [category.label[code].one for category in categories if code in category.label]
        found[ONE][code] = _single(each for each in (*one, *cues) if each not in many)
        found[MANY][code] = _single(many)
        found[TONGUE][code] = _single(chain(*languages[code].languages.values()))
    return dict(found)


def _single(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys(words) if " " not in word)


def plurals(knowledge: KnowledgeBase, languages: Mapping[str, Language]) -> Iterator[str]:
    """Yield the plurals of categories, as they are found in a message."""
    for category in knowledge.ontology.categories.values():
        for code in category.label:
            yield from map(squash, _plurals(category, code, languages))


def _plurals(category: Category, code: str, languages: Mapping[str, Language]) -> Iterator[str]:
    """Yield the plurals of a category in a language.

    They are that of its label, and the cues that dictionaries know as forms of another cue.
    """
    if code in category.label:
        yield category.label[code].many
    dictionary = languages[code].dictionary if code in languages else ""
    cues = category.cues.get(code, ())
    bases = {squash(cue) for cue in cues}
    for cue in cues:
        base = lemma(cue.rstrip(WILDCARD), dictionary)
        if base != squash(cue) and base in bases:
            yield cue
