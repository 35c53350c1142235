"""Why the latest answer is what it is: ``/why``, for anyone."""

from __future__ import annotations

from bot.channels.telegram.listing import in_language
from bot.channels.telegram.markup import Block, pages
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.room import Reason, Room
from bot.channels.telegram.texts import Texts
from bot.channels.telegram.turn import Turn


async def why(turn: Turn) -> None:
    """Tell in a few lines how the latest answer in this conversation was found."""
    texts = await turn.texts()
    reason = turn.room.reasons.find(turn.conversation)
    if reason is None:
        await turn.say(paragraphs(texts.says.why_none))
        return
    lines = [Block(line, close=at > 0) for at, line in enumerate(_lines(reason, turn.room, texts))]
    await turn.say(*pages([Block(texts.says.why), *lines]))


def _lines(reason: Reason, room: Room, texts: Texts) -> list[str]:
    """Return what is known of it; what the answer has not, gets no line."""
    says, answer, trace = texts.says, reason.answer, reason.answer.trace
    plain = _Plain(room, texts)
    told = (
        (says.why_language, room.texts(answer.language).name),
        (says.why_meant, "; ".join(map(plain.subject, trace.subjects))),
        (says.why_asked, plain.words(trace.asked)),
        (says.why_stage, plain.words(trace.stage)),
        (says.why_confidence, f"{100 * answer.confidence:.0f} %"),
        (says.why_version, reason.version),
        (says.why_section, "; ".join(trace.sections)),
    )
    return [line.format(found=found) for line, found in told if found]


class _Plain:
    """Puts the codes of a trace into words: those of the knowledge, or of the room's own texts."""

    def __init__(self, room: Room, texts: Texts) -> None:
        ontology = room.guide.knowledge.ontology
        self._entries = room.guide.knowledge.entries
        self._language = texts.language
        self._words = {
            **{
                key: in_language(each.label, texts.language)
                for kinds in (ontology.relations, ontology.properties)
                for key, each in kinds.items()
            },
            **texts.words,
        }

    def subject(self, told: str) -> str:
        """Return who was meant, and how that was seen."""
        name, _, how = told.partition(": ")
        entry = self._entries.get(name)
        shown = in_language(entry.name, self._language) if entry else name
        return f"{shown} ({self.words(how)})" if how else shown

    def words(self, codes: str) -> str:
        """Return codes with commas between them in words, each once."""
        return ", ".join(dict.fromkeys(self._words.get(each, each) for each in codes.split(", ")))
