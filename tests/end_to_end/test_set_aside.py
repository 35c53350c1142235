"""What could not be answered, in the hands of an operator while the bot runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.commands import command
from tests.end_to_end.running import Crowd, indiscretions, running, until
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import refusal

pytestmark = pytest.mark.end_to_end

TRIES = 2


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_an_operator_has_it_tried_again_or_wiped(
    request: pytest.FixtureRequest, tmp_path: Path, api: LoopbackBotApi, kind: str
) -> None:
    """Two updates fail: one is tried again and gets its answer, the other one is wiped."""
    variables = {"POLDERGIDS_STORE__TRIES": str(TRIES)}
    if kind == "postgres":
        variables["POLDERGIDS_DATABASE"] = request.getfixturevalue("address")
    crowd = Crowd(api, 2)
    # Each is tried, and each time nobody can be told that it failed.
    api.fail("sendMessage", *[refusal(400, "Bad Request: made up")] * 2 * (TRIES + 1))
    crowd.ask()
    kept, dropped = (each.update for each in crowd.asked)
    async with running(tmp_path, api, variables) as bot:

        async def failed() -> bool:
            return "2.0" in await bot.metric("poldergids_failed_updates_total")

        await until(failed, "the end of the tries")
        listed = await command(tmp_path, "set-aside", **variables)
        wiped = await command(tmp_path, "set-aside", "--drop", str(dropped), **variables)
        again = await command(tmp_path, "set-aside", "--retry", "all", **variables)
        answers = await api.wait_for("sendMessage")
        left = await command(tmp_path, "set-aside", **variables)
        gone = await command(tmp_path, "set-aside", "--retry", str(dropped), **variables)
    lines = [line.split() for line in listed.out.splitlines()[1:]]
    assert [(line[0], line[3], line[4]) for line in lines] == [
        (str(each), str(TRIES), "BadRequest") for each in (kept, dropped)
    ]
    assert [wiped.out, again.out] == [
        "Wiped: 1.\n",
        "To be tried again: 1. A bot that runs begins within seconds.\n",
    ]
    assert [call.parameters["chat_id"] for call in answers] == [crowd.asked[0].person]
    assert left.out == "Nothing is set aside.\n"
    assert (gone.code, gone.complaint.partition(".")[0]) == (
        2,
        f"{dropped} is not set aside (any more)",
    )
    for done in (listed, wiped, again, left, gone):
        assert indiscretions(done.out + done.complaint) == []
