# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The chain of proofs: each break is found, and where it is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin_sync.protocol import chain, encoding
from admin_sync.protocol.chain import ChainError, Showing
from admin_sync.protocol.envelope import OFFICE, seal
from admin_sync.protocol.identity import Identity

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DEVICE, STRANGER = Identity.of_seed(bytes(32)), Identity.of_seed(bytes([5] * 32))
SHOWN = Showing("office:n1", "a" * 64, NOW - timedelta(hours=1), NOW, (1, 2), canary=True)


def forged(length, key=DEVICE, showing=SHOWN):
    head, links = chain.beginning(key.public), []
    for _ in range(length):
        link, head = chain.append(head, showing, key, NOW)
        links.append(link)
    return links, head


def test_a_chain_holds_as_it_was_made_and_says_what_was_shown():
    links, head = forged(5)
    assert chain.verify(links, DEVICE.public) == head
    assert chain.find_break(links, DEVICE.public) is None
    assert head.sequence == 5
    link = chain.read(links[2], DEVICE.public)
    assert (link.sequence, link.showing, link.made) == (3, SHOWN, NOW)


def test_it_goes_on_from_where_it_was():
    links, _ = forged(5)
    middle = chain.verify(links[:3], DEVICE.public)
    assert chain.verify(links[3:], DEVICE.public, middle).sequence == 5


@given(st.integers(2, 6), st.data())
def test_the_break_is_found_where_it_is(length, data):
    links, _ = forged(length)
    place = data.draw(st.integers(0, length - 1))
    way = data.draw(st.sampled_from(["out", "twice", "swap", "strange", "other"]))
    if way == "out":
        broken = links[:place] + links[place + 1 :]
        if place == length - 1:
            return
    elif way == "twice":
        broken, place = [*links[: place + 1], *links[place:]], place + 1
    elif way == "swap":
        place = min(place, length - 2)
        broken = [*links[:place], links[place + 1], links[place], *links[place + 2 :]]
    elif way == "strange":
        broken = [*links[:place], forged(length, STRANGER)[0][place], *links[place + 1 :]]
    else:
        # the device itself tells another story of that moment, later
        head = chain.verify(links[:place], DEVICE.public)
        link, _ = chain.append(head, replace(SHOWN, notice="office:n2"), DEVICE, NOW)
        broken, place = [*links[:place], link, *links[place + 1 :]], place + 1
        if place == length:
            return
    found = chain.find_break(broken, DEVICE.public)
    assert found is not None
    assert found.sequence == place + 1


@settings(max_examples=50)
@given(st.integers(0, 2), st.data())
def test_every_flipped_byte_breaks_it(which, data):
    links, _ = forged(3)
    place = data.draw(st.integers(0, len(links[which]) - 1))
    changed = bytearray(links[which])
    changed[place] ^= data.draw(st.integers(1, 255))
    links[which] = bytes(changed)
    assert chain.find_break(links, DEVICE.public).sequence == which + 1


def test_the_chains_of_two_devices_begin_differently():
    assert chain.beginning(DEVICE.public) != chain.beginning(STRANGER.public)


def test_links_that_were_swapped_for_those_of_another_start_do_not_follow():
    """A device that lost its chain and begins anew does not go on with the old one by accident."""
    links, _ = forged(2)
    again, _ = forged(2, showing=replace(SHOWN, notice="office:n2"))
    with pytest.raises(ChainError, match="past"):
        chain.verify([links[0], again[1]], DEVICE.public)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sequence", 0), ("sequence", "1"), ("sequence", True), ("previous", 3), ("previous", ""),
        ("notice", None), ("content", 1), ("from", "today"), ("to", "2020-01-01T00:00:00+00:00"),
        ("to", "2020-01-01T00:00:00.000000+00:00"), ("pages", None), ("pages", [0]),
        ("pages", ["1"]), ("pages", [True]), ("canary", 1), ("screenshot", None), ("further", 1),
    ],
)  # fmt: skip
def test_a_link_of_a_form_that_none_has_is_refused_though_it_is_signed(name, value):
    body = json.loads(forged(1)[0][0])["body"] | {name: value}
    sealed = seal(chain.KIND, OFFICE, body, DEVICE, NOW)
    with pytest.raises(ChainError):
        chain.read(sealed, DEVICE.public)


@pytest.mark.parametrize("name", ["sequence", "previous", "notice", "content", "from", "to"])
def test_a_link_that_lacks_something_is_refused(name):
    body = json.loads(forged(1)[0][0])["body"]
    del body[name]
    with pytest.raises(ChainError):
        chain.read(seal(chain.KIND, OFFICE, body, DEVICE, NOW), DEVICE.public)


@pytest.mark.parametrize("data", [b"", b"{}", b"null", b"\xff", encoding.canonical({"body": []})])
def test_what_is_no_link_breaks_the_chain_where_it_stands(data):
    links, _ = forged(2)
    assert chain.find_break([links[0], data, links[1]], DEVICE.public).sequence == 2


def test_an_order_is_no_proof():
    sealed = seal("order", OFFICE, json.loads(forged(1)[0][0])["body"], DEVICE, NOW)
    with pytest.raises(ChainError, match="kind"):
        chain.read(sealed, DEVICE.public)
