"""The scripted channel: one JSON object per line in, one per line out, in order."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.jsonl import BadLineError, parse, record, serve
from bot.conversation import Conversation
from tests.fakes import FakeEngine, FakeStore, answer

json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def run(*lines: bytes) -> list[dict[str, object]]:
    """Send lines through the channel and read what comes out."""
    out = io.BytesIO()
    serve(Conversation(FakeEngine(), FakeStore()), lines, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_writes_the_fields_of_the_interface() -> None:
    """The names and shapes are a promise to the programs that read them."""
    assert record(answer()) == {
        "status": "answer",
        "language": "en",
        "about": ["pleio"],
        "related": ["consul"],
        "options": [],
        "links": ["https://pleio.example"],
        "text": "Pleio is a platform.\nIt is open source.\n- One\nSite: https://pleio.example",
        "confidence": 0.877,
    }


def test_answers_in_order_and_keeps_conversations_apart() -> None:
    """Each line is answered in its place, in the conversation that it names."""
    found = run(
        b'{"conversation": "a", "text": "x"}\n',
        b'{"conversation": "b", "text": "x"}\n',
        b'{"conversation": "a", "text": "y"}\r\n',
    )
    said = [(line["conversation"], str(line["text"]).splitlines()[0]) for line in found]
    assert said == [("a", "1: x"), ("b", "1: x"), ("a", "2: y")]


def test_lines_without_a_conversation_are_one_conversation() -> None:
    """Who sends only texts still gets follow-ups understood."""
    found = run(b'{"text": "x"}', b'{"text": "y"}')
    assert [line["conversation"] for line in found] == ["default", "default"]
    assert str(found[1]["text"]).startswith("2: y")


def test_a_malformed_line_gets_an_error_in_its_place() -> None:
    """What cannot be read does not stop the rest."""
    found = run(b"{", b'{"text": "x"}', b"\n")
    assert [next(iter(line)) for line in found] == ["error", "conversation", "error"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"", "the line is not JSON: Expecting value at column 1"),
        (b"\xff\xfe\x00", "the line is not UTF-8 text"),
        (b"\x00\x01", "the line is not JSON: Expecting value at column 1"),
        (b"[" * 100_000, "the line is JSON that nests too deep or holds too long a number"),
        (b"9" * 5_000, "the line is JSON that nests too deep or holds too long a number"),
        (b'"text"', 'a line must be an object such as {"conversation": "c1", "text": "..."}'),
        (b"{}", '"text" must be there, and be a string'),
        (b'{"text": 3}', '"text" must be there, and be a string'),
        (b'{"text": "x", "conversation": 3}', '"conversation" must be a string'),
    ],
)
def test_the_error_tells_what_is_wrong(line: bytes, message: str) -> None:
    """Each kind of fault has its own words."""
    with pytest.raises(BadLineError) as caught:
        parse(line)
    assert str(caught.value) == message


def test_a_byte_order_mark_is_passed_over() -> None:
    """Some editors put an invisible mark at the start of a file."""
    assert parse(b'\xef\xbb\xbf{"text": "x"}') == ("default", "x")


def test_half_an_emoji_does_no_harm() -> None:
    """A lone surrogate is legal in JSON and illegal in UTF-8; the answer is still UTF-8."""
    found = run(b'{"conversation": "\\ud83d", "text": "hi \\ud83d"}')
    assert (found[0]["conversation"], str(found[0]["text"])[:7]) == ("\ud83d", "1: hi \ufffd")


def test_a_huge_line_is_answered() -> None:
    """There is no limit on the length of a line."""
    assert len(run(json.dumps({"text": "x" * 2_000_000}).encode())) == 1


@given(st.lists(st.binary() | json_values.map(lambda value: json.dumps(value).encode())))
def test_every_line_in_gives_one_line_out(lines: list[bytes]) -> None:
    """Any bytes at all: as many answers as lines, each of them JSON."""
    assert len(run(*lines)) == len(lines)


@given(st.text(), st.text(st.characters()))
def test_any_text_is_answered_in_its_own_conversation(conversation_id: str, text: str) -> None:
    """Any Unicode may stand in both fields."""
    line = json.dumps({"conversation": conversation_id, "text": text}).encode()
    assert [found["conversation"] for found in run(line)] == [conversation_id]
