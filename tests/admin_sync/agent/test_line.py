# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The line to the office: joining, beats, documents, orders, delivery, whatever the office does."""

from datetime import UTC, datetime

import pytest

from admin_sync.agent.joining import ask_with, asked_code
from admin_sync.protocol.identity import words
from admin_sync.protocol.orders import Verb

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


@pytest.mark.parametrize("status", [404, 500])
def test_a_document_that_cannot_be_had_holds_nothing_else_up(joined, office, status):
    office.put("content", {"items": [], "source": "office"})
    office.status["document"] = status
    order = office.order(Verb.DRILL, minutes="3")
    joined.outbox.append("counters", {"pages": {}}, joined.now(), "k1")
    joined.steps()
    assert joined.doors.done == [("drill", 3)]
    assert order.id in office.receipts
    assert set(office.kept) == {"k1"}


def test_names_that_are_no_documents_become_no_files(joined, office):
    for name in ("../../x", "source/../x", "/etc/passwd", "source/A", "nonsense", "source/"):
        office.put(name, {"items": []})
    joined.steps()
    assert joined.documents.has == {}
    assert not [path for path in office.asked if path.startswith("document")]


def test_a_proxy_brings_no_older_document_back(joined, office):
    office.put("control", {"hidden": [], "mode": None})
    joined.steps()
    mark, older = office.documents["control"]
    office.put("control", {"hidden": [{"item": "amt:1"}], "mode": None})
    joined.steps()
    newer, _ = office.documents["control"]
    kept = (joined.state / "office" / "control.json").read_bytes()
    # what was sealed once for this very device is believed only where it is wanted now
    office.twist["document"] = lambda _: older
    office.put("control", {"hidden": [{"item": "amt:2"}], "mode": None})
    joined.steps()
    joined.restart()
    joined.steps()
    assert (joined.state / "office" / "control.json").read_bytes() == kept
    assert office.beats[-1].has["control"] == newer, "the office is told what holds"
    assert mark != newer


@pytest.mark.parametrize("whole", [True, False])
def test_a_proxy_plays_no_older_answer_of_the_office_back(joined, office, whole):
    office.put("control", {"hidden": [{"item": "amt:1"}]})
    honest, held = office.reply, []

    def replay(method, target, headers, body):
        said = honest(method, target, headers, body)
        if not target.endswith("beat"):
            return said
        held.append(said)
        first, now = held[0], said
        return first if whole else (now[0], now[1], first[2])

    joined.agent.step()
    office.reply = replay
    joined.agent.step()
    office.put("control", {"hidden": [{"item": "amt:1"}, {"item": "amt:2"}]})
    for _ in range(3):
        joined.agent.step()
        assert "not signed this answer" in joined.agent.trouble
    assert joined.stands.state == "refused"
    office.reply = honest
    joined.steps()
    assert b"amt:2" in (joined.state / "office" / "control.json").read_bytes()
    assert joined.stands.state == "accepted"
