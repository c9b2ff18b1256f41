# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The line as an honest terminal goes along it."""

import hashlib

import pytest

from admin_sync.office.device.models import Entry, Session
from admin_sync.office.fleet import blobs, joining, outgoing
from admin_sync.office.fleet.models import Device, Sign
from admin_sync.office.proofs.models import Proof
from admin_sync.protocol import identity, orders
from tests.fakes.terminal import Wsgi

pytestmark = pytest.mark.django_db


def test_a_newcomer_is_told_its_code_and_the_words_of_its_key(newcomer):
    standing = newcomer().announce()
    assert standing.state == "waiting"
    assert len(standing.code) == 8
    assert standing.code in standing.link
    assert standing.words == identity.words(newcomer().identity.public)


def test_a_beat_is_answered_from_memory_and_written_with_the_batch(terminal, line, place):
    reply = terminal.beat(report=terminal.report(), report_mark="m1")
    assert (reply.next, reply.full, reply.wants) == (30.0, False, {})
    assert not Sign.objects.exists()
    line.writer.tick()
    sign = Sign.objects.get(terminal=place)
    assert (sign.device_id, sign.report_mark) == (terminal.device, "m1")
    assert sign.report["version"] == "0.1.0"


def test_a_report_that_the_office_does_not_have_is_asked_for(terminal, line, other_line):
    assert terminal.beat(report_mark="m1").full
    assert not terminal.beat(report=terminal.report(), report_mark="m1").full
    assert not terminal.beat(report_mark="m1").full
    line.writer.tick()
    terminal.send = Wsgi(other_line)
    assert not terminal.beat(report_mark="m1").full
    assert terminal.beat(report_mark="m2").full


def test_of_a_batch_the_newest_beat_counts_and_no_report_is_lost(terminal, line, place):
    terminal.beat(report=terminal.report(), report_mark="m1", frames=1)
    terminal.beat(report_mark="m1", frames=2)
    terminal.beat(report_mark="m1", frames=3)
    line.writer.tick()
    sign = Sign.objects.get(terminal=place)
    assert (sign.report_mark, sign.beat["frames"]) == ("m1", 3)
    assert sign.report is not None


def test_a_document_is_wanted_fetched_once_and_forgotten(terminal, line, place, clock):
    body = {"hidden": [], "mode": None}
    terminal.beat()
    outgoing.put(place, "control", body, clock.now)
    clock.pass_(seconds=3)
    line.writer.tick()
    wanted = terminal.beat().wants
    assert terminal.document("control") == body
    mark = f'"{wanted["control"]}"'
    answer = terminal.ask("GET", "document/control", headers={"If-None-Match": mark})
    assert (answer.status, answer.body) == (304, b"")
    outgoing.remove(place, "control")
    clock.pass_(seconds=3)
    line.writer.tick()
    assert terminal.beat().wants == {}
    assert terminal.ask("GET", "document/control").status == 404


def test_an_order_is_told_soon_until_its_receipt_is_kept(terminal, line, clock):
    device = Device.objects.get(pk=terminal.device)
    order = outgoing.order(device, orders.Verb.RELOAD, {}, None, clock.now)
    line.writer.tick()
    reply = terminal.beat()
    assert (reply.orders, reply.next) == ((order.sealed,), 3.0)
    receipt = orders.Receipt(order.id, orders.Outcome.DONE, "reloaded")
    assert terminal.beat(receipts=(receipt,)).acknowledged == (order.id,)
    order.refresh_from_db()
    assert (order.outcome, order.detail, order.answered) == ("done", "reloaded", clock.now)
    line.writer.tick()
    assert terminal.beat().orders == ()


def test_a_receipt_that_was_kept_is_not_changed_by_a_later_one(terminal, line, clock):
    device = Device.objects.get(pk=terminal.device)
    order = outgoing.order(device, orders.Verb.RELOAD, {}, None, clock.now)
    terminal.beat(receipts=(orders.Receipt(order.id, orders.Outcome.DONE),))
    again = terminal.beat(receipts=(orders.Receipt(order.id, orders.Outcome.FAILED),))
    assert again.acknowledged == (order.id,)
    order.refresh_from_db()
    assert order.outcome == "done"


def test_who_is_looked_at_beats_soon(terminal, line, place, clock):
    place.watched = clock.now.replace(minute=5)
    place.save()
    line.writer.tick()
    assert terminal.beat().next == 3.0


def test_a_screenshot_comes_for_its_order_and_no_other(terminal, line, clock):
    device = Device.objects.get(pk=terminal.device)
    order = outgoing.order(device, orders.Verb.SCREENSHOT, {}, None, clock.now)
    picture = b"\x89PNG\r\n\x1a\n picture"
    name = hashlib.sha256(picture).hexdigest()
    assert terminal.ask("PUT", f"blob/{name}?for={order.id}", picture).status == 201
    assert blobs.read(name) == picture


def test_entries_are_kept_once_however_often_they_come(terminal):
    entry = {"key": "k1", "kind": "vote", "body": {"a": 1}, "created": "2026-11-22T11:00:00Z"}
    assert terminal.tell(entry).json == {"kept": ["k1"]}
    assert terminal.tell(entry, entry | {"key": "k2"}).json == {"kept": ["k1", "k2"]}
    assert sorted(Entry.objects.values_list("key", "body__a")) == [("k1", 1), ("k2", 1)]


def test_links_of_the_proof_are_kept_and_the_last_number_told(terminal, place):
    assert terminal.show("office:n1", pages=(1, 2), canary=True).json == {"kept": 1}
    assert terminal.show("office:n1").json == {"kept": 2}
    assert list(Proof.objects.values_list("sequence", "flaw", "terminal")) == [
        (1, "", place.pk),
        (2, "", place.pk),
    ]


def test_a_session_outlives_the_process_and_a_second_one_ends_the_first(
    terminal, other_line, clock
):
    terminal.beat()
    terminal.send = Wsgi(other_line)
    assert terminal.beat().next == 30.0
    before = terminal.session
    terminal.open()
    assert Session.objects.count() == 1
    assert before.id != terminal.session.id


def test_a_spare_takes_over_and_the_one_before_is_told_by_the_office_itself(
    terminal, newcomer, line, place, clock
):
    terminal.beat()
    spare = newcomer(b"spare")
    spare.announce()
    joining.accept(Device.objects.get(pk=spare.device), place, None, clock.now)
    clock.pass_(seconds=3)
    line.writer.tick()
    answer = terminal.post("beat", {"boot": "b", "sequence": 9, "report_mark": ""})
    assert (answer.status, answer.json["error"]) == (410, "revoked")
    spare.announce()
    spare.open()
    assert spare.beat().next == 30.0
