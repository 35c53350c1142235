"""A conversation: load its memory, ask the engine, save its memory."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Conversation, decode_memory, encode_memory
from bot.engine.turns import Memory
from tests.fakes import FakeEngine, FakeStore

memories = st.builds(
    Memory,
    language=st.sampled_from(["", "nl", "en"]),
    subjects=st.lists(st.text()).map(tuple),
    options=st.lists(st.text()).map(tuple),
)


async def test_remembers_each_conversation_apart() -> None:
    """The memory of one conversation is not that of another."""
    conversation = Conversation(FakeEngine(), FakeStore())
    said = [(await conversation.ask(name, "hi")).parts[0].text for name in ("a", "b", "a")]
    assert said == ["1: hi", "1: hi", "2: hi"]


async def test_opens_an_entry_and_remembers_it() -> None:
    """A press on the button of an entry makes that entry the subject."""
    conversation = Conversation(FakeEngine(), FakeStore())
    opened = await conversation.open("a", "pleio")
    remembered = await conversation.memory("a")
    assert (opened.about[0].id, remembered.subjects) == ("pleio", ("pleio",))


async def test_an_unknown_entry_is_the_callers_to_tell() -> None:
    """A stale button raises KeyError and leaves the memory as it was."""
    store = FakeStore()
    with pytest.raises(KeyError):
        await Conversation(FakeEngine(), store).open("a", "gone")
    assert store.texts == {}


async def test_goes_on_in_the_language_that_was_set() -> None:
    """Whatever the next message is in; setting the language keeps the rest of the memory."""
    conversation = Conversation(FakeEngine(), FakeStore())
    await conversation.ask("a", "hi")
    await conversation.speak("a", "nl")
    assert await conversation.memory("a") == Memory(language="nl", chosen="nl", asked=("hi",))


async def test_a_language_can_be_supposed_or_chosen() -> None:
    """What is supposed counts only for a new conversation; what is chosen, every time."""
    conversation = Conversation(FakeEngine(), FakeStore())
    await conversation.ask("a", "hi", likely="nl", chosen="en")
    first = await conversation.memory("a")
    await conversation.ask("a", "hi", likely="en", chosen="")
    second = await conversation.memory("a")
    assert [(each.language, each.chosen) for each in (first, second)] == [("nl", "en"), ("nl", "")]


async def test_a_button_speaks_the_language_of_its_message() -> None:
    """The conversation goes on in it."""
    conversation = Conversation(FakeEngine(), FakeStore())
    await conversation.open("a", "pleio", "nl")
    assert (await conversation.memory("a")).language == "nl"


@pytest.mark.parametrize(("options", "said"), [(("consul", "pleio"), "1: 2"), ((), "Pleio is")])
async def test_an_option_is_chosen_by_its_number(options: tuple[str, ...], said: str) -> None:
    """As if it were typed; once the offer is gone, the entry is described."""
    store = FakeStore()
    store.texts["a"] = encode_memory(Memory(options=options))
    answer = await Conversation(FakeEngine(), store).choose("a", "pleio")
    assert answer.parts[0].text.startswith(said)


async def test_a_spoilt_memory_is_forgotten() -> None:
    """What the store hands back may be garbage; the person still gets an answer."""
    store = FakeStore()
    store.texts["a"] = "{spoilt"
    said = await Conversation(FakeEngine(), store).ask("a", "hi")
    assert said.parts[0].text == "1: hi"


@given(memories)
def test_a_memory_survives_being_written_and_read(memory: Memory) -> None:
    """Whatever is remembered comes back the same."""
    assert decode_memory(encode_memory(memory)) == memory


@given(st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps) | st.text())
def test_reading_a_memory_never_raises(text: str) -> None:
    """Any text at all gives a memory."""
    assert isinstance(decode_memory(text), Memory)


@pytest.mark.parametrize(
    ("text", "memory"),
    [
        (None, Memory()),
        ("", Memory()),
        ("[]", Memory()),
        ("[" * 100_000, Memory()),
        ('{"language": "nl", "tomorrow": [1]}', Memory(language="nl")),
        ('{"language": 3, "subjects": ["pleio"]}', Memory(subjects=("pleio",))),
        ('{"subjects": "pleio", "options": [1]}', Memory()),
    ],
)
def test_what_another_version_wrote_is_read_as_far_as_it_goes(
    text: str | None, memory: Memory
) -> None:
    """Unknown keys, missing keys and wrong types are passed over."""
    assert decode_memory(text) == memory


def test_an_empty_memory_takes_no_room() -> None:
    """Empty fields are not written."""
    assert encode_memory(Memory(language="nl")) == '{"language":"nl"}'
