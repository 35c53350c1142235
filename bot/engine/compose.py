"""From a finding to an answer: sentences, links and names in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from bot.engine.finding import MOST_NAMED, Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.turns import Answer, Link, Part, PartKind, Reference, Trace
from bot.engine.wants import once
from bot.engine.wording import Wording
from bot.language.model import Language

MOST_ITEMS = 12  # lines in a list
MOST_ABOUT = 1_000  # entries that go with an answer
MOST_COMPARED = 2  # facts of each entry in a comparison
MOST_PARTS = 4  # paragraphs about the only entry that fits
MOST_LINKS = 4  # of one entry
ARROW = " → "

_WITHOUT_LINKS = frozenset({Form.SOURCE, Form.SOCIAL, Form.CLARIFY, Form.UNKNOWN})


class Composer:
    """Puts findings into words."""

    def __init__(self, index: KnowledgeIndex, languages: Mapping[str, Language]) -> None:
        """Take the knowledge base and the languages."""
        spoken = [each.name for each in languages.values()]
        self._wordings = {code: Wording(index, each, spoken) for code, each in languages.items()}

    def compose(self, finding: Finding, language: str, trace: Trace) -> Answer:
        """Return the answer for a finding.

        Args:
            finding: what was found.
            language: code of the language to answer in.
            trace: why, to go with the answer.
        """
        wording = self._wordings[language]
        about, related, options = _named(finding)
        return Answer(
            status=finding.status,
            language=language,
            parts=tuple(_TELLERS[finding.form](finding, wording)),
            about=_references(about, wording),
            related=_references([each for each in related if each not in about], wording),
            options=_references(options, wording),
            links=_links(finding, wording),
            confidence=finding.confidence,
            trace=trace,
        )


def _named(finding: Finding) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return the entries that an answer is about, those that it names as well, and the options.

    Of a very long list they are the first: nobody reads thousands, and they would take long.
    """
    if finding.form is Form.CLARIFY:
        return finding.about, (), finding.related
    if finding.form is Form.UNKNOWN:
        return (), (*finding.about, *finding.related), ()
    return finding.about[:MOST_ABOUT], finding.related, ()


def _references(ids: Iterable[str], wording: Wording) -> tuple[Reference, ...]:
    return tuple(Reference(each, wording.name(each)) for each in dict.fromkeys(ids))


def _links(finding: Finding, wording: Wording) -> tuple[Link, ...]:
    """Return the web addresses of what an answer names, the kind that was asked for first."""
    if finding.form in _WITHOUT_LINKS:
        return ()
    ids = finding.about[:MOST_NAMED]
    if finding.form is Form.FACTS:
        ids = (*finding.about[:1], *finding.related[:1])
    rows = [
        sorted(wording.entry(each).links, key=lambda link: link.kind != finding.key)
        for each in dict.fromkeys(ids)
    ]
    found: dict[str, Link] = {}
    for nth in zip_longest(*rows):  # the first of each, before the second of any
        for link in filter(None, nth):
            found.setdefault(link.url, Link(link.url, wording.of(link.label)))
    most = MOST_LINKS if len(finding.about) == 1 else 1 + min(len(finding.about), MOST_NAMED)
    return tuple(found.values())[:most]


def _describe(finding: Finding, wording: Wording) -> list[Part]:
    entry = wording.entry(finding.about[0])
    texts = [wording.of(fact.text) for fact in entry.facts] if finding.more else []
    return [
        Part(wording.of(entry.summary), PartKind.LEAD),
        Part(wording.of(entry.details)),
        *(Part(text, PartKind.ITEM) for text in once(texts)),
    ]


def _facts(finding: Finding, wording: Wording) -> list[Part]:
    texts = [text for told in finding.told for text in wording.facts(told)]
    parts = [Part(text) for text in texts]
    parts[:1] = [replace(part, kind=PartKind.LEAD) for part in parts[:1]]
    if finding.matter:
        parts += [replace(part, kind=PartKind.NOTE) for part in _unknown(finding, wording)]
    return parts


