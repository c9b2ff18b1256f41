# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is done with entries, and what screens are told of it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from admin_sync.office.editor import desk, flow, publish, shown
from admin_sync.office.editor.draft import Draft, Official, When, Where, Wording
from admin_sync.office.editor.flow import Action
from admin_sync.office.editor.models import Entry, Policy
from admin_sync.office.editor.uploads import Bringer
from admin_sync.office.fleet.models import Device, Document, Sign, Terminal
from admin_sync.office.people.models import AuditEntry
from admin_sync.office.proofs.models import Flaw, Proof
from content.kinds.warnings import takes_over
from content.model import Kind
from content.rules import Screen
from content.rules import shown as on_glass

pytestmark = pytest.mark.django_db


def draft(kind="news", title="Straße gesperrt", units=(), **more):
    where = more.pop("where", Where(units=tuple(unit.pk for unit in units)))
    return Draft(kind, {"de": Wording(title, "Bis Freitag.")}, where=where, **more)


def published(found, who, now, entry=None):
    held = desk.write(entry, found, Bringer(who), entry.version if entry else 0, now)
    return desk.act(held, Action.PUBLISH, Bringer(who), held.version, now)


def test_what_the_amt_publishes_hangs_everywhere(people, screens, units, hanging, now):
    entry = published(draft(units=[units.amt]), people.anna, now)
    item = hanging(screens.see)[f"office:{entry.pk}"]
    assert (item.kind, item.texts["de"].title, item.places) == (Kind.NEWS, "Straße gesperrt", ())
    assert item.texts["de"].body == "<p>Bis Freitag.</p>"
    assert hanging(screens.berg).keys() == hanging(screens.see).keys()


def test_what_is_for_a_village_hangs_there_alone(people, screens, units, hanging, now):
    entry = published(draft(units=[units.wittensee]), people.dorf, now)
    assert entry.unit == units.wittensee
    assert hanging(screens.see)[f"office:{entry.pk}"].places == ("Groß Wittensee",)
    assert not hanging(screens.berg)


def test_single_screens_and_groups(people, screens, units, hanging, now):
    one = published(draft(where=Where(terminals=(screens.berg.pk,))), people.anna, now)
    many = published(draft(where=Where(groups=(screens.group.pk,))), people.anna, now)
    assert list(hanging(screens.berg)) == [f"office:{one.pk}"]
    assert list(hanging(screens.bad)) == [f"office:{many.pk}"]
    assert (one.unit, many.unit) == (units.ascheffel, units.wittensee)
    assert not hanging(screens.see)


def test_withdrawn_is_gone_at_once_and_nothing_else(people, screens, units, hanging, now):
    stays = published(draft(units=[units.amt]), people.anna, now)
    goes = published(draft(units=[units.amt], title="Fest"), people.anna, now)
    desk.act(goes, Action.WITHDRAW, Bringer(people.anna), goes.version, now, reason="Irrtum")
    assert list(hanging(screens.see)) == [f"office:{stays.pk}"]
    assert AuditEntry.objects.filter(verb="entry-withdraw", detail__reason="Irrtum").exists()


def test_only_screens_that_it_concerns_get_a_new_list(people, screens, units, now):
    published(draft(units=[units.amt]), people.anna, now)
    before = dict(Document.objects.values_list("terminal", "mark"))
    published(draft(units=[units.ascheffel]), people.anna, now)
    after = dict(Document.objects.values_list("terminal", "mark"))
    assert {pk for pk in after if after[pk] != before[pk]} == {screens.berg.pk}


def test_a_village_clerk_writes_for_no_other_village(people, screens, units, now):
    for where in (
        Where(units=(units.ascheffel.pk,)),
        Where(units=(units.amt.pk,)),
        Where(units=(units.wittensee.pk, units.ascheffel.pk)),
        Where(terminals=(screens.berg.pk,)),
    ):
        with pytest.raises(PermissionDenied):
            desk.write(None, draft(where=where), Bringer(people.dorf), 0, now)
    assert not Entry.objects.exists()


def test_a_village_clerk_does_nothing_with_the_amts_entries(people, screens, units, now):
    entry = published(draft(units=[units.amt]), people.anna, now)
    by = Bringer(people.dorf)
    for action in (Action.WITHDRAW, Action.APPROVE):
        with pytest.raises(flow.Refused):
            desk.act(entry, action, by, entry.version, now)
    with pytest.raises(flow.Refused):
        desk.write(entry, draft(units=[units.wittensee]), by, entry.version, now)


