# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Why an item is, or is not, on a screen at a minute, past or to come.

The rules are those of the screen itself, over the office's own copy of what it holds; what that
copy cannot know is said. Sentences are German, as those of the rules.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from admin_sync.office.fleet import naming
from admin_sync.office.fleet.models import Change, Document, Sign, Terminal
from admin_sync.office.sources import history, published
from admin_sync.office.sources.control import Decided, body, decided
from admin_sync.office.sources.models import ItemVersion
from admin_sync.office.sources.reach import OFFICE, screen_of, sources_of, sources_then
from content import control as content_control
from content import source as described
from content.kinds.said import said
from content.model import Item
from content.rules import Answer, why
from content.screen import Screen
from content.sources.adapter import adapter

#: A sign of life younger than this is one of now.
_LIVES = timedelta(seconds=90)
_NOW = timedelta(minutes=1)
#: How many items one page may look through.
_MOST_EFFORT = 40_000
_DOCUMENTS = {"control": "Ausgeblendetes und Freigaben", "content": "eigene Beiträge"}
_TO_COME = (
    "Beurteilt wird, was heute da ist: was Quellen bis dahin bringen, ändern oder zurückziehen, "
    "weiß niemand."
)
_WHEN_TOLD = (
    "Beurteilt wird, was damals entschieden war. In welcher Minute der Schaukasten davon erfuhr, "
    "ist nicht bekannt."
)
_OWN_UNKNOWN = "Was die Leitstelle damals selbst veröffentlicht hatte, ist nicht bekannt."
_MODE_UNKNOWN = "Ob damals die neutrale Seite oder eine Wartung angeordnet war, steht im Protokoll."
_OWN_COPY = (
    "Beurteilt wird, was die Leitstelle von den Quellen weiß. Der Schaukasten fragt sie selbst "
    "und kann einige Minuten früher oder später dran sein."
)
_NOT_KEPT = "Was sich minütlich ändert (Abfahrten, Fahrzeuge, Wetter), wird nicht aufgehoben."
_WORDS = {
    "green": "in Ordnung: das Bild war nachgewiesen",
    "yellow": "Achtung: er lief, aber nicht ohne Mängel",
    "red": "gestört: er zeigte nachweislich nicht, was er sollte",
    "blue": "planmäßig aus oder in Wartung",
    "grey": "unbekannt: ohne Nachweis, dass er lief",
}


@dataclass(frozen=True, slots=True)
class Told:
    """The answer. `shown` is what the rules say; `evidence` what is known of the screen itself.

    `unknown` is what nobody can say, so that nobody takes the answer for more than it is.
    """

    shown: bool
    reasons: Sequence[str]
    evidence: Sequence[str] = ()
    unknown: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Held:
    """What held at a moment: the items of all sources, the sources, and what staff decided."""

    items: Sequence[Item]
    sources: Sequence[described.Source]
    decided: Decided


def answer(terminal: Terminal, item_id: str, moment: datetime, now: datetime) -> Told:
    """Why an item is, or is not, on a screen at a moment.

    `terminal.unit` should have been read with it.
    """
    held = held_at(terminal, moment, now, kind_of(item_id))
    try:
        told = why(held.items, item_id, moment, screen_then(terminal, held, moment))
    except KeyError:
        told = Answer(shown=False, reasons=_absent(item_id, moment, terminal, held))
    mode = terminal.mode if moment >= now - _NOW else None
    if told.shown and mode:
        reasons = (_instead(mode), *told.reasons)
        told = Answer(shown=False, reasons=reasons)
    return Told(
        told.shown, told.reasons, evidence(terminal, moment, now), unknown(terminal, moment, now)
    )


def kind_of(item_id: str) -> str:
    """The kind of an item that is or was known; "" for none."""
    known = ItemVersion.objects.filter(item=item_id).order_by("-since")
    return known.values_list("kind", flat=True).first() or ""


def everywhere(
    screens: Sequence[Terminal], item_id: str, now: datetime
) -> list[tuple[Terminal, Answer | None]]:
    """Why an item is, or is not, on each of some screens now; None where that took too long.

    Screens of one village of which the same was decided get one answer.
    """
    kind = kind_of(item_id)
    everything, known = decided(now), {}
    effort = 0
    found: list[tuple[Terminal, Answer | None]] = []
    for terminal in screens:
        own = published.items_of(terminal, now)
        said_so = json.dumps(body(everything, terminal, now))
        mark = (terminal.unit_id, said_so, tuple(item.id for item in own))
        if mark not in known and effort < _MOST_EFFORT:
            sources = sources_of(terminal)
            items = history.items_at([source.id for source in sources], now, kind)
            effort += len(items) + 50
            held = Held((*own, *items), sources, everything)
            known[mark] = _judged(terminal, item_id, held, now)
        found.append((terminal, known.get(mark)))
    return found


def _judged(terminal: Terminal, item_id: str, held: Held, moment: datetime) -> Answer:
    try:
        told = why(held.items, item_id, moment, screen_then(terminal, held, moment))
    except KeyError:
        return Answer(shown=False, reasons=_absent(item_id, moment, terminal, held))
    if told.shown and terminal.mode:
        return Answer(shown=False, reasons=(_instead(terminal.mode),))
    return told


