"""From text to answer: one pure function from (text, memory) to a reply.

Read ``Engine.reply`` from top to bottom to follow one message. Each stage returns what it found,
or nothing, in which case the next one has its turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.engine.compose import Composer, joined
from bot.engine.context_stage import ContextStage
from bot.engine.entry_stage import EntryStage, is_yes_no
from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form
from bot.engine.index import KnowledgeIndex
from bot.engine.lexicon import Lexicon
from bot.engine.named_stage import NamedStage
from bot.engine.question import Question
from bot.engine.talk_stage import TalkStage
from bot.engine.turns import Memory, Reply, Status, Trace
from bot.engine.understand import Understander
from bot.knowledge.model import KnowledgeBase
from bot.language.model import Language
from bot.language.words import sentences


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When the engine trusts what it found.

    Attributes:
        floor: the least confidence for an answer (0 to 1).
        gap: share of the best score by which another entry may fall short and still be named
            beside it (0 to 1).
    """

    floor: float = 0.6
    gap: float = 0.15


class Engine:
    """Answers questions from one knowledge base. Built once, then only read; no I/O, no clock."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        languages: Mapping[str, Language],
        thresholds: Thresholds = Thresholds(),
    ) -> None:
        """Build the index from the knowledge base and the languages."""
        languages = _in_order(languages, knowledge.ontology.languages)
        lexicon = Lexicon(knowledge, languages)
        index = KnowledgeIndex(knowledge, lexicon)
        self.knowledge = knowledge
        self.languages = languages
        self._understander = Understander(lexicon, languages)
        self._composer = Composer(index, languages)
        self._talk = TalkStage(index)
        self._entries = EntryStage(index, thresholds.floor)
        self._find = FindStage(index, self._entries, thresholds.floor, thresholds.gap)
        self._named = NamedStage(index, self._entries, self._find)
        self._context = ContextStage(index, self._entries, self._find)

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer one message.

        Args:
            text: what the person wrote, any Unicode of any length.
            memory: what is remembered of the conversation.

        Returns:
            The answer and the new memory. Never raises.
        """
        memory = _still_known(memory, self.knowledge)
        question = self._read(self._honest(text), memory)
        whole = self._told(question, self._look_up(question, memory), memory)
        halves = self._understander.halves(question)
        return self._both(halves, memory, whole) if len(halves) > 1 else whole

    def _read(self, text: str, memory: Memory) -> Question:
        """Understand a message, without what it takes back itself."""
        question = self._understander.understand(text, memory.language)
        corrected = self._understander.corrected(question)
        if corrected != question.text:
            question = self._understander.understand(corrected, memory.language)
        return question

    def _both(self, halves: tuple[str, ...], memory: Memory, whole: Reply) -> Reply:
        """Answer several questions in one message, when each of them has an answer."""
        replies = []
        for half in halves:
            question = self._read(half, memory)
            reply = self._told(question, self._look_up(question, memory), memory)
            if reply.answer.status is not Status.ANSWER:
                return whole
            replies.append(reply)
            memory = reply.memory
        answer = joined([reply.answer for reply in replies])
        language = whole.answer.language
        if any(reply.answer.language != language for reply in replies):
            return whole
        return Reply(answer, replies[-1].memory)

    def _honest(self, text: str) -> str:
        """Leave out the sentences that tell the bot what to say, when a question remains."""
        parts = sentences(text)
        if len(parts) < 2:
            return text
        kept = [each for each in parts if not self._understander.has(each, "injection")]
        return " ".join(kept) if kept and len(kept) < len(parts) else text

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Describe one entry, as after a press on its button, in the conversation's language.

        Raises:
            KeyError: no entry has this id.
        """
        if entry_id not in self.knowledge.entries:
            raise KeyError(entry_id)
        question = self._understander.understand("", memory.language)
        found = Finding(Form.DESCRIBE, "button", (entry_id,), asked=("describe",), confidence=1.0)
        return self._told(question, found, memory)

    def _look_up(self, question: Question, memory: Memory) -> Finding:
        found = next((each for each in self._stages(question, memory) if each is not None), None)
        return found or Finding(Form.UNKNOWN, "fallback", confidence=0.6)

    def _stages(self, question: Question, memory: Memory) -> Iterator[Finding | None]:
        """Yield what each stage finds, in the order in which they have their say."""
        yield self._talk.small_talk(question)
        yield self._talk.source(question)
        yield self._context.choose(question, memory)
        yield self._context.carried_over(question, memory)
        if question.names:
            yield self._context.among(question, memory)
        yield self._named.look_up(question)
        yield self._context.among(question, memory)
        searched = self._find.look_up(question, barred=memory.subjects)
        if searched and self._stands_alone(question, memory):
            yield searched
        yield self._context.about_subject(question, memory)
        yield searched
        yield self._context.unanswered(question, memory)
        yield self._context.which(question, memory)

    def _stands_alone(self, question: Question, memory: Memory) -> bool:
        """Tell whether a search needs no conversation.

        It names values that the last subject lacks, or a category without pointing back.
        """
        if not memory.subjects and not memory.listed and not memory.targets:
            return True
        if "alternative" in question.acts:
            return True
        points = bool(question.references & {"it", "they", "there", "last", "other"})
        wanted = self._find.wanted(question)
        if wanted.values:
            if points and is_yes_no(question):
                return False
            subjects = (*memory.subjects[:1], *memory.targets)
            return not any(self._entries.has_value(each, wanted.values) for each in subjects[:4])
        which = "which" in question.question_words and wanted.flags
        return not points and bool(question.categories or "list" in memory.asked or which)

    def _told(self, question: Question, finding: Finding, memory: Memory) -> Reply:
        language = memory.chosen if memory.chosen in self.languages else question.language
        answer = self._composer.compose(finding, language, self._trace(question, finding))
        return Reply(answer, _remember(question, finding, memory))

    def _trace(self, question: Question, finding: Finding) -> Trace:
        sections = [self.knowledge.entries[each].section for each in finding.about]
        how = "words" if question.language_lead else "conversation"
        return Trace(
            language=f"{question.language} ({how}, lead {question.language_lead:.0f})",
            asked=", ".join((finding.form.value, *finding.asked)),
            subjects=tuple(f"{each.ids[0]}: {each.how}" for each in question.names),
            stage=finding.stage,
            scores=(("confidence", finding.confidence), ("foreign words", question.foreign)),
            reasons=finding.reasons,
            sections=tuple(dict.fromkeys(sections)),
        )


def _still_known(memory: Memory, knowledge: KnowledgeBase) -> Memory:
    """Return a memory without the entries that are gone since, as after a reload."""

    def known(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in ids if each in knowledge.entries)

    return replace(
        memory,
        subjects=known(memory.subjects),
        targets=known(memory.targets),
        listed=known(memory.listed),
        earlier=known(memory.earlier),
        options=known(memory.options),
    )


def _in_order(languages: Mapping[str, Language], first: tuple[str, ...]) -> Mapping[str, Language]:
    """Return the languages with those of the knowledge base first, in its order."""
    ordered = [code for code in first if code in languages]
    return {code: languages[code] for code in dict.fromkeys((*ordered, *languages))}


def _remember(question: Question, finding: Finding, memory: Memory) -> Memory:
    """Return the memory after a turn."""
    remembered = replace(memory, language=question.language, options=())
    if finding.form in {Form.SOCIAL, Form.SOURCE}:
        return remembered
    if finding.form is Form.CLARIFY:
        return replace(
            remembered,
            listed=finding.related,
            targets=(),
            options=finding.related,
            asked=finding.asked,
        )
    if not finding.about:
        return remembered
    many = finding.form in {Form.LIST, Form.COMPARE} and len(finding.about) > 1
    stays = finding.form is Form.UNKNOWN or finding.about[0] in memory.listed
    listed = finding.about if many else memory.listed if stays else ()
    targets = memory.targets if finding.form is Form.UNKNOWN else finding.related
    earlier = tuple(dict.fromkeys((*memory.subjects, *memory.earlier)))[:6]
    return replace(
        remembered,
        subjects=finding.about[:1],
        targets=() if many else tuple(targets)[:8],
        listed=tuple(listed)[:12],
        earlier=earlier,
        asked=finding.asked,
    )
