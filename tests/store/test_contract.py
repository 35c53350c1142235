"""What every store does, whatever it keeps things in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.store.base import Store
from bot.store.inbox import Update
from bot.store.records import Limits, State, Thumb
from tests.store.clock import NOON, FakeClock

LIMITS = Limits(
    memory=timedelta(minutes=60), replies=timedelta(days=2), retention=timedelta(days=90)
)
TODAY = NOON.date()
ANNA, BAS = "telegram:42", "telegram:43"


async def test_keeps_the_last_text_of_each_conversation(store: Store) -> None:
    """What was saved last comes back, for its own conversation only."""
    await store.save("a", "one")
    await store.save("a", "twee 🙂")
    await store.save("a/group", "three")
    assert [await store.load(name) for name in ("a", "a/group", "b")] == ["twee 🙂", "three", None]


async def test_forgets_what_a_conversation_was_about(store: Store, clock: FakeClock) -> None:
    """After an hour of silence; each turn starts the hour anew."""
    await store.save("a", "one")
    clock.pass_by(minutes=59)
    await store.save("a", "two")
    clock.pass_by(minutes=59, seconds=59)
    before = await store.load("a")
    clock.pass_by(seconds=1)
    assert (before, await store.load("a")) == ("two", None)


async def test_meets_each_person_once(store: Store, clock: FakeClock) -> None:
    """Later the same day, and another day, they are known."""
    first = [await store.meet(ANNA), await store.meet(BAS), await store.meet(ANNA)]
    clock.pass_by(days=1)
    assert [*first, await store.meet(ANNA), await store.meet(ANNA)] == [
        True,
        True,
        False,
        False,
        False,
    ]


async def test_keeps_the_language_of_each_person(store: Store) -> None:
    """Until they choose another, or none."""
    await store.choose_language(ANNA, "en")
    chosen = [await store.language(ANNA), await store.language(BAS)]
    await store.meet(ANNA)
    kept = await store.language(ANNA)
    await store.choose_language(ANNA, "")
    assert (chosen, kept, await store.language(ANNA)) == (["en", ""], "en", "")


async def test_who_chose_a_language_has_been_met(store: Store) -> None:
    """They need no greeting."""
    await store.choose_language(ANNA, "en")
    assert await store.meet(ANNA) is False


async def test_counts_questions_by_day(store: Store, clock: FakeClock) -> None:
    """By how they ended and by language, from a day on."""
    await store.count("answer", "nl")
    clock.pass_by(days=1)
    await store.count("answer", "nl")
    await store.count("answer", "en")
    await store.count("unknown", "nl")
    all_days, last_day = await store.stats(TODAY), await store.stats(TODAY + timedelta(days=1))
    assert all_days.statuses == {"answer": 3, "unknown": 1}
    assert all_days.languages == {"nl": 3, "en": 1}
    assert (all_days.questions, last_day.questions) == (4, 3)


async def test_counts_nothing_as_nothing(store: Store) -> None:
    """A new bot has statistics too."""
    found = await store.stats(TODAY)
    assert (found.questions, found.statuses, found.languages, found.up) == (0, {}, {}, 0)


async def test_each_person_has_one_thumb_per_answer(store: Store) -> None:
    """It can be turned over and taken back."""
    await store.rate(ANNA, "1/7", Thumb.UP)
    await store.rate(ANNA, "1/7", Thumb.DOWN)
    await store.rate(BAS, "1/7", Thumb.UP)
    await store.rate(BAS, "1/8", Thumb.UP)
    await store.rate(BAS, "1/8", None)
    await store.rate(BAS, "1/9", None)
    found = await store.stats(TODAY)
    thumbs = [await store.rating(ANNA, "1/7"), await store.rating(BAS, "1/8")]
    assert (found.up, found.down, thumbs) == (1, 1, [Thumb.DOWN, None])


async def test_groups_unanswered_questions(store: Store, clock: FakeClock) -> None:
    """The same words are the same question; the most asked comes first."""
    await store.add_unanswered(BAS, "Hoe laat is het?", "nl")
    await store.add_unanswered(ANNA, "Who is  Bob?", "en")
    clock.pass_by(days=1)
    await store.add_unanswered(ANNA, "who is bob", "nl")
    found = await store.unanswered()
    assert [question.text for question in found] == ["who is bob", "hoe laat is het"]
    bob = found[0]
    assert (bob.times, bob.language, bob.state) == (2, "nl", State.OPEN)
    assert (bob.first, bob.last) == (TODAY, TODAY + timedelta(days=1))


async def test_of_equally_frequent_questions_the_latest_comes_first(
    store: Store, clock: FakeClock
) -> None:
    """And the list is no longer than asked for."""
    for text in ("b", "a", "c"):
        await store.add_unanswered(ANNA, text, "nl")
    clock.pass_by(days=1)
    await store.add_unanswered(ANNA, "d", "nl")
    assert [question.text for question in await store.unanswered(3)] == ["d", "a", "b"]


async def test_settled_questions_leave_the_list(store: Store) -> None:
    """Also when they are asked again."""
    await store.add_unanswered(ANNA, "x", "nl")
    (question,) = await store.unanswered()
    settled = [await store.settle(question.id, State.DONE), await store.settle("x", State.DONE)]
    await store.add_unanswered(BAS, "x", "nl")
    (done,) = await store.unanswered(state=State.DONE)
    assert (settled, await store.unanswered(), done.times) == ([True, False], [], 2)


async def test_a_question_of_nothing_is_not_kept(store: Store) -> None:
    """Somebody may send only question marks."""
    await store.add_unanswered(ANNA, " ??? ", "nl")
    assert await store.unanswered() == []


async def test_keeps_which_messages_answer_which(store: Store, clock: FakeClock) -> None:
    """In its own chat, for two days; so that an edited question can edit its answer."""
    await store.save_reply(ANNA, "-100", 7, [8, 9])
    await store.save_reply(ANNA, "-100", 7, [9, 10])
    await store.save_reply(ANNA, "-100", 11, [])
    found = [await store.reply(*place) for place in (("-100", 7), ("-200", 7), ("-100", 11))]
    clock.pass_by(days=2)
    assert (found, await store.reply("-100", 7)) == ([(9, 10), (), ()], ())


async def test_wipes_what_was_kept_long_enough(store: Store, clock: FakeClock) -> None:
    """Counted in days; the last day that counts is kept."""
    await fill(store, ANNA)
    clock.pass_by(days=90)
    await store.expire()
    kept = (await store.stats(date.min)).questions, len(await store.unanswered())
    clock.pass_by(days=1)
    await store.expire()
    assert kept == (1, 1)
    assert await store.unanswered() == []
    assert await store.rating(ANNA, "1/7") is None
    assert (await store.stats(date.min)).questions == 0
    assert await store.meet(ANNA) is True


async def test_who_keeps_coming_is_kept(store: Store, clock: FakeClock) -> None:
    """The days count from the last time."""
    await store.choose_language(ANNA, "en")
    for _ in range(3):
        clock.pass_by(days=60)
        await store.meet(ANNA)
        await store.expire()
    assert await store.language(ANNA) == "en"


async def test_forgets_one_person_altogether(store: Store) -> None:
    """And nobody else; a question that others asked too, remains theirs."""
    await fill(store, ANNA)
    await fill(store, BAS)
    await store.save(f"{ANNA}/-100", "in a group")
    await store.add_unanswered(ANNA, "only Anna asked this", "nl")
    await store.forget(ANNA)
    assert [await store.load(name) for name in (ANNA, f"{ANNA}/-100", BAS)] == [None, None, "x"]
    assert [await store.rating(name, "1/7") for name in (ANNA, BAS)] == [None, Thumb.UP]
    assert [await store.reply(name, 7) for name in (ANNA, BAS)] == [(), (8,)]
    assert [(one.text, one.times) for one in await store.unanswered()] == [("who is bob", 1)]
    assert [await store.meet(name) for name in (ANNA, BAS)] == [True, False]


async def test_can_be_written(store: Store) -> None:
    """A health check finds nothing wrong, and does no harm."""
    await store.check()
    await store.check()
    assert await store.unanswered() == []


async def test_can_be_closed_twice(store: Store) -> None:
    """Shutting down need not count."""
    await store.close()
    await store.close()


async def test_somebody_with_an_odd_name_is_somebody(store: Store) -> None:
    """A scripted conversation may have any name at all."""
    for name in ("", "/", "\ud800", "\x00", "a\nb"):
        await store.save(name, name[:0] + "x")
        assert await store.load(name) == "x"
        await store.forget(name)


async def fill(store: Store, person: str) -> None:
    """Keep one of everything of a person."""
    await store.meet(person)
    await store.save(person, "x")
    await store.choose_language(person, "en")
    await store.count("answer", "en")
    await store.rate(person, "1/7", Thumb.UP)
    await store.add_unanswered(person, "Who is Bob?", "en")
    await store.save_reply(person, person, 7, [8])
    number = int(person.partition(":")[2])
    await store.inbox.receive([Update(number, person, '{"text": "Who is Bob?"}')])


@pytest.mark.parametrize(
    "text", ["x'); DROP TABLE people; --", '"; DELETE FROM counts; --', "%s $1 ?"]
)
async def test_what_looks_like_a_statement_is_text(store: Store, text: str) -> None:
    """It is kept and given back as it is, and does nothing."""
    await store.choose_language(ANNA, "en")
    await store.save(text, text)
    await store.rate(text, text, Thumb.UP)
    await store.add_unanswered(text, text, "en")
    kept = await store.load(text), await store.rating(text, text), await store.language(ANNA)
    assert kept == (text, Thumb.UP, "en")
    assert len(await store.unanswered()) == 1
