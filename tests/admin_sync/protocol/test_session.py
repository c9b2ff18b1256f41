# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The key of a session: the same on both sides, and nobody else's."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.protocol import session, wire
from admin_sync.protocol.encoding import to_text
from admin_sync.protocol.envelope import OFFICE, seal
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.session import SessionError

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DEVICE, OFFICE_KEY, STRANGER = (Identity.of_seed(bytes([n] * 32)) for n in (1, 2, 3))


def asked():
    return session.ask(DEVICE, "d1", "boot", "nonce", NOW)


def granted(asking):
    offer = session.read_offer(asking.sealed, DEVICE.public, NOW)
    return session.grant(offer, OFFICE_KEY, "s1", 86_400, NOW)


def test_both_sides_have_the_same_key_and_the_office_its_time():
    asking = asked()
    sealed, key = granted(asking)
    agreed = asking.accept(sealed, OFFICE_KEY.public)
    assert (agreed.id, agreed.key, agreed.seconds, agreed.now) == ("s1", key, 86_400, NOW)
    assert len(key) == 32


def test_each_session_has_a_key_of_its_own():
    asking = asked()
    assert len({granted(asking)[1], granted(asking)[1], granted(asked())[1]}) == 3


def test_who_reads_along_finds_no_key_in_what_goes_over_the_line():
    asking = asked()
    sealed, key = granted(asking)
    seen = asking.sealed + sealed
    assert key not in seen
    assert to_text(key).encode() not in seen


def test_an_offer_of_somebody_else_is_refused():
    forged = session.ask(STRANGER, "d1", "boot", "nonce", NOW)
    with pytest.raises(SessionError, match="not signed"):
        session.read_offer(forged.sealed, DEVICE.public, NOW)


def test_a_grant_of_another_office_is_refused():
    asking = asked()
    offer = session.read_offer(asking.sealed, DEVICE.public, NOW)
    sealed, _ = session.grant(offer, STRANGER, "s1", 86_400, NOW)
    with pytest.raises(SessionError, match="not signed"):
        asking.accept(sealed, OFFICE_KEY.public)


def test_the_grant_of_yesterday_brings_no_old_time_with_it():
    sealed, _ = granted(asked())
    with pytest.raises(SessionError, match="for"):
        asked().accept(sealed, OFFICE_KEY.public)


@pytest.mark.parametrize("field", ["device", "boot", "nonce", "share"])
def test_what_was_agreed_upon_is_in_the_key(field):
    """An office that read one offer and answers for another has another key than the device."""
    asking = asked()
    other = replace(asking.offer, **{field: to_text(bytes([9] * 32))})
    _, key = session.grant(other, OFFICE_KEY, "s1", 86_400, NOW)
    assert key != granted(asking)[1]


@pytest.mark.parametrize("share", ["", "x", to_text(bytes(32)), to_text(b"\1" + bytes(31))])
def test_a_share_whose_secret_everybody_knows_is_refused(share):
    body = wire.plain(replace(asked().offer, share=share))
    sealed = seal(session.OFFER, OFFICE, body, DEVICE, NOW)
    offer = session.read_offer(sealed, DEVICE.public, NOW)
    with pytest.raises(SessionError, match="share"):
        session.grant(offer, OFFICE_KEY, "s1", 86_400, NOW)


def test_a_protocol_that_is_not_spoken_is_said_so():
    body = wire.plain(replace(asked().offer, protocol=99))
    with pytest.raises(SessionError, match="protocol 99"):
        session.read_offer(seal(session.OFFER, OFFICE, body, DEVICE, NOW), DEVICE.public, NOW)


def test_every_flipped_byte_of_offer_and_grant_is_refused():
    asking = asked()
    sealed, _ = granted(asking)
    for place in range(0, len(asking.sealed), 3):
        with pytest.raises(SessionError):
            session.read_offer(flipped(asking.sealed, place), DEVICE.public, NOW)
    for place in range(0, len(sealed), 3):
        with pytest.raises(SessionError):
            asking.accept(flipped(sealed, place), OFFICE_KEY.public)


def test_a_grant_of_no_time_is_none():
    asking = asked()
    sealed, _ = session.grant(asking.offer, OFFICE_KEY, "s1", 0, NOW)
    with pytest.raises(SessionError, match="nothing"):
        asking.accept(sealed, OFFICE_KEY.public)


@pytest.mark.parametrize("raw", [{}, {"body": 1}, {"body": {}}, {"body": {"device": 3}}])
def test_an_offer_that_names_nobody_claims_nothing(raw):
    assert session.claimed(raw) == ""


def test_an_offer_says_who_it_claims_to_be():
    assert session.claimed(json.loads(asked().sealed)) == "d1"


def test_an_offer_does_not_age_by_the_clock_of_the_terminal():
    """That it is fresh, the office's own nonce says."""
    late = NOW + timedelta(days=400)
    assert session.read_offer(asked().sealed, DEVICE.public, late).nonce == "nonce"


def flipped(data, place):
    changed = bytearray(data)
    changed[place] ^= 1
    return bytes(changed)
