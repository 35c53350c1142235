"""Keyboards: what may stand on a button, and how many there may be."""

from __future__ import annotations

import re

from tests.loopback.people import Json
from tests.loopback.rules import bad, is_url, only, strict

ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
STYLES = ("danger", "success", "primary")
MOST_BUTTONS = 100
MOST_IN_A_ROW = 8

_BUTTON = " ".join(("text style icon_custom_emoji_id", *sorted(ACTIONS)))
_REPLY_KEYBOARDS = {
    "keyboard": "keyboard is_persistent resize_keyboard one_time_keyboard "
    "input_field_placeholder selective",
    "remove_keyboard": "remove_keyboard selective",
    "force_reply": "force_reply input_field_placeholder selective",
}


def check_markup(markup: Json, *, inline_only: bool = False) -> None:
    """Refuse a keyboard that Telegram refuses."""
    if "inline_keyboard" in markup:
        only(markup, "inline_keyboard", "InlineKeyboardMarkup")
        _check_rows(markup["inline_keyboard"])
        return
    kind = next((name for name in _REPLY_KEYBOARDS if name in markup), None)
    if kind is None or inline_only:
        raise bad("inline keyboard expected")
    only(markup, _REPLY_KEYBOARDS[kind], f"a reply markup with {kind}")
    if not 1 <= len(markup.get("input_field_placeholder", "x")) <= 64:
        raise strict("input_field_placeholder must have 1 to 64 characters")


def _check_rows(rows: object) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse inline keyboard: the keyboard must be an array of arrays")
    if any(not row for row in rows) or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise strict(f"a row must have 1 to {MOST_IN_A_ROW} buttons")
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)


def _check_button(button: Json) -> None:
    only(button, _BUTTON, "InlineKeyboardButton")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad("can't parse inline keyboard button: the text must be non-empty")
    actions = ACTIONS & set(button)
    if len(actions) != 1:
        raise bad(f"can't parse inline keyboard button: one action expected in {sorted(button)}")
    if button.get("style", STYLES[0]) not in STYLES:
        raise bad("can't parse inline keyboard button: invalid button style specified")
    _check_action(actions.pop(), button)


def _check_action(action: str, button: Json) -> None:
    value = button[action]
    if action == "callback_data" and not 1 <= len(value.encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if action == "url" and not is_url(value):
        raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if action == "copy_text" and not 1 <= len(value.get("text", "")) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")
    if action.startswith("switch_inline_query") and isinstance(value, str) and len(value) > 256:
        raise strict("the query on a button must have at most 256 characters")


def check_start_parameter(value: str) -> None:
    """Refuse what cannot be passed on with /start."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", value):
        raise bad("START_PARAM_INVALID")
