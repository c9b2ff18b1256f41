# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody may try on the line, and that it costs the office nothing but an answer."""

import json
from datetime import timedelta

import pytest

from admin_sync.office.device.models import Entry, Session
from admin_sync.office.device.secret import PATIENCE
from admin_sync.office.fleet import joining, outgoing
from admin_sync.office.fleet.models import Device, Guess, Sign
from admin_sync.protocol import encoding, orders, request, session
from tests.fakes.terminal import BASE, Wsgi

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


# replay


def test_a_request_counts_once(terminal):
    assert terminal.post("beat", BEAT, sequence=5).status == 200
    for again in (5, 4, 1):
        refused(terminal.post("beat", BEAT, sequence=again), 401, "sequence")
    assert terminal.post("beat", BEAT, sequence=6).status == 200


def test_a_beat_played_back_to_another_process_is_not_written(
    terminal, line, other_line, place, clock
):
    terminal.post("beat", BEAT, sequence=1)
    line.writer.tick()
    terminal.send = Wsgi(other_line)
    terminal.post("beat", BEAT, sequence=2)
    other_line.writer.tick()
    before = Sign.objects.get(terminal=place).received
    clock.pass_(minutes=5)
    terminal.send = Wsgi(line)
    assert terminal.post("beat", BEAT, sequence=2).status == 200
    line.writer.tick()
    assert Sign.objects.get(terminal=place).received == before
    refused(terminal.post("beat", BEAT, sequence=2), 401, "sequence")


def test_what_is_kept_is_not_played_back_to_another_process(terminal, line, other_line):
    terminal.post("beat", BEAT, sequence=1)
    line.writer.tick()
    terminal.send = Wsgi(other_line)
    assert terminal.post("outbox", {"entries": [ENTRY]}, sequence=2).status == 200
    terminal.send = Wsgi(line)
    again = ENTRY | {"key": "second"}
    refused(terminal.post("outbox", {"entries": [again]}, sequence=2), 401, "sequence")
    assert Entry.objects.count() == 1


def test_a_beat_before_something_that_was_kept_is_still_written(terminal, line, place):
    terminal.post("beat", BEAT)
    terminal.tell(ENTRY)
    line.writer.tick()
    assert Sign.objects.filter(terminal=place).exists()


def test_numbers_go_on_after_a_restart_of_the_office(terminal, line, other_line):
    terminal.post("beat", BEAT, sequence=7)
    line.writer.tick()
    terminal.send = Wsgi(other_line)
    refused(terminal.post("beat", BEAT, sequence=7), 401, "sequence")


# sessions and signatures


def test_no_signature_no_answer(terminal):
    for noun in ("beat", "outbox", "proofs"):
        refused(terminal.plain("POST", noun, b"{}"), 401, "unsigned")
    refused(terminal.plain("GET", "document/settings"), 401, "unsigned")
    refused(terminal.plain("PUT", f"blob/{'0' * 64}?for={'0' * 32}"), 401, "unsigned")


def test_every_forged_part_of_a_request_is_refused(terminal):
    body = encoding.canonical(BEAT)
    refused(terminal.ask("POST", "beat", body, sent=body + b" "), 401, "signature")
    refused(terminal.ask("POST", "beat", body, key=bytes(32)), 401, "signature")
    fields = request.sign(terminal.session.key, terminal.session.id, 99, "POST", BASE + "outbox")
    refused(terminal.plain("POST", "beat", headers=fields), 401, "signature")


def test_a_session_that_was_seen_on_the_way_is_no_key(terminal, newcomer):
    """Its name goes over the line in the open; the key never does."""
    thief = newcomer(b"thief")
    thief.session = session.Session(terminal.session.id, bytes(32), 60, terminal.clock())
    refused(thief.post("beat", BEAT), 401, "signature")


def test_a_session_that_nobody_has_is_not_known(terminal):
    terminal.session = session.Session("nobody", bytes(32), 60, terminal.clock())
    refused(terminal.post("beat", BEAT), 401, "session")


def test_a_session_ends(terminal, clock):
    clock.pass_(hours=23, minutes=59)
    assert terminal.post("beat", BEAT).status == 200
    clock.pass_(minutes=1)
    refused(terminal.post("beat", BEAT), 401, "session")


