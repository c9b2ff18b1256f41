# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the overview says of updates: a remark while all is well, yellow where one failed."""

from dataclasses import replace

import pytest

from admin_sync.agent.updates import Why
from admin_sync.office.fleet import health, update_proofs
from admin_sync.office.fleet.expectation import Wanted
from admin_sync.office.fleet.finding import Colour
from admin_sync.protocol import wire
from admin_sync.protocol.report import Report, Update
from tests.fakes.healthy import NOW, ago, evidence, expectation, report

UPDATE = Update("2026.11.0", confirmed=True, other="2026.10.0", other_good=True)


def told(update):
    said = evidence(report=replace(report(), update=update))
    found = health.status(said, expectation(), NOW)
    return found.colour, " ".join(one.what.told(NOW) for one in found.reasons)


def doing(state, **more):
    return replace(UPDATE, wanted="2026.12.0", state=state, **more)


@pytest.mark.parametrize(
    ("update", "colour", "words"),
    [
        (None, Colour.GREEN, ""),
        (UPDATE, Colour.GREEN, ""),
        (doing("installing", percent=40), Colour.GREEN, "auf 2026.12.0 läuft (40 %)."),
        (doing("installed", reason="window"), Colour.GREEN, "startet in der Nacht"),
        (doing("installed", reason="ready"), Colour.GREEN, "startet gleich"),
        (doing("waiting", reason="window"), Colour.GREEN, "in der Nacht aufgespielt"),
        (doing("waiting", reason="backoff", error="no route"), Colour.GREEN, "noch einmal"),
        (doing("waiting", reason="unknown", error="no RAUC"), Colour.YELLOW, "nicht möglich"),
        (doing("rolled-back"), Colour.YELLOW,
         "Aktualisierung auf 2026.12.0 ist gescheitert, es läuft wieder 2026.11.0."),
        (doing("failed"), Colour.YELLOW, "es läuft weiter 2026.11.0"),
        (doing("refused", reason="older"), Colour.YELLOW, "passt nicht"),
        (doing("refused", reason="stick"), Colour.YELLOW, "USB-Stick"),
        (doing("failed", reason="stick"), Colour.YELLOW, "vom USB-Stick"),
        (doing("something new"), Colour.GREEN, ""),
        (replace(UPDATE, confirmed=False), Colour.GREEN, "muss sich noch"),
    ],
)  # fmt: skip
def test_updates_in_words(update, colour, words):
    found, said = told(update)
    assert found is colour
    assert words in said
    assert bool(said) == bool(words)


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_for_waiting_can_be_said(why):
    said = update_proofs.found(replace(report(), update=doing("waiting", reason=why.value)))
    assert all(one.reason.told(NOW) for one in said)


def test_who_never_heard_of_releases_is_not_behind():
    expected = expectation()
    wanted = {**expected.wants, "release": Wanted("r1", ago(86_400))}
    found = health.status(evidence(), replace(expected, wants=wanted), NOW)
    assert found.colour is Colour.GREEN
    assert found.reasons == ()


def test_an_older_side_reads_what_a_newer_one_says():
    plain = wire.plain(replace(report(), update=UPDATE))
    assert wire.read(Report, plain).update == UPDATE
    del plain["update"]
    assert wire.read(Report, plain).update is None
    newer = wire.plain(replace(report(), update=UPDATE))
    newer["update"]["more"] = {"than": "we know"}
    assert wire.read(Report, newer).update == UPDATE
