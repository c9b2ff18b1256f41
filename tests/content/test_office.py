# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office's list: what is whole is shown, what is not costs itself, what is known stays."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content.codec import item_to_row
from content.details import Event, Notice
from content.fetched import Validators
from content.frames import parse_job, read_parse_job
from content.gather import gather
from content.incomplete import with_lacking
from content.model import Attachment, Item, Kind, Picture, Text
from content.remembered import Remembered
from content.request import Request
from content.source import Source
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe
from tests.content.test_gather import Net

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
CONTEXT = Context("office", Kind.NEWS, NOW, url="office:content")
OFFICE = adapter("office")


def news(uid="1", **more):
    return Item(f"office:{uid}", Kind.NEWS, "office", {"de": Text(f"Titel {uid}")}, **more)


def blob(item):
    return json.dumps(item_to_row(item) if isinstance(item, Item) else item).encode()


def digest(body):
    return hashlib.sha256(body).hexdigest()


def listing(*items, source="office"):
    rows = [{"id": item.id, "sha256": digest(blob(item))} for item in items]
    return json.dumps({"source": source, "items": rows}).encode()


def asked(body, base="office:blob/"):
    return Request(base + digest(body), sha256=digest(body))


def read(*items, further=None, context=CONTEXT, data=None):
    bodies = [blob(item) for item in items] if further is None else further
    context = replace(context, further={asked(body): body for body in bodies})
    return OFFICE.parse(listing(*items) if data is None else data, context)


def reasons(found):
    return [row.reason for row in found.rejected]


def test_items_of_all_kinds_come_from_one_list():
    hanging = Item(
        "office:n", Kind.NOTICE, "office", {"de": Text("Satzung")}, notice=Notice(days=7)
    )
    fair = Item("office:e", Kind.EVENT, "office", {"de": Text("Markt")}, event=Event(NOW))
    found = read(news(), hanging, fair)
    assert found.items == (news(), hanging, fair)
    assert not found.rejected
    assert not found.lacking


def test_documents_are_asked_for_over_the_line_or_beside_the_list():
    body = blob(news())
    assert OFFICE.parse(listing(news()), CONTEXT).wants == (asked(body),)
    for address, base in (
        ("https://amt.example/device/v1/document/content", "https://amt.example/device/v1/blob/"),
        ("https://amt.example/device/v1/document/source/a", "https://amt.example/device/v1/blob/"),
        ("https://amt.example/x/list.json?a=/b", "https://amt.example/x/blob/"),
    ):
        found = OFFICE.parse(listing(news()), replace(CONTEXT, url=address))
        assert found.wants == (asked(body, base),)


def test_what_has_not_come_is_named_so_that_what_is_held_stays():
    held = (news("1", published=NOW), news("9"))
    found = read(news("1"), news("2"), further=[blob(news("2"))])
    assert [item.id for item in found.items] == ["office:2"]
    assert found.lacking == ("office:1",)
    assert [item.id for item in with_lacking(found, held, 500)] == ["office:2", "office:1"]
    assert with_lacking(found, held, 1) == found.items


def test_a_document_that_was_changed_on_the_way_is_no_item():
    lied = {asked(blob(news())): blob(news("2"))}
    found = OFFICE.parse(listing(news()), replace(CONTEXT, further=lied))
    assert not found.items
    assert found.lacking == ("office:1",)
    assert "Prüfsumme" in reasons(found)[0]


@pytest.mark.parametrize(
    "name", ["", "news:1", "office", "office:", "office: ", "OFFICE:1", "officer:1", None, 7, []]
)
def test_ids_of_other_sources_are_set_aside(name):
    data = json.dumps({"items": [{"id": name, "sha256": "0" * 64}]}).encode()
    found = OFFICE.parse(data, CONTEXT)
    assert "office:" in reasons(found)[0]
    assert not found.wants


@pytest.mark.parametrize(
    "mark", ["", "0" * 63, "G" * 64, "../../etc/passwd", None, "0" * 64 + "\n"]
)
def test_without_a_hash_nothing_is_asked_for(mark):
    data = json.dumps({"items": [{"id": "office:1", "sha256": mark}]}).encode()
    found = OFFICE.parse(data, CONTEXT)
    assert "Prüfsumme" in reasons(found)[0]
    assert not found.wants


def changed(**more):
    return {**item_to_row(news()), **more}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (changed(id="office:2"), "andere Kennung"),
        (changed(source="news"), "andere Kennung oder Quelle"),
        (changed(kind="poem"), "kein Eintrag"),
        (changed(kind="event"), "ohne deren Angaben"),
        (changed(kind="warning"), "ohne deren Angaben"),
        (changed(texts={}), "keinen Text"),
        (changed(texts={"de": {"title": "<b></b>"}}), "keinen Text"),
        (changed(published="2026-06-10"), "kein Eintrag"),
        (changed(place={"point": {"latitude": float("nan"), "longitude": 1.0}}), "keine ist"),
        ([1], "kein Eintrag"),
        ("x", "kein Eintrag"),
    ],
)
def test_a_document_that_is_no_item_costs_itself(row, words):
    good, bad = news("2"), blob(row)
    data = json.dumps(
        {
            "items": [
                {"id": "office:1", "sha256": digest(bad)},
                {"id": "office:2", "sha256": digest(blob(good))},
            ]
        }
    ).encode()
    found = read(data=data, further=[bad, blob(good)])
    assert found.items == (good,)
    assert words in reasons(found)[0]