def test_the_keys_of_sessions_are_not_in_the_database(terminal, settings, other_line):
    kept = Session.objects.get()
    assert terminal.session.key not in bytes(kept.key)
    settings.SECRET_KEY = "another office"
    terminal.send = Wsgi(other_line)
    refused(terminal.post("beat", BEAT), 401, "session")


def test_the_key_of_one_session_is_none_in_the_row_of_another(terminal, newcomer, other_line):
    kept = Session.objects.get()
    Session.objects.filter(pk=kept.pk).update(id="other")
    terminal.session = session.Session("other", terminal.session.key, 60, terminal.clock())
    terminal.send = Wsgi(other_line)
    refused(terminal.post("beat", BEAT), 401, "session")


# opening a session


def test_a_challenge_is_answered_once(terminal):
    asking = terminal.asking()
    assert terminal.plain("POST", "session", asking.sealed).status == 200
    refused(terminal.plain("POST", "session", asking.sealed), 401, "challenge")


def test_a_challenge_is_for_one_device_and_not_for_long(terminal, newcomer, clock):
    other = newcomer(b"other")
    other.device = "somebody"
    asking = terminal.asking(other.asking().offer.nonce)
    refused(terminal.plain("POST", "session", asking.sealed), 401, "challenge")
    refused(terminal.plain("POST", "session", terminal.asking("x").sealed), 401, "challenge")
    asking = terminal.asking()
    clock.pass_(seconds=PATIENCE + 1)
    refused(terminal.plain("POST", "session", asking.sealed), 401, "challenge")


def test_nobody_opens_a_session_for_another(terminal, newcomer):
    thief = newcomer(b"thief")
    thief.device = terminal.device
    refused(thief.plain("POST", "session", thief.asking().sealed), 400, "offer")
    assert terminal.post("beat", BEAT).status == 200


def test_who_waits_or_is_unknown_has_no_session(newcomer):
    waiting, nobody = newcomer(b"waiting"), newcomer(b"nobody")
    waiting.announce()
    nobody.device = "nobody"
    refused(waiting.plain("POST", "session", waiting.asking().sealed), 403, "waiting")
    refused(nobody.plain("POST", "session", nobody.asking().sealed), 403, "unknown")


def test_a_challenge_does_not_tell_who_is_known_here(terminal):
    for device in (terminal.device, "nobody"):
        answer = terminal.plain("POST", "challenge", encoding.canonical({"device": device}))
        assert set(answer.json) == {"nonce"}
        assert len(answer.json["nonce"]) == 48


def test_who_asks_too_often_waits(terminal, clock):
    answers = [
        terminal.plain("POST", "session", terminal.asking("x").sealed).status for _ in range(12)
    ]
    assert answers[:9] == [401] * 9
    assert answers[-1] == 429
    clock.pass_(seconds=31)
    assert terminal.plain("POST", "session", terminal.asking().sealed).status == 200


# revoked


@pytest.mark.parametrize("noticed", [{"seconds": 3}, {"seconds": 31}])
def test_a_revoked_device_is_out_of_every_process_within_a_minute(
    terminal, line, other_line, clock, noticed
):
    terminal.beat()
    device = Device.objects.get(pk=terminal.device)
    if noticed["seconds"] < 10:
        joining.revoke(device, clock.now)
    else:
        # however it came about
        Device.objects.filter(pk=device.pk).update(state="revoked", terminal=None)
    terminal.send = Wsgi(other_line)
    refused(terminal.post("beat", BEAT, sequence=50), 410, "revoked")
    terminal.send = Wsgi(line)
    clock.pass_(**noticed)
    line.writer.tick()
    for answer in (
        terminal.post("beat", BEAT, sequence=51),
        terminal.post("proofs", {"links": []}, sequence=52),
        terminal.ask("GET", "document/settings", sequence=53),
        terminal.plain("POST", "session", terminal.asking().sealed),
    ):
        refused(answer, 410, "revoked")


def test_only_the_office_can_say_that_a_device_is_revoked(terminal, line, clock):
    """A proxy that answers 410 to all and everything makes no terminal wipe itself."""
    from admin_sync.protocol import joining as said  # noqa: PLC0415

    joining.revoke(Device.objects.get(pk=terminal.device), clock.now)
    answer = terminal.plain("POST", "session", terminal.asking().sealed)
    standing = answer.json["standing"].encode()
    assert said.read_answer(standing, terminal.identity, terminal.office).state == "revoked"
    with pytest.raises(said.JoiningError):
        said.read_answer(standing, terminal.identity, bytes(32))
    assert terminal.announce().state == "revoked"


