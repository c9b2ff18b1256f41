# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The line to the office: joining, beats, documents, orders, delivery, whatever the office does."""

from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.agent.joining import ask_with, asked_code
from admin_sync.protocol.chain import Showing, verify
from admin_sync.protocol.identity import Identity, words
from admin_sync.protocol.orders import Outcome, Verb
from tests.admin_sync.agent.conftest import PNG

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)


def test_a_terminal_of_nobody_shows_a_code_and_is_accepted(terminal, office):
    assert terminal.stands.state == "joining"
    assert terminal.agent.step() == 5.0
    stands = terminal.stands
    assert (stands.state, stands.code) == ("waiting", "7Q2KX9MD")
    assert stands.words == words(terminal.key)
    assert stands.link.startswith(office.url)
    assert stands.ends is not None
    office.accept(terminal.key)
    terminal.steps()
    assert terminal.stands.state == "accepted"
    assert terminal.stands.place == "Haby, Dorfplatz"
    assert office.beats[0].report is not None
    assert office.beats[0].report.machine.disk_writable


def test_a_ready_file_joins_by_itself(terminal, office):
    office.codes["READYFYL"] = True
    terminal.code = "READYFYL"
    terminal.restart()
    terminal.steps()
    assert terminal.stands.state == "accepted"
    assert office.beats


def test_a_code_that_nobody_knows_is_not_sent_for_ever(terminal, office):
    terminal.code = "SPENTNNN"
    terminal.restart()
    terminal.agent.step()
    assert terminal.stands.state == "refused"
    terminal.agent.step()
    assert (terminal.stands.state, terminal.stands.code) == ("waiting", "7Q2KX9MD")


def test_a_code_that_is_typed_here_waits_for_staff(terminal, office):
    office.codes["TYPEDCDE"] = False
    ask_with(terminal.papers.folder, "TYPEDCDE")
    terminal.agent.step()
    assert (terminal.stands.state, terminal.stands.code) == ("waiting", "TYPEDCDE")
    office.accept(terminal.key)
    office.codes["TYPEDCDE"] = True
    terminal.steps()
    assert terminal.stands.state == "accepted"
    assert asked_code(terminal.papers.folder) == ""


def test_beats_are_small_where_nothing_is_new_and_use_one_connection(joined, office):
    for _ in range(5):
        joined.agent.step()
    # the second one says that the clock is trusted now
    assert [beat.report is None for beat in office.beats[2:]] == [True] * (len(office.beats) - 2)
    assert len({beat.report_mark for beat in office.beats[1:]}) == 1
    assert office.beats[-1].frames == 100
    assert office.connections == 1
    assert [beat.sequence for beat in office.beats] == list(range(1, len(office.beats) + 1))


def test_a_session_that_the_office_forgot_is_made_anew(joined, office):
    office.forget_sessions()
    assert joined.agent.step() > 0
    beats = len(office.beats)
    joined.agent.step()
    assert len(office.beats) == beats + 1


def test_a_dead_office_is_waited_for_ever_longer_and_nothing_is_lost(joined, office):
    joined.outbox.append("report", {"text": "Schlagloch"}, NOW)
    office.stop()
    waits = [joined.agent.step() for _ in range(40)]
    assert max(waits) <= 300
    assert max(waits[-10:]) > 60
    assert joined.agent.trouble
    office.start()
    joined.steps()
    assert [one["body"] for one in office.kept.values()] == [{"text": "Schlagloch"}]
    assert joined.agent.trouble == ""


GARBLED = (
    b"", b"{", b"[]", b"null", b'{"now":1}', b'{"now":"2026-01-01T00:00:00Z"}', b"<html>Login",
    b"\xff" * 100, b'{"next":NaN,"now":"2026-01-01T00:00:00.000000+00:00"}',
    b'{"a":' * 500 + b"1" + b"}" * 500, b"x" * 3_000_000,
)  # fmt: skip


@pytest.mark.parametrize("noun", ["beat", "announce", "challenge", "session"])
def test_a_garbled_answer_is_an_error_with_a_reason(joined, office, noun):
    if noun == "announce":
        office.revoke()
    for garbled in GARBLED:
        office.forget_sessions()
        office.twist[noun] = lambda _, garbled=garbled: garbled
        joined.agent.step()
        joined.agent.step()
        assert joined.agent.trouble, garbled[:20]
        assert not joined.papers.membership().revoked


