"""An update of every kind that the Bot API knows; the common ones come from ``acting``."""

from __future__ import annotations

from tests.loopback.messages import MEDIA
from tests.loopback.people import BOT, Json, channel, private, supergroup, user

_WHEN = 1_790_000_000
_ANNA = user()
_POLL: Json = MEDIA["poll"]["poll"]
_LIKE: Json = {"type": "emoji", "emoji": "👍"}
_BOOSTER: Json = {"source": "premium", "user": _ANNA}

# Lacks what the library needs: one such update must not keep the others from coming in.
UNREADABLE: Json = {"poll_answer": {"poll_id": "1", "user": _ANNA}}


def membership(chat: Json, sender: Json, before: str, after: str, member: Json = BOT) -> Json:
    """Tell that somebody joined, left, was thrown out, or blocked the bot.

    Args:
        chat: where.
        sender: who did it.
        before: what they were: ``member``, ``left``, ``kicked``.
        after: what they are.
        member: whom it is about; the bot itself unless told otherwise.
    """
    kind = "my_chat_member" if member["id"] == BOT["id"] else "chat_member"
    return {
        kind: {
            "chat": chat,
            "from": sender,
            "date": _WHEN,
            "old_chat_member": _member(member, before),
            "new_chat_member": _member(member, after),
        }
    }


def blocked(sender: Json) -> Json:
    """Tell that somebody blocked the bot."""
    return membership(private(sender), sender, "member", "kicked")


def every_kind(sender: Json = _ANNA) -> dict[str, Json]:
    """Return one update of each kind, by its name."""
    found = _messages(sender) | _queries(sender) | _polls(sender) | _about_chats(sender)
    return {kind: {kind: content} for kind, content in found.items()}


def _member(member: Json, status: str) -> Json:
    made = {"user": member, "status": status}
    return made | ({"until_date": 0} if status == "kicked" else {})


def _message(chat: Json, **content: object) -> Json:
    return {"message_id": 1, "date": _WHEN, "chat": chat, "text": "Wat is Pleio?", **content}


def _messages(sender: Json) -> dict[str, Json]:
    chat, posted = private(sender), channel()
    business: Json = {"business_connection_id": "business-1"}
    edited: Json = {"edit_date": _WHEN + 1}
    return {
        "message": _message(chat, **{"from": sender}),
        "edited_message": _message(chat, **{"from": sender}, **edited),
        "channel_post": _message(posted, sender_chat=posted),
        "edited_channel_post": _message(posted, sender_chat=posted, **edited),
        "business_message": _message(chat, **{"from": sender}, **business),
        "edited_business_message": _message(chat, **{"from": sender}, **business, **edited),
        "deleted_business_messages": {"chat": chat, "message_ids": [1], **business},
        "guest_message": _message(supergroup(), **{"from": sender}, guest_query_id="guest-1"),
    }


def _queries(sender: Json) -> dict[str, Json]:
    address = {
        "country_code": "NL",
        "state": "",
        "city": "Amsterdam",
        "street_line1": "Amstel 1",
        "street_line2": "",
        "post_code": "1011PN",
    }
    paid = {"currency": "XTR", "total_amount": 1, "invoice_payload": "x"}
    return {
        "inline_query": {
            "id": "inline-0",
            "from": sender,
            "query": "pleio",
            "offset": "",
            "chat_type": "supergroup",
        },
        "chosen_inline_result": {"result_id": "1", "from": sender, "query": "pleio"},
        "callback_query": {
            "id": "callback-0",
            "from": sender,
            "chat_instance": "1",
            "message": {"chat": private(sender), "message_id": 1, "date": 0},
            "data": "what it means is long forgotten",
        },
        "shipping_query": {
            "id": "1",
            "from": sender,
            "invoice_payload": "x",
            "shipping_address": address,
        },
        "pre_checkout_query": {"id": "1", "from": sender, **paid},
        "purchased_paid_media": {"from": sender, "paid_media_payload": "x"},
    }


def _polls(sender: Json) -> dict[str, Json]:
    return {
        "poll": _POLL,
        "poll_answer": {
            "poll_id": "1",
            "user": sender,
            "option_ids": [0],
            "option_persistent_ids": ["a"],
        },
    }


def _about_chats(sender: Json) -> dict[str, Json]:
    chat = supergroup()
    where: Json = {"chat": chat, "message_id": 1, "date": _WHEN}
    counted = [{"type": _LIKE, "total_count": 2}]
    boost = {
        "boost_id": "1",
        "add_date": _WHEN,
        "expiration_date": _WHEN + 86400,
        "source": _BOOSTER,
    }
    connection = {"id": "business-1", "user": sender, "user_chat_id": sender["id"]}
    joining = {"chat": chat, "from": sender, "user_chat_id": sender["id"], "date": _WHEN}
    removed = {"chat": chat, "boost_id": "1", "remove_date": _WHEN, "source": _BOOSTER}
    return {
        **membership(chat, sender, "left", "member"),
        **membership(chat, sender, "left", "member", user(77, "Cor")),
        "chat_join_request": joining,
        "message_reaction": {**where, "user": sender, "old_reaction": [], "new_reaction": [_LIKE]},
        "message_reaction_count": {**where, "reactions": counted},
        "business_connection": {**connection, "date": _WHEN, "is_enabled": True},
        "chat_boost": {"chat": chat, "boost": boost},
        "removed_chat_boost": removed,
        "managed_bot": {"user": sender, "bot": {**BOT, "id": 4243, "username": "other_bot"}},
    }
