"""Groups, forum topics and channels: when the bot speaks up, where, and for whom it remembers."""

from __future__ import annotations

import pytest

from tests.channels.telegram.running import ADMIN, ANNA, BRAM, answering, ask, said_in_groups
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import refusal
from tests.loopback.messages import MEDIA, SERVICE
from tests.loopback.people import BOT, TELEGRAM, Json, channel, group, private, supergroup, user
from tests.loopback.texts import captioned
from tests.loopback.updates import blocked, membership

GROUP = group()


@pytest.mark.parametrize(
    "text",
    [
        "@poldergids_bot wat is Consul?",
        "Wat is Consul, @Poldergids_Bot?",
        "🙂🙂 @poldergids_bot wat is Consul?",
        "/zoek consul",
        "/zoek@poldergids_bot consul",
        "/zoek@POLDERGIDS_BOT consul",
    ],
)
@pytest.mark.parametrize("chat", [GROUP, supergroup()], ids=["group", "supergroup"])
async def test_answers_who_turns_to_it(api: LoopbackBotApi, chat: Json, text: str) -> None:
    """By name or by command, in reply to the message, without typing and without a greeting."""
    async with answering(api):
        asked = api.send_text(chat, ANNA, text)
        (sent,) = await api.wait_for("sendMessage")
    assert sent.text.startswith("Consul is een open source platform")
    assert sent.result["reply_to_message"]["message_id"] == asked["message_id"]
    assert api.calls_of("sendChatAction") == []


async def test_answers_a_reply_to_it(api: LoopbackBotApi) -> None:
    """Without being named."""
    async with answering(api):
        api.send_text(GROUP, ANNA, "/platforms")
        (shown,) = await api.wait_for("sendMessage")
        api.send_text(GROUP, ANNA, "wat is Argu?", reply_to=shown.result)
        _, sent = await api.wait_for("sendMessage", 2)
    assert sent.text.startswith("ARGU is een jong")


@pytest.mark.parametrize(
    "text",
    [
        "Wat is Consul?",
        "/zoek@other_bot consul",
        "/help@other_bot",
        "/onzin",
        "poldergids_bot wat is Consul?",
        "@other_bot wat is Consul?",
        "/reload",
        "/onbeantwoord",
    ],
)
async def test_keeps_quiet_when_nobody_turns_to_it(api: LoopbackBotApi, text: str) -> None:
    """Also when another bot is meant, and for what is no command of this one."""
    async with answering(api):
        api.send_text(GROUP, ANNA, text)
    assert said_in_groups(api) == []


async def test_keeps_quiet_about_a_command_to_another_bot_in_a_reply(api: LoopbackBotApi) -> None:
    """A reply to it is no question then."""
    async with answering(api):
        api.send_text(GROUP, ANNA, "/platforms")
        (shown,) = await api.wait_for("sendMessage")
        api.send_text(GROUP, ANNA, "/help@other_bot", reply_to=shown.result)
    assert len(said_in_groups(api)) == 1


@pytest.mark.parametrize("text", ["@poldergids_bot", "@poldergids_bot  ", "/onzin@poldergids_bot"])
async def test_tells_how_to_ask(api: LoopbackBotApi, text: str) -> None:
    """Who only names it, or names a command that it has not, gets a word of help."""
    async with answering(api):
        api.send_text(GROUP, ANNA, text)
    (said,) = said_in_groups(api)
    assert "@poldergids_bot" in said or "/help" in said


async def test_commands_of_admins_do_not_exist_in_a_group(api: LoopbackBotApi) -> None:
    """Not for admins either: what people ask in vain is nobody else's business."""
    async with answering(api):
        api.send_text(GROUP, ADMIN, "/unanswered@poldergids_bot")
    assert said_in_groups(api) == ["I do not know that command. /help tells what I can do."]


async def test_remembers_each_person_apart(api: LoopbackBotApi) -> None:
    """Within a group, and apart from the private chat with the same person."""
    async with answering(api):
        api.send_text(GROUP, ANNA, "@poldergids_bot wat is Argu?")
        await api.wait_for("sendMessage")
        api.send_text(GROUP, BRAM, "@poldergids_bot wat is Pleio?")
        await api.wait_for("sendMessage", 2)
        await ask(api, "Wat is Consul?")
        api.send_text(GROUP, ANNA, "@poldergids_bot en waar vind ik het?")
        sent = (await api.wait_for("sendMessage", 4))[-1]
    assert "https://argu.co" in sent.parameters["text"]


async def test_stays_in_the_topic(api: LoopbackBotApi) -> None:
    """And remembers each topic apart; the general topic has no number."""
    forum = supergroup(forum=True)
    topic: Json = {"message_thread_id": 7, "is_topic_message": True}
    async with answering(api):
        api.send_text(forum, ANNA, "@poldergids_bot wat is Argu?", **topic)
        api.send_text(forum, ANNA, "@poldergids_bot wat is Pleio?")
        api.send_text(forum, ANNA, "@poldergids_bot en waar vind ik het?", **topic)
        sent = await api.wait_for("sendMessage", 3)
    assert [each.parameters.get("message_thread_id") for each in sent] == [7, None, 7]
    assert "https://argu.co" in sent[2].parameters["text"]


