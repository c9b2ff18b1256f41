# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""WordPress REST API: posts (developer.wordpress.org/rest-api/reference/posts/).

Pages, custom post types and categories of posts are the same but for their address.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from content.clean import plain_text
from content.model import Kind
from content.sources import wpjson
from content.sources.adapter import Adapter, Context, Parsed, Rejected, Request
from content.sources.documents import UnreadableError, at, flag, items_of, json_of, text, whole
from content.sources.entries import Entry, parsed
from content.sources.option import NOTICE, NUMBERS, Options, Setting

_ROUTE = "/wp/v2/posts"
# at most 100 are given (Handbook, "Pagination"), but fifty of page builders are megabytes
_PAGE, _DEFAULT_PAGE = 50, 10
_FIELDS = (
    "id,date,date_gmt,modified,modified_gmt,status,type,link,title,excerpt,content,_links,_embedded"
)
_EMBED = "wp:featuredmedia,wp:term"
# as wide as a picture is shown
_WIDE = 1_600
_HEAD = 8_192
# the category of posts that nobody put into one says nothing
_NO_CATEGORY = frozenset(("uncategorized", "uncategorised", "allgemein", "unkategorisiert"))
# themes end an excerpt with a link to the rest, which is no part of the text
_MORE_LINK = re.compile(
    r"<a\b(?=[^<>]{0,500}\bclass=[\"'][^\"'<>]{0,200}more)[^<>]{0,800}>.{0,600}?</a>",
    re.IGNORECASE | re.DOTALL,
)
_CUT = re.compile(r"\s*(?:\[|&#91;)\s*(?:…|&hellip;|&#8230;|\.\.\.)\s*(?:\]|&#93;)")
_ZONED = re.compile(r"(?:z|[+-][0-9]{2}:?[0-9]{2})$", re.IGNORECASE)
#: Arguments of the interface that the settings may give.
TERMS: Options = MappingProxyType(
    {
        "categories": Setting("Only these categories: numbers, with commas.", "12,15", NUMBERS),
        "categories_exclude": Setting("None of these categories: numbers.", "3", NUMBERS),
        "tags": Setting("Only these tags: numbers, with commas.", "7", NUMBERS),
        "tags_exclude": Setting("None of these tags: numbers.", "8", NUMBERS),
    }
)


class _WordPress(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "wordpress"
    kinds = (Kind.NEWS, Kind.NOTICE, Kind.POST)
    empty_is_normal = False
    options = MappingProxyType({**TERMS, **NOTICE})

    def request(self, url: str, context: Context) -> Request:
        """The newest posts, `url` being the site's or an address of its REST interface."""
        said = {name: "".join(context.options.get(name, "").split()) for name in TERMS}
        parameters = {
            "per_page": str(max(1, min(context.max_items, _PAGE))),
            "_embed": _EMBED,
            "_fields": _FIELDS,
            **{name: value for name, value in said.items() if value},
        }
        return Request(wpjson.address(url, _ROUTE, parameters))

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read a list of posts; a full page wants the next one."""
        try:
            posts = _posts(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        wants = _further(posts, context)
        hidden: list[Rejected] = []
        found = parsed(tuple(_entries(posts, hidden)), context)
        return Parsed(found.items, (*found.rejected, *hidden), found.error, wants)

    def detect(self, data: bytes) -> bool:
        """Whether a list begins with an object that has WordPress' fields."""
        head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head[:1] in {b"[", b"{"} and all(
            name in head for name in (b'"date_gmt"', b'"rendered"', b'"link"')
        )


def _posts(data: bytes) -> list[Any]:
    """The posts of one page.

    Raises:
        UnreadableError: it is none.
    """
    answer = json_of(data)
    if isinstance(answer, list):
        return answer
    if (error := wpjson.refused(answer)) is not None:
        raise error
    if isinstance(answer, dict) and "title" in answer and "id" in answer:
        return [answer]
    raise UnreadableError(
        "Die Datei ist JSON, aber keine Liste von Beiträgen. Die Adresse endet meist auf "
        "/wp-json/wp/v2/posts."
    )


def _further(posts: list[Any], context: Context) -> tuple[Request, ...]:
    """Add the further pages to `posts`, and name the one that is still wanted.

    What is asked for beyond the last page is an error to WordPress, which is how it ends where
    the last page is a full one.
    """
    size, number = wpjson.size_of(context.url, _DEFAULT_PAGE), wpjson.page_of(context.url)
    page = posts
    while context.url and len(page) >= size and len(posts) < context.max_items:
        number += 1
        asked = Request(wpjson.page(context.url, number))
        if asked not in context.further:
            return (asked,)
        try:
            page = _posts(context.further[asked] or b"[]")
        except UnreadableError:
            break
        posts += page
    return ()


def _entries(posts: list[Any], hidden: list[Rejected]) -> Iterator[Entry]:
    for number, post in enumerate(posts, start=1):
        if not isinstance(post, dict):
            hidden.append(Rejected(f"Eintrag {number}", "Ist kein JSON-Objekt."))
            continue
        entry = _entry(number, post)
        if any(flag(post, part, "protected") for part in ("content", "excerpt")):
            hidden.append(Rejected(entry.where, "Ist mit einem Kennwort geschützt."))
        elif (status := text(post, "status")) not in {"", "publish"}:
            reason = f"Ist nicht veröffentlicht ({plain_text(status, 40)})."
            hidden.append(Rejected(entry.where, reason))
        else:
            yield entry


def _entry(number: int, post: dict[str, Any]) -> Entry:
    excerpt = _CUT.sub(" …", _MORE_LINK.sub("", text(post, "excerpt", "rendered")[:20_000]))
    return Entry(
        number=number,
        uid=text(post, "id"),
        title=text(post, "title", "rendered"),
        summary=excerpt,
        html=text(post, "content", "rendered"),
        link=text(post, "link"),
        published=_moment(post, "date"),
        updated=_moment(post, "modified"),
        language=text(post, "lang"),
        categories=tuple(_terms(post)),
        pictures=tuple(_pictures(post)),
    )


def _moment(post: dict[str, Any], name: str) -> str:
    """A date in UTC; without one, the site's own time, which is Berlin's. Neither has a zone."""
    utc = text(post, f"{name}_gmt")
    if not utc or utc.startswith("0000"):
        return text(post, name)
    return utc if _ZONED.search(utc) else f"{utc}Z"


def _terms(post: dict[str, Any]) -> Iterator[str]:
    """Categories before tags; a taxonomy may be an error object instead of a list."""
    for group in items_of(post, "_embedded", "wp:term"):
        for term in group if isinstance(group, list) else ():
            if text(term, "slug") not in _NO_CATEGORY and text(term, "taxonomy"):
                yield text(term, "name")


def _pictures(post: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for media in items_of(post, "_embedded", "wp:featuredmedia"):
        kind = text(media, "mime_type")
        if url := _sized(media) if kind.startswith("image/") or not kind else "":
            yield url, text(media, "alt_text") or text(media, "caption", "rendered")


def _sized(media: object) -> str:
    """The smallest size that is wide enough, else the picture itself.

    PHP writes an empty object as a list, so `sizes` may be anything.
    """
    sizes = at(media, "media_details", "sizes")
    wide = [
        (width, text(size, "source_url"))
        for size in (sizes.values() if isinstance(sizes, dict) else ())
        if (width := whole(size, "width") or 0) >= _WIDE and text(size, "source_url")
    ]
    return min(wide)[1] if wide else text(media, "source_url")


ADAPTER = _WordPress()
