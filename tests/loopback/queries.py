"""The methods that answer button presses and inline queries."""

from __future__ import annotations

from tests.loopback.markup import check_markup, check_start_parameter
from tests.loopback.people import Json
from tests.loopback.rules import bad, is_url, only, strict, utf16
from tests.loopback.texts import sent
from tests.loopback.world import World

MOST_RESULTS = 50
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

_ARTICLE = (
    "type id title input_message_content reply_markup url description thumbnail_url "
    "thumbnail_width thumbnail_height"
)
_CONTENT = "message_text parse_mode entities link_preview_options"


def answer_callback_query(world: World, parameters: Json) -> bool:
    """Answer a button press, once."""
    if parameters["callback_query_id"] not in world.callbacks:
        raise bad(TOO_OLD)
    if utf16(parameters.get("text", "")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if parameters.get("cache_time", 0) < 0:
        raise strict("cache_time must be 0 or more")
    if "url" in parameters and not is_url(parameters["url"]):
        raise bad("URL_INVALID")
    world.callbacks.discard(parameters["callback_query_id"])
    return True


def answer_inline_query(world: World, parameters: Json) -> bool:
    """Answer an inline query, once."""
    query, results = parameters["inline_query_id"], parameters["results"]
    if query not in world.inline_queries:
        raise bad(TOO_OLD)
    if len(results) > MOST_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    if len(parameters.get("next_offset", "").encode()) > 64:
        raise bad("NEXT_OFFSET_INVALID")
    if parameters.get("cache_time", 0) < 0:
        raise strict("cache_time must be 0 or more")
    names = [_checked(result) for result in results]
    if len(set(names)) < len(names):
        raise bad("RESULT_ID_DUPLICATE")
    if "button" in parameters:
        _check_button(parameters["button"])
    world.inline_queries.discard(query)
    world.answered_inline[query] = results
    return True


def message_of(result: Json) -> Json:
    """Return the message that somebody sends by choosing this result."""
    made = sent(result["input_message_content"], "message_text")
    return made | ({"reply_markup": result["reply_markup"]} if "reply_markup" in result else {})


def _checked(result: Json) -> str:
    """Return the id of a result.

    Raises:
        ApiError: the result is not right.
    """
    if result.get("type") != "article":
        raise strict(f"results of the type {result.get('type')} are not played here")
    only(result, _ARTICLE, "InlineQueryResultArticle")
    name = result.get("id", "")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    if not isinstance(result.get("title"), str) or not result["title"].strip():
        raise bad("can't parse inline query result: title must be non-empty")
    if not isinstance(result.get("description", ""), str):
        raise bad("can't parse inline query result: description must be a text")
    _check_content(result.get("input_message_content"))
    if "reply_markup" in result:
        check_markup(result["reply_markup"], inline_only=True)
    for key in ("url", "thumbnail_url"):
        if key in result and not is_url(result[key]):
            raise bad(f"can't parse inline query result: {key} is invalid")
    return name


def _check_content(content: object) -> None:
    if not isinstance(content, dict) or not isinstance(content.get("message_text"), str):
        raise bad("can't parse inline query result: message text must be non-empty")
    only(content, _CONTENT, "InputTextMessageContent")
    sent(content, "message_text")


def _check_button(button: Json) -> None:
    only(button, "text web_app start_parameter", "InlineQueryResultsButton")
    if not button.get("text", "").strip():
        raise bad("can't parse inline query results button: the text must be non-empty")
    if ("web_app" in button) == ("start_parameter" in button):
        raise bad("can't parse inline query results button: one action expected")
    if "start_parameter" in button:
        check_start_parameter(button["start_parameter"])


HANDLERS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
