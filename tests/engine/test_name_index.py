"""The names of all entries."""

from __future__ import annotations

from bot.engine.name_index import NameIndex
from bot.knowledge.model import EntryLink
from bot.language.sounds import Sounds
from tests.engine.small import en, entry, knowledge

SOUNDS = Sounds(["^y=j", "ou=o", "ce=s", "ck=k"])


def test_names_and_aliases_lead_to_entries() -> None:
    """A name that two entries share leads to both; letters in a row are never more than two."""
    one = entry("one", "Café Één", aliases=("The One",))
    two = entry("two", "the-one")
    names = NameIndex(knowledge(one, two))
    assert names.ids["cafeen"] == ("one",)
    assert names.ids["theone"] == ("one", "two")


def test_hosts_of_links_lead_to_entries_too() -> None:
    """A web address is as good as a name, unless it is named after something else."""
    link = EntryLink("https://www.maps.example/about", "site", en("Site"))
    one = entry("one", "Hall of Old Maps", links=(link,))
    two = entry("two", "Bookends", links=(link,))
    three = entry("three", "Maps", links=())
    assert NameIndex(knowledge(one, two)).ids["mapsexample"] == ("one", "two")
    assert "mapsexample" not in NameIndex(knowledge(one, two, three)).ids


def test_knows_the_longest_name() -> None:
    """In words and in letters, with room for two slips."""
    names = NameIndex(knowledge(entry("one", "Hall of Old Maps")))
    assert (names.longest, names.most_letters) == (4, len("hallofoldmaps") + 2)
    assert names.words("hallofoldmaps") == ("hall", "of", "old", "maps")


def test_finds_a_misspelt_name_and_mixed_up_letters() -> None:
    """The nearest name comes with its likeness."""
    names = NameIndex(knowledge(entry("one", "Bookends")))
    assert names.nearest("bokends") == ("bookends", 1 - 1 / 7)
    assert (names.is_jumbled("bookedns"), names.is_jumbled("bookend")) == (True, False)


def test_a_name_without_letters_is_no_name() -> None:
    """It cannot be found, and does no harm."""
    assert NameIndex(knowledge(entry("one", "!!", links=()))).ids == {}


def test_a_name_written_by_ear_is_found_by_its_sound() -> None:
    """However many letters are off; a short one is not."""
    names = NameIndex(knowledge(entry("one", "Your Choice"), entry("two", "Yck")), sounds=SOUNDS)
    assert names.sounding("jorchois") == "yourchoice"
    assert names.sounding("jorchance") is None
    assert names.sounding("jk") is None
    assert NameIndex(knowledge(entry("one", "Your Choice"))).sounding("jorchois") is None
