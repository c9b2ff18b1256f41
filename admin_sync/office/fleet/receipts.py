# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What devices say of orders: their closed set of sentences, in the reader's language. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_noop as _

from admin_sync.office.fleet.wording import Translate

#: What agents write of an order, as they write it; `{names}` stand for numbers, hours and names.
SENTENCES: Final = (
    _("Der Bildschirm liest seine Inhalte neu."),
    _("Der Player ist neu gestartet."),
    _("Das Gerät startet neu."),
    _("Das Gerät ist neu gestartet."),
    _("Der Bildschirm ist an."),
    _("Der Bildschirm ist aus."),
    _("Der Bildschirm ist an, in dunklen Stunden für zehn Minuten."),
    _("Das Anzeigeprogramm sagt nichts von sich; geschaltet wurde nichts."),
    _("Das Bild ist schwarz; abgeschaltet ist der Ausgang nicht: {why}."),
    _("Gerade benutzt jemand den Bildschirm; danach geht er aus."),
    _("Eine Warnung bleibt zu sehen; danach geht der Bildschirm aus."),
    _("Das Anzeigeprogramm bleibt dunkel."),
    _("Das Anzeigeprogramm wurde nicht dunkel."),
    _("Das Anzeigeprogramm zeigt wieder etwas, aber der Ausgang ist aus: {why}."),
    _("Bild des Bildschirms"),
    _("Die letzten {lines} Zeilen"),
    _("Wird jetzt geholt."),
    _("{asked} Quellen werden jetzt geholt."),
    _("Die Übung steht bis {until} Uhr auf der Tafel."),
    _("Inhalte und Postausgang sind gelöscht."),
    _("Das Gerät wird nun gelöscht."),
    _("Das Gerät wurde dabei unterbrochen; der Auftrag wird nicht wiederholt."),
    _("Der Auftrag gilt einem anderen Gerät."),
    _("Der Auftrag ist älter als der letzte, der angenommen wurde."),
    _("Der Auftrag kam zu spät; er ist abgelaufen."),
    _("Das Gerät hat in einer Stunde schon {times}-mal neu gestartet."),
    _("Eine Quelle „{source}“ gibt es auf diesem Gerät nicht."),
    _("„{said}“ ist keine Zahl von {low} bis {high} ({name})."),
)
_NAME: Final = re.compile(r"\\\{(\w+)\\\}")
_FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    sentence: re.compile(_NAME.sub(r"(?P<\1>.+?)", re.escape(sentence))) for sentence in SENTENCES
}


def told(detail: str, translate: Translate) -> tuple[str, str]:
    """A detail in words, and what of it is no known sentence: a machine's own message."""
    for sentence, form in _FORMS.items():
        if (found := form.fullmatch(detail)) is not None:
            return translate(sentence).format(**found.groupdict()), ""
    return "", detail