def test_an_answer_that_the_office_has_not_signed_counts_for_nothing(joined, office):
    office.unsigned = True
    office.order(Verb.DRILL)
    joined.agent.step()
    assert "signed" in joined.agent.trouble
    assert not joined.doors.done


def test_another_key_at_the_same_address_is_refused(joined, office):
    office.change_key()
    joined.agent.step()
    joined.agent.step()
    assert joined.stands.state == "refused"
    assert "weist sich nicht aus" in joined.stands.detail
    office.order(Verb.WIPE)
    joined.agent.step()
    assert not joined.doors.done


def test_documents_are_applied_and_named(joined, office):
    office.put("control", {"hidden": []})
    office.put("settings", {"toml": "[terminal]\n"})
    office.put("content", {"source": "office", "items": []})
    office.put("source/amt-news", {"source": "amt-news", "items": []})
    joined.steps()
    assert joined.applied[-4:] == ["control", "settings", "content", "source/amt-news"]
    assert set(office.beats[-1].has) == set(office.documents)
    assert (joined.state / "office" / "settings.toml").read_text() == "[terminal]\n"
    assert (joined.state / "office" / "source" / "amt-news.json").is_file()
    joined.restart()
    asked = len(office.asked)
    joined.steps()
    assert not [path for path in office.asked[asked:] if path.startswith("document")]
    del office.documents["source/amt-news"]
    del office.documents["control"]
    joined.steps()
    assert not (joined.state / "office" / "source" / "amt-news.json").exists()
    assert (joined.state / "office" / "control.json").exists(), "no word is no order to forget"


def test_a_document_of_no_use_leaves_the_last_good_one(joined, office):
    office.put("settings", {"toml": "[terminal]\n"})
    joined.steps()
    joined.bad_settings = True
    office.put("settings", {"toml": "[network]\n"})
    joined.steps()
    assert (joined.state / "office" / "settings.toml").read_text() == "[terminal]\n"
    assert joined.documents.problems == ("settings: wrong",)
    asked = office.asked.count("document/settings")
    joined.steps()
    assert office.asked.count("document/settings") == asked, "it is not asked for again"
    joined.bad_settings = False
    office.put("settings", {"toml": "[panel]\n"})
    joined.steps()
    assert joined.documents.problems == ()
    assert (joined.state / "office" / "settings.toml").read_text() == "[panel]\n"


@pytest.mark.parametrize(
    ("kind", "device"), [("control", "another"), ("settings", "d1"), ("order", "d1")]
)
def test_a_document_for_another_or_of_another_kind_is_refused(joined, office, kind, device):
    office.put(kind, {"hidden": []}, device=device)
    office.documents["control"] = office.documents.pop(kind)
    joined.steps()
    assert "control" not in joined.documents.has
    assert joined.documents.problems


def test_names_that_are_no_documents_become_no_files(joined, office):
    for name in ("../../x", "source/../x", "/etc/passwd", "source/A", "nonsense", "source/"):
        office.put(name, {"items": []})
    joined.steps()
    assert joined.documents.has == {}
    assert not [path for path in office.asked if path.startswith("document")]


def test_an_order_is_done_once_and_its_receipt_given(joined, office):
    order = office.order(Verb.DRILL, minutes="3")
    joined.steps()
    joined.steps()
    assert joined.doors.done == [("drill", 3)]
    assert office.receipts[order.id].outcome is Outcome.DONE
    joined.restart()
    joined.steps()
    assert joined.doors.done == [("drill", 3)]


def test_a_picture_goes_up_with_its_order(joined, office):
    order = office.order(Verb.SCREENSHOT)
    joined.steps()
    assert office.uploads[order.id][1] == PNG
    assert office.receipts[order.id].blob == office.uploads[order.id][0]


