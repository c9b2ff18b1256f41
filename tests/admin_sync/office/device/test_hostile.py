# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Bodies, paths and files that somebody bends: each is refused in words, and hurts nobody else."""

import hashlib
import io
import json

import pytest

from admin_sync.office.device.models import Entry
from admin_sync.office.fleet import blobs, joining, outgoing
from admin_sync.office.fleet.models import Device, Order, Sign
from admin_sync.protocol import encoding, orders
from tests.fakes.terminal import BASE

pytestmark = pytest.mark.django_db
BEAT = {"boot": "b", "sequence": 1, "report_mark": ""}
ENTRY = {"key": "k", "kind": "vote", "body": {}, "created": "2026-11-22T11:00:00Z"}
PNG = b"\x89PNG\r\n\x1a\n"


def refused(answer, status, error=None):
    """A refusal is JSON that says why, and no more than that."""
    assert answer.status == status, answer
    assert set(answer.json) <= {"error", "detail", "standing"}
    assert "Traceback" not in answer.body.decode()
    if error:
        assert answer.json["error"] == error


# bodies


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"{", 400), (b"null", 400), (b"[]", 400), (b"\xff\xfe", 400),
        (b'{"device":"a","device":"b"}', 400), (b'{"device":NaN}', 400), (b'{"device":1}', 400),
        (b'{"device":"\\u0000"}', 400), (b'{"device":"\\ud800"}', 400), (b'{"device":""}', 400),
        (b'{"device":' + b"[" * 4_000 + b"]" * 4_000 + b"}", 400),
        (b'{"device":"' + b"x" * 9_000 + b'"}', 400),
        (b'{"device":"' + b"x" * 20_000 + b'"}', 413),
    ],
    ids=range(14),
)  # fmt: skip
def test_malformed_and_oversized_bodies_are_refused_in_words(newcomer, body, status):
    box = newcomer()
    refused(box.plain("POST", "challenge", body), status)
    if status == 400:
        refused(box.plain("POST", "announce", body), 400)
        assert box.plain("POST", "session", body).status in {400, 403}


@pytest.mark.parametrize(
    "change",
    [
        {"boot": 1}, {"sequence": "1"}, {"sequence": 2**60}, {"report": {}}, {"report": 5},
        {"has": {"a": 5}}, {"has": {str(n): "" for n in range(501)}}, {"report_mark": "m" * 65},
        {"receipts": [{}]}, {"frames": 1.5}, {"sight": 3}, {"boot": "b\x00"},
    ],
    ids=range(12),
)  # fmt: skip
def test_a_beat_of_another_form_is_refused_and_hurts_no_other(terminal, line, place, change):
    assert terminal.post("beat", BEAT).status == 200
    try:
        body = encoding.canonical(BEAT | change)
    except encoding.EncodingError:
        body = json.dumps(BEAT | change).encode()
    refused(terminal.ask("POST", "beat", body), 400)
    line.writer.tick()
    assert Sign.objects.filter(terminal=place).exists()


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
def test_a_body_says_what_it_is(terminal, kind):
    told = {"Content-Type": kind}
    refused(terminal.plain("POST", "challenge", b'{"device":"a"}', told), 415, "content-type")
    refused(terminal.post("beat", BEAT, headers=told), 415, "content-type")


@pytest.mark.parametrize("length", ["-1", "x", "1e3", "9" * 30, "\uff12"])
def test_a_length_that_is_none_is_refused(line, length):
    answers = []
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": BASE + "challenge", "CONTENT_LENGTH": length,
        "CONTENT_TYPE": "application/json", "wsgi.input": io.BytesIO(b"{}"),
    }  # fmt: skip
    body = b"".join(line(environ, lambda status, fields: answers.append(status[:3])))
    assert answers == ["400"]
    assert json.loads(body)["error"] == "length"


def test_a_body_that_ends_early_is_refused(line):
    answers = []
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": BASE + "challenge", "CONTENT_LENGTH": "100",
        "CONTENT_TYPE": "application/json", "wsgi.input": io.BytesIO(b"{}"),
    }  # fmt: skip
    line(environ, lambda status, fields: answers.append(status[:3]))
    assert answers == ["400"]


def test_too_many_things_at_once_are_refused(terminal):
    refused(terminal.post("outbox", {"entries": [ENTRY] * 201}), 413)
    refused(terminal.post("proofs", {"links": ["x"] * 201}), 413)


@pytest.mark.parametrize(
    "entries",
    [
        None, {}, [1], [{}], [ENTRY | {"key": ""}], [ENTRY | {"key": "k" * 101}],
        [ENTRY | {"kind": ""}], [ENTRY | {"body": []}], [ENTRY | {"created": "today"}],
        [ENTRY, {"key": "x"}],
    ],
    ids=range(10),
)  # fmt: skip
def test_entries_that_are_none_are_refused_all_together(terminal, entries):
    refused(terminal.post("outbox", {"entries": entries}), 400)
    assert not Entry.objects.exists()


# paths


@pytest.mark.parametrize(
    "path",
    [
        "", "x", "beat/", "beat/x", "BEAT", "blob", "blob/", "document", "document/", "announce/x",
        "blob/../../etc/passwd", "blob/..%2f..", "//beat", "blob/" + "a" * 63, "blob/" + "A" * 64,
        "blob/" + "0" * 64, "blob/" + "0" * 64 + "/", "blob/%00", "../../admin", "blob/\x00",
    ],
)  # fmt: skip
def test_a_path_that_leads_nowhere_leads_nowhere(terminal, path):
    answer = terminal.plain("GET", path)
    assert answer.status in {404, 405}
    assert set(answer.json) == {"error", "detail"}


