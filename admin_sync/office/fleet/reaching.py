# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How a device reaches the net and hangs, as staff write it into its start file.

Nothing of it is kept: it goes from the form into the file, and passwords stay with who wrote them.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.settings import network, values
from content.settings.declared import toml_text
from content.settings.values import BadValueError, Type

_TURNS = [
    ("0", _("gar nicht")), ("90", _("um 90 Grad im Uhrzeigersinn")), ("180", _("um 180 Grad")),
    ("270", _("um 90 Grad gegen den Uhrzeigersinn")),
]  # fmt: skip
_SECRET = forms.PasswordInput(attrs={"autocomplete": "new-password"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A key of [network]: how its words are read, and what staff are told where they do not fit."""

    type: Type
    wrong: Promise | str
    listed: bool = False


_WORDS = {
    "address": _Word(network.INTERFACE, _("Bitte mit der Länge des Netzes, etwa 192.0.2.10/24.")),
    "gateway": _Word(network.ADDRESS, _("Das ist keine Adresse, etwa 192.0.2.1.")),
    "dns": _Word(network.ADDRESSES, _("Das sind keine Adressen, etwa 192.0.2.53."), listed=True),
    "ntp": _Word(network.SERVERS, _("Das sind keine Namen von Servern."), listed=True),
    "proxy": _Word(values.url(), _("Bitte mit http:// beginnen, ohne Namen und Passwort.")),
    "wifi": _Word(network.SSID, _("Dieser Name ist zu lang.")),
    "wifi_password": _Word(
        network.PASSPHRASE, _("Ein WLAN-Passwort hat 8 bis 63 Zeichen, ohne Umlaute.")
    ),
    "apn": _Word(network.APN, _("Das ist kein Zugangspunkt, etwa internet.telekom.")),
    "apn_user": _Word(network.WORD, _("Bitte in einer Zeile.")),
    "apn_password": _Word(network.WORD, _("Bitte in einer Zeile.")),
    "sim_pin": _Word(network.PIN, _("Eine PIN hat vier bis acht Ziffern.")),
}
_AT_ODDS = {
    "gateway": _("Der Router muss im Netz der festen Adresse liegen."),
    "wifi_password": _("Dazu gehört der Name des WLANs."),
    "apn_user": _("Dazu gehört ein Zugangspunkt."),
    "apn_password": _("Dazu gehört ein Zugangspunkt."),
    "sim_pin": _("Dazu gehört ein Zugangspunkt."),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """What of it is compared."""

    address: str = ""
    gateway: str = ""
    wifi: str = ""
    wifi_password: str = ""
    apn: str = ""
    apn_user: str = ""
    apn_password: str = ""
    sim_pin: str = ""


class ReachForm(forms.Form):
    """All of it may be left out: cable and DHCP, hung as the panel was built."""

    turned = forms.ChoiceField(
        label=_("Das Bild wird gedreht"),
        choices=_TURNS,
        required=False,
        help_text=_("Wenn das Bild auf dem hängenden Panel sonst liegt oder auf dem Kopf steht."),
    )
    address = forms.CharField(
        label=_("Feste Adresse"),
        required=False,
        max_length=60,
        help_text=_("Leer: Das Netz vergibt sie (DHCP). Sonst etwa 192.0.2.10/24, auch IPv6."),
    )
    gateway = forms.CharField(label=_("Router"), required=False, max_length=60)
    dns = forms.CharField(
        label=_("Namensserver"),
        required=False,
        max_length=200,
        help_text=_("Durch Komma getrennt."),
    )
    ntp = forms.CharField(
        label=_("Zeitserver"), required=False, max_length=300, help_text=_("Durch Komma getrennt.")
    )
    proxy = forms.CharField(label=_("Proxy"), required=False, max_length=200)
    wifi = forms.CharField(label=_("Name des WLANs"), required=False, max_length=32)
    wifi_password = forms.CharField(
        label=_("Passwort des WLANs"),
        required=False,
        strip=False,
        max_length=64,
        widget=_SECRET,
        help_text=_("Es steht danach in der Datei und sonst nirgends."),
    )
    apn = forms.CharField(
        label=_("Zugangspunkt der SIM-Karte (APN)"), required=False, max_length=100
    )
    apn_user = forms.CharField(label=_("Benutzer dazu"), required=False, max_length=100)
    apn_password = forms.CharField(
        label=_("Passwort dazu"), required=False, strip=False, max_length=100, widget=_SECRET
    )
    sim_pin = forms.CharField(
        label=_("PIN der SIM-Karte"), required=False, max_length=8, widget=_SECRET
    )

    def clean(self) -> dict[str, Any]:
        """Each as a terminal reads it, and all of them together."""
        cleaned = super().clean() or self.cleaned_data
        for name, word in _WORDS.items():
            said = cleaned.get(name)
            if not said:
                continue
            try:
                cleaned[name] = word.type.read(_parts(said) if word.listed else said)
            except BadValueError:
                self.add_error(name, str(word.wrong))
        if not self.errors:
            compared = _Said(**{name: cleaned.get(name) or "" for name in _Said.__slots__})
            for (_table, key), _message, _hint in network.at_odds(compared):
                self.add_error(str(key), str(_AT_ODDS[str(key)]))
        return cleaned

    def tables(self) -> str:
        """The tables of the start file, "" where nothing was said."""
        rows = [
            f"{name} = {toml_text(word.type.write(said))}"
            for name, word in _WORDS.items()
            if (said := self.cleaned_data.get(name))
        ]
        turned = self.cleaned_data.get("turned") or "0"
        panel = "" if turned == "0" else f"\n[panel]\nturned = {turned}\n"
        return panel + ("\n[network]\n" + "\n".join(rows) + "\n" if rows else "")


def _parts(said: str) -> list[str]:
    return [part.strip() for part in said.split(",") if part.strip()]
