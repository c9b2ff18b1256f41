# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import json
from datetime import UTC, datetime

import pytest

from content.model import Kind
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

JSONFEED = adapter("jsonfeed")
CONTEXT = Context(
    source="dorf",
    kind=Kind.POST,
    now=datetime(2026, 11, 22, tzinfo=UTC),
    url="https://dorf.example/feed.json",
)
VERSION = "https://jsonfeed.org/version/1.1"


def parse(items, **head):
    data = json.dumps({"version": VERSION, "title": "Dorf", "items": items, **head}).encode()
    return JSONFEED.parse(data, CONTEXT)


def test_a_whole_entry():
    found = parse(
        [
            {
                "id": 17,
                "url": "/a",
                "title": "Markt &amp; mehr",
                "content_html": "<p>Am <b>Samstag</b><script>x</script></p>",
                "summary": "Kurz",
                "date_published": "2026-11-20T10:00:00+01:00",
                "date_modified": "2026-11-21T10:00:00+01:00",
                "image": "/bild.jpg",
                "tags": ["Markt", 3],
                "language": "da",
            }
        ],
        language="de",
    )
    (item,) = found.items
    assert_item_is_safe(item)
    assert item.id == "dorf:17"
    assert item.kind is Kind.POST
    assert item.texts["da"].title == "Markt & mehr"
    assert item.texts["da"].body == "<p>Am <b>Samstag</b></p>"
    assert item.published == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert item.updated == datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert item.link == "https://dorf.example/a"
    assert item.pictures[0].url == "https://dorf.example/bild.jpg"
    assert item.categories == ("Markt",)


def test_plain_text_is_not_read_as_markup():
    (item,) = parse([{"id": "1", "content_text": "a <b>\nc"}]).items
    assert item.text().body == "<p>a &lt;b&gt;<br>c</p>"


def test_attachments_are_pictures():
    attachments = [{"url": "/s.mp3", "mime_type": "audio/mpeg"}, 7]
    attachments.append({"url": "/p.png", "mime_type": "image/png", "title": "Plan"})
    (item,) = parse([{"id": "1", "title": "T", "attachments": attachments}]).items
    assert [picture.alt for picture in item.pictures] == ["Plan"]
    assert item.text().alt == "Plan"


def test_odd_entries_cost_only_themselves():
    found = parse([None, 5, "x", [], {}, {"title": ["T"]}, {"id": "1", "title": "\ud800T"}])
    assert [item.text().title for item in found.items] == ["T"]
    assert len(found.rejected) == 6
    assert all(entry.reason for entry in found.rejected)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b'{"items": {}}', b"[" * 100_000,
     b'{"items":[{"id":1' + b"0" * 9999, b"<rss/>", b"\xff" * 99, b"x" * 5_000_001],
    ids=ascii,
)  # fmt: skip
def test_what_is_no_json_feed_is_said(data):
    found = JSONFEED.parse(data, CONTEXT)
    assert found.items == ()
    assert found.error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding):
    data = f'{{"version": "{VERSION}", "items": [{{"id": "1", "title": "Hütten"}}]}}'
    (item,) = JSONFEED.parse(data.encode(encoding), CONTEXT).items
    assert item.text().title == "Hütten"


def test_detect():
    assert JSONFEED.detect(b'\xef\xbb\xbf {"version": "https:\\/\\/jsonfeed.org\\/version\\/1"}')
    assert JSONFEED.detect(b'{"items": [{"content_html": ""}]}')
    assert not JSONFEED.detect(b'{"items": []}')
    assert not JSONFEED.detect(b"<rss>")
