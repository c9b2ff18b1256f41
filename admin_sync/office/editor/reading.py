# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Between the form and a version: what was typed becomes data, and data fills the form again."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from admin_sync.office.editor.draft import Contact, Draft, Official, Sale, When, Where, Wording
from admin_sync.office.editor.fields import OTHERS
from content import posting
from content.clean import safe_link
from content.clock import at_glass, day_start
from content.dates import parse_date
from content.details import Notice
from content.sources.openings import openings
from content.sources.prices import money

_MOST_EXCEPTIONS = 60
_DAY = timedelta(days=1)


def check(form: forms.Form, data: Mapping[str, Any]) -> None:
    """Say of each field what cannot be read or contradicts another."""
    for name in ("amount", "old_amount"):
        if data.get(name) and money(data[name], "EUR") is None:
            form.add_error(name, _("Bitte als Betrag schreiben, zum Beispiel 3,50 €."))
    if data.get("hours") and not openings(data["hours"]):
        form.add_error("hours", _("Das ist nicht zu lesen. Zum Beispiel: Mo-Fr 8-12, Di 14-18"))
    if data.get("link") and not safe_link(data["link"]):
        form.add_error("link", _("Bitte eine Adresse, die mit https:// beginnt."))
    if data.get("except_on") and _days(data["except_on"]) is None:
        form.add_error("except_on", _("Bitte Tage wie 24.12.2026, mit Komma dazwischen."))
    if data.get("ends") and not data.get("starts"):
        form.add_error("starts", _("Bitte auch den Beginn eingeben."))
    for first, last in (
        ("since", "until"),
        ("since", "pinned_until"),
        ("posted", "pinned_until"),
        ("day", "last_day"),
        ("day", "repeat_until"),
        ("posted", "removed"),
    ):
        begins, ends = data.get(first), data.get(last)
        if begins and ends and ends < begins:
            form.add_error(last, _("Dieser Tag liegt vor dem ersten."))


def draft_of(kind: str, data: Mapping[str, Any], now: datetime) -> Draft:
    """The version that a valid form says."""
    since, until = _shown(kind, data, now)
    return Draft(
        kind=kind,
        texts=_texts(data),
        since=since,
        until=until,
        where=Where(*(_numbers(data, name) for name in ("units", "terminals", "groups"))),
        picture=_said(data, "picture"),
        pdf=_said(data, "pdf"),
        link=safe_link(_said(data, "link")),
        place=_said(data, "place"),
        organiser=_said(data, "organiser"),
        price=_said(data, "price"),
        pinned=bool(data.get("pinned")),
        pinned_until=_pinned_until(data),
        takeover=bool(data.get("takeover")),
        licence=_said(data, "licence"),
        when=_when(data),
        official=Official(
            posted=data.get("posted"),
            removed=data.get("removed"),
            body=_said(data, "official_body"),
            copy=bool(data.get("copy", True)),
        ),
        sale=Sale(
            price=_said(data, "amount"),
            old_price=_said(data, "old_amount"),
            unit=_said(data, "unit"),
            seller=_said(data, "seller"),
            trade=_said(data, "trade"),
            terms=_said(data, "terms"),
        ),
        contact=Contact(_said(data, "address"), _said(data, "phone"), _said(data, "hours")),
    )


def initial_of(draft: Draft) -> dict[str, Any]:
    """What fills the form with a version."""
    german = draft.texts.get("de", Wording())
    when, official, sale, contact = draft.when, draft.official, draft.sale, draft.contact
    found: dict[str, Any] = {
        "title": german.title, "body": german.body, "alt": german.alt,
        "picture": draft.picture, "pdf": draft.pdf, "link": draft.link,
        "units": [str(pk) for pk in draft.where.units],
        "terminals": [str(pk) for pk in draft.where.terminals],
        "groups": [str(pk) for pk in draft.where.groups],
        "since": _day(draft.since), "until": _last_day(draft.until),
        "place": draft.place, "organiser": draft.organiser, "price": draft.price,
        "pinned": draft.pinned, "pinned_until": _last_day(draft.pinned_until),
        "takeover": draft.takeover, "licence": draft.licence,
        "day": when.day, "starts": when.starts, "ends": when.ends, "last_day": when.last_day,
        "repeat": when.repeat, "repeat_until": when.until, "cancelled": when.cancelled,
        "except_on": ", ".join(f"{each:%d.%m.%Y}" for each in when.except_on),
        "posted": official.posted, "removed": official.removed,
        "official_body": official.body, "copy": official.copy,
        "amount": sale.price, "old_amount": sale.old_price, "unit": sale.unit,
        "seller": sale.seller, "trade": sale.trade, "terms": sale.terms,
        "address": contact.address, "phone": contact.phone, "hours": contact.hours,
    }  # fmt: skip
    for tag, name, _label in OTHERS:
        wording = draft.texts.get(tag, Wording())
        found |= {f"{name}_title": wording.title, f"{name}_body": wording.body}
    return found


def _shown(
    kind: str, data: Mapping[str, Any], now: datetime
) -> tuple[datetime | None, datetime | None]:
    """From when until when it hangs; a notice by the days of its posting."""
    if kind != "notice":
        first, last = data.get("since"), data.get("until")
        return (day_start(first) if first else None), (day_start(last + _DAY) if last else None)
    posted = data.get("posted") or at_glass(now).date()
    period = posting.period_of(Notice(posted, data.get("removed")))
    ends = day_start(period.removed + _DAY) if period else None
    return day_start(posted), ends


def _pinned_until(data: Mapping[str, Any]) -> datetime | None:
    """When it is pinned no more; a day alone, without the tick, pins nothing."""
    last = data.get("pinned_until") if data.get("pinned") else None
    return day_start(last + _DAY) if last else None


def _texts(data: Mapping[str, Any]) -> dict[str, Wording]:
    found = {"de": Wording(_said(data, "title"), _said(data, "body"), _said(data, "alt"))}
    for tag, name, _label in OTHERS:
        wording = Wording(_said(data, f"{name}_title"), _said(data, f"{name}_body"))
        if wording.title or wording.body:
            found[tag] = wording
    return found


def _when(data: Mapping[str, Any]) -> When:
    return When(
        day=data.get("day"),
        starts=data.get("starts"),
        last_day=data.get("last_day"),
        ends=data.get("ends"),
        repeat=_said(data, "repeat"),
        until=data.get("repeat_until") if data.get("repeat") else None,
        except_on=_days(_said(data, "except_on")) or (),
        cancelled=bool(data.get("cancelled")),
    )


def _days(typed: str) -> tuple[date, ...] | None:
    """Days with commas between them; None where one of them is none."""
    parts = [part.strip() for part in typed.replace(";", ",").split(",") if part.strip()]
    found = [parse_date(part) for part in parts[:_MOST_EXCEPTIONS]]
    if any(each is None or isinstance(each, datetime) for each in found):
        return None
    return tuple(each for each in found if each is not None)


def _said(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name) or "").strip()


def _numbers(data: Mapping[str, Any], name: str) -> tuple[int, ...]:
    return tuple(int(each) for each in data.get(name) or ())


def _day(moment: datetime | None) -> date | None:
    return at_glass(moment).date() if moment else None


def _last_day(moment: datetime | None) -> date | None:
    """The last whole day before an end."""
    return at_glass(moment - timedelta(seconds=1)).date() if moment else None
