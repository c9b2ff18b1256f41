# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What can be told of an entry: its words as shown, its history, and how far it got to each screen.

A level is only claimed with evidence: that a terminal applies the list which names the entry is
said by the terminal itself; that it was on the glass only by a proof.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from admin_sync.office.editor import draft as drafts
from admin_sync.office.editor import flow, items, publish, repeat, targets
from admin_sync.office.editor.draft import Draft, from_json
from admin_sync.office.editor.fields import REPEATS
from admin_sync.office.editor.models import Entry, Revision, Step
from admin_sync.office.fleet.models import Document, Group, Sign, Terminal
from admin_sync.office.people.models import Unit
from content.model import Text

#: Tells which terminals (by number) have proved that they showed an item, and when last; the app
#: that keeps proofs puts itself here.
Proven = Callable[[str], Mapping[int, datetime]]
_proven: list[Proven] = []

_NAMES: Mapping[str, Promise] = {
    "title": gettext_lazy("Überschrift"), "body": gettext_lazy("Text"),
    "alt": gettext_lazy("Bildbeschreibung"), "since": gettext_lazy("Zeigen ab"),
    "until": gettext_lazy("Zeigen bis"), "units": gettext_lazy("Wo"),
    "terminals": gettext_lazy("Bildschirme"), "groups": gettext_lazy("Gruppen"),
    "picture": gettext_lazy("Bild"), "pdf": gettext_lazy("PDF"), "link": gettext_lazy("Link"),
    "place": gettext_lazy("Ort"), "organiser": gettext_lazy("Veranstalter"),
    "price": gettext_lazy("Preis"), "pinned": gettext_lazy("Oben angeheftet"),
    "pinned_until": gettext_lazy("Angeheftet bis"),
    "takeover": gettext_lazy("Übernimmt den Bildschirm"), "day": gettext_lazy("Tag"),
    "starts": gettext_lazy("Beginn"), "ends": gettext_lazy("Ende"),
    "last_day": gettext_lazy("Letzter Tag"), "repeat": gettext_lazy("Wie oft?"),
    "except_on": gettext_lazy("Fällt aus am"), "cancelled": gettext_lazy("Abgesagt"),
    "posted": gettext_lazy("Aushängen am"), "removed": gettext_lazy("Abnehmen am"),
    "copy": gettext_lazy("Abschrift"), "old_price": gettext_lazy("Bisheriger Preis"),
    "unit": gettext_lazy("Wofür"), "seller": gettext_lazy("Anbieter"),
    "trade": gettext_lazy("Was es ist"), "terms": gettext_lazy("Bedingungen"),
    "address": gettext_lazy("Adresse"), "phone": gettext_lazy("Telefon"),
    "hours": gettext_lazy("Öffnungszeiten"), "licence": gettext_lazy("Bildnachweis"),
}  # fmt: skip
DEEDS: Mapping[str, Promise] = {
    "save": gettext_lazy("gespeichert"), "hand_in": gettext_lazy("eingereicht"),
    "publish": gettext_lazy("veröffentlicht"), "approve": gettext_lazy("freigegeben"),
    "return": gettext_lazy("zurückgegeben"), "withdraw": gettext_lazy("zurückgezogen"),
    "emergency": gettext_lazy("sofort hinausgegeben, Freigabe steht aus"),
    "resume": gettext_lazy("wieder aufgenommen"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An entry's words as a screen shows them, in German, and when it takes place next."""

    text: Text
    others: Mapping[str, Text]
    dates: tuple[object, ...]
    item: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a version changed."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One step of the history, with what it changed."""

    step: Step
    deed: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class OnScreen:
    """How far an entry got to one screen."""

    terminal: Terminal
    colour: str
    word: str
    detail: str


def register(proven: Proven) -> None:
    """Let proofs be told of here."""
    _proven.append(proven)


def told(entry: Entry, revision: Revision, now: datetime) -> Told:
    """What a version says."""
    draft = revision.draft
    texts = dict(items.texts(draft))
    german = texts.pop("de", None) or Text(title=draft.title)
    dates = repeat.dates(draft.when, now)[:5] if draft.kind == "event" else ()
    return Told(german, texts, dates, publish.item_id(entry))


def facts(draft: Draft) -> list[tuple[str, str]]:
    """What else a version says, field by field, without its words and files."""
    left_out = ("texts.", "where.", "picture", "pdf", "kind", "takeover", "when.day", "when.starts")
    told = drafts.changes(Draft(draft.kind), draft)
    return [
        (_field(name), _value(name, value))
        for name, _old, value in told
        if not name.startswith(left_out)
    ]


def history(entry: Entry) -> list[Happened]:
    """Who did what, the newest first."""
    versions = {each.number: each for each in entry.revisions.all()}
    found = []
    for step in entry.steps.select_related("by"):
        changed: tuple[Change, ...] = ()
        if step.action == flow.Action.SAVE and step.version > 1:
            before, after = versions.get(step.version - 1), versions.get(step.version)
            if before and after:
                changed = tuple(
                    Change(_field(name), _value(name, old), _value(name, new))
                    for name, old, new in drafts.changes(before.draft, after.draft)
                )
        found.append(Happened(step, str(DEEDS.get(step.action, step.action)), changed))
    return found


def screens(entry: Entry) -> list[OnScreen]:
    """How far an entry got to each screen that it is for; none where it does not hang."""
    if not entry.live or not entry.items:
        return []
    where = from_json({"kind": entry.kind, "where": entry.targets}).where
    meant = list(targets.terminals(where).order_by("name"))
    documents = {
        document.terminal_id: document
        for document in Document.objects.filter(terminal__in=meant, name=publish.DOCUMENT)
    }
    signs = {sign.terminal_id: sign for sign in Sign.objects.filter(terminal__in=meant)}
    proofs = _proofs(publish.item_id(entry))
    return [
        _level(each, documents.get(each.pk), signs.get(each.pk), proofs.get(each.pk))
        for each in meant
    ]


def on_screen(terminal: int) -> list[UUID]:
    """The entries that a screen is told of."""
    held = Terminal.objects.filter(pk=terminal).select_related("unit").first()
    if held is None:
        return []
    hanging = Entry.objects.filter(live__gt=0).exclude(items=[])
    return [entry.pk for entry in hanging if publish.is_for(entry, held)]


def _proofs(item: str) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for proven in _proven:
        found |= proven(item)
    return found


def _level(
    terminal: Terminal, document: Document | None, sign: Sign | None, proof: datetime | None
) -> OnScreen:
    if proof is not None:
        return OnScreen(terminal, "green", _("gezeigt"), _("durch einen Nachweis belegt"))
    if document is None:
        said = _("Wird dem Bildschirm noch mitgeteilt.")
        return OnScreen(terminal, "grey", _("noch nicht unterwegs"), said)
    if sign is not None and sign.has.get(publish.DOCUMENT) == document.mark:
        said = _("Der Bildschirm hat den Beitrag und zeigt ihn, sobald er an der Reihe ist.")
        return OnScreen(terminal, "blue", _("angekommen"), said)
    if sign is None:
        said = _("Dieser Bildschirm hat sich noch nie gemeldet.")
        return OnScreen(terminal, "grey", _("bestimmt für"), said)
    return OnScreen(terminal, "grey", _("unterwegs"), _("Der Bildschirm holt ihn sich gleich."))


def _value(name: str, said: str) -> str:
    """What a field says, in words where it holds numbers or keys."""
    asked = {
        "where.units": Unit.objects.all(),
        "where.terminals": Terminal.objects.all(),
        "where.groups": Group.objects.all(),
    }.get(name)
    if asked is not None and said:
        return ", ".join(str(each) for each in asked.filter(pk__in=said.split(", ")))
    if name in ("since", "until", "pinned_until") and said.endswith(" 00:00"):
        day = datetime.strptime(said, "%d.%m.%Y %H:%M")  # noqa: DTZ007 - a day, not an instant
        # it ends with the day before, and that is how people say it
        return f"{day - timedelta(days=name != 'since'):%d.%m.%Y}"
    if name == "when.repeat":
        return str(dict(REPEATS).get(said, said))
    if said in ("True", "False"):
        return _("ja") if said == "True" else _("nein")
    return said


def _field(name: str) -> str:
    *above, last = name.split(".")
    said = str(_NAMES.get(last, last))
    if above[:1] == ["texts"] and len(above) > 1 and above[1] != "de":
        return f"{said} ({above[1]})"
    return said
