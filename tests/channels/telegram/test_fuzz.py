"""Updates as nobody should send them, through the whole room: the bot goes on anyway."""

from __future__ import annotations

import asyncio
import copy
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.channels.telegram.running import ADMIN, ANNA, BRAM, answering, make_room
from tests.loopback.api import Call, LoopbackBotApi
from tests.loopback.people import Json, private, supergroup
from tests.loopback.updates import every_kind

# Few examples with many updates each: starting the room takes longer than answering.
FEW = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
MANY = 20
MALLORY = {**BRAM, "id": 66, "first_name": "Mallory"}

UGLY = st.sampled_from(
    [
        "",
        "\u202e" + "Wat is Pleio?" + "\u202c",  # right to left
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
        "W\u200ba\u200dt\ufeff is Pleio\u2060?",  # without width
        "<b>Wat <a href='javascript:x'>is</i> Pleio & co</b>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "half \ud83d a pair",  # escaped in the JSON, as Telegram's would be
        "\udc00/start",
        "a\u0301" * 2000,
        "Wat is Pleio? " * 300,
        "\x00\x01\x1b[31m",
        "\U0001f469\u200d\U0001f467" * 500,
        "/start " + "x" * 4000,
        "/vergelijk " + "argu " * 500,
        "@poldergids_bot",
        "/@poldergids_bot",
        "/",
    ]
)
TEXTS = UGLY | st.text(max_size=300)
NUMBERS = st.sampled_from(
    [0, -1, True, 1 << 31, 1 << 53, (1 << 63) - 1, 1 << 64, -(1 << 63), 10**300]
)
WRONG: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    st.floats(allow_nan=False, allow_infinity=False),
    UGLY,
    st.lists(UGLY | NUMBERS, max_size=3),
    st.dictionaries(st.sampled_from(["id", "from", "chat", "text"]), UGLY | NUMBERS, max_size=3),
)
ENTITIES = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["mention", "bot_command", "text_mention", "url", "new_in_2031"]),
        "offset": st.sampled_from([-5, 0, 1, 3, 4095, 100_000]) | st.integers(-10, 50),
        "length": st.sampled_from([-5, 0, 1, 15, 100_000]) | st.integers(-10, 50),
    }
)


def places(content: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Tell the way to everything within an update."""
    pairs: list[tuple[str | int, object]] = []
    if isinstance(content, dict):
        pairs = list(content.items())
    elif isinstance(content, list):
        pairs = list(enumerate(content))
    for key, value in pairs:
        yield (*path, key)
        yield from places(value, (*path, key))


@st.composite
def broken(draw: st.DrawFn) -> Json:
    """Draw an update of some kind in which something is missing, or is something else."""
    kinds = every_kind(MALLORY)
    update: Json = copy.deepcopy(kinds[draw(st.sampled_from(sorted(kinds)))])
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(
            st.sampled_from(sorted(places(update), key=str)) if update else st.just(("x",))
        )
        part: Any = update
        for key in way:
            part = part[key]
        if draw(st.booleans()) and isinstance(part, dict):
            part.pop(last, None)
        else:
            part[last] = draw(WRONG)
    return update


def nested(depth: int) -> Json:
    """Make a message that replies to one that replies to one, and so on."""
    found: Json = {"message_id": 1, "date": 0, "chat": private(MALLORY), "text": "x"}
    for number in range(2, depth):
        found = {**found, "message_id": number, "reply_to_message": found}
    return {"message": {**found, "from": MALLORY}}


STRANGE = st.sampled_from(
    [
        {},
        {"brand_new_kind": {"from": MALLORY, "what": [1, 2, 3]}},
        {"message": None},
        {"message": []},
        {"message": "Wat is Pleio?"},
        nested(60),
        nested(200),
        {"callback_query": {"id": "1", "from": MALLORY, "chat_instance": "1", "data": "\ud800"}},
    ]
)


@st.composite
def odd(draw: st.DrawFn) -> Json:
    """Draw a message that is as the Bot API promises, but for what a person can do to its text."""
    chat = draw(st.sampled_from([private(MALLORY), supergroup()]))
    message: Json = {"message_id": draw(st.integers(1, 1 << 31)), "date": 0, "chat": chat}
    message |= {"from": MALLORY, "text": draw(TEXTS)}
    entities = draw(st.lists(ENTITIES, max_size=5))
    message["entities"] = entities * draw(st.sampled_from([1, 1, 200]))
    kind = draw(st.sampled_from(["message", "message", "edited_message"]))
    return {kind: message}


def named_in_the_middle(text: str) -> Json:
    """Make a message with an entity that begins and ends within a character."""
    entity = {"type": "mention", "offset": 1, "length": 2}
    message = {"message_id": 9, "date": 0, "chat": supergroup(), "from": MALLORY, "text": text}
    return {"message": {**message, "entities": [entity]}}


class Watcher(logging.Handler):
    """Keeps the errors that are logged."""

    def __init__(self) -> None:
        """Keep errors only."""
        super().__init__(logging.ERROR)
        self.found: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.found.append(record)


@contextmanager
def watching() -> Iterator[list[logging.LogRecord]]:
    """Watch for errors while something runs."""
    watcher = Watcher()
    logging.getLogger().addHandler(watcher)
    try:
        yield watcher.found
    finally:
        logging.getLogger().removeHandler(watcher)


async def run(updates: list[Json]) -> tuple[str, list[str]]:
    """Let the room take these, and then a question; return the answer, and what was refused."""
    async with LoopbackBotApi() as api:
        for person in (MALLORY, ADMIN):
            api.world.meet(private(person))
        async with answering(api, make_room(api, questions=10_000)) as room:
            for update in updates:
                api.push(update)
            await api.wait_until_fetched()
            # Of a kind that was not asked for: an older webhook may bring them all the same.
            await room.intake.take(api.updates.dropped)
            answer = (await ask_after(api)).text
            await api.wait_until_fetched()
        assert await room.inbox.waiting() == 0
        return answer, [f"{each.method}: {each.refusal}" for each in api.refused]


async def ask_after(api: LoopbackBotApi) -> Call:
    """Ask as somebody else, after all that."""
    api.send_text(private(ANNA), ANNA, "Wat is Consul?")
    return await api.wait_until(
        lambda: next(
            (
                each
                for each in api.calls_of("sendMessage")
                if each.parameters["chat_id"] == ANNA["id"]
            ),
            None,
        )
    )


@FEW
@given(st.lists(broken() | STRANGE, min_size=MANY, max_size=MANY))
def test_goes_on_after_updates_that_are_none(updates: list[Json]) -> None:
    """Each is answered or set aside under an id, and the next question is answered."""
    with watching() as errors:
        answer, _ = asyncio.run(run(updates))
    assert "Consul" in answer
    assert [each for each in errors if not each.getMessage().startswith("Error ")] == []


@FEW
@example([named_in_the_middle("\U0001f600\U0001f600"), named_in_the_middle("\ud83d Pleio")])
@given(st.lists(odd(), min_size=MANY, max_size=MANY))
def test_takes_whatever_people_can_write(updates: list[Json]) -> None:
    """No error at all, and nothing that Telegram would refuse to send."""
    with watching() as errors:
        answer, refused = asyncio.run(run(updates))
    assert "Consul" in answer
    assert [each.exc_info for each in errors] == []
    assert [each for each in refused if "chat not found" not in each] == []
