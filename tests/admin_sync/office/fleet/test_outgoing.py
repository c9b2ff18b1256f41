# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import hashlib
from datetime import timedelta

import pytest

from admin_sync.office.fleet import blobs, joining, keys, outgoing
from admin_sync.office.fleet.models import Document, Order
from admin_sync.protocol import envelope
from admin_sync.protocol.orders import Verb

pytestmark = pytest.mark.django_db


@pytest.fixture
def device(newcomer, place, now, office_key):
    one = newcomer()
    joining.accept(one, place, None, now)
    place.refresh_from_db()
    return one


def test_a_document_is_sealed_for_the_device_that_stands_there(device, place, now, office_key):
    assert outgoing.put(place, "control", {"hidden": [], "mode": None}, now)
    document = Document.objects.get()
    opened = envelope.unseal(bytes(document.sealed), office_key.public, "control", device.pk, now)
    assert opened == {"hidden": [], "mode": None}
    assert document.mark == envelope.mark(opened)


def test_the_same_again_is_no_news(device, place, now):
    outgoing.put(place, "control", {"a": 1, "b": 2}, now)
    before = place.edition
    place.refresh_from_db()
    assert place.edition == before + 1
    assert not outgoing.put(place, "control", {"b": 2, "a": 1}, now + timedelta(1))
    assert Document.objects.get().changed == now


def test_a_document_for_an_empty_place_waits_for_its_device(place, newcomer, now, office_key):
    outgoing.put(place, "settings", {"toml": ""}, now)
    assert bytes(Document.objects.get().sealed) == b""
    device = newcomer()
    joining.accept(device, place, None, now)
    sealed = bytes(Document.objects.get().sealed)
    assert envelope.unseal(sealed, office_key.public, "settings", device.pk, now)


def test_a_removed_document_is_gone(device, place, now):
    outgoing.put(place, "source/x", {}, now)
    outgoing.remove(place, "source/x")
    outgoing.remove(place, "source/x")
    assert not Document.objects.exists()


def test_orders_rise_and_end(device, now, office_key):
    outgoing.order(device, Verb.RELOAD, {}, None, now)
    outgoing.order(device, Verb.LOG, {"lines": "100"}, None, now, timedelta(minutes=1))
    first, second = Order.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    body = envelope.unseal(second.sealed.encode(), office_key.public, "order", device.pk, now)
    assert (body["verb"], body["number"], body["arguments"]) == ("log", 2, {"lines": "100"})
    with pytest.raises(envelope.EnvelopeError, match="ended"):
        envelope.unseal(
            second.sealed.encode(), office_key.public, "order", device.pk,
            now + timedelta(minutes=1),
        )  # fmt: skip
    with pytest.raises(envelope.EnvelopeError, match="kind"):
        envelope.unseal(second.sealed.encode(), office_key.public, "settings", device.pk, now)


def test_a_missing_key_says_what_to_do(tmp_path):
    with pytest.raises(keys.KeyMissingError, match="office init"):
        keys._read(tmp_path / "none.pem")


def test_a_key_is_made_once(tmp_path):
    first = keys.make(tmp_path)
    assert keys.make(tmp_path).public == first.public
    assert keys.file(tmp_path).stat().st_mode & 0o077 == 0
    assert keys.file(tmp_path).parent.stat().st_mode & 0o077 == 0


def test_a_blob_is_found_by_what_it_holds():
    name = blobs.put(b"picture")
    assert name == hashlib.sha256(b"picture").hexdigest() == blobs.put(b"picture")
    assert blobs.read(name) == b"picture"
    assert blobs.read("0" * 64) is None


@pytest.mark.parametrize("name", ["", "../../keys/office.pem", "A" * 64, "0" * 63 + "/"])
def test_no_blob_leads_elsewhere(name):
    with pytest.raises(ValueError, match="blob"):
        blobs.path(name)
    assert blobs.read(name) is None
