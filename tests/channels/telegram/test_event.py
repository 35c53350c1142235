"""Who did what, where: told by the update alone."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.event import Event
from tests.loopback.people import Json, private, user

ANNA = user(7, "Anna")
GROUP: Json = {"id": -5, "type": "supergroup", "title": "Council", "is_forum": True}


def event(**fields: Any) -> Event:  # noqa: ANN401 - whatever Telegram sends
    """Make what comes in with an update."""
    return Event(Update.de_json({"update_id": 1, **fields}, None))


def message(chat: Json, **more: Any) -> Json:  # noqa: ANN401 - whatever Telegram sends
    """Make a message of Anna."""
    return {"message_id": 3, "date": 1, "chat": chat, "from": ANNA, "text": "hello", **more}


def test_a_private_chat_is_one_conversation() -> None:
    """An answer there replies to no message."""
    found = event(message=message(private(ANNA)))
    assert (found.is_private, found.conversation, found.place.reply_to) == (
        True,
        found.person,
        None,
    )


def test_each_person_has_a_conversation_in_each_topic() -> None:
    """What is said in one topic of a group is not remembered in another."""
    topics = [
        event(message=message(GROUP, message_thread_id=topic, is_topic_message=True))
        for topic in (11, 12)
    ]
    assert len({each.conversation for each in topics} | {topics[0].person}) == 3
    assert [each.place.topic for each in topics] == [11, 12]


def test_a_channel_that_speaks_is_nobody() -> None:
    """An anonymous admin writes as a bot."""
    admin = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    found = event(message=message(GROUP, **{"from": admin}))
    assert (found.user, found.user_id) == (None, 0)


def test_an_edited_message_is_one() -> None:
    """It is answered in the place of the earlier answer."""
    assert event(edited_message=message(private(ANNA))).is_edited
    assert not event(message=message(private(ANNA))).is_edited


@pytest.mark.parametrize("name", ["message", "press", "inline"])
def test_what_did_not_come_in_cannot_be_had(name: str) -> None:
    """The error names the field of the update that lacks."""
    with pytest.raises(LookupError, match=r"message|query"):
        getattr(
            event(
                poll_answer={
                    "poll_id": "1",
                    "user": ANNA,
                    "option_ids": [],
                    "option_persistent_ids": [],
                }
            ),
            name,
        )