def test_one_item_is_taken_once():
    found = read(news(), news())
    assert len(found.items) == 1
    assert "weiter oben" in reasons(found)[0]


def test_what_the_list_is_not_is_said():
    for data in (b"", b"[]", b'{"items": {}}', b"<html>", b"{" * 100_000):
        found = OFFICE.parse(data, CONTEXT)
        assert found.error
        assert not found.items


def test_an_empty_list_is_believed():
    assert OFFICE.empty_is_normal
    found = OFFICE.parse(b'{"source":"office","items":[]}', CONTEXT)
    assert (found.items, found.error) == ((), None)


def test_what_is_hostile_in_a_document_does_not_come_through():
    item = replace(
        news(),
        texts={
            "de": Text("<img src=x onerror=1>Ti\u202etel", "a\nb", "<script>x</script><p>gut</p>"),
            "<b>en": Text("x"),
        },
        link="javascript:alert(1)",
        pictures=(
            Picture("https://amt.example/a.jpg", "<b>Bild</b>", media="../../secret", width=9),
            Picture("file:///etc/passwd"),
        ),
        attachments=(
            Attachment("https://a.example/a.pdf", "T", pages=(Picture("x", media="y"),), text="z"),
            Attachment("office:blob/1"),
        ),
        first_seen=NOW,
        last_seen=NOW,
        also=("rss",),
    )
    (made,) = read(item).items
    assert_item_is_safe(made)
    assert made.text().body == "<p>gut</p>"
    assert made.pictures == (Picture("https://amt.example/a.jpg", "Bild"),)
    assert made.attachments == (Attachment("https://a.example/a.pdf", "T"),)
    assert (made.first_seen, made.last_seen, made.also, made.link) == (None, None, (), "")


def test_places_and_licence_are_the_item_s_own_or_the_source_s():
    context = replace(CONTEXT, places=("Haby",), licence="CC0-1.0")
    own = news("2", places=("Borgstedt",), licence="EUPL-1.2")
    first, second = read(news(), own, context=context).items
    assert (first.places, first.licence) == (("Haby",), "CC0-1.0")
    assert (second.places, second.licence) == (("Borgstedt",), "EUPL-1.2")


def test_no_more_items_than_the_source_may_have():
    found = read(*(news(f"{n}") for n in range(5)), context=replace(CONTEXT, max_items=3))
    assert len(found.items) == 3
    assert found.rejected[0].where == "2 weitere Einträge"


def test_a_very_long_list_wants_no_more_than_one_look_may_take():
    rows = [{"id": f"office:{n}", "sha256": f"{n:064x}"} for n in range(3_000)]
    found = OFFICE.parse(json.dumps({"items": rows}).encode(), CONTEXT)
    assert len(found.wants) == OFFICE.documents


def test_the_worker_is_told_which_documents_came():
    context = replace(CONTEXT, further={asked(b"a"): b"a", asked(b"b"): None})
    assert read_parse_job(parse_job("office", b"{}", context)) == ("office", b"{}", context)


class Shop:
    """Parses at once, without a worker."""

    def parse(self, name, data, context):
        return adapter(name).parse(data, context)


def gathered(net, memory):
    source = Source("office", Kind.NEWS, "office", "https://amt.example/content")
    return gather(
        net, Shop(), source, replace(CONTEXT, url=""), Validators(), remembered=memory
    ).parsed


def test_what_never_changes_is_asked_for_once_and_never_kept_if_it_is_wrong():
    body = blob(news())
    net = Net({"content": listing(news()), digest(body): b"broken"})
    memory = Remembered()
    assert gathered(net, memory).lacking == ("office:1",)
    net.pages[digest(body)] = body
    assert gathered(net, memory).items == (news(),)
    count = len(net.asked)
    assert gathered(net, memory).items == (news(),)
    assert len(net.asked) == count + 1, "the list alone"


def test_more_documents_than_other_formats_may_have():
    items = [news(f"{n}", published=NOW - timedelta(days=n)) for n in range(100)]
    net = Net({"content": listing(*items)} | {digest(blob(i)): blob(i) for i in items})
    assert len(gathered(net, Remembered()).items) == 100


def test_the_list_is_known_as_itself():
    assert OFFICE.detect(listing(news()))
    assert OFFICE.detect(b" " + json.dumps({"items": [{"id": "a", "sha256": "b"}] * 900,
                                            "source": "x"}).encode())  # fmt: skip
    assert not OFFICE.detect(b'{"items": [], "source": "x"}')
    assert not OFFICE.detect(blob(news()))


def test_how_long_something_is_pinned_comes_with_it_and_older_documents_know_no_end():
    until = NOW + timedelta(days=3)
    old = item_to_row(news("alt", pinned=True))
    assert "pinned_until" not in old
    found = read(
        news("neu", pinned=True, pinned_until=until), news("alt", pinned=True), news("los")
    )
    told = [(one.pinned, one.pinned_until) for one in found.items]
    assert told == [(True, until), (True, None), (False, None)]