async def test_a_message_in_a_topic_is_no_reply_to_who_made_the_topic(
    api: LoopbackBotApi,
) -> None:
    """Telegram lets every message in a topic reply to its start, which may be the bot's."""
    forum = supergroup(forum=True)
    async with answering(api):
        made = api.world.post(forum, {"from": BOT, **SERVICE["forum_topic_created"]})
        api.send_text(forum, ANNA, "wat is Argu?", reply_to=made, message_thread_id=7)
    assert said_in_groups(api) == []


async def test_anonymous_admins_and_channels_may_ask(api: LoopbackBotApi) -> None:
    """They are known by their chat; commands of admins do not exist for them."""
    async with answering(api):
        api.send_as(GROUP, GROUP, "@poldergids_bot wat is Argu?")
        api.send_as(GROUP, channel(), "@poldergids_bot wat is Consul?")
        api.send_as(GROUP, GROUP, "/reload")
    assert sorted(each.split()[0] for each in said_in_groups(api)) == ["ARGU", "Consul"]


async def test_answers_a_message_without_a_sender(api: LoopbackBotApi) -> None:
    """It is known by its chat."""
    async with answering(api):
        api.send_text(GROUP, None, "@poldergids_bot wat is Argu?")
    (said,) = said_in_groups(api)
    assert said.startswith("ARGU")


async def test_makes_no_noise(api: LoopbackBotApi) -> None:
    """Joins, leaves, blocks, channel posts, pictures, other bots, copies of a channel."""
    another_bot = user(55, "Robot") | {"is_bot": True}
    async with answering(api):
        for content in [*SERVICE.values(), *MEDIA.values()]:
            api.send(GROUP, ANNA, **content)
        for kind in (blocked(BRAM), membership(GROUP, ANNA, "left", "member")):
            api.push(kind)
        api.send_text(channel(), None, "@poldergids_bot wat is Pleio?", sender_chat=channel())
        api.send_text(GROUP, another_bot, "@poldergids_bot wat is Pleio?")
        copied: Json = {"sender_chat": channel(), "is_automatic_forward": True}
        api.send_text(supergroup(), TELEGRAM, "@poldergids_bot wat is Pleio?", **copied)
    assert api.calls_of("sendMessage") == []


async def test_answers_who_names_it_under_a_picture(api: LoopbackBotApi) -> None:
    """A photo of a slide with a question to the bot under it."""
    async with answering(api):
        content = MEDIA["photo"] | captioned("@poldergids_bot wat is Pleio?")
        shown = api.send(GROUP, ANNA, **content)
        (sent,) = await api.wait_for("sendMessage")
    assert "Stichting Pleio" in sent.text
    assert sent.parameters["reply_parameters"]["message_id"] == shown["message_id"]


@pytest.mark.parametrize(
    "why",
    [
        "not enough rights to send text messages to the chat",
        "have no rights to send a message",
        "CHAT_RESTRICTED",
        "CHAT_SEND_PLAIN_FORBIDDEN",
        "TOPIC_CLOSED",
        "message thread not found",
    ],
)
async def test_is_not_troubled_where_it_may_not_write(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    """A group that silenced it, or a topic that was closed: it tries once, and lets it be."""
    api.fail("sendMessage", refusal(400, f"Bad Request: {why}"))
    async with answering(api) as room:
        api.send_text(GROUP, ANNA, "@poldergids_bot wat is Pleio?")
        await api.wait_until(lambda: api.attempts["sendMessage"])
        await ask(api, "Wat is Pleio?", BRAM)
        await api.wait_until_fetched()
    assert (await room.inbox.waiting(), await room.inbox.set_aside()) == (0, [])
    assert (api.attempts["sendMessage"], caplog.messages) == (2, [])


async def test_follows_a_group_that_became_another(api: LoopbackBotApi) -> None:
    """Telegram gives a group a new number when it grows."""
    new = supergroup()
    api.world.meet(new)
    why = "Bad Request: group chat was upgraded to a supergroup chat"
    api.fail("sendMessage", refusal(400, why, migrate_to_chat_id=new["id"]))
    async with answering(api):
        api.send_text(GROUP, ANNA, "@poldergids_bot wat is Argu?")
        (sent,) = await api.wait_for("sendMessage")
    assert (sent.parameters["chat_id"], sent.text.split()[0]) == (new["id"], "ARGU")


async def test_is_not_troubled_by_who_blocked_it(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """A refusal is no error: nothing is logged, nothing is tried again."""
    async with answering(api) as room:
        api.send_text(private(BRAM), BRAM, "Wat is Pleio?")
        api.block(BRAM)
        await ask(api, "Wat is Pleio?")
        await api.wait_until_fetched()
        assert await room.inbox.set_aside() == []
    refused = {each.method for each in api.refused}
    api.calls.clear()
    assert (refused <= {"sendChatAction", "sendMessage"}, caplog.messages) == (True, [])
