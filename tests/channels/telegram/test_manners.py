"""Too many questions, a network that fails, errors of its own: what people get to see of it."""

from __future__ import annotations

import json
import logging
import time

import pytest
from telegram.error import TimedOut

from bot.channels.telegram import troubles
from bot.channels.telegram.lanes import received
from bot.engine.turns import Memory, Reply
from bot.errors import StoreError
from bot.knowledge.model import KnowledgeBase
from tests.channels.telegram.running import (
    ANNA,
    BRAM,
    answering,
    ask,
    engine,
    make_room,
    press,
    said_in_groups,
)
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import Fault, Hang, broken, flood, refusal, reset
from tests.loopback.people import group, private
from tests.loopback.updates import UNREADABLE, every_kind


class Clumsy:
    """An engine that trips over one word."""

    def __init__(self) -> None:
        self.knowledge: KnowledgeBase = engine().knowledge

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer, or raise."""
        if "struikel" in text:
            raise RuntimeError(text)
        return engine().reply(text, memory)

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Trip."""
        raise RuntimeError(entry_id, memory)


async def test_asks_to_slow_down_once(api: LoopbackBotApi) -> None:
    """One friendly notice, then silence; somebody else is answered."""
    async with answering(api, make_room(api, questions=2)):
        for _ in range(6):
            api.send_text(private(ANNA), ANNA, "Wat is Pleio?")
        await ask(api, "Wat is Pleio?", BRAM)
    said = [each.text for each in api.calls_of("sendMessage") if each.parameters["chat_id"] == 42]
    assert (len(said), said[2]) == (
        3,
        "Dat gaat me wat te snel. Over 60 seconden ben ik er weer voor je.",
    )


async def test_a_press_too_many_is_answered_as_well(api: LoopbackBotApi) -> None:
    """Or the button would go on turning."""
    async with answering(api, make_room(api, questions=1)):
        shown = await ask(api, "Wat is Pleio?")
        await press(api, shown, "👍")
    (answered,) = api.calls_of("answerCallbackQuery")
    assert "te snel" in answered.parameters["text"]


async def test_answers_again_after_a_while(api: LoopbackBotApi) -> None:
    """When the while is over, by the clock of the room."""
    now = [0.0]
    room = make_room(api, clock=lambda: now[0], questions=1, questions_within=60)
    async with answering(api, room):
        await ask(api, "Wat is Pleio?")
        await ask(api, "Wat is Pleio?")
        now[0] = 60.0
        sent = await ask(api, "Wat is Pleio?")
    assert "Stichting Pleio" in sent.text


@pytest.mark.parametrize(
    "fault",
    [broken(502), broken(500), broken(504), reset(), flood(1), refusal(500, "Internal")],
    ids=["502", "500", "504", "reset", "429", "500 of Telegram"],
)
async def test_an_answer_comes_although_the_network_fails(
    api: LoopbackBotApi, fault: Fault
) -> None:
    """It is sent again, and once."""
    api.fail("sendMessage", fault)
    async with answering(api):
        sent = await ask(api, "Wat is Pleio?")
    assert "Stichting Pleio" in sent.text
    assert (api.attempts["sendMessage"], len(api.calls_of("sendMessage"))) == (2, 1)


async def test_waits_as_long_as_telegram_says(api: LoopbackBotApi) -> None:
    """Not a second less, and then the answer comes."""
    api.fail("sendMessage", flood(1))
    async with answering(api):
        begun = time.monotonic()
        await ask(api, "Wat is Pleio?")
        waited = time.monotonic() - begun
    assert waited >= 1


async def test_sends_no_more_to_a_group_than_it_may(api: LoopbackBotApi) -> None:
    """What is too much waits, and holds up no other chat."""
    room = make_room(api, per_minute_in_a_group=1, farewell=0)
    async with answering(api, room):
        for _ in range(2):
            api.send_text(group(), ANNA, "@poldergids_bot wat is Pleio?")
        await api.wait_for("sendMessage")
        await ask(api, "Wat is Pleio?", BRAM)
    assert len(said_in_groups(api)) == 1
    assert await room.inbox.waiting() == 1


