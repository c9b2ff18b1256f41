# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

# Fields, arguments and pages as in the WordPress REST API Handbook:
# developer.wordpress.org/rest-api/reference/posts/, .../reference/media/,
# .../using-the-rest-api/pagination/ and .../using-the-rest-api/global-parameters/.

import json
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from content.model import Kind
from content.sources.adapter import Context, Request, adapter
from tests.content.safety import assert_item_is_safe

WORDPRESS = adapter("wordpress")
URL = "https://dorf.example/wp-json/wp/v2/posts?per_page=3&_embed=wp:term"
CONTEXT = Context("dorf", Kind.NEWS, datetime(2026, 11, 22, tzinfo=UTC), url=URL)


def post(number=1, **more):
    return {
        "id": number,
        "date": "2026-11-20T11:00:00",
        "date_gmt": "2026-11-20T10:00:00",
        "modified": "2026-11-21T11:00:00",
        "modified_gmt": "2026-11-21T10:00:00",
        "status": "publish",
        "type": "post",
        "link": f"https://dorf.example/{number}/",
        "title": {"rendered": f"Winterdienst {number} &#8211; so geht&#8217;s"},
        "content": {"rendered": "<p>Ab <b>Montag</b>.</p>", "protected": False},
        "excerpt": {"rendered": "<p>Ab Montag [&hellip;]</p>", "protected": False},
        **more,
    }


def media(**more):
    return {
        "id": 7,
        "mime_type": "image/jpeg",
        "alt_text": "Streuwagen",
        "source_url": "https://dorf.example/voll.jpg",
        "media_details": {
            "sizes": {
                "large": {"width": 1024, "source_url": "https://dorf.example/1024.jpg"},
                "2048x2048": {"width": "2048", "source_url": "https://dorf.example/2048.jpg"},
                "1536x1536": {"width": 1600, "source_url": "https://dorf.example/1600.jpg"},
            }
        },
        **more,
    }


def term(name, slug="x"):
    return {"id": 3, "name": name, "slug": slug, "taxonomy": "category"}


def parse(posts, context=CONTEXT):
    data = posts if isinstance(posts, bytes) else json.dumps(posts).encode()
    found = WORDPRESS.parse(data, context)
    for item in found.items:
        assert_item_is_safe(item)
    return found


def asked(url, context=CONTEXT):
    return urlsplit(WORDPRESS.request(url, context).url)


def test_a_whole_post():
    embedded = {
        "author": [{"code": "rest_user_invalid_id", "message": "x", "data": {"status": 404}}],
        "wp:featuredmedia": [media()],
        "wp:term": [[term("Amt &amp; Rat"), term("Allgemein", "allgemein")], [term("Winter")]],
    }
    (item,) = parse([post(_embedded=embedded)]).items
    assert item.id == "dorf:1"
    assert item.text().title == "Winterdienst 1 – so geht’s"  # noqa: RUF001
    assert item.text().summary == "Ab Montag …"
    assert item.text().body == "<p>Ab <b>Montag</b>.</p>"
    assert item.published == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert item.updated == datetime(2026, 11, 21, 10, tzinfo=UTC)
    assert item.link == "https://dorf.example/1/"
    assert item.categories == ("Amt & Rat", "Winter")
    assert item.pictures[0].url == "https://dorf.example/1600.jpg"
    assert item.text().alt == "Streuwagen"


@pytest.mark.parametrize(
    "embedded",
    [
        None, [], "x", {"wp:featuredmedia": {}}, {"wp:term": [None, {"code": "x"}, [None, 3]]},
        {"wp:featuredmedia": [{"code": "rest_forbidden", "message": "x", "data": {}}]},
        {"wp:featuredmedia": [None, 3, {"mime_type": "video/mp4", "source_url": "/a.mp4"}]},
    ],
    ids=ascii,
)  # fmt: skip
def test_errors_among_what_is_embedded_cost_only_themselves(embedded):
    (item,) = parse([post(_embedded=embedded)]).items
    assert item.pictures == ()
    assert item.categories == ()


@pytest.mark.parametrize("details", [{}, [], None, {"sizes": []}, {"sizes": {"a": None, "b": {}}}])
def test_a_picture_without_sizes_is_taken_as_it_is(details):
    embedded = {"wp:featuredmedia": [media(media_details=details)]}
    (item,) = parse([post(_embedded=embedded)]).items
    assert item.pictures[0].url == "https://dorf.example/voll.jpg"


def test_a_date_without_utc_is_the_time_of_berlin():
    (item,) = parse([post(date_gmt=None, modified_gmt="0000-00-00T00:00:00")]).items
    assert item.published == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert item.updated == datetime(2026, 11, 21, 10, tzinfo=UTC)


def test_the_link_to_the_rest_is_no_text():
    more = '<p>Kurz &hellip; <a class="more-link" href="/1">Weiterlesen <span>x</span></a></p>'
    kept = '<p>Mehr bei <a href="/1">dorf.example</a></p>'
    first, second = parse(
        [post(1, excerpt={"rendered": more}), post(2, excerpt={"rendered": kept})]
    ).items
    assert first.text().summary == "Kurz …"
    assert second.text().summary == "Mehr bei dorf.example"


