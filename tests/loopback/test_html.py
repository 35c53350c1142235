"""The HTML of the Bot API."""

from __future__ import annotations

import pytest

from tests.loopback.html import parse_html
from tests.loopback.rules import ApiError


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain & simple", "plain & simple", []),
        ("a &lt;b&gt; &amp;amp; &quot;&#39;&#x27; &nbsp;", "a <b> &amp; \"'' &nbsp;", []),
        ("<b>x</b>", "x", [("bold", 0, 1)]),
        ("🙂<i>é</i>", "🙂é", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>x</B >", "x", [("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ('<a href="https://a.nl/?x=1&amp;y=2">x</a>', "x", [("text_link", 0, 1)]),
        ("<a href='https://a.nl/>'>x</a>", "x", [("text_link", 0, 1)]),
        (
            '<pre><code class="language-py">x</code></pre>',
            "x",
            [("pre", 0, 1), ("code", 0, 1)],
        ),
        ("<blockquote><code>x</code></blockquote>", "x", [("blockquote", 0, 1), ("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ],
)
def test_reads_what_telegram_reads(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    """Offsets and lengths count UTF-16 code units."""
    found, marks = parse_html(source)
    seen = [(mark["type"], mark["offset"], mark["length"]) for mark in marks]
    assert (found, seen) == (text, entities)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("a < b", "Unclosed start tag at byte offset 2"),
        ("a <3 b>", 'Unsupported start tag "3" at byte offset 2'),
        ("x<br/>", 'Unsupported start tag "br/" at byte offset 1'),
        ("<!-- x -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("&#xd83d;", "Text contains invalid Unicode characters"),
        ("<a>x</a>", "loopback: a link to '' is dropped"),
        ('<a href="javascript:x">x</a>', "loopback: a link to 'javascript:x' is dropped"),
        ('<b class="x">x</b>', 'loopback: attributes of the tag "b" at byte offset 0'),
        ("<code><b>x</b></code>", 'loopback: "b" in "code" at byte offset 6'),
        ("<b><code>x</code></b>", 'loopback: "code" in "b" at byte offset 3'),
        (
            '<a href="https://a.nl"><a href="https://b.nl">x</a></a>',
            'loopback: "a" in "a" at byte offset 23',
        ),
    ],
)
def test_refuses_what_telegram_refuses_or_drops(source: str, why: str) -> None:
    """With the place where it is."""
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {why}"
