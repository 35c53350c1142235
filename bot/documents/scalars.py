"""What a single unquoted word in YAML means, without the surprises of YAML 1.1.

YAML 1.1 reads an unquoted ``no`` as false, ``12:30`` as 750 and ``010`` as 8. Here only ``true``,
``false`` and plain numbers are more than text; the surprising words are problems.
"""

from __future__ import annotations

import re
from typing import NamedTuple

Scalar = str | int | float | bool | None


class Surprise(NamedTuple):
    """Why an unquoted word is refused, and how to mend it."""

    what: str
    mend: str


_PLAIN = re.compile(r"(?!(?:true|false|yes|no|on|off|y|n|null)$)[^\W\d_].*", re.I | re.S)
"""What is certainly text, as nearly all is: it starts with a letter and is no word from below."""

_QUOTES = 'Put quotes around it if it is text: "{text}".'
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,15}")
_SURPRISES = (
    (
        re.compile(r"|~|null", re.IGNORECASE),
        "There is no value here.",
        "Write the value, or leave the whole line out. A text that starts with # needs quotes.",
    ),
    (
        re.compile(r"yes|no|on|off|y|n", re.IGNORECASE),
        'The unquoted word "{text}" can be read as yes or no.',
        'Put quotes around it if it is text: "{text}"; for yes or no, write true or false.',
    ),
    (
        re.compile(r"true|false", re.IGNORECASE),
        '"{text}" has capitals.',
        'Write true or false in small letters, or put quotes around it if it is text: "{text}".',
    ),
    (
        re.compile(r"\d{4}-\d\d?-\d\d?([Tt\s].*)?"),
        'The unquoted "{text}" can be read as a date.',
        _QUOTES,
    ),
    (
        re.compile(r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?"),
        'The unquoted "{text}" can be read as a time or a number.',
        _QUOTES,
    ),
    (
        re.compile(
            r"[-+]?(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\.(inf|nan)"
            r"|(\d[\d_]*\.?[\d_]*|\.[\d_]+)([eE][-+]?\d+)?)",
            re.IGNORECASE,
        ),
        'The unquoted "{text}" can be read as another number than it seems.',
        "Write a plain number such as 1000 or 0.5, or put quotes around it if it is text: "
        '"{text}".',
    ),
    (
        re.compile(r"[“”„‘’‚].*[“”‘’]"),
        "The text is between curly quotes, and YAML takes those as a part of it: {text}",
        "Write straight quotes instead; if the curly ones belong to it, put straight ones around.",
    ),
    (
        re.compile(r"<<|="),
        'The unquoted "{text}" has a special meaning in YAML that is not used here.',
        _QUOTES,
    ),
)


def resolve(text: str) -> Scalar | Surprise:
    """Return the meaning of an unquoted word, or why it is refused."""
    if _PLAIN.fullmatch(text):
        return text
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    for pattern, what, mend in _SURPRISES:
        if pattern.fullmatch(text):
            short = text if len(text) <= 40 else f"{text[:40]}..."
            return Surprise(what.format(text=short), mend.format(text=short))
    return text