async def test_an_answer_comes_although_typing_hangs(api: LoopbackBotApi) -> None:
    """The sign that an answer is coming is not worth waiting for."""
    api.fail("sendChatAction", hang := Hang())
    async with answering(api):
        sent = await ask(api, "Wat is Pleio?")
        hang.release.set()
    assert "Stichting Pleio" in sent.text


async def test_goes_on_polling_after_failures(api: LoopbackBotApi) -> None:
    """Whatever they were."""
    api.fail("getUpdates", broken(502), reset(), flood(1), refusal(500, "Internal"))
    async with answering(api):
        sent = await ask(api, "Wat is Pleio?")
    assert "Stichting Pleio" in sent.text


async def test_keeps_the_order_of_a_conversation(api: LoopbackBotApi) -> None:
    """One waits for the other, while somebody else is answered meanwhile."""
    questions = ["Wat is Argu?", "Wat is Consul?", "Wat is Pleio?", "Wat is Open Stad?"]
    api.fail("sendMessage", hang := Hang())
    async with answering(api):
        for question in questions:
            api.send_text(private(ANNA), ANNA, question)
        await api.wait_until(lambda: api.attempts["sendMessage"] == 1)
        await ask(api, "Wat is Pleio?", BRAM)
        assert api.attempts["sendMessage"] == 2
        hang.release.set()
    asked = [each for each in api.calls_of("sendMessage") if each.parameters["chat_id"] == 42]
    assert [
        question.split()[2].rstrip("?").lower() in each.text.lower()
        for question, each in zip(questions, asked, strict=True)
    ] == [True] * 4


async def test_tells_that_something_went_wrong(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """With an id that is in the log as well; the question is not."""
    async with answering(api, make_room(api, build=Clumsy)) as room:
        sent = await ask(api, "Hoe struikel ik?")
        after = await ask(api, "Wat is Pleio?")
        (aside,) = await room.inbox.set_aside()
    name = sent.text.rpartition(" ")[2]
    errors = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert [each.getMessage() for each in errors] == [f"Error {name}"]
    assert "Stichting Pleio" in after.text
    assert aside.tries == 5
    assert [each for each in caplog.messages if "struikel" in each] == []


async def test_a_press_that_goes_wrong_is_answered(api: LoopbackBotApi) -> None:
    """With the id of the error."""
    async with answering(api, make_room(api, build=Clumsy)):
        shown = await ask(api, "Wie ontwikkelde de Ideeënvijver?")
        await press(api, shown, "Code for NL")
    (answered,) = api.calls_of("answerCallbackQuery")
    assert "Nummer van de fout" in answered.parameters["text"]


async def test_an_update_that_cannot_be_read_stops_nobody(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """It is set aside and logged, and what comes after it is answered."""
    poison = json.loads(json.dumps(every_kind()["message"]))
    del poison["message"]["chat"]["id"]
    async with answering(api) as room:
        number = api.push(poison)
        sent = await ask(api, "Wat is Pleio?")
        await api.wait_until_fetched()
    (aside,) = await room.inbox.set_aside()
    (error,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert (aside.id, "Stichting Pleio" in sent.text) == (number, True)
    assert error.exc_info is not None
    assert isinstance(error.exc_info[1], troubles.UnreadableError)


async def test_is_at_peace_with_every_kind_of_update(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """Also with those that it does not ask for: no noise, no error."""
    async with answering(api) as room:
        for number, update in enumerate([*every_kind().values(), UNREADABLE], 1):
            if not {"message", "edited_message", "inline_query", "callback_query"} & set(update):
                await room.inbox.receive([received({"update_id": number, **update})])
        await ask(api, "Wat is Pleio?")
    said = [each.method for each in api.calls if each.method.startswith(("send", "answer"))]
    assert said == ["sendChatAction", "sendMessage"]
    assert [each for each in caplog.records if each.levelno == logging.ERROR][1:] == []


@pytest.mark.parametrize(
    ("error", "tries", "seconds"),
    [
        (RuntimeError(), 3, 0.0),
        (TimedOut(), 1, 1.0),
        (TimedOut(), 3, 25.0),
        (StoreError(), 2, 5.0),
    ],
)
def test_waits_only_for_what_may_pass(error: Exception, tries: int, seconds: float) -> None:
    """A fault in the code does not go away by waiting."""
    assert troubles.pause_before_retry(error, tries) == seconds
