# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is said of a posting is what was proved, for the screens that somebody may see."""

from datetime import timedelta

import pytest

from admin_sync.office.people.models import Unit
from admin_sync.office.proofs.account import UNKNOWN
from admin_sync.office.proofs.dossier import dossier, lines
from admin_sync.office.proofs.models import Proof
from admin_sync.office.proofs.receive import receive

pytestmark = pytest.mark.django_db


def found(amt, units=None, now=None):
    chosen = Unit.objects.all() if units is None else units
    return dossier(amt.notice, chosen, now or amt.after)


def test_a_screen_without_any_proof_is_counted_as_one_without(amt):
    amt.wittensee.proves((0, 240))
    whole = found(amt)
    assert (whole.proved, whole.expected, whole.without) == (1, 2, 1)
    assert whole.title == "Satzung über die Straßenreinigung"
    assert (whole.begins, whole.ends, whole.over) == (amt.begin, amt.end, True)
    ascheffel, wittensee = whole.screens
    assert not ascheffel.proved
    assert [gap.why for gap in ascheffel.account.gaps] == [UNKNOWN]
    assert wittensee.account.gaps == ()


def test_a_gap_has_the_reason_that_the_fleet_knows(amt):
    amt.wittensee.was(-10, "green", "")
    amt.wittensee.was(48, "grey", "Meldet sich nicht")
    amt.wittensee.was(60, "green", "")
    amt.wittensee.proves((0, 48), (60, 240))
    (gap,) = found(amt).screens[1].account.gaps
    assert gap.begins == amt.begin + timedelta(hours=48)
    assert gap.why == "Meldet sich nicht"


def test_while_it_hangs_nothing_is_missing_yet_of_what_is_to_come(amt):
    amt.wittensee.proves((0, 24))
    still = found(amt, now=amt.begin + timedelta(hours=24))
    assert not still.over
    assert still.screens[1].account.gaps == ()


def test_a_village_sees_its_own_screens_and_how_many_others_there_are(amt):
    amt.wittensee.proves((0, 240))
    amt.ascheffel.proves((0, 240))
    mine = found(amt, Unit.objects.filter(pk=amt.units.ascheffel.pk))
    assert [screen.terminal.name for screen in mine.screens] == ["Ascheffel, Feuerwehr"]
    assert mine.others == 1
    assert found(amt, Unit.objects.none()) is None
    assert [line.screens for line in lines(Unit.objects.all())] == [2]
    assert lines(Unit.objects.filter(pk=amt.units.amt.pk)) == []


def test_a_missing_link_is_told_and_a_forked_one_does_not_count(amt):
    links = [amt.wittensee.link(0, 10), amt.wittensee.link(10, 20), amt.wittensee.link(20, 240)]
    receive(amt.wittensee.device, [links[0], links[2]], amt.after)
    assert found(amt).screens[1].breaks == 1
    receive(amt.wittensee.device, [links[1]], amt.after)
    assert found(amt).screens[1].breaks == 0
    amt.wittensee.head = type(amt.wittensee.head)(2, amt.wittensee.head.digest)
    receive(amt.wittensee.device, [amt.wittensee.link(20, 100)], amt.after)
    forked = found(amt).screens[1]
    assert forked.flawed == 2
    assert forked.links == 2
    assert [gap.begins for gap in forked.account.gaps] == [amt.begin + timedelta(hours=20)]


def test_the_title_outlives_the_notice(amt):
    amt.wittensee.proves((0, 1))
    Proof.objects.update(title="Satzung", notice="gone:1")
    gone = dossier("gone:1", Unit.objects.all(), amt.after)
    assert gone.title == "Satzung"
    assert gone.proved == gone.expected == 1


@pytest.mark.parametrize("notice", ["none:1", "office:../x", "office:", ":", "\0", "x" * 500])
def test_of_a_notice_that_nobody_knows_there_is_nothing(amt, notice):
    assert dossier(notice, Unit.objects.all(), amt.after) is None
