"""A small valid knowledge folder about libraries, to break in one place per test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.knowledge.check import check

ONTOLOGY = """\
languages: [nl, en]
source:
  title: {nl: Gids, en: Guide}
  part: {nl: Deel, en: Part}
  previous: /01
  next: /03
  text: {nl: Uit een gids., en: From a guide.}
  cues: {nl: [bron], en: [source]}
categories:
  library:
    label: {nl: {one: bieb, many: biebs}, en: {one: library, many: libraries}}
    cues: {nl: [bieb*], en: [librar*]}
  branch:
    label: {nl: {one: filiaal, many: filialen}, en: {one: branch, many: branches}}
    cues: {nl: [filiaal], en: [branch]}
    broader: library
link-kinds:
  site:
    label: {nl: site, en: site}
    cues: {nl: [site], en: [site]}
relations:
  part-of:
    label: {nl: deel van, en: part of}
    sentence: {nl: "{subject} hoort bij {objects}.", en: "{subject} is part of {objects}."}
    cues: {nl: [horen bij], en: [belong]}
    own-cues: {nl: [moeder], en: [parent]}
    answers: [what]
    lineage: true
    inverse:
      id: has-branch
      label: {nl: heeft filiaal, en: has branch}
      sentence: {nl: "{subject} heeft {objects}.", en: "{subject} has {objects}."}
  friend-of:
    label: {nl: vriend van, en: friend of}
    sentence: {nl: "{subject} kent {objects}.", en: "{subject} knows {objects}."}
    cues: {nl: [vriend], en: [friend]}
    inverse:
      id: befriended-by
      label: {nl: gekend door, en: known by}
      sentence: {nl: "{objects} kent {subject}.", en: "{objects} knows {subject}."}
properties:
  free:
    kind: flag
    label: {nl: gratis, en: free}
    cues: {nl: [gratis], en: [free]}
    opposites: {nl: [betaald], en: [paid]}
  audience:
    kind: values
    label: {nl: publiek, en: audience}
    cues: {nl: [voor wie], en: [for whom]}
    answers: [who]
  hours:
    kind: text
    label: {nl: uren, en: hours}
    cues: {nl: [open], en: [open]}
  place:
    kind: values
    label: {nl: plek, en: place}
    cues: {nl: [plek], en: [place]}
values:
  children:
    of: audience
    label: {nl: kinderen, en: children}
    cues: {nl: [kind*], en: [child*]}
  north:
    of: place
    label: {nl: noord, en: north}
    cues: {nl: [noord], en: [north]}
subject: {nl: bibliotheken, en: libraries}
examples: {nl: [Wat is de Centrale?], en: [What is Central?]}
"""

CENTRAL = """\
id: central
name: {nl: Centrale, en: Central}
aliases: [de grote]
categories: [library]
section: One
summary: {nl: De grootste., en: The largest.}
details: {nl: Een bieb., en: A library.}
links:
  - {url: "https://central.example", kind: site, label: {nl: Site, en: Site}}
facts:
  - property: free
    value: true
    text: {nl: Gratis., en: Free.}
    cues: {nl: [nop], en: [no charge]}
  - property: audience
    values: [children]
    text: {nl: Voor kinderen., en: For children.}
  - property: hours
    text: {nl: Altijd open., en: Always open.}
"""

CORNER = """\
id: corner
name: Hoek
categories: [branch]
section: Two
mentioned: true
summary: {nl: De hoek., en: The corner.}
details: {nl: Klein., en: Small.}
facts:
  - relation: part-of
    target: central
    text: {nl: Onder de Centrale., en: Under Central.}
"""


@dataclass(frozen=True)
class Folder:
    """A knowledge folder in the current directory, under the name ``kb``."""

    path: Path

    def put(self, name: str, text: str) -> None:
        """Write a file, with folders where needed."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the only place where ``old`` stands in a file."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.put(name, text.replace(old, new))

    def problems(self) -> list[str]:
        """Return what ``check`` says, as a person reads it."""
        return [str(problem) for problem in check(self.path)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return a valid knowledge folder of two entries."""
    monkeypatch.chdir(tmp_path)
    folder = Folder(Path("kb"))
    folder.put("ontology.yaml", ONTOLOGY)
    folder.put("central.yaml", CENTRAL)
    folder.put("corner.yaml", CORNER)
    return folder