def test_a_receipt_waits_for_its_picture(joined, office):
    office.status["blob"] = 503
    order = office.order(Verb.SCREENSHOT)
    joined.steps()
    joined.steps()
    assert order.id not in office.receipts
    del office.status["blob"]
    joined.steps()
    joined.steps()
    assert order.id in office.uploads
    assert office.receipts[order.id].outcome is Outcome.DONE
    office.status["blob"] = 409
    late = office.order(Verb.SCREENSHOT)
    joined.steps()
    assert office.receipts[late.id].outcome is Outcome.DONE


def test_orders_that_are_replayed_late_or_anothers_are_refused(joined, office):
    late = office.order(Verb.DRILL, lasts=-5)
    strange = office.order(Verb.DRILL, number=2)
    strangers = office.order(Verb.DRILL, number=3, device="another")
    forged = office.order(Verb.WIPE, number=4, key=Identity.create())
    joined.steps()
    assert [name for name, *_ in joined.doors.done] == ["drill"]
    assert office.receipts[strange.id].outcome is Outcome.DONE
    assert not {late.id, strangers.id, forged.id} & {
        one for one, said in office.receipts.items() if said.outcome is Outcome.DONE
    }
    old = office.order(Verb.DRILL, number=1)
    joined.steps()
    assert office.receipts[old.id].outcome is Outcome.REFUSED
    assert len(joined.doors.done) == 1


def test_a_door_that_does_not_open_is_told(joined, office):
    joined.doors.broken = {"screen"}
    order = office.order(Verb.SCREEN_OFF)
    bad = office.order(Verb.LOG, lines="-1; rm")
    joined.steps()
    assert office.receipts[order.id].outcome is Outcome.FAILED
    assert "screen geht nicht" in office.receipts[order.id].detail
    assert office.receipts[bad.id].outcome is Outcome.FAILED


def test_reboots_are_told_when_the_machine_is_back_and_bounded(joined, office):
    for number in range(1, 5):
        order = office.order(Verb.REBOOT)
        joined.steps(3)
        if number < 4:
            assert order.id not in office.receipts, "it has not come back yet"
        joined.restart(boot=f"boot-{number + 1}")
        joined.steps()
    outcomes = [office.receipts[order.id].outcome for order in office.orders]
    assert outcomes == [Outcome.DONE] * 3 + [Outcome.REFUSED]
    assert [name for name, *_ in joined.doors.done] == ["reboot"] * 3


def test_entries_are_delivered_once_and_erased(joined, office):
    keys = [joined.outbox.append("report", {"n": n}, NOW) for n in range(120)]
    joined.steps(10)
    assert list(office.kept) == keys
    assert all(
        entry.state == "delivered" and entry.body is None for entry in joined.outbox.entries()
    )
    posts = office.asked.count("outbox")
    joined.steps()
    assert office.asked.count("outbox") == posts


def test_an_acknowledgement_that_is_lost_counts_nothing_twice(joined, office):
    key = joined.outbox.append("vote", {"n": 1}, NOW)
    office.twist["outbox"] = lambda _: b"cut"
    joined.steps()
    assert joined.outbox.entries()[0].state == "waiting"
    del office.twist["outbox"]
    joined.restart()
    joined.steps()
    assert list(office.kept) == [key]
    assert joined.outbox.entries()[0].state == "delivered"


def test_what_the_office_does_not_take_is_failed_in_the_end_and_holds_up_nothing(joined, office):
    bad = joined.outbox.append("strange", {"n": 1}, NOW)
    good = joined.outbox.append("report", {"n": 2}, NOW)
    office.refuses = {"strange"}
    for _ in range(12):
        joined.agent.step()
    states = {entry.key: entry.state for entry in joined.outbox.entries()}
    assert states == {bad: "failed", good: "delivered"}
    assert office.beats[-1].report is None or office.beats[-1].report.outbox.failed == 1


def test_what_was_shown_is_proved_in_a_chain_once(joined, office):
    joined.clocks.office_said(joined.now(), joined.agent._monotonic())
    joined.shown = [Showing(f"n:{n}", "ab" * 32, NOW, NOW + timedelta(minutes=5)) for n in range(3)]
    joined.steps()
    assert len(office.links) == 3
    joined.restart()
    joined.shown.append(Showing("n:4", "cd" * 32, NOW, NOW + timedelta(minutes=1), canary=True))
    joined.steps()
    joined.steps()
    assert len(office.links) == 4
    head = verify([link.encode() for link in office.links], joined.key)
    assert head == joined.proofs.head()


