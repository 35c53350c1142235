"""Names of people, conversations and messages, made unreadable before they reach a disk."""

from __future__ import annotations

import hashlib
import hmac
import secrets

SECRET_BYTES = 32


def make_secret() -> bytes:
    """Return a new secret. Without the secret, nobody can tell whose key is whose."""
    return secrets.token_bytes(SECRET_BYTES)


def person_of(conversation_id: str) -> str:
    """Return whose conversation this is: what stands before the first slash."""
    return conversation_id.partition("/")[0]


class Keys:
    """Makes keys with one secret; the same name always gets the same key.

    A key is the HMAC-SHA256 of the kind of name and the name: a person and a conversation of the
    same name have different keys.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def person(self, person: str) -> str:
        """Return the key of a person."""
        return self._key("person", person)

    def conversation(self, conversation_id: str) -> str:
        """Return the key of a conversation."""
        return self._key("conversation", conversation_id)

    def message(self, message: str) -> str:
        """Return the key of a message, which is named after its chat."""
        return self._key("message", message)

    def _key(self, kind: str, name: str) -> str:
        text = f"{kind}\n{name}".encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()
