# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The proofs that something is on the glass: beat, render loop, picture, connector, touch.

Each is looked at by itself: a higher one never excuses a missing lower one.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop as _

from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.expectation import EVERY, Expectation
from admin_sync.office.fleet.finding import Colour, Finding, Words, good

#: Clocks of several servers of one office differ by no more.
SKEW = timedelta(seconds=5)
#: How long a picture of the output is a proof.
PICTURE = timedelta(seconds=180)
#: How old a whole report may be: it comes anew every ten minutes, where traffic costs less often.
REPORT = timedelta(minutes=15)
_HELD = 600.0
_MISSED = 2
_MARGIN = timedelta(seconds=30)

NOBODY = Words(
    _("Hier steht noch kein Gerät."),
    _("Gerät anschließen und unter „Gerät aufnehmen“ annehmen."),
)
NEVER = Words(
    _("Das Gerät hat sich noch nie gemeldet."),
    _(
        "Strom und Netzwerkkabel prüfen, dann das Gerät kurz vom Strom trennen."
        " Was ihm fehlt, steht auf seinem Bildschirm."
    ),
)
SILENT = Words(
    _("Das Gerät meldet sich nicht mehr, zuletzt {when}."),
    _("Strom und Netzwerkkabel prüfen. Leuchtet das Bild noch, fehlt nur das Netz."),
)
PARTIAL = Words(
    _("Die Meldung des Geräts ist unvollständig."),
    _("Einige Minuten warten; bleibt es so, das Programm neu starten."),
)
_STUCK = Words(
    _("Das Anzeigeprogramm zeichnet seit {when} nicht mehr."),
    _("„Programm neu starten“ wählen; hilft das nicht, „Rechner neu starten“."),
)
_UNMOVED = Words(_("Das Bild wird nicht mehr erneuert; das Programm läuft noch."), _STUCK.todo)
_UNDRAWN = Words(
    _("Das Anzeigeprogramm sagt nichts von sich."), _("„Programm neu starten“ wählen.")
)
_UNSEEN = Words(
    _("Es gibt keinen Beleg dafür, was auf dem Bildschirm zu sehen ist."),
    _("Ein Bild anfordern; kommt keines, das Programm neu starten."),
)
_BLIND = Words(
    _("Vom Ausgang des Rechners ist kein Bild zu bekommen."),
    _("Rechner neu starten; bleibt es so, hilft ein Protokollauszug weiter."),
)
_SIGHTS: Mapping[str, Words] = {
    "black": Words(_("Der Bildschirm ist schwarz, und das ist nicht so geplant."), _STUCK.todo),
    "frozen": Words(_("Das Bild steht still."), _STUCK.todo),
    "wrong-page": Words(
        _("Der Bildschirm zeigt eine andere Seite, als das Programm sagt."), _STUCK.todo
    ),
    "foreign": Words(
        _("Etwas Fremdes liegt über dem Bild, zum Beispiel eine Meldung des Systems."),
        _("Ein Bild anfordern und ansehen; „Programm neu starten“ räumt meist auf."),
    ),
    "silent": Words(_("Das Anzeigeprogramm läuft nicht."), _STUCK.todo),
    "dark": Words(
        _("Der Bildschirm ist dunkel, obwohl er jetzt leuchten soll."),
        _("„Bildschirm an“ wählen und die Betriebszeiten prüfen."),
    ),
}
_UNPLUGGED = Words(
    _("Am Rechner ist kein Bildschirm angeschlossen oder er ist ganz aus."),
    _("Bildkabel und Strom des Bildschirms prüfen."),
)
_UNLIT = Words(
    _("Der Ausgang {name} ist abgeschaltet."),
    _("„Bildschirm an“ wählen, sonst Rechner neu starten."),
)
_SWAPPED = Words(
    _("Am Rechner hängt ein anderer Bildschirm als sonst."),
    _("Wurde er getauscht, auf „Das ist jetzt der richtige“ tippen; sonst Kabel prüfen."),
)
_UNKNOWN_OUTPUT = Words(
    _("Es ist nicht bekannt, ob der Bildschirm angeschlossen ist."),
    _("Kann das Gerät das nicht prüfen, die Prüfung beim Bildschirm abschalten."),
)
_NO_TOUCH = Words(
    _("Die Berührungsfläche fehlt: Niemand kann den Bildschirm bedienen."),
    _("Das USB-Kabel der Berührungsfläche prüfen, dann den Rechner neu starten."),
)
_UNKNOWN_TOUCH = Words(
    _("Es ist nicht bekannt, ob die Berührungsfläche angeschlossen ist."), _UNKNOWN_OUTPUT.todo
)
_HOLDS = Words(
    _("Seit {length} liegt etwas auf der Berührungsfläche, ohne sich zu bewegen."),
    _("Die Scheibe abwischen; auf Aufkleber und Wasser achten."),
)
_KEYBOARD = Words(
    _("Eine unbekannte Tastatur ist angesteckt: {name}"),
    _("Gehört sie dorthin, hier bestätigen; sonst abziehen und nachsehen, wer am Gerät war."),
)


