# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What orders and acts are called."""

from django.utils.translation import gettext_lazy as _

from admin_sync.office.people import verbs
from admin_sync.protocol.orders import Outcome, Verb

VERBS = {
    Verb.RELOAD: _("Seite neu laden"),
    Verb.RESTART_PLAYER: _("Programm neu starten"),
    Verb.REBOOT: _("Rechner neu starten"),
    Verb.SCREEN_ON: _("Bildschirm an"),
    Verb.SCREEN_OFF: _("Bildschirm aus"),
    Verb.SCREENSHOT: _("Bild anfordern"),
    Verb.LOG: _("Protokollauszug anfordern"),
    Verb.RESYNC: _("Inhalte neu laden"),
    Verb.DRILL: _("Probewarnung (10 Minuten)"),
    Verb.WIPE: _("Gerät löschen"),
}
#: What stands as a button on the page of a screen; wiping asks twice and stands apart.
BUTTONS = [(verb.value, words) for verb, words in VERBS.items() if verb is not Verb.WIPE]
OUTCOMES = {
    "": _("wartet auf das Gerät"),
    Outcome.DONE.value: _("erledigt"),
    Outcome.FAILED.value: _("misslungen"),
    Outcome.REFUSED.value: _("vom Gerät abgelehnt"),
}

verbs.WORDS |= {
    "order-reload": _("hat angeordnet: Seite neu laden"),
    "order-restart-player": _("hat angeordnet: Programm neu starten"),
    "order-reboot": _("hat angeordnet: Rechner neu starten"),
    "order-screen-on": _("hat angeordnet: Bildschirm an"),
    "order-screen-off": _("hat angeordnet: Bildschirm aus"),
    "order-screenshot": _("hat ein Bild angefordert"),
    "order-log": _("hat einen Protokollauszug angefordert"),
    "order-resync": _("hat angeordnet: Inhalte neu laden"),
    "order-drill": _("hat eine Probewarnung ausgelöst"),
    "order-wipe": _("hat angeordnet, ein Gerät zu löschen"),
    "many-asked": _("möchte viele Bildschirme zugleich beauftragen"),
    "many-decided": _("hat über einen Auftrag an viele Bildschirme entschieden"),
    "mode-maintenance": _("hat eine Wartung begonnen"),
    "mode-meeting": _("lässt eine Sitzung zeigen"),
    "mode-usual": _("hat den üblichen Betrieb wieder aufgenommen"),
    "terminal-saved": _("hat einen Bildschirm geändert"),
    "device-accepted": _("hat ein Gerät angenommen"),
    "device-revoked": _("hat ein Gerät gesperrt"),
    "device-came-ready": _("ein Gerät ist mit seiner Startdatei beigetreten"),
    "device-wiped": _("ein Gerät hat sich gelöscht"),
    "alert-wanted": _("möchte Meldungen über Ausfälle"),
    "alert-ended": _("möchte keine Meldungen mehr"),
    "incident-taken": _("kümmert sich um einen Ausfall"),
    "code-made": _("hat einen Code zum Beitreten gemacht"),
}
