# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one form: what each kind asks for, in which order, and what must be there before it hangs.

Reading it never needs more than what makes a draft; `require` asks for the rest.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from admin_sync.office.editor import fields, reading
from admin_sync.office.editor.draft import Draft, Where
from admin_sync.office.editor.models import Entry
from admin_sync.office.editor.targets import Choices

#: The longest that something may lie over all pages.
LONGEST_TAKEOVER = timedelta(days=7)
_ASKED = ("body", "alt", "units", "posted", "until", "starts")


class EntryForm(forms.Form):
    """The form of one kind, with the screens that somebody may choose.

    With `where` it is a club's, which does not choose: it has few fields, and is for there.
    """

    def __init__(
        self,
        kind: str,
        choices: Choices,
        *args: Any,  # noqa: ANN401 - as Django's forms take them
        where: Where | None = None,
        **more: Any,  # noqa: ANN401
    ) -> None:
        self.kind, self.choices, self.where = kind, choices, where
        super().__init__(*args, **more)
        self.fields.update(fields.of_kind(kind, club=where is not None))
        if where is None:
            for name in ("pdf_file", "picture_file"):
                # checked as soon as it is chosen, where a script runs
                self.fields[name].widget.attrs["hx-post"] = reverse("editor:upload", args=[kind])
            self.fields.update(fields.of_where(choices))
        for name in _ASKED:
            # asked for before it hangs, so the page does not call it optional
            if name in self.fields:
                self.fields[name].plain = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What contradicts itself, and what cannot be read."""
        data = super().clean() or {}
        reading.check(self, data)
        whole = {str(unit.pk) for unit in self.choices.units if unit.kind == "amt"}
        chosen = set(data.get("units") or ())
        if chosen & whole and chosen - whole:
            said = _("Das ganze Amt oder einzelne Dörfer? Bitte wählen Sie nur eins von beiden.")
            self.add_error("units", said)
        return data

    def draft(self, now: datetime) -> Draft:
        """What was written, as a version; only of a valid form."""
        draft = reading.draft_of(self.kind, self.cleaned_data, now)
        return draft if self.where is None else replace(draft, where=self.where)

    def require(self, now: datetime) -> bool:
        """Ask for what must be there before anybody sees it; whether all is."""
        draft = self.draft(now)
        for name, said in lacking(draft, now):
            self.add_error(name if name in self.fields else None, said)
        return not self.errors


def lacking(draft: Draft, now: datetime) -> list[tuple[str, Any]]:
    """What keeps a version from hanging: the field, and what to do about it."""
    german = draft.texts.get("de")
    found: list[tuple[str, Any]] = []
    if not draft.title:
        found.append(("title", _("Bitte geben Sie eine Überschrift ein.")))
    if draft.kind in ("notice", "news") and not (
        (german and german.body) or draft.pdf or draft.picture
    ):
        found.append(("body", _("Bitte schreiben Sie einen Text oder wählen Sie eine Datei.")))
    pictured = draft.picture or (draft.pdf and draft.kind != "notice")
    if pictured and not (german and german.alt):
        said = _("Bitte beschreiben Sie das Bild in einem Satz, für Menschen, die es nicht sehen.")
        found.append(("alt", said))
    if draft.kind == "event" and draft.when.day is None:
        found.append(("day", _("Bitte geben Sie den Tag ein.")))
    if not draft.where:
        found.append(("units", _("Bitte wählen Sie, wo es hängen soll.")))
    return [*found, *_times(draft, now)]


def _times(draft: Draft, now: datetime) -> list[tuple[str, Any]]:
    last = "removed" if draft.kind == "notice" else "until"
    if draft.until is not None and draft.until <= now:
        return [(last, _("Dieser Tag ist schon vorbei."))]
    if draft.takeover and draft.until is None:
        return [(last, _("Bis wann? Was sich über alles legt, braucht ein Ende."))]
    if draft.pinned_until is not None and draft.pinned_until <= now:
        return [("pinned_until", _("Dieser Tag ist schon vorbei."))]
    begins = max(draft.since or now, now)
    if draft.takeover and draft.until and draft.until - begins > LONGEST_TAKEOVER:
        return [(last, _("Was sich über alles legt, bleibt höchstens sieben Tage."))]
    return []


def fresh(kind: str, choices: Choices, today: date) -> dict[str, Any]:
    """What a new form is filled in with: what most people want."""
    amt = [unit for unit in choices.units if unit.kind == "amt"]
    usual = amt or (list(choices.units) if len(choices.units) == 1 else [])
    found: dict[str, Any] = {"units": [str(unit.pk) for unit in usual]}
    weeks = {"news": 14, "offer": 7}
    if kind in weeks:
        found["until"] = today + timedelta(days=weeks[kind])
    if kind == "notice":
        found |= {"posted": today, "copy": True}
    return found


def label_of(kind: str) -> str:
    """What a kind is called."""
    return str(Entry.Kind(kind).label)


def heading(kind: str, *, new: bool) -> str:
    """What stands above the form."""
    first = {
        "notice": _("Neue Bekanntmachung"),
        "news": _("Neue Nachricht"),
        "event": _("Neue Veranstaltung"),
        "offer": _("Neues Angebot"),
        "service": _("Neue Anlaufstelle"),
    }
    return str(first[kind]) if new else label_of(kind)