def _addresses(finding: Finding, wording: Wording) -> list[Part]:
    first = finding.about[0]
    if not wording.entry(first).links:
        lacking = [each for each in finding.about if not wording.entry(each).links]
        others = [each for each in finding.about if each not in lacking]
        lead = wording.say("no-link", name=wording.names(lacking))
        return [lead, *(Part(wording.summary(each)) for each in others)]
    texts = [text for told in finding.told for text in wording.facts(told)]
    if texts:
        return [Part(text, PartKind.LEAD) for text in texts]
    return [wording.say("links", name=wording.name(first)), Part(wording.summary(first))]


def _list(finding: Finding, wording: Wording) -> list[Part]:
    if len(finding.about) == 1:
        return _only_one(finding, wording)
    names = wording.names(finding.about[:MOST_NAMED])
    more = " …" if len(finding.about) > MOST_NAMED else ""
    lead = wording.say("found-many", count=len(finding.about), names=names + more)
    listed = finding.about[:MOST_ITEMS]
    return [lead, *(Part(wording.summary(each), PartKind.ITEM) for each in listed)]


def _only_one(finding: Finding, wording: Wording) -> list[Part]:
    """Tell the only entry that fits, with what was asked of it."""
    entry = wording.entry(finding.about[0])
    texts = [wording.of(fact.text) for told in finding.told for fact in told.facts]
    texts.append(wording.of(entry.details))
    lead = Part(wording.of(entry.summary), PartKind.LEAD)
    return [lead, *(Part(text) for text in once(texts))][:MOST_PARTS]


def _compare(finding: Finding, wording: Wording) -> list[Part]:
    told = {each.entry_id: each for each in finding.told}
    parts = [wording.say("compare", names=wording.names(finding.about))]
    for each in finding.about:
        texts = wording.facts(told.get(each, Told(each, ())))[:MOST_COMPARED]
        parts += [Part(text, PartKind.ITEM) for text in texts or [wording.summary(each)]]
    return parts


def _lineage(finding: Finding, wording: Wording) -> list[Part]:
    chain = ARROW.join(wording.name(each) for each in finding.related)
    facts = [fact for told in finding.told for fact in told.facts]
    return [wording.say("lineage", names=chain), *(Part(wording.of(fact.text)) for fact in facts)]


def _source(_: Finding, wording: Wording) -> list[Part]:
    return [Part(wording.source(), PartKind.LEAD)]


def _social(finding: Finding, wording: Wording) -> list[Part]:
    return [wording.say(finding.key)]


def _clarify(_: Finding, wording: Wording) -> list[Part]:
    return [wording.say("clarify")]


def _unknown(finding: Finding, wording: Wording) -> list[Part]:
    if not finding.about:
        return [wording.say("unknown"), wording.say("only-subject", PartKind.NOTE)]
    name, matter = wording.name(finding.about[0]), wording.matter(finding.matter)
    if matter:
        return [wording.say("unknown-matter", matter=matter, name=name)]
    return [wording.say("unknown-about", name=name)]


_TELLERS: Mapping[Form, Callable[[Finding, Wording], list[Part]]] = {
    Form.DESCRIBE: _describe,
    Form.FACTS: _facts,
    Form.LINKS: _addresses,
    Form.LIST: _list,
    Form.COMPARE: _compare,
    Form.LINEAGE: _lineage,
    Form.SOURCE: _source,
    Form.SOCIAL: _social,
    Form.CLARIFY: _clarify,
    Form.UNKNOWN: _unknown,
}


def joined(answers: Sequence[Answer]) -> Answer:
    """Return one answer from those to the several questions of a message, in their order."""
    about = once(each for answer in answers for each in answer.about)
    related = once(each for answer in answers for each in answer.related)
    return replace(
        answers[0],
        parts=once(part for answer in answers for part in answer.parts),
        about=about,
        related=tuple(each for each in related if each not in about),
        links=once(link for answer in answers for link in answer.links),
        confidence=min(answer.confidence for answer in answers),
    )