def test_a_notice_waits_for_four_eyes_and_then_hangs_for_its_period(
    people, screens, units, hanging, now
):
    found = draft("notice", units=[units.amt], official=Official(posted=date(2026, 11, 23)))
    entry = desk.write(None, found, Bringer(people.bernd), 0, now)
    with pytest.raises(flow.Refused):
        desk.act(entry, Action.PUBLISH, Bringer(people.bernd), 1, now)
    entry = desk.act(entry, Action.HAND_IN, Bringer(people.bernd), 1, now)
    with pytest.raises(flow.Refused, match="Vier Augen"):
        desk.act(entry, Action.APPROVE, Bringer(people.bernd), 1, now)
    assert not hanging(screens.see)
    desk.act(entry, Action.APPROVE, Bringer(people.clara), 1, now)
    (item,) = hanging(screens.see).values()
    assert item.notice.posted == date(2026, 11, 23)
    assert [i.id for i in on_glass([item], now, Screen())] == [item.id]
    assert on_glass([item], now + timedelta(days=9), Screen()) == ()


def test_a_correction_replaces_only_when_approved(people, screens, units, hanging, now):
    found = draft("notice", units=[units.amt])
    entry = desk.write(None, found, Bringer(people.anna), 0, now)
    desk.act(entry, Action.HAND_IN, Bringer(people.anna), 1, now)
    entry = desk.act(entry, Action.APPROVE, Bringer(people.bernd), 1, now)
    mended = replace(found, texts={"de": Wording("Straße frei", "Doch nicht.")})
    entry = desk.write(entry, mended, Bringer(people.anna), 1, now)
    desk.act(entry, Action.HAND_IN, Bringer(people.anna), 2, now)
    assert [i.text().title for i in hanging(screens.see).values()] == ["Straße gesperrt"]
    entry.refresh_from_db()
    desk.act(entry, Action.APPROVE, Bringer(people.bernd), 2, now)
    assert [i.text().title for i in hanging(screens.see).values()] == ["Straße frei"]


def test_an_emergency_hangs_now_and_ends_by_itself_also_without_network(
    people, screens, units, hanging, now
):
    entry = desk.write(None, draft("notice", units=[units.amt]), Bringer(people.anna), 0, now)
    entry = desk.act(entry, Action.EMERGENCY, Bringer(people.anna), 1, now)
    (item,) = hanging(screens.see).values()
    assert item.valid_until == now + timedelta(hours=24)
    publish.tick(now + timedelta(hours=25))
    assert not hanging(screens.see)
    desk.act(entry, Action.APPROVE, Bringer(people.bernd), 1, now + timedelta(hours=26))
    (item,) = hanging(screens.see).values()
    assert item.valid_until is None


def test_what_takes_over_lies_over_every_page_and_ends(people, screens, units, hanging, now):
    found = draft(units=[units.amt], takeover=True, until=now + timedelta(days=2))
    entry = desk.write(None, found, Bringer(people.anna), 0, now)
    assert Action.PUBLISH not in desk.allowed(entry, people.anna)
    desk.act(entry, Action.HAND_IN, Bringer(people.anna), 1, now)
    desk.act(entry, Action.APPROVE, Bringer(people.bernd), 1, now)
    told = hanging(screens.see)
    alert = told[f"office:{entry.pk}/takeover"]
    assert takes_over(alert, now, Screen(place="Groß Wittensee"))
    assert on_glass([alert], now + timedelta(days=2), Screen()) == ()
    assert f"office:{entry.pk}" in told


def test_a_series_is_told_date_by_date_and_renewed(people, screens, units, hanging, now):
    when = When(day=date(2026, 11, 27), starts=time(19), repeat="weekly")
    entry = published(draft("event", units=[units.amt], when=when), people.anna, now)
    first = hanging(screens.see)
    assert f"office:{entry.pk}/20261127T180000Z" in first
    later = now + timedelta(days=30)
    assert publish.tick(later) == 1
    assert f"office:{entry.pk}/20261127T180000Z" not in hanging(screens.see)
    assert publish.tick(later) == 0


def test_an_entry_that_cannot_be_read_keeps_no_other_up(
    people, screens, units, hanging, now, monkeypatch
):
    ends = now + timedelta(hours=1)
    bad = published(draft(units=[units.amt], until=ends), people.anna, now)
    good = published(draft(units=[units.amt], until=ends), people.anna, now)
    bad.revisions.update(content={"kind": "news", "since": "gestern"})
    assert publish.tick(ends) == 1
    assert list(hanging(screens.see)) == [f"office:{bad.pk}"]
    assert f"office:{good.pk}" not in hanging(screens.see)


