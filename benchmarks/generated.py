"""A knowledge base of any size, made of invented names on the terms of the real one.

The ontology, with all its cues, is the real one: it does not grow. Names are built of syllables,
two words each, so that many are alike; texts are short. The same size gives the same knowledge
base.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from bot.knowledge.model import Entry, Fact, KnowledgeBase, Ontology, Text

STARTS = [
    "Bal",
    "Ber",
    "Cor",
    "Dal",
    "Dor",
    "Eem",
    "Fal",
    "Gor",
    "Hil",
    "Kam",
    "Lin",
    "Mor",
    "Nel",
    "Oos",
    "Pol",
    "Ral",
    "Sim",
    "Tor",
    "Ul",
    "Ver",
]
MIDDLES = ["ba", "de", "fi", "go", "la", "me", "ni", "po", "ra", "se", "ti", "vu", "wo", "za"]
ENDS = ["bron", "dam", "gast", "hof", "kamp", "lust", "meer", "nes", "rode", "sum", "veld", "wijk"]
TRADES = ("raad", "beeld", "plein", "kring", "stem", "huis", "atlas", "baken", "forum", "loket")
CATEGORY = "platform"
SHORT = 6  # letters of a name in which a slip would leave little


def generated(real: KnowledgeBase, size: int) -> KnowledgeBase:
    """Return a knowledge base with ``size`` invented entries on the terms of a real one."""
    chance = Random(size)
    names = list(islice(_names(chance), size))
    entries = {f"e{number}": _entry(number, names, real.ontology, chance) for number in range(size)}
    return KnowledgeBase(real.ontology, entries, f"generated-{size}")


def questions(knowledge: KnowledgeBase, number: int) -> list[tuple[str, str]]:
    """Return questions with the id of the entry meant; half have a slip in the name."""
    chance = Random(number)
    asked = []
    for entry in chance.sample(list(knowledge.entries.values()), number):
        name = entry.name["nl"]
        said = _slip(name, chance) if chance.random() < 0.5 else name
        form = chance.choice(("Wat is {}?", "is {} open source", "who manages {}?", "{}"))
        asked.append((form.format(said), entry.id))
    return asked


def _names(chance: Random) -> Iterator[str]:
    seen = set()
    while True:
        word = chance.choice(STARTS) + chance.choice(MIDDLES) + chance.choice(ENDS)
        name = f"{word}{chance.choice(TRADES)} {chance.choice(STARTS)}{chance.choice(ENDS)}"
        if name not in seen:
            seen.add(name)
            yield name


def _entry(number: int, names: list[str], ontology: Ontology, chance: Random) -> Entry:
    name = names[number]
    return Entry(
        id=f"e{number}",
        name=_text(name),
        aliases=(),
        categories=(CATEGORY,),
        section=f"Section {number}",
        summary=_text(f"{name} is een platform.", f"{name} is a platform."),
        details={},
        links=(),
        facts=tuple(_facts(number, names, ontology, chance)),
    )


def _facts(number: int, names: list[str], ontology: Ontology, chance: Random) -> Iterator[Fact]:
    name, subject = names[number], f"e{number}"
    flag = chance.random() < 0.5
    yield Fact(subject, "open-source", _text(f"{name}: {flag}."), flag=flag)
    values = [value for value in ontology.values.values() if value.of == "purpose"]
    purpose = chance.choice(values)
    yield Fact(subject, "purpose", _text(*purpose.label.values()), values=(purpose.id,))
    if number:
        other = chance.randrange(number)
        told = _text(f"{names[other]} beheert {name}.", f"{names[other]} manages {name}.")
        yield Fact(subject, "managed-by", told, target=f"e{other}")


def _text(dutch: str, english: str = "") -> Text:
    return {"nl": dutch, "en": english or dutch}


def _slip(name: str, chance: Random) -> str:
    """Swap two letters of a name that stand side by side, not the first; a short one has none."""
    if len(name) < SHORT:
        return name
    place = chance.randrange(1, len(name) - 2)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