def test_nothing_is_proved_by_a_clock_that_is_not_trusted(joined, office):
    joined.steps()
    office.ahead = timedelta(hours=3)
    joined.steps()
    assert not joined.clocks.look().trusted
    now = joined.now()
    joined.shown = [Showing("n:1", "ab" * 32, now, now)]
    joined.steps()
    assert not office.links
    joined.restart()
    office.ahead = timedelta(0)
    joined.steps()
    later = joined.now() + timedelta(minutes=10)
    joined.shown.append(Showing("n:2", "ab" * 32, later, later))
    joined.steps()
    joined.steps()
    (link,) = office.links
    assert '"n:2"' in link, "what a clock in doubt has timed is never proved"


def test_what_was_shown_before_it_belonged_to_a_place_is_not_proved(terminal, office):
    now = terminal.now()
    terminal.shown = [Showing("n:1", "ab" * 32, now, now)]
    terminal.agent.step()
    office.accept(terminal.key)
    terminal.steps()
    later = terminal.now() + timedelta(minutes=10)
    terminal.shown.append(Showing("n:2", "ab" * 32, later, later))
    terminal.steps()
    terminal.steps()
    (link,) = office.links
    assert '"n:2"' in link


def test_an_order_is_understood_with_a_wrong_clock(joined, office):
    joined.ahead = timedelta(days=-4000)
    order = office.order(Verb.DRILL)
    joined.steps()
    assert office.receipts[order.id].outcome is Outcome.DONE


def test_a_revoked_terminal_removes_everything_and_says_so(joined, office):
    office.put("control", {"hidden": []})
    joined.steps()
    office.revoke()
    joined.agent.step()
    assert joined.forgotten
    assert joined.stands.state == "revoked"
    assert not (joined.state / "office" / "control.json").exists()
    beats = len(office.beats)
    joined.restart()
    joined.steps()
    assert len(office.beats) == beats
    assert joined.stands.state == "revoked"
    assert joined.forgotten > 1


def test_a_revoked_terminal_comes_back_with_a_code_and_another_key(joined, office):
    old = joined.key
    office.revoke()
    joined.agent.step()
    office.codes["TYPEDCDE"] = True
    ask_with(joined.papers.folder, "TYPEDCDE")
    joined.agent.step()
    assert joined.agent.done
    joined.restart()
    joined.steps()
    assert joined.key != old
    assert joined.stands.state == "accepted"


def test_a_410_that_is_not_the_offices_word_removes_nothing(joined, office):
    office.status["beat"] = 410
    joined.agent.step()
    assert not joined.forgotten
    assert joined.stands.state == "accepted"
    office.status["announce"] = 410
    joined.agent.step()
    assert not joined.forgotten


def test_a_wipe_forgets_office_and_key_once_its_receipt_was_taken(joined, office):
    old = joined.key
    order = office.order(Verb.WIPE)
    joined.outbox.append("report", {"secret": "x"}, NOW)
    for _ in range(10):
        joined.agent.step()
        if joined.agent.done:
            break
    assert office.receipts[order.id].outcome is Outcome.DONE
    assert joined.forgotten
    assert joined.papers.membership() is None
    joined.restart()
    assert joined.key != old
    assert joined.stands.state == "joining"
    assert joined.ledger.last_number == 0
    assert all(entry.body is None for entry in joined.outbox.entries())


def test_a_wipe_that_nobody_hears_of_is_brought_to_its_end(joined, office):
    office.order(Verb.WIPE)
    joined.doors.on_wipe = office.stop
    for _ in range(12):
        joined.agent.step()
        if joined.agent.done:
            break
    assert joined.agent.done
    assert joined.papers.membership() is None


def test_a_damaged_membership_asks_anew_with_the_same_key(joined, office):
    key = joined.key
    (joined.papers.folder / "office.json").write_text("{")
    joined.restart()
    joined.steps()
    assert joined.key == key
    assert joined.stands.state == "accepted"


def test_the_key_is_for_its_owner_alone(terminal):
    file = terminal.papers.folder / "device.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert terminal.papers.folder.stat().st_mode & 0o777 == 0o700
