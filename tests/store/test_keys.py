"""Keys of people."""

from __future__ import annotations

from bot.store.keys import Keys, make_secret, person_of


def test_a_key_depends_on_the_name_its_kind_and_the_secret() -> None:
    """And on nothing else, so that it is found back."""
    one, other = Keys(b"secret"), Keys(b"other")
    keys = {
        one.person("a"),
        one.person("b"),
        one.conversation("a"),
        one.message("a"),
        other.person("a"),
    }
    assert len(keys) == 5
    assert one.person("a") == Keys(b"secret").person("a")


def test_a_key_does_not_show_the_name() -> None:
    """64 hexadecimal digits for every name."""
    key = Keys(b"secret").person("telegram:42")
    assert (len(key), key == "42", int(key, 16) > 0) == (64, False, True)


def test_every_secret_is_another() -> None:
    """And long enough not to be guessed."""
    assert make_secret() != make_secret()
    assert len(make_secret()) == 32


def test_a_conversation_is_named_after_its_person() -> None:
    """What follows a slash is the place."""
    assert [person_of(name) for name in ("a", "a/b", "a/b/c", "/b", "")] == ["a", "a", "a", "", ""]