def test_who_was_slower_is_told_and_overwrites_nothing(people, screens, units, now):
    entry = desk.write(None, draft(units=[units.amt]), Bringer(people.anna), 0, now)
    desk.write(entry, draft(units=[units.amt], title="Von Bernd"), Bringer(people.bernd), 1, now)
    with pytest.raises(desk.Overtaken) as told:
        desk.write(entry, draft(units=[units.amt], title="Anna"), Bringer(people.anna), 1, now)
    assert told.value.latest.author == "Bernd Freigabe"
    with pytest.raises(desk.Overtaken):
        desk.act(entry, Action.PUBLISH, Bringer(people.anna), 1, now)
    entry.refresh_from_db()
    assert entry.title == "Von Bernd"


def test_a_unit_may_want_a_second_person_for_everything(people, screens, units, now):
    Policy.objects.create(unit=units.amt, direct=False)
    entry = desk.write(None, draft(units=[units.amt]), Bringer(people.anna), 0, now)
    assert Action.PUBLISH not in desk.allowed(entry, people.anna)
    assert Action.PUBLISH in desk.allowed(entry, people.bernd)


def test_the_page_claims_no_more_than_a_screen_has_said(people, screens, units, now):
    entry = published(draft(where=Where(terminals=(screens.see.pk,))), people.anna, now)
    assert [s.word for s in shown.screens(entry)] == ["bestimmt für"]
    sign = Sign.objects.create(terminal=screens.see, received=now, told=now, has={"content": "old"})
    assert [s.word for s in shown.screens(entry)] == ["unterwegs"]
    sign.has = {"content": Document.objects.get(terminal=screens.see, name="content").mark}
    sign.save()
    assert [s.word for s in shown.screens(entry)] == ["angekommen"]


def test_a_proof_is_told_as_shown(people, screens, units, now):
    entry = published(draft(where=Where(terminals=(screens.see.pk,))), people.anna, now)
    device = Device.objects.create(id="a", key=b"k" * 32, announced=now, terminal=screens.see)
    link = {"device": device, "terminal": screens.see, "notice": f"office:{entry.pk}", "raw": ""}
    Proof.objects.create(**link, digest="1", flaw=Flaw.UNBELIEVED, ends=now, received=now)
    assert [s.word for s in shown.screens(entry)] == ["bestimmt für"]
    Proof.objects.create(**link, digest="2", ends=now, received=now)
    assert [s.word for s in shown.screens(entry)] == ["gezeigt"]


def test_a_draft_of_another_end_does_not_change_what_hangs(people, screens, units, now):
    entry = published(draft(units=[units.amt]), people.anna, now)
    over = replace(draft(units=[units.amt]), until=now - timedelta(days=1))
    entry = desk.write(entry, over, Bringer(people.anna), 1, now)
    assert entry.until is None
    assert publish.tick(now) == 0


def test_where_a_withdrawn_notice_hung_stays_known(people, screens, units, now):
    entry = published(draft(units=[units.wittensee]), people.dorf, now)
    entry = desk.act(entry, Action.WITHDRAW, Bringer(people.dorf), 1, now)
    assert entry.targets == {"units": [units.wittensee.pk]}
    assert entry.items == []


def test_a_new_screen_is_told_what_hangs_in_its_village(
    people, screens, units, hanging, now, django_capture_on_commit_callbacks
):
    entry = published(draft(units=[units.amt]), people.anna, now)
    with django_capture_on_commit_callbacks(execute=True):
        new = Terminal.objects.create(name="Neu", unit=units.ascheffel, created=now)
    assert list(hanging(new)) == [f"office:{entry.pk}"]


def test_the_history_says_who_changed_what(people, screens, units, now):
    entry = desk.write(None, draft(units=[units.amt]), Bringer(people.anna), 0, now)
    entry = desk.write(entry, draft(units=[units.amt], title="Neu"), Bringer(people.bernd), 1, now)
    newest, _first = shown.history(entry)
    assert newest.step.author == "Bernd Freigabe"
    assert [(c.name, c.before, c.after) for c in newest.changes] == [
        ("Überschrift", "Straße gesperrt", "Neu")
    ]


def test_saving_the_same_again_is_no_new_version(people, screens, units, now):
    entry = desk.write(None, draft(units=[units.amt]), Bringer(people.anna), 0, now)
    assert desk.write(entry, draft(units=[units.amt]), Bringer(people.anna), 1, now).version == 1
