"""Updates and messages of every kind, held against the real library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from telegram import Message, TelegramObject, Update

from tests.loopback.messages import MEDIA, SERVICE
from tests.loopback.people import Json, private, supergroup, user
from tests.loopback.polling import KINDS
from tests.loopback.updates import UNREADABLE, blocked, every_kind

UPDATES = every_kind()


@pytest.fixture(autouse=True)
def _times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take times as the library is going to give them; else it warns of its own future."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def unknown(found: object, place: str = "") -> Iterator[str]:
    """Tell which keys, however deep, the library has no name for."""
    if isinstance(found, tuple):
        for each in found:
            yield from unknown(each, place)
    elif isinstance(found, TelegramObject):
        yield from (f"{place}.{key}" for key in found.api_kwargs)
        for name in found.__slots__:
            yield from unknown(getattr(found, name, None), f"{place}.{name}")


def test_there_is_an_update_of_every_kind() -> None:
    """A new version of the library may bring new kinds."""
    assert set(UPDATES) == set(KINDS) == {str(kind) for kind in Update.ALL_TYPES}


@pytest.mark.parametrize("kind", UPDATES)
def test_the_library_understands_every_update(kind: str) -> None:
    """All that it needs is there, and nothing that it does not know."""
    found = Update.de_json({"update_id": 1, **UPDATES[kind]}, None)
    assert getattr(found, kind) is not None
    assert list(unknown(getattr(found, kind))) == []


@pytest.mark.parametrize("content", [*MEDIA.values(), *SERVICE.values()], ids=[*MEDIA, *SERVICE])
def test_the_library_understands_every_message(content: Json) -> None:
    """As a message in a group."""
    whole = {"message_id": 1, "date": 0, "chat": supergroup(), "from": user(), **content}
    found = Message.de_json(whole, None)
    assert found.effective_attachment or any(getattr(found, key) is not None for key in content)
    assert list(unknown(found)) == []


def test_a_block_comes_from_the_private_chat() -> None:
    """The person and the chat are the same."""
    found = Update.de_json({"update_id": 1, **blocked(user())}, None).my_chat_member
    assert found is not None
    assert (found.chat.to_dict(), found.new_chat_member.status) == (private(user()), "kicked")


def test_an_update_can_be_unreadable() -> None:
    """The library raises on it, and would fetch it again for ever."""
    with pytest.raises(TypeError):
        Update.de_json({"update_id": 1, **UNREADABLE}, None)
