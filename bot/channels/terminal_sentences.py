"""What the terminal says itself; apart from it, so that nothing else loads how it is laid out."""

from __future__ import annotations

SENTENCES = frozenset(
    {
        "greeting",
        "help",
        "goodbye",
        "terminal-automatic",
        "terminal-commands",
        "terminal-language",
        "terminal-languages",
        "terminal-unknown",
    }
)
"""Keys of the sentences, which every language file has."""
