# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""No link of a chain is lost or counted twice, and none that is not in order counts."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.office.fleet.models import Device, Terminal
from admin_sync.office.people.models import Unit
from admin_sync.office.proofs.models import Flaw, Proof
from admin_sync.office.proofs.receive import receive
from admin_sync.office.sources import history
from admin_sync.protocol import chain
from admin_sync.protocol.identity import Identity
from content.model import Item, Kind, Text

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def identity():
    return Identity.of_seed(b"\1" * 32)


@pytest.fixture
def device(identity):
    amt = Unit.objects.create(kind="amt", name="Amt")
    place = Terminal.objects.create(name="Dorfplatz", unit=amt, created=NOW)
    return Device.objects.create(
        id="d1", key=identity.public, state="accepted", terminal=place, announced=NOW
    )


def showing(hour, notice="office:n1", **more):
    begin = NOW.replace(hour=0) + timedelta(hours=hour)
    return chain.Showing(notice, "a" * 64, begin, begin + timedelta(minutes=50), **more)


def links(identity, count, head=None, notice="office:n1"):
    head = head or chain.beginning(identity.public)
    found = []
    for hour in range(count):
        sealed, head = chain.append(head, showing(hour, notice), identity, NOW)
        found.append(sealed.decode())
    return found


def rows():
    return list(Proof.objects.values_list("sequence", "flaw").order_by("id"))


def test_links_are_kept_with_what_they_say_and_the_title_of_then(device, identity):
    said = Item("office:n1", Kind.NOTICE, "office", {"de": Text("Satzung")})
    history.record("office", [said], NOW)
    sealed, _ = chain.append(
        chain.beginning(identity.public),
        showing(3, pages=(1, 2), canary=True, screenshot="b" * 64),
        identity,
        NOW,
    )
    assert receive(device, [sealed.decode()], NOW) == 1
    row = Proof.objects.get()
    assert (row.notice, row.title, row.content) == ("office:n1", "Satzung", "a" * 64)
    assert (row.pages, row.canary, row.screenshot) == ([1, 2], True, "b" * 64)
    assert row.begins == NOW.replace(hour=3)
    assert row.terminal == device.terminal
    assert row.raw == sealed.decode()
    assert row.flaw == ""


def test_the_same_links_once_more_change_nothing(device, identity):
    made = links(identity, 3)
    assert receive(device, made, NOW) == 3
    assert receive(device, made[1:] + made, NOW) == 5
    assert rows() == [(1, ""), (2, ""), (3, "")]


def test_links_that_come_in_another_order_are_all_kept(device, identity):
    made = links(identity, 3)
    receive(device, [made[2]], NOW)
    receive(device, [made[0], made[1]], NOW)
    assert sorted(rows()) == [(1, ""), (2, ""), (3, "")]


def test_a_second_past_is_kept_beside_the_first(device, identity):
    receive(device, links(identity, 2), NOW)
    receive(device, links(identity, 2, notice="office:other"), NOW)
    assert rows() == [(1, ""), (2, ""), (1, Flaw.FORK), (2, Flaw.FORK)]


def test_a_fork_within_one_batch_is_seen(device, identity):
    receive(device, links(identity, 1) + links(identity, 1, notice="office:other"), NOW)
    assert rows() == [(1, ""), (1, Flaw.FORK)]


def changed(sealed, **fields):
    content = json.loads(sealed)
    content["body"].update(fields)
    return json.dumps(content)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: changed(sealed, notice="office:other"),
        lambda sealed: sealed[:-10],
        lambda sealed: "",
        lambda sealed: "no json \x00 \ud800",
        lambda sealed: sealed.replace("proof", "order"),
    ],
    ids=["changed", "cut", "empty", "garbage", "kind"],
)
def test_what_is_not_believed_is_kept_and_says_so(device, identity, spoil):
    (sealed,) = links(identity, 1)
    assert receive(device, [spoil(sealed)], NOW) == 1
    assert rows() == [(None, Flaw.UNBELIEVED)]


def test_a_name_that_no_database_keeps_loses_no_link(device, identity):
    (sealed,) = links(identity, 1, notice="office:\0" + "x" * 400)
    assert receive(device, [sealed], NOW) == 1
    assert rows() == [(1, "")]


def test_another_devices_link_is_not_believed(device):
    (sealed,) = links(Identity.of_seed(b"\2" * 32), 1)
    receive(device, [sealed], NOW)
    assert rows() == [(None, Flaw.UNBELIEVED)]


def test_what_lies_ahead_of_our_clock_proves_nothing(device, identity):
    (sealed,) = links(identity, 1)
    receive(device, [sealed], NOW.replace(hour=0))
    assert rows() == [(1, Flaw.AHEAD)]


def test_proofs_stay_with_the_place_when_the_device_goes(device, identity):
    receive(device, links(identity, 1), NOW)
    place = device.terminal
    device.terminal = None
    device.save()
    assert Proof.objects.get().terminal == place
