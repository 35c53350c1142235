"""From a finding to an answer: sentences, links and names in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.engine.finding import Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.turns import Answer, Link, Part, PartKind, Reference, Trace
from bot.knowledge.model import Entry, Fact
from bot.language.model import Language
from bot.language.words import fold

MOST_FACTS = 3  # sentences about one entry
MOST_ITEMS = 12  # lines in a list


class Composer:
    """Puts findings into words."""

    def __init__(self, index: KnowledgeIndex, languages: Mapping[str, Language]) -> None:
        """Take the knowledge base and the languages."""
        self._index = index
        self._languages = languages
        self._tellers: dict[Form, Callable[[Finding, Language], list[Part]]] = {
            Form.DESCRIBE: self._describe,
            Form.FACTS: self._facts,
            Form.LINKS: self._links_parts,
            Form.LIST: self._list,
            Form.COMPARE: self._compare,
            Form.LINEAGE: self._lineage,
            Form.SOURCE: self._source,
            Form.SOCIAL: self._social,
            Form.CLARIFY: self._clarify,
            Form.UNKNOWN: self._unknown,
        }

    def compose(self, finding: Finding, language: str, trace: Trace) -> Answer:
        """Return the answer for a finding.

        Args:
            finding: what was found.
            language: code of the language to answer in.
            trace: why, to go with the answer.
        """
        parts = self._tellers[finding.form](finding, self._languages[language])
        unknown = finding.form is Form.UNKNOWN
        about = () if unknown else finding.about
        related = (*finding.about, *finding.related) if unknown else finding.related
        if finding.form is Form.CLARIFY:
            related = ()
        return Answer(
            status=finding.status,
            language=language,
            parts=tuple(parts),
            about=self._references(about, language),
            related=self._references([each for each in related if each not in about], language),
            options=self._references(
                finding.related if finding.form is Form.CLARIFY else (), language
            ),
            links=self._links(finding, language),
            confidence=finding.confidence,
            trace=trace,
        )

    def _references(self, ids: Sequence[str], language: str) -> tuple[Reference, ...]:
        return tuple(Reference(each, self.name(each, language)) for each in dict.fromkeys(ids))

    def name(self, entry_id: str, language: str) -> str:
        """Return the name of an entry in a language."""
        return _in(self._index.entries[entry_id].name, language)

    def _names(self, ids: Sequence[str], language: Language) -> str:
        names = [self.name(each, language.code) for each in dict.fromkeys(ids)]
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {language.sentences['and']} {names[-1]}"

    def _say(self, language: Language, key: str, **words: object) -> Part:
        text = language.sentences[key].format(**words)
        return Part(text[:1].upper() + text[1:], PartKind.LEAD)

    def _about_bot(self, language: Language) -> dict[str, str]:
        ontology = self._index.ontology
        examples = ontology.examples.get(language.code, ())
        quoted = " ".join(f'"{each}"' for each in examples)
        return {"subject": _in(ontology.subject, language.code), "examples": quoted}

    def _describe(self, finding: Finding, language: Language) -> list[Part]:
        entry = self._index.entries[finding.about[0]]
        parts = [
            Part(_in(entry.summary, language.code), PartKind.LEAD),
            Part(_in(entry.details, language.code)),
        ]
        if finding.more:
            parts += self._more(entry, language)
        return parts

    def _more(self, entry: Entry, language: Language) -> list[Part]:
        texts = [_in(fact.text, language.code) for fact in entry.facts]
        return [Part(text, PartKind.ITEM) for text in dict.fromkeys(texts)]

    def _facts(self, finding: Finding, language: Language) -> list[Part]:
        parts: list[Part] = []
        for told in finding.told:
            for text in self._sentences(told, language):
                parts.append(Part(text, PartKind.DETAIL if parts else PartKind.LEAD))
        if finding.matter:
            unknown = self._unknown(replace(finding, told=()), language)
            parts += [Part(each.text, PartKind.NOTE) for each in unknown]
        return parts

    def _sentences(self, told: Told, language: Language) -> list[str]:
        """Return the sentences for the facts of an entry; the first may open with yes or no."""
        texts = list(dict.fromkeys(self._grouped(told, language)))[:MOST_FACTS]
        if texts and told.verdict is not None:
            key = "yes" if told.verdict else "no"
            first = self._lowered(texts[0], language)
            texts[0] = language.sentences[key].format(sentence=first)
        return texts

    def _grouped(self, told: Told, language: Language) -> list[str]:
        """Return one sentence per fact, or one for several that differ only in the target."""
        texts = []
        for fact in told.facts:
            group = [each for each in told.facts if self._is_plain(each, fact, language)]
            if len(group) > 1 and fact in group:
                texts.append(self._group_sentence(told.entry_id, group, language))
            else:
                texts.append(_in(fact.text, language.code))
        return texts

    def _is_plain(self, fact: Fact, other: Fact, language: Language) -> bool:
        """Tell whether a fact is of the same kind as another, and told by the common sentence."""
        if fact.kind != other.kind or not fact.derived:
            return False
        common = self._group_sentence(fact.subject, [fact], language)
        return fold(_in(fact.text, language.code)) == fold(common)

    def _group_sentence(self, entry_id: str, group: Sequence[Fact], language: Language) -> str:
        relation = self._index.ontology.relations[group[0].kind]
        text = _in(relation.sentence, language.code).format(
            subject=self.name(entry_id, language.code),
            objects=self._names([fact.target for fact in group], language),
        )
        return text[:1].upper() + text[1:]

    def _lowered(self, sentence: str, language: Language) -> str:
        """Return a sentence to stand after "yes,": a small word loses its capital."""
        first = sentence.split(" ", 1)[0]
        small = fold(first) in {fold(each) for each in language.function_words}
        return sentence[:1].lower() + sentence[1:] if small else sentence

    def _links_parts(self, finding: Finding, language: Language) -> list[Part]:
        entry_id = finding.about[0]
        name = self.name(entry_id, language.code)
        if not self._index.entries[entry_id].links:
            parts = [self._say(language, "no-link", name=name)]
            parts += [
                Part(_in(self._index.entries[each].summary, language.code))
                for each in finding.about[1:]
            ]
            return parts
        parts = [
            Part(text, PartKind.LEAD)
            for told in finding.told
            for text in self._sentences(told, language)
        ]
        if not parts:
            summary = _in(self._index.entries[entry_id].summary, language.code)
            parts = [self._say(language, "links", name=name), Part(summary)]
        return parts

    def _list(self, finding: Finding, language: Language) -> list[Part]:
        code = language.code
        if len(finding.about) == 1:
            entry = self._index.entries[finding.about[0]]
            summary = _in(entry.summary, code)
            extra = [_in(fact.text, code) for told in finding.told for fact in told.facts]
            extra += [_in(entry.details, code)]
            return [Part(summary, PartKind.LEAD), *(Part(each) for each in dict.fromkeys(extra))][
                :4
            ]
        names = self._names(finding.about, language)
        lead = self._say(language, "found-many", count=len(finding.about), names=names)
        return [lead, *(self._item(each, language) for each in finding.about[:MOST_ITEMS])]

    def _item(self, entry_id: str, language: Language) -> Part:
        return Part(_in(self._index.entries[entry_id].summary, language.code), PartKind.ITEM)

    def _compare(self, finding: Finding, language: Language) -> list[Part]:
        lead = self._say(language, "compare", names=self._names(finding.about, language))
        told = {each.entry_id: each for each in finding.told}
        parts = [lead]
        for each in finding.about:
            facts = told[each].facts if each in told else ()
            texts = self._sentences(Told(each, facts), language)
            if not texts:
                texts = [_in(self._index.entries[each].summary, language.code)]
            parts += [Part(text, PartKind.ITEM) for text in texts[:2]]
        return parts

    def _lineage(self, finding: Finding, language: Language) -> list[Part]:
        chain = finding.related
        parts = [
            self._say(
                language,
                "lineage",
                names=" → ".join(self.name(each, language.code) for each in chain),
            )
        ]
        for told in finding.told:
            parts += [Part(_in(fact.text, language.code)) for fact in told.facts]
        return parts

    def _source(self, _finding: Finding, language: Language) -> list[Part]:
        return [Part(_in(self._index.ontology.source.text, language.code), PartKind.LEAD)]

    def _social(self, finding: Finding, language: Language) -> list[Part]:
        return [self._say(language, finding.key, **self._about_bot(language))]

    def _clarify(self, _finding: Finding, language: Language) -> list[Part]:
        return [self._say(language, "clarify")]

    def _unknown(self, finding: Finding, language: Language) -> list[Part]:
        if finding.about:
            name = self.name(finding.about[0], language.code)
            matter = self._matter(finding.matter, language)
            if matter:
                return [self._say(language, "unknown-matter", matter=matter, name=name)]
            return [self._say(language, "unknown-about", name=name)]
        parts = [self._say(language, "unknown")]
        if finding.related:
            names = self._names(finding.related, language)
            return [*parts, Part(language.sentences["nearest"].format(names=names), PartKind.NOTE)]
        only = language.sentences["only-subject"].format(**self._about_bot(language))
        return [*parts, Part(only, PartKind.NOTE)]

    def _matter(self, kind: str, language: Language) -> str:
        ontology = self._index.ontology
        found = ontology.properties.get(kind) or ontology.relations.get(kind)
        return f'"{_in(found.label, language.code)}"' if found else ""

    def _links(self, finding: Finding, language: str) -> tuple[Link, ...]:
        """Return the web addresses of what the answer is about."""
        if finding.form in {Form.SOURCE, Form.SOCIAL, Form.CLARIFY, Form.UNKNOWN}:
            return ()
        found: dict[str, Link] = {}
        most = 3 if len(finding.about) == 1 else len(finding.about)
        ids = finding.about
        if finding.form is Form.FACTS:
            ids = (*finding.about[:1], *finding.related[:1])
        for each in ids:
            entry = self._index.entries[each]
            links = sorted(entry.links, key=lambda link: link.kind != finding.key)
            for link in links:
                found.setdefault(link.url, Link(link.url, _in(link.label, language)))
        return tuple(found.values())[: most + 1]


def joined(answers: Sequence[Answer]) -> Answer:
    """Return one answer from those to the several questions of a message, in their order."""
    first = answers[0]
    about = _once(reference for answer in answers for reference in answer.about)
    related = _once(reference for answer in answers for reference in answer.related)
    return replace(
        first,
        parts=_once(part for answer in answers for part in answer.parts),
        about=about,
        related=tuple(each for each in related if each not in about),
        links=_once(link for answer in answers for link in answer.links),
        confidence=min(answer.confidence for answer in answers),
    )


Item = TypeVar("Item")


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def _in(text: Mapping[str, str], language: str) -> str:
    """Return a text in a language, or in the first that there is."""
    return text.get(language) or next(iter(text.values()), "")
