"""What the inbox asks of its database."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Text,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.store.moments import NOW
from bot.store.schema import seen, updates
from bot.store.sql_part import seconds
from bot.store.upsert import insert as insert_or

_AT_ONCE = 0.0

_worker = bindparam("name", type_=Text())
_name = bindparam("name", type_=BigInteger())
_claimed = and_(updates.c.id == _name, updates.c.token == bindparam("given"))
_under_way = and_(updates.c.token != "", updates.c.due > NOW)
_open = updates.c.aside.is_(None)
_let_go = {"worker": "", "token": ""}

SEE = (
    insert_or(seen)
    .values(id=bindparam("id"), moment=NOW)
    .on_conflict_do_nothing()
    .returning(seen.c.id)
)
RECEIVE = insert(updates).values(
    id=bindparam("id"),
    lane=bindparam("lane"),
    person=bindparam("person"),
    content=bindparam("content"),
    tries=0,
    due=_AT_ONCE,
    **_let_go,
)
HIGHEST = select(func.max(seen.c.id)).where(seen.c.moment > NOW - seconds("kept"))

# The oldest of each lane that is not under way, where none of the lane is.
_head, _other = updates.alias("head"), updates.alias("other")
_blocked = (
    select(_other.c.id)
    .where(
        _other.c.lane == _head.c.lane,
        _other.c.id != _head.c.id,
        _other.c.aside.is_(None),
        or_(_other.c.id < _head.c.id, and_(_other.c.token != "", _other.c.due > NOW)),
    )
    .exists()
)
_free = (
    select(_head.c.id)
    .where(_head.c.aside.is_(None), _head.c.due <= NOW, ~_blocked)
    .order_by(_head.c.id)
    .limit(bindparam("number"))
    .with_for_update(skip_locked=True, of=_head)
)
CLAIM = (
    update(updates)
    .where(updates.c.id.in_(_free))
    .values(
        tries=updates.c.tries + 1,
        due=NOW + seconds("lease"),
        worker=bindparam("by"),
        token=bindparam("fresh"),
    )
    .returning(updates.c.id, updates.c.content, updates.c.tries)
)
SET_ASIDE = (
    update(updates)
    .where(updates.c.id == _name)
    .values(aside=NOW, tries=updates.c.tries - 1, failure=None, **_let_go)
)
IDLE = select(func.min(updates.c.due) - NOW).where(_open, updates.c.due > NOW)

RENEW = update(updates).where(_claimed).values(due=NOW + seconds("lease")).returning(updates.c.id)
DONE = delete(updates).where(_claimed).returning(updates.c.id)
_tries = updates.c.tries - bindparam("uncounted")
GIVE_BACK = (
    update(updates)
    .where(_claimed)
    .values(
        tries=_tries,
        due=NOW + seconds("wait"),
        aside=case((_tries >= bindparam("most"), NOW), else_=None),
        failure=bindparam("failure", type_=Text()),
        **_let_go,
    )
    .returning(updates.c.aside)
)
STRIKE = delete(updates).where(updates.c.id == _name)
FREE_CLAIMED = (
    update(updates)
    .where(updates.c.token == bindparam("given"))
    .values(due=_AT_ONCE, tries=updates.c.tries - 1, **_let_go)
)
FREE = (
    update(updates)
    .where(updates.c.worker == _worker, updates.c.token != "")
    .values(due=_AT_ONCE, **_let_go)
    .returning(updates.c.id)
)
WAITING = select(func.count()).select_from(updates).where(_open)
ASIDE = (
    select(updates.c.id, updates.c.tries, updates.c.aside, updates.c.content, updates.c.failure)
    .where(~_open)
    .order_by(updates.c.id)
)
RETRY = (
    update(updates)
    .where(updates.c.id == _name, ~_open)
    .values(tries=0, due=_AT_ONCE, aside=None)
    .returning(updates.c.id)
)
DROP = delete(updates).where(updates.c.id == _name, ~_open).returning(updates.c.id)
EXPIRE_ASIDE = delete(updates).where(updates.c.aside <= NOW - seconds("kept"))
EXPIRE_SEEN = delete(seen).where(
    seen.c.moment <= NOW - seconds("kept"), seen.c.id.not_in(select(updates.c.id))
)
FORGET = delete(updates).where(
    updates.c.person == bindparam("key"),
    updates.c.id <= bindparam("last", type_=BigInteger),
    ~_under_way,
)