def test_a_stranger_learns_nothing_of_a_revoked_device(terminal, newcomer, clock):
    joining.revoke(Device.objects.get(pk=terminal.device), clock.now)
    thief = newcomer(b"thief")
    thief.device = terminal.device
    refused(thief.plain("POST", "session", thief.asking().sealed), 400, "offer")


# codes and crowds


def test_codes_cannot_be_tried_out(newcomer, place, clock):
    plain = joining.offer(place, None, clock.now)
    for number in range(5):
        standing = newcomer(b"n%d" % number).announce(f"0000000{number}")
        assert standing.state == "unknown"
    late = newcomer(b"late").announce(plain)
    assert (late.state, Guess.objects.exists()) == ("unknown", True)
    elsewhere = newcomer(b"late", address="198.51.100.9").announce(plain)
    assert elsewhere.state == "waiting"


def test_a_code_is_not_tried_out_from_many_addresses_of_one_network(newcomer, place, clock):
    for number in range(5):
        newcomer(b"a", address=f"2001:db8::{number}").announce("00000000")
    plain = joining.offer(place, None, clock.now)
    assert newcomer(b"a", address="2001:db8::ffff").announce(plain).state == "unknown"


def test_a_crowd_of_new_devices_is_not_taken_note_of(newcomer, monkeypatch, clock):
    monkeypatch.setattr("admin_sync.office.device.opening.WAITING", 2)
    for name in (b"a", b"b"):
        newcomer(name).announce()
    third = newcomer(b"c")
    with pytest.raises(AssertionError, match="429"):
        third.announce()
    assert newcomer(b"a").announce().state == "waiting"
    assert Device.objects.count() == 2


def test_announcements_from_one_address_are_bounded(newcomer, clock):
    box = newcomer()
    for _ in range(60):
        box.announce()
    with pytest.raises(AssertionError, match="429"):
        box.announce()
    clock.pass_(seconds=1)
    assert box.announce().state == "waiting"


def test_the_address_is_the_proxy_s_word_only_behind_a_proxy_of_our_own(line):
    from admin_sync.office.device.exchange import Request  # noqa: PLC0415

    told = {"HTTP_X_FORWARDED_FOR": "203.0.113.5, 198.51.100.7"}
    ours = Request({"REMOTE_ADDR": "127.0.0.1", **told}, "POST", "/")
    theirs = Request({"REMOTE_ADDR": "192.0.2.9", **told}, "POST", "/")
    assert (ours.address, theirs.address) == ("198.51.100.7", "192.0.2.9")


@pytest.mark.parametrize("field", ["key", "serial", "code"])
def test_an_announcement_that_was_changed_is_refused(newcomer, field):
    from admin_sync.protocol import joining as said  # noqa: PLC0415

    box = newcomer()
    sealed = said.announce(box.identity, "s", "1", box.clock(), "ABCD1234")
    content = json.loads(sealed)
    content["body"][field] = newcomer(b"other").identity.name
    refused(box.plain("POST", "announce", encoding.canonical(content)), 400, "announcement")


# the office's own trouble


def test_a_fault_of_ours_is_not_told_to_the_outside(terminal, line, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr(type(line.memory), "put", broken)
    answer = terminal.post("beat", BEAT)
    refused(answer, 500, "internal")
    assert b"secret" not in answer.body
    assert "a secret of ours" in caplog.text


def test_beats_that_cannot_be_written_wait_and_one_that_is_refused_costs_only_itself(
    terminal, line, place, monkeypatch, clock
):
    terminal.beat(report=terminal.report(), report_mark="m1")
    monkeypatch.setattr(line.writer, "_write", lambda batch: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        line.writer.tick()
    monkeypatch.undo()
    clock.pass_(seconds=1)
    terminal.beat(report_mark="m1", frames=9)
    line.writer.tick()
    sign = Sign.objects.get(terminal=place)
    assert (sign.report_mark, sign.beat["frames"]) == ("m1", 9)


def test_an_order_that_ended_is_not_told(terminal, line, clock):
    device = Device.objects.get(pk=terminal.device)
    outgoing.order(device, orders.Verb.RELOAD, {}, None, clock.now)
    line.writer.tick()
    clock.pass_(minutes=11)
    assert terminal.beat().orders == ()
    assert timedelta(minutes=11) > outgoing.LASTS