def held_at(terminal: Terminal, moment: datetime, now: datetime, kind: str = "") -> Held:
    """What held for a screen at a moment; what is to come is judged by what is there now.

    With a `kind` only its items: rules look at each kind by itself.
    """
    when = min(moment, now)
    past = moment < now - _NOW
    sources = sources_then(terminal, when) if past else sources_of(terminal)
    items = history.items_at([source.id for source in sources], when, kind)
    own = published.items_of(terminal, when)
    return Held((*own, *items), sources, decided(when))


def screen_then(terminal: Terminal, held: Held, moment: datetime) -> Screen:
    """A screen with what staff had decided about it, as it reads that itself."""
    said_so = json.dumps(body(held.decided, terminal, moment)).encode()
    return replace(
        screen_of(terminal, held.sources),
        control=content_control.read(said_so),
        approve=frozenset(source.id for source in held.sources if source.approve),
    )


def evidence(terminal: Terminal, moment: datetime, now: datetime) -> tuple[str, ...]:
    """What is known of the screen itself at a moment."""
    if moment > now + _NOW:
        return ()
    sign = Sign.objects.filter(terminal=terminal).first()
    if sign is None:
        return ("Von diesem Schaukasten kam noch nie ein Lebenszeichen.",)
    found = [_seen(terminal, sign, moment, now)]
    for name, words in (
        ("control", "Ausgeblendetes und Freigaben"),
        ("content", "eigene Beiträge"),
    ):
        found += _newest(terminal, sign, name, words, moment)
    return tuple(found)


def _seen(terminal: Terminal, sign: Sign, moment: datetime, now: datetime) -> str:
    if moment >= now - _NOW:
        if now - sign.received <= _LIVES:
            return f"Der Schaukasten meldet sich; zuletzt {said(sign.received)}."
        return f"Der Schaukasten hat sich seit {said(sign.received)} nicht gemeldet."
    change = Change.objects.filter(terminal=terminal, at__lte=moment).order_by("-at", "-pk").first()
    if change is None:
        return f"Ob der Schaukasten am {said(moment)} lief, ist nicht bekannt."
    words = _WORDS.get(change.after, change.after)
    why_ = f" ({change.why.rstrip('.')})" if change.why else ""
    return f"Der Schaukasten war seit {said(change.at)} {words}{why_}."


def _newest(
    terminal: Terminal, sign: Sign, name: str, words: str, moment: datetime
) -> Iterable[str]:
    document = Document.objects.filter(terminal=terminal, name=name).first()
    if document is None:
        return
    if sign.has.get(name) == document.mark:
        if document.changed <= moment:
            yield f"Er hat den Stand vom {said(document.changed)} ({words}); es ist der neueste."
        return
    yield (
        f"Er hatte bei seiner letzten Meldung ({said(sign.received)}) noch nicht den Stand vom "
        f"{said(document.changed)} ({words})."
    )


def unknown(terminal: Terminal, moment: datetime, now: datetime) -> tuple[str, ...]:
    """What nobody can say of a moment."""
    if moment > now + _NOW:
        return (_TO_COME,)
    found = []
    if moment < now - _NOW:
        since = published.known_since(terminal)
        if since is None or moment < since:
            found.append(_OWN_UNKNOWN)
        told = Document.objects.filter(terminal=terminal, name="control").first()
        if told is not None and told.changed > moment:
            found.append(_WHEN_TOLD)
        found.append(_MODE_UNKNOWN)
    return (*found, _OWN_COPY)


def _absent(item_id: str, moment: datetime, terminal: Terminal, held: Held) -> tuple[str, ...]:
    """Why there is no such item."""
    versions = ItemVersion.objects.filter(item=item_id)
    first, last = versions.order_by("since").first(), versions.order_by("-since").first()
    source = item_id.partition(":")[0]
    if first is None or last is None:
        never = "Die Leitstelle hat diesen Eintrag nie gesehen."
        kept_off = any(one.id == source and _volatile(one) for one in held.sources)
        return (_NOT_KEPT if kept_off else never,)
    reason = "Die Quelle führte ihn zu dieser Minute nicht."
    if first.first <= moment < first.since:
        reason = "Er war schon da; was er damals sagte, wird nicht mehr aufgehoben."
    elif moment < first.since:
        reason = f"Noch nicht da: die Leitstelle sah ihn zuerst am {said(first.since)}."
    elif last.until is not None and last.until <= moment:
        reason = f"Nicht mehr da: die Quelle führt ihn seit {said(last.until)} nicht mehr."
    elif last.source == OFFICE:
        reason = f"Ist nicht für {terminal} bestimmt."
    elif source not in {one.id for one in held.sources}:
        reason = f"{terminal} bekommt die Quelle „{naming.name(source)}“ nicht."
    return (reason,)


def _volatile(source: described.Source) -> bool:
    try:
        return adapter(source.format).volatile
    except KeyError:
        return False


def _instead(mode: object) -> str:
    name = mode.get("name") if isinstance(mode, dict) else ""
    reason = mode.get("reason", "") if isinstance(mode, dict) else ""
    words = {
        "neutral": "Es ist nur die neutrale Seite angeordnet",
        "maintenance": "Der Schaukasten ist in Wartung",
        "meeting": "Der Schaukasten zeigt eine Sitzung",
    }.get(str(name), "Etwas anderes ist angeordnet")
    return f"{words}: {reason}" if reason else f"{words}."
