"""What Telegram refuses, and what a test wants refused although Telegram lets it pass."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.loopback.people import Json

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+|localhost")


class ApiError(Exception):
    """Raised when a request is refused."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str) -> ApiError:
    """Return the error for a request that is not right, in Telegram's words."""
    return ApiError(400, f"Bad Request: {description}")


def strict(description: str) -> ApiError:
    """Return the error for what Telegram passes over in silence, or mends."""
    return ApiError(400, f"Bad Request: loopback: {description}")


def check_characters(found: object) -> None:
    """Refuse half characters, and those that Telegram leaves out, however deep they are."""
    if isinstance(found, str):
        if re.search("[\ud800-\udfff]", found):
            raise bad("strings must be encoded in UTF-8")
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", found):
            raise strict("control characters are dropped")
    elif isinstance(found, dict | list):
        for each in found.values() if isinstance(found, dict) else found:
            check_characters(each)


def utf16(text: str) -> int:
    """Return the length of a text in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def only(found: Json, allowed: str, what: str) -> None:
    """Refuse keys that are not there in the Bot API; those that are stand in one text."""
    unknown = sorted(set(found) - set(allowed.split()))
    if unknown:
        raise strict(f"{what} has no {', '.join(unknown)}")


def is_url(url: str) -> bool:
    """Tell whether Telegram would make a link of this address."""
    try:
        parts = urlsplit(url)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if re.search(r"\s", url):
        return False
    if parts.scheme == "tg":
        return bool(parts.netloc)
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and port_is_right and bool(_HOST.fullmatch(host))
