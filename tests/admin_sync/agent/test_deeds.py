# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is delivered and what is ordered: once, whatever happens between."""

from datetime import UTC, datetime, timedelta

from admin_sync.agent import leaving
from admin_sync.agent.clocks import Clocks
from admin_sync.agent.joining import ask_with
from admin_sync.agent.membership import Papers
from admin_sync.protocol.chain import Showing, verify
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.orders import Outcome, Verb
from content.clock import utc_now
from content.files import FOLDER_MODE, make_folder
from tests.admin_sync.agent.conftest import PNG

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)


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


def test_after_six_weeks_without_the_office_nothing_is_missing(joined, office):
    office.put("control", {"hidden": [{"item": "a"}]})
    joined.steps()
    before = dict(joined.documents.has)
    office.stop()
    days = list(range(3, 43, 3))
    for day in days:
        joined.ahead = timedelta(days=day)
        joined.restart(boot=f"day-{day}")
        joined.outbox.append("counters", {"day": day}, joined.now())
        now = joined.now()
        joined.shown.append(Showing(f"n:{day}", "ab" * 32, now, now))
        joined.agent.step()
        assert joined.documents.has == before
        assert joined.stands.state == "accepted"
    office.ahead = joined.ahead
    office.start()
    for _ in range(8):
        joined.agent.step()
    assert sorted(one["body"]["day"] for one in office.kept.values()) == days
    assert len(office.links) == len(days)
    assert verify([link.encode() for link in office.links], joined.key) == joined.proofs.head()


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
    # somebody may stand there with a code: nobody waits five minutes
    assert joined.agent.step() <= 10
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
    assert leaving.is_asked(joined.papers.folder), "what is root's to remove goes, too"
    joined.restart()
    assert joined.key != old
    assert joined.stands.state == "joining"
    assert joined.ledger.last_number == 0
    assert all(entry.body is None for entry in joined.outbox.entries())


def test_who_is_taken_in_again_after_a_wipe_keeps_what_it_gets(joined, office):
    """The machine could not start anew for it: the next start, weeks later, removes nothing."""
    office.order(Verb.WIPE)
    for _ in range(10):
        joined.agent.step()
        if joined.agent.done:
            break
    office.codes["TYPEDCDE"] = True
    ask_with(joined.papers.folder, "TYPEDCDE")
    joined.restart()
    joined.steps()
    assert joined.stands.state == "accepted"
    assert not leaving.is_asked(joined.papers.folder)


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


def test_a_terminal_that_was_without_an_office_keeps_its_key_from_others_all_the_same(tmp_path):
    state, folder = tmp_path / "state", tmp_path / "state" / "agent"
    make_folder(state)
    Clocks(folder, tmp_path, utc_now).look()
    assert folder.stat().st_mode & 0o777 == 0o700
    # a release before this one let the group in
    folder.chmod(FOLDER_MODE)
    Papers(folder).identity()
    assert folder.stat().st_mode & 0o777 == 0o700
