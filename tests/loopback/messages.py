"""What a message can hold besides text: what people send, and what Telegram tells in a chat."""

from __future__ import annotations

from tests.loopback.people import Json, group, supergroup, user

_SEEN = user(77, "Cor")
_WHEN = 1_790_000_000


def _file(name: str, **more: object) -> Json:
    return {"file_id": f"{name}-id", "file_unique_id": f"{name}-unique", **more}


_PICTURE = [_file("small", width=90, height=90), _file("large", width=800, height=800)]

# What a person can send in the place of a text.
MEDIA: dict[str, Json] = {
    "animation": {
        "animation": _file("gif", width=320, height=240, duration=3),
        "document": _file("gif", file_name="wave.gif"),
    },
    "audio": {"audio": _file("song", duration=180, title="Polder")},
    "contact": {"contact": {"phone_number": "+31201234567", "first_name": "Cor"}},
    "checklist": {"checklist": {"title": "To do", "tasks": [{"id": 1, "text": "Ask"}]}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "document": {"document": _file("minutes", file_name="notulen.pdf"), "caption": "Wat is Pleio?"},
    "game": {"game": {"title": "Dike", "description": "Build one", "photo": _PICTURE}},
    "location": {"location": {"latitude": 52.37, "longitude": 4.89}},
    "paid_media": {"paid_media": {"star_count": 5, "paid_media": [{"type": "preview"}]}},
    "photo": {"photo": _PICTURE},
    "photo with caption": {"photo": _PICTURE, "caption": "Wat is Pleio?"},
    "poll": {
        "poll": {
            "id": "1",
            "question": "Meer groen?",
            "options": [
                {"persistent_id": "a", "text": "Ja", "voter_count": 0},
                {"persistent_id": "b", "text": "Nee", "voter_count": 0},
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    },
    "sticker": {
        "sticker": _file(
            "duck", type="regular", width=512, height=512, is_animated=False, is_video=False
        )
    },
    "story": {"story": {"chat": supergroup(), "id": 5}},
    "venue": {
        "venue": {
            "location": {"latitude": 52.37, "longitude": 4.89},
            "title": "Stadhuis",
            "address": "Amstel 1",
        },
        "location": {"latitude": 52.37, "longitude": 4.89},
    },
    "video": {"video": _file("film", width=640, height=480, duration=9)},
    "video_note": {"video_note": _file("round", length=240, duration=9)},
    "voice": {"voice": _file("voice", duration=4)},
}

# What Telegram tells in a chat; nobody waits for an answer to it.
SERVICE: dict[str, Json] = {
    "boost_added": {"boost_added": {"boost_count": 1}},
    "channel_chat_created": {"channel_chat_created": True},
    "chat_background_set": {
        "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🏞"}}
    },
    "chat_shared": {"chat_shared": {"request_id": 1, "chat_id": -5001}},
    "delete_chat_photo": {"delete_chat_photo": True},
    "forum_topic_closed": {"forum_topic_closed": {}},
    "forum_topic_created": {"forum_topic_created": {"name": "Pleio", "icon_color": 7322096}},
    "forum_topic_edited": {"forum_topic_edited": {"name": "Consul"}},
    "forum_topic_reopened": {"forum_topic_reopened": {}},
    "general_forum_topic_hidden": {"general_forum_topic_hidden": {}},
    "general_forum_topic_unhidden": {"general_forum_topic_unhidden": {}},
    "giveaway_created": {"giveaway_created": {}},
    "group_chat_created": {"group_chat_created": True},
    "left_chat_member": {"left_chat_member": _SEEN},
    "message_auto_delete_timer_changed": {
        "message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}
    },
    "migrate_from_chat_id": {"migrate_from_chat_id": -5001},
    "migrate_to_chat_id": {"migrate_to_chat_id": -1001000005001},
    "new_chat_members": {"new_chat_members": [_SEEN]},
    "new_chat_photo": {"new_chat_photo": _PICTURE},
    "new_chat_title": {"new_chat_title": "Raadsgroep 2"},
    "pinned_message": {
        "pinned_message": {"message_id": 1, "date": _WHEN, "chat": group()},
    },
    "proximity_alert_triggered": {
        "proximity_alert_triggered": {"traveler": _SEEN, "watcher": user(), "distance": 5}
    },
    "supergroup_chat_created": {"supergroup_chat_created": True},
    "users_shared": {"users_shared": {"request_id": 1, "users": [{"user_id": 77}]}},
    "video_chat_ended": {"video_chat_ended": {"duration": 60}},
    "video_chat_participants_invited": {"video_chat_participants_invited": {"users": [_SEEN]}},
    "video_chat_scheduled": {"video_chat_scheduled": {"start_date": _WHEN}},
    "video_chat_started": {"video_chat_started": {}},
    "write_access_allowed": {"write_access_allowed": {"web_app_name": "x"}},
}
