# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How the system of a terminal stands, and the one that is to replace it. Pure.

An update is everyday life, and a remark. One that failed has to be looked at, though the screen
shows what it should.
"""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_noop as _

from admin_sync.office.fleet.finding import Colour, Finding, Words
from admin_sync.protocol.report import Report, Update

_TODO = _(
    "Einen Protokollauszug anfordern und weitergeben. Unter „Aktualisierungen“ lässt sie sich noch "
    "einmal senden oder abbrechen."
)
_INSTALLING = Words(_("Aktualisierung auf {version} läuft ({percent} %)."))
_INSTALLED = Words(_("Aktualisierung auf {version} ist aufgespielt und startet in der Nacht."))
_STARTING = Words(_("Aktualisierung auf {version} ist aufgespielt und startet gleich."))
_ROLLED_BACK = Words(
    _("Aktualisierung auf {version} ist gescheitert, es läuft wieder {booted}."), _TODO
)
_FAILED = Words(_("Aktualisierung auf {version} ist gescheitert, es läuft weiter {booted}."), _TODO)
_REFUSED = Words(
    _("Aktualisierung auf {version} passt nicht zu diesem Gerät, auf dem {booted} läuft."),
    _("Unter „Aktualisierungen“ abbrechen und eine wählen, die neuer ist und zum Gerät passt."),
)
_STICK_REFUSED = Words(_("Ein USB-Stick mit einer Aktualisierung wurde abgewiesen."))
_STICK_FAILED = Words(
    _("Die Aktualisierung vom USB-Stick ist gescheitert, es läuft weiter {booted}."),
    _("Den Stick neu beschreiben und noch einmal einstecken."),
)
_NEW = Words(_("Das System {booted} läuft erst seit kurzem und muss sich noch bewähren."))
_WAITING: Mapping[str, Words] = {
    "window": Words(_("Aktualisierung auf {version} wird in der Nacht aufgespielt.")),
    "visit": Words(_("Aktualisierung auf {version} wartet, bis niemand am Bildschirm ist.")),
    "blind": Words(
        _("Aktualisierung auf {version} wartet, bis sich prüfen lässt, was der Bildschirm zeigt.")
    ),
    "unconfirmed": Words(
        _("Aktualisierung auf {version} wartet, bis sich das laufende System bewährt hat.")
    ),
    "clock": Words(_("Aktualisierung auf {version} wartet, bis das Gerät die Uhrzeit kennt.")),
    "backoff": Words(
        _("Aktualisierung auf {version} ist misslungen und wird bald noch einmal versucht.")
    ),
    "traffic": Words(
        _("Für die Aktualisierung auf {version} reicht das Datenvolumen dieses Monats nicht.")
    ),
}
_CANNOT = Words(
    _("Aktualisierung auf {version} ist gerade nicht möglich."),
    _("Rechner neu starten; bleibt es so, einen Protokollauszug anfordern."),
)


def found(report: Report) -> Iterator[Finding]:
    """What is to be said of the system of a terminal, and of the update that it works on."""
    update = report.update
    if update is None:
        return
    one = _of_state(update)
    if one is not None:
        yield one
    if update.confirmed is False and update.state not in {"installing", "installed"}:
        yield _NEW.remarked(None, booted=update.booted)


def _of_state(update: Update) -> Finding | None:
    values = {
        "version": update.wanted,
        "booted": update.booted,
        "percent": update.percent,
        "technical": update.error,
    }
    if update.state == "waiting":
        words = _WAITING.get(update.reason)
        if words is not None:
            return words.remarked(None, **values)
        # RAUC works for somebody else, and will be done
        return (
            None if update.reason == "busy" else _CANNOT.found(Colour.YELLOW, None, None, **values)
        )
    if update.state == "installing":
        return _INSTALLING.remarked(None, **values)
    if update.state == "installed":
        later = update.reason in {"window", "clock"}
        return (_INSTALLED if later else _STARTING).remarked(None, **values)
    words = _failure(update)
    return words.found(Colour.YELLOW, None, None, **values) if words else None


def _failure(update: Update) -> Words | None:
    if update.reason == "stick":
        return {"refused": _STICK_REFUSED, "failed": _STICK_FAILED}.get(update.state)
    failures = {"rolled-back": _ROLLED_BACK, "failed": _FAILED, "refused": _REFUSED}
    return failures.get(update.state)