def patience(expected: Expectation) -> timedelta:
    """How long a beat holds: two may be missed, and half a minute more."""
    return _MISSED * timedelta(seconds=max(EVERY, expected.every)) + _MARGIN


def is_proof(taken: datetime | None, lasts: timedelta, now: datetime) -> bool:
    """Whether evidence of a moment counts now: neither expired nor from the future."""
    return taken is not None and taken <= now + SKEW and now < taken + lasts


def beat(evidence: Evidence, expected: Expectation, now: datetime) -> Finding:
    """E0: the device said something, by our clock."""
    lasts = patience(expected)
    if not is_proof(evidence.received, lasts, now):
        return SILENT.found(Colour.GREY, None, evidence.received + lasts, when=evidence.received)
    return good(evidence.received + lasts)


def whole(evidence: Evidence, expected: Expectation, now: datetime) -> Finding:
    """Whether what it said is whole: all else hangs on it."""
    lasts = REPORT * max(1.0, expected.every / EVERY)
    reported = evidence.reported
    if evidence.report is None or reported is None or not is_proof(reported, lasts, now):
        return PARTIAL.found(Colour.GREY, None)
    return good(reported + lasts)


def render(evidence: Evidence, expected: Expectation, now: datetime) -> Finding:
    """E1: pulses are written, and frames are really presented between them.

    What was old when the beat came is a failure; what grew old since is only no proof any more.
    """
    lasts = patience(expected)
    heard, drawn, rose = evidence.received, evidence.drawn, evidence.rose
    if drawn is None or drawn > now + SKEW:
        return _UNDRAWN.found(Colour.GREY, None)
    if heard >= drawn + lasts:
        return _STUCK.found(Colour.RED, None, drawn, when=drawn)
    if rose is None or rose > now + SKEW or now >= drawn + lasts:
        return _UNDRAWN.found(Colour.GREY, None)
    if heard >= rose + lasts:
        return _UNMOVED.found(Colour.RED, drawn + lasts, rose)
    if now >= rose + lasts:
        return _UNDRAWN.found(Colour.GREY, None)
    return good(min(drawn, rose) + lasts)


def picture(evidence: Evidence, now: datetime) -> Finding:
    """E2: a picture of the output with the canary that belongs there."""
    if not is_proof(evidence.seen, PICTURE, now) or evidence.seen is None:
        return _UNSEEN.found(Colour.GREY, None)
    until = evidence.seen + PICTURE
    if evidence.sight == "right":
        return good(until)
    words = _SIGHTS.get(evidence.sight or "")
    if words is None:
        return _BLIND.found(Colour.GREY, until)
    return words.found(Colour.RED, until, evidence.seen_since)


def connector(evidence: Evidence, expected: Expectation) -> Finding | None:
    """E3: the panel hangs at the output, gets a signal, and is the one that belongs there."""
    if not expected.output:
        return None
    outputs = evidence.report.connectors if evidence.report else None
    if outputs is None:
        return _UNKNOWN_OUTPUT.found(Colour.GREY, None)
    until = evidence.received + patience(expected)
    connected = [output for output in outputs if output.connected]
    if not connected:
        return _UNPLUGGED.found(Colour.RED, until)
    lit = [output for output in connected if output.enabled]
    if not lit:
        return _UNLIT.found(Colour.RED, until, name=connected[0].name)
    if expected.edid and all(output.edid != expected.edid for output in lit):
        return _SWAPPED.found(Colour.YELLOW, until)
    return good(until)


def touch(evidence: Evidence, expected: Expectation) -> Finding | None:
    """E6: whether people can use it."""
    if not expected.touch:
        return None
    until = evidence.received + patience(expected)
    pad = evidence.report.touch if evidence.report else None
    if pad is None:
        return _UNKNOWN_TOUCH.found(Colour.GREY, None)
    if not pad.present:
        return _NO_TOUCH.found(Colour.RED, until)
    if pad.held >= _HELD:
        return _HOLDS.found(Colour.YELLOW, until, length=timedelta(seconds=pad.held))
    return good(until)


def keyboards(evidence: Evidence, expected: Expectation) -> Iterator[Finding]:
    """Whether nobody can type into it who should not."""
    until = evidence.received + patience(expected)
    for name in evidence.report.keyboards if evidence.report else ():
        if name not in expected.keyboards:
            yield _KEYBOARD.found(Colour.YELLOW, until, name=name)
