"""Answering a message in pieces: several questions, or a story around one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.engine.compose import joined
from bot.engine.pieces import halves, only_question, story, tells_of_a_name
from bot.engine.question import Question
from bot.engine.turns import Memory, Reply, Status

FEW = 2  # entries that a whole message may single out of those that its question asks for
TELLING = 0.7  # confidence in a sentence of a story, to be what is asked

Answering = Callable[[str, Memory], Reply]
"""Answers a text as one message, whatever it holds."""


class InPieces:
    """Decides whether a message is answered whole, or the pieces of it by themselves."""

    def __init__(self, answer: Answering) -> None:
        """Take what answers a piece."""
        self._answer = answer

    def reply(self, question: Question, memory: Memory, whole: Reply) -> Reply:
        """Return the reply to a message.

        Args:
            question: the message.
            memory: what is remembered of the conversation.
            whole: the reply to the message as a whole.
        """
        questions = halves(question)
        answered = whole.answer.status is Status.ANSWER
        if len(questions) > 1 and not (answered and self._is_one(question, memory, whole)):
            one = None if answered else self._only(question, memory)
            return one or self._each(questions, memory, whole.answer.language) or whole
        if whole.answer.status is Status.UNKNOWN and not question.names:
            return self._in_story(question, memory) or whole
        return whole

    def _only(self, question: Question, memory: Memory) -> Reply | None:
        """Answer the one piece of a message that asks, when it can be answered by itself."""
        asked = "" if question.names or question.foreign else only_question(question)
        reply = self._answer(asked, memory) if asked else None
        return reply if reply and reply.answer.status is Status.ANSWER else None

    def _is_one(self, question: Question, memory: Memory, whole: Reply) -> bool:
        """Tell whether one answer fits a message with one question in it, and that by itself.

        The rest may tell which of several it has to be: "we want to vote. Which tool is it?".
        """
        if tells_of_a_name(question):
            return True
        asked = only_question(question)
        about = {each.id for each in whole.answer.about}
        if not asked or question.names or not 0 < len(about) <= FEW:
            return False
        return about <= {each.id for each in self._answer(asked, memory).answer.about}

    def _in_story(self, question: Question, memory: Memory) -> Reply | None:
        """Answer the sentences of a story that tell what is meant, when they agree on it."""
        replies = (self._answer(text, memory) for text in story(question))
        telling = [
            reply
            for reply in replies
            if reply.answer.status is Status.ANSWER
            and reply.answer.about
            and reply.answer.language == question.language
            and reply.answer.confidence >= TELLING
        ]
        meant = {reply.answer.about[0].id for reply in telling}
        return telling[-1] if len(meant) == 1 else None

    def _each(self, questions: Sequence[str], memory: Memory, language: str) -> Reply | None:
        """Answer several questions in one message, when each of them has an answer."""
        answers = []
        for text in questions:
            reply = self._answer(text, memory)
            if reply.answer.status is not Status.ANSWER or reply.answer.language != language:
                return None
            answers.append(reply.answer)
            memory = reply.memory
        return Reply(joined(answers), memory)