@pytest.mark.parametrize(
    "name",
    [
        "..", "../control", "source/", "source/..", "source/../settings", "source/a/b", "other",
        "settings/", "Settings", "source/.hidden", "source/" + "a" * 101,
    ],
)  # fmt: skip
def test_a_document_has_no_other_name_than_its_own(terminal, place, clock, name):
    outgoing.put(place, "settings", {"toml": ""}, clock.now)
    refused(terminal.ask("GET", f"document/{name}"), 404)


def test_a_blob_is_no_way_out_of_the_folder(terminal):
    outside = blobs.folder().parent / "secret"
    outside.write_text("x")
    for name in ("../secret", "..%2fsecret", "ab/../../secret"):
        assert terminal.plain("GET", f"blob/{name}").status == 404


@pytest.mark.parametrize(
    ("method", "noun"), [("GET", "beat"), ("DELETE", "blob/x"), ("PUT", "beat")]
)
def test_other_methods_are_not_served(terminal, method, noun):
    refused(terminal.plain(method, noun), 405, "method")


def test_documents_of_another_place_are_not_to_be_had(terminal, newcomer, place, clock):
    other = type(place).objects.create(name="Anderswo", unit=place.unit, created=clock.now)
    stranger = newcomer(b"stranger")
    stranger.announce()
    joining.accept(Device.objects.get(pk=stranger.device), other, None, clock.now)
    stranger.announce()
    stranger.open()
    outgoing.put(place, "settings", {"toml": "x"}, clock.now)
    refused(stranger.ask("GET", "document/settings"), 404)


# uploads


def order_for(terminal, clock, verb=orders.Verb.SCREENSHOT):
    return outgoing.order(Device.objects.get(pk=terminal.device), verb, {}, None, clock.now)


def put(terminal, order, data=PNG, name=None):
    name = name or hashlib.sha256(data).hexdigest()
    return terminal.ask("PUT", f"blob/{name}?for={order}", data)


def test_a_file_is_put_for_an_order_of_this_device_and_nothing_else(terminal, newcomer, clock):
    order = order_for(terminal, clock)
    refused(put(terminal, "0" * 32), 404)
    refused(put(terminal, ""), 404)
    refused(terminal.ask("PUT", f"blob/{'0' * 64}", PNG), 404)
    refused(put(terminal, order.id, name="0" * 64), 400)
    refused(put(terminal, order.id, b"<script>"), 415)
    refused(put(terminal, order_for(terminal, clock, orders.Verb.REBOOT).id), 404)
    assert put(terminal, order.id).status == 201


def test_no_file_for_an_order_that_is_over(terminal, clock):
    late, done = order_for(terminal, clock), order_for(terminal, clock)
    Order.objects.filter(pk=done.pk).update(outcome="done")
    refused(put(terminal, done.id), 409)
    clock.pass_(hours=2)
    refused(put(terminal, late.id), 409)


def test_an_order_brings_one_file_and_fills_no_disk(terminal, clock):
    order = order_for(terminal, clock)
    assert put(terminal, order.id).status == 201
    assert put(terminal, order.id).status == 201
    refused(put(terminal, order.id, PNG + b"more"), 409)
    other = hashlib.sha256(PNG + b"more").hexdigest()
    assert not blobs.path(other).exists()


def test_a_file_has_a_bound(terminal, clock):
    order = order_for(terminal, clock, orders.Verb.LOG)
    refused(put(terminal, order.id, bytes(8_000_001)), 413)


def test_a_receipt_of_another_device_changes_nothing(terminal, newcomer, place, clock):
    order = order_for(terminal, clock)
    other = type(place).objects.create(name="Anderswo", unit=place.unit, created=clock.now)
    stranger = newcomer(b"stranger")
    stranger.announce()
    joining.accept(Device.objects.get(pk=stranger.device), other, None, clock.now)
    stranger.announce()
    stranger.open()
    stranger.beat(receipts=(orders.Receipt(order.id, orders.Outcome.DONE),))
    order.refresh_from_db()
    assert order.outcome == ""


# ranges


def test_parts_of_a_file(terminal, place, clock):
    data = bytes(range(256)) * 8
    name = blobs.put(data)
    listed = [{"id": "office:1", "sha256": name}]
    outgoing.put(place, "content", {"source": "office", "items": listed}, clock.now)

    def part(stated, **more):
        return terminal.ask("GET", f"blob/{name}", headers={"Range": stated} | more)

    for stated, expected in (
        ("bytes=0-9", data[:10]), ("bytes=2040-", data[2040:]), ("bytes=-8", data[-8:]),
        ("bytes=5-99999", data[5:]), ("bytes=-99999", data),
    ):  # fmt: skip
        answer = part(stated)
        assert (answer.status, answer.body) == (206, expected)
    assert part("bytes=0-0").headers["Content-Range"] == "bytes 0-0/2048"
    refused(part("bytes=2048-"), 416, "range")
    for stated in ("bytes=", "bytes=-", "lines=1-2", "bytes=9-1", "bytes=0-1,5-6", "x"):
        assert part(stated).status == 200
    assert part("bytes=0-9", **{"If-Range": '"other"'}).status == 200
    answer = terminal.ask("GET", f"blob/{name}", headers={"If-None-Match": f'"{name}"'})
    assert (answer.status, answer.body) == (304, b"")
    kept = terminal.ask("GET", f"blob/{name}").headers["Cache-Control"]
    assert kept == "private, max-age=31536000, immutable"