def test_what_is_not_for_all_is_set_aside():
    hidden = {"rendered": "", "protected": True}
    posts = [post(1, content=hidden), post(2, excerpt=hidden), post(3, status="draft"), 7, post(4)]
    found = parse(posts)
    assert [item.id for item in found.items] == ["dorf:4"]
    assert len(found.rejected) == 4
    assert "Kennwort" in found.rejected[0].reason


def test_items_and_rejected_are_the_entries():
    posts = [post(n) for n in range(5)] + [post(0), None, {"id": 9}, post(99, status="private")]
    found = parse(posts, replace(CONTEXT, max_items=3))
    assert len(found.items) == 3
    assert len(found.items) + len(found.rejected) == len(posts)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://dorf.example", "https://dorf.example/wp-json/wp/v2/posts"),
        ("https://dorf.example/wordpress/", "https://dorf.example/wordpress/wp-json/wp/v2/posts"),
        ("https://dorf.example/wp-json/", "https://dorf.example/wp-json/wp/v2/posts"),
        ("https://dorf.example/wp-json/wp/v2/pages", "https://dorf.example/wp-json/wp/v2/pages"),
    ],
)
def test_the_address_is_made_of_the_sites(url, expected):
    parts = asked(url)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == expected
    query = parse_qs(parts.query)
    assert query["per_page"] == ["50"]
    assert query["_embed"] == ["wp:featuredmedia,wp:term"]
    assert {"id", "title", "content", "_links", "_embedded"} <= set(query["_fields"][0].split(","))


@pytest.mark.parametrize(
    ("url", "route"),
    [
        ("https://dorf.example/index.php", "/wp/v2/posts"),
        ("https://dorf.example/?rest_route=/", "/wp/v2/posts"),
        ("https://dorf.example/index.php?rest_route=/wp/v2/bekanntmachungen",
         "/wp/v2/bekanntmachungen"),
    ],
)  # fmt: skip
def test_plain_permalinks(url, route):
    assert parse_qs(asked(url).query)["rest_route"] == [route]


def test_what_the_address_says_itself_is_kept():
    context = replace(CONTEXT, max_items=7, options={"categories": "3, 5", "tags": ""})
    query = parse_qs(asked("https://dorf.example/wp-json/wp/v2/posts?per_page=9", context).query)
    assert query["per_page"] == ["9"]
    assert query["categories"] == ["3,5"]
    assert "tags" not in query


def page(number):
    return Request(
        f"https://dorf.example/wp-json/wp/v2/posts?per_page=3&_embed=wp:term&page={number}"
    )


def test_a_full_page_wants_the_next():
    posts = [post(n) for n in (1, 2, 3)]
    first = parse(posts)
    assert first.wants == (page(2),)
    assert len(first.items) == 3
    second = json.dumps([post(n) for n in (4, 5, 6)]).encode()
    found = parse(posts, replace(CONTEXT, further={page(2): second}))
    assert found.wants == (page(3),)
    assert len(found.items) == 6
    last = {page(2): second, page(3): json.dumps([post(7)]).encode()}
    found = parse(posts, replace(CONTEXT, further=last))
    assert found.wants == ()
    assert len(found.items) == 7


@pytest.mark.parametrize(
    "answer",
    [None, b"<html>", b"", b"[]",
     b'{"code":"rest_post_invalid_page_number","message":"x","data":{"status":400}}'],
)  # fmt: skip
def test_pages_end_where_there_is_none(answer):
    found = parse([post(n) for n in (1, 2, 3)], replace(CONTEXT, further={page(2): answer}))
    assert len(found.items) == 3
    assert found.wants == ()
    assert found.error is None


def test_no_more_pages_than_items_are_wanted():
    assert parse([post(n) for n in (1, 2, 3)], replace(CONTEXT, max_items=3)).wants == ()
    assert parse([post(n) for n in (1, 2, 3)], replace(CONTEXT, url="")).wants == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"code":"rest_not_logged_in","message":"Nicht angemeldet.","data":[]}', "/feed/"),
        (b'{"code":"rest_no_route","message":"Keine Route","data":{"status":404}}', "Adresse"),
        (b'{"code":"internal","message":"<b>Es gab</b> ein Problem","data":null}', "Es gab ein"),
        (b"<!DOCTYPE html><html><body>Wartung</body></html>", "Webseite"),
        (b'{"namespaces":["wp/v2"]}', "Liste von"), (b"", "JSON"), (b"[" * 100_000, "JSON"),
        (b"[1" + b" " * 5_000_000 + b"]", "MB"),
    ],
    ids=lambda value: ascii(value)[:40],
)  # fmt: skip
def test_what_is_no_list_is_said(data, said):
    found = parse(data)
    assert found.items == ()
    assert said in found.error


def test_a_single_post_is_a_list_of_one():
    assert len(parse(post()).items) == 1


def test_a_hundred_thousand_posts_are_bounded():
    small = b'{"id":%d,"title":{"rendered":"T"}}'
    data = b"[" + b",".join(small % number for number in range(100_000)) + b"]"
    found = parse(data, replace(CONTEXT, url=""))
    assert len(found.items) == CONTEXT.max_items
    assert len(found.items) + len(found.rejected) == 100_000


def test_detect():
    assert WORDPRESS.detect(json.dumps([post()]).encode())
    assert not WORDPRESS.detect(b'[{"id": 1, "title": "x"}]')
    assert not WORDPRESS.detect(b"<rss>")
