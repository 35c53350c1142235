"""From text to answer: one pure function from (text, memory) to a reply.

Read ``Engine.reply`` from top to bottom to follow one message. Each stage returns what it found,
or nothing, in which case the next one has its turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.engine.all_so import AllStage
from bot.engine.anaphora import resolved
from bot.engine.asking_back import AskingBack
from bot.engine.besides_stage import BesidesStage
from bot.engine.calibration import calibrated
from bot.engine.carrying import CarryingStage
from bot.engine.carrying_described import DescribedCarryingStage
from bot.engine.choice_stage import ChoiceStage
from bot.engine.comparing_described import DescribedComparisonStage
from bot.engine.compose import Composer
from bot.engine.context_stage import ContextStage
from bot.engine.entry_stage import EntryStage
from bot.engine.find_stage import FindStage
from bot.engine.finding import MOST_NAMED, Finding, Form
from bot.engine.in_pieces import InPieces
from bot.engine.index import KnowledgeIndex
from bot.engine.lexicon import Lexicon
from bot.engine.name_words import NameWords
from bot.engine.named_stage import NamedStage
from bot.engine.need_stage import NeedStage
from bot.engine.otherwise import OtherwiseStage
from bot.engine.partly_stage import PartlyStage
from bot.engine.question import Question
from bot.engine.remembering import remember, still_known
from bot.engine.repeating import RepeatStage
from bot.engine.requiring import RequiringStage
from bot.engine.standing import Standing
from bot.engine.talk_stage import TalkStage
from bot.engine.turns import Memory, Reply, Trace
from bot.engine.tying_stage import TyingStage
from bot.engine.understand import Understander
from bot.knowledge.model import KnowledgeBase
from bot.language.model import Language

NOTHING = 0.6  # confidence that it is not known, when no stage finds anything


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
        self._index = index
        properties = knowledge.ontology.properties.values()
        self._strangers = frozenset(each.id for each in properties if each.strangers)
        self._composer = Composer(index, languages)
        names = NameWords(index)
        self._repeat = RepeatStage(index)
        self._talk = TalkStage(index)
        self._entries = EntryStage(index, thresholds.floor)
        self._find = FindStage(index, thresholds.floor, thresholds.gap)
        self._tying = TyingStage(index, self._entries)
        self._named = NamedStage(index, self._entries, self._find, self._tying)
        self._besides = BesidesStage(index, self._entries, self._find)
        self._choice = ChoiceStage(index, self._entries, self._find, names)
        self._context = ContextStage(index, self._entries)
        self._standing = Standing(self._entries, self._find, self._context)
        self._otherwise = OtherwiseStage(index, self._find)
        self._all = AllStage(index, self._find)
        self._requiring = RequiringStage(index, self._find)
        self._carrying = CarryingStage(index)
        self._described = DescribedCarryingStage(index, self._find)
        self._comparison = DescribedComparisonStage(index, self._find)
        self._asking_back = AskingBack(index)
        self._needs = NeedStage(index, lexicon, thresholds.floor)
        self._partly = PartlyStage(index, names)

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer one message.

        Args:
            text: what the person wrote, any Unicode of any length.
            memory: what is remembered of the conversation.

        Returns:
            The answer and the new memory. Never raises.
        """
        memory = still_known(memory, self.knowledge.entries, self.languages)
        question = self._understander.read(text, memory.language)
        whole = self._answer(question, memory)
        # Made anew for each message: an engine that it were kept in would never leave memory.
        return InPieces(self._answer_text).reply(question, memory, whole)

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Describe one entry, as after a press on its button, in the conversation's language.

        Raises:
            KeyError: no entry has this id.
        """
        if entry_id not in self.knowledge.entries:
            raise KeyError(entry_id)
        memory = still_known(memory, self.knowledge.entries, self.languages)
        question = self._understander.read("", memory.language)
        return self._told(question, self._entries.opened(entry_id), memory)

    def _answer_text(self, text: str, memory: Memory) -> Reply:
        """Answer a part of a message by itself."""
        return self._answer(self._understander.read(text, memory.language), memory)

    def _answer(self, question: Question, memory: Memory) -> Reply:
        """Tell what the first stage finds that finds anything."""
        question = resolved(question, memory, self._index)
        found = next((each for each in self._stages(question, memory) if each is not None), None)
        unknown = Finding(Form.UNKNOWN, "fallback", confidence=NOTHING)
        return self._told(question, found or unknown, memory)

    def _stages(self, question: Question, memory: Memory) -> Iterator[Finding | None]:
        """Yield what each stage finds, in the order in which they have their say."""
        yield self._repeat.look_up(question, memory)
        yield self._talk.small_talk(question)
        yield self._talk.source(question)
        yield self._choice.choose(question, memory)
        yield self._described.look_up(question, memory)
        yield self._carrying.look_up(question, memory)
        yield self._requiring.look_up(question, memory)
        yield self._otherwise.look_up(question, memory)
        yield self._choice.among(question, memory)
        yield self._named.beside_last(question, memory)
        yield self._tying.to_last(question, memory)
        yield self._tying.both_to_name(question, memory)
        yield self._besides.look_up(question, memory)
        yield self._comparison.look_up(question)
        yield self._named.look_up(question)
        yield self._all.look_up(question)
        yield self._context.others_there(question, memory)
        searched = self._find.look_up(question, barred=memory.subjects)
        if searched and self._standing.stands_alone(question, memory):
            yield searched
        yield self._context.about_subject(question, memory)
        if not self._standing.is_only_said_of_it(question, memory):
            yield searched
        yield self._context.unanswered(question, memory)
        yield self._needs.look_up(question)
        yield self._partly.look_up(question)
        yield self._asking_back.which(question, memory)

    def _told(self, question: Question, finding: Finding, memory: Memory) -> Reply:
        """Put a finding into words, and remember it."""
        finding = calibrated(finding, question, memory)
        chosen = memory.chosen if memory.chosen in self.languages else ""
        language = question.requested or chosen or question.language
        answer = self._composer.compose(finding, language, self._trace(question, finding))
        return Reply(answer, remember(question, finding, memory, self._strangers))

    def _trace(self, question: Question, finding: Finding) -> Trace:
        """Return why the answer is what it is, for people."""
        sections = [self.knowledge.entries[each].section for each in finding.about[:MOST_NAMED]]
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


def _in_order(languages: Mapping[str, Language], first: tuple[str, ...]) -> Mapping[str, Language]:
    """Return the languages of the knowledge base, in its order: there are texts in no others."""
    return {code: languages[code] for code in first if code in languages}
