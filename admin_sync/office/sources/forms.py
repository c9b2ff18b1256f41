# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff fill in about sources and foreign content."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people.models import Unit, User
from admin_sync.office.people.rights import Right, units_for
from admin_sync.office.sources.decisions import Where
from admin_sync.office.sources.models import KINDS, Source
from admin_sync.office.sources.secrets import Secret, same_site, seal, unseal
from admin_sync.office.sources.settings import HELD_BACK, key
from content import source as described
from content.model import Kind
from content.settings.options import misfits, options_of, unfit_options
from content.settings.values import BadValueError
from content.sources.adapter import adapter, formats

Words = str | Promise

_EVERY = [
    (60, _("jede Minute")),
    (300, _("alle 5 Minuten")),
    (900, _("alle 15 Minuten")),
    (3600, _("jede Stunde")),
    (21600, _("alle 6 Stunden")),
    (86400, _("einmal am Tag")),
]
_FIELDS = (
    "url", "format", "kind", "id", "name", "unit", "places", "every", "licence", "max_items",
    "approve", "via", "position", "enabled",
)  # fmt: skip
_SECRET_OPTION = re.compile(r"key|token|secret|password")


class WhereForm(forms.Form):
    """On which screens: those of units, or single ones, where somebody has a right."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Alle Bildschirme von"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    terminals = forms.ModelMultipleChoiceField(
        Terminal.objects.none(),
        label=_("Einzelne Bildschirme"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Grund"),
        max_length=300,
        help_text=_("Steht im Protokoll und in der Auskunft, warum etwas nicht gezeigt wird."),
    )

    def __init__(self, user: User, right: Right, data: Any = None) -> None:  # noqa: ANN401 - Django's
        super().__init__(data)
        units = units_for(user, right)
        self._field("units").queryset = units
        screens = Terminal.objects.filter(retired=None, unit__in=units).select_related("unit")
        self._field("terminals").queryset = screens
        for name in ("units", "terminals"):
            # one of the two is needed, so the page calls neither optional
            self._field(name).plain = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """At least one screen must be meant."""
        cleaned = super().clean() or {}
        if not cleaned.get("units") and not cleaned.get("terminals"):
            self.add_error("units", _("Wählen Sie mindestens eine Gemeinde oder einen Bildschirm."))
        return cleaned

    def where(self) -> Where:
        """What was chosen."""
        return Where(list(self.cleaned_data["units"]), list(self.cleaned_data["terminals"]))

    def _field(self, name: str) -> "forms.ModelMultipleChoiceField[Any]":
        return cast("forms.ModelMultipleChoiceField[Any]", self.fields[name])


class HideForm(WhereForm):
    """Hide an item."""

    until = forms.DateTimeField(
        label=_("Bis"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Leer lassen: bis Sie es zurücknehmen."),
    )

    def clean_until(self) -> datetime | None:
        """An end that has come would hide nothing."""
        until: datetime | None = self.cleaned_data["until"]
        if until is not None and until <= self.now:
            raise ValidationError(_("Dieser Zeitpunkt ist schon vorbei."))
        return until

    now: datetime


class DetectForm(forms.Form):
    """An address of which nobody knows what it is."""

    url = forms.CharField(
        label=_("Adresse"),
        max_length=2000,
        help_text=_("Die Adresse der Datei, oder der Seite, die sie nennt."),
        widget=forms.URLInput,
    )

    def clean_url(self) -> str:
        """As the settings of a terminal would read it."""
        return str(_read("url", self.cleaned_data["url"].strip()))


class ImportForm(forms.Form):
    """The text of a kiosk.toml."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Bildschirme von"))
    text = forms.CharField(
        label=_("Text der Datei kiosk.toml"),
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        help_text=_("Nur die Abschnitte [[source]] werden gelesen."),
    )

    def __init__(self, user: User, data: Any = None) -> None:  # noqa: ANN401 - Django's
        super().__init__(data)
        field = cast("forms.ModelChoiceField[Unit]", self.fields["unit"])
        field.queryset = units_for(user, Right.OPERATE)


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A source. What it says is checked as a terminal would."""

    every = forms.TypedChoiceField(label=_("Wie oft abrufen"), choices=_EVERY, coerce=int)
    format = forms.ChoiceField(label=_("Format"))
    options_text = forms.CharField(
        label=_("Weitere Angaben"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    user = forms.CharField(label=_("Benutzername"), required=False, max_length=200)
    password = forms.CharField(
        label=_("Passwort"), required=False, max_length=500, widget=forms.PasswordInput
    )
    token = forms.CharField(
        label=_("Zugangsschlüssel"), required=False, max_length=2000, widget=forms.PasswordInput
    )
    forget = forms.BooleanField(label=_("Zugangsdaten vergessen"), required=False)

    class Meta:
        """Everything but the secret, which has fields of its own."""

        model = Source
        fields = _FIELDS
        widgets = {"places": forms.CheckboxSelectMultiple, "url": forms.URLInput}  # noqa: RUF012
        help_texts = {  # noqa: RUF012
            "id": _("Kurz, aus Kleinbuchstaben. Ändert sich nie."),
            "name": _("So steht die Quelle an den Einträgen, etwa: Freiwillige Feuerwehr Haby."),
            "unit": _("Welche Bildschirme diese Quelle bekommen."),
            "places": _("Nichts ankreuzen: das ganze Amt, oder was in den Einträgen steht."),
            "licence": _("Etwa CC-BY-4.0. Steht an den Einträgen auf der Website."),
            "approve": _(
                "Jeder Eintrag wartet, bis ihn jemand freigibt. Empfohlen für alles, was "
                "Fremde schreiben können: Beiträge, Beteiligung, Mängelmeldungen."
            ),
            "via": _("Die Leitstelle ruft ab, was Zugangsdaten braucht: die bleiben bei ihr."),
            "position": _("Melden zwei Quellen dasselbe, gewinnt die mit der kleineren Zahl."),
        }

    def __init__(self, user: User, *args: Any, **given: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **given)
        self.order_fields((*_FIELDS, "options_text"))
        own = units_for(user, Right.OPERATE)
        cast("forms.ModelChoiceField[Unit]", self.fields["unit"]).queryset = own
        places = cast("forms.ModelMultipleChoiceField[Unit]", self.fields["places"])
        places.queryset = Unit.objects.filter(kind=Unit.Kind.VILLAGE)
        self.fields["places"].required = False
        cast("forms.ChoiceField", self.fields["format"]).choices = _formats()
        every = self.instance.every
        if every not in {seconds for seconds, _words in _EVERY}:
            field = cast("forms.TypedChoiceField", self.fields["every"])
            field.choices = [(every, f"{every} s"), *_EVERY]
        self.initial.setdefault("options_text", _lines(self.instance.options))
        if self.instance.pk and not self.instance._state.adding:  # noqa: SLF001 - the way to know
            self.fields["id"].disabled = True
        # what opens one site is not told to another
        self._address = self.instance.url
        self.known = not self.instance._state.adding and bool(self.instance.secret)  # noqa: SLF001

    def clean_id(self) -> str:
        """A name that nothing of the program's own has."""
        name = str(_read("id", self.cleaned_data["id"]))
        if name == "office":
            raise ValidationError(_("So heißt schon die Leitstelle selbst."))
        return name

    def clean_url(self) -> str:
        """As the settings of a terminal would read it."""
        return str(_read("url", self.cleaned_data["url"].strip()))

    def clean_max_items(self) -> int:
        """Within the bounds of a terminal."""
        return int(_read("max_items", self.cleaned_data["max_items"]))

    def clean_options_text(self) -> str:
        """Lines of name and value."""
        text: str = self.cleaned_data["options_text"]
        for row in filter(None, map(str.strip, text.splitlines())):
            if "=" not in row:
                raise ValidationError(
                    _("Schreiben Sie eine Angabe in jede Zeile, so: name = Wert.")
                )
        return text

    def clean(self) -> dict[str, Any]:
        """Whether format, kind and options go together, and the office alone has secrets."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if _newly_held(self.initial.get("kind"), cleaned["kind"]):
            cleaned["approve"] = True
        options = _options(cleaned["options_text"])
        probe = described.Source(
            id=cleaned["id"], kind=Kind(cleaned["kind"]), format=cleaned["format"],
            url=cleaned["url"], options=options,
        )  # fmt: skip
        for path, message, hint in (*misfits([probe]), *unfit_options([probe])):
            name = "options_text" if "options" in path else "kind"
            self.add_error(name, f"{_said(name, message)} ({hint})")
        secret = cleaned.get("user") or cleaned.get("password") or cleaned.get("token")
        if secret and cleaned["via"] != "office":
            self.add_error(
                "via", _("Mit Zugangsdaten ruft nur die Leitstelle ab: wählen Sie sie hier.")
            )
        return cleaned

    def save(self, commit: bool = True) -> Source:  # noqa: FBT001, FBT002 - Django's
        """Keep it, its secret sealed, and what the office alone may know out of its options."""
        source: Source = super().save(commit=False)
        options = _options(self.cleaned_data["options_text"])
        moved = not same_site(self._address, source.url)
        held = Secret() if self.cleaned_data["forget"] or moved else unseal(source.secret)
        hidden = dict(held.options)
        if source.via == "office":
            hidden |= {n: options.pop(n) for n in list(options) if _SECRET_OPTION.search(n)}
        source.options = options
        given = self.cleaned_data
        if given["forget"] or source.via != "office":
            secret = Secret()
        else:
            secret = Secret(
                given["user"] or held.user,
                given["password"] or held.password,
                given["token"] or held.token,
                tuple(sorted(hidden.items())),
            )
        source.secret = seal(secret)
        if commit:
            source.save()
            self.save_m2m()
        return source


def usual(guessed: Mapping[str, str]) -> dict[str, Any]:
    """What a form for a new source begins with."""
    kind = guessed.get("kind", "news")
    try:
        held_back = Kind(kind) in HELD_BACK
    except ValueError:
        held_back = False
    return {**guessed, "approve": held_back}


def _newly_held(before: object, kind: str) -> bool:
    """Whether items are to wait by default, and the form did not begin with that."""
    held = {str(one) for one in HELD_BACK}
    return kind in held and str(before) not in held


def _formats() -> list[tuple[str, Words]]:
    names: list[tuple[str, Words]] = [("", "")]
    for name in formats():
        if name == "office":
            continue
        try:
            kinds = adapter(name).kinds
        except KeyError:
            continue
        first = KINDS[kinds[0]]
        names.append((name, f"{name} · {first}"))
    return names


def _said(field: str, message: str) -> Words:
    if field == "kind":
        return _("Dieses Format liefert keine Einträge dieser Art")
    return _("Diese Angabe kennt das Format nicht, oder ihr Wert passt nicht") if message else ""


def _read(name: str, value: object) -> Any:  # noqa: ANN401 - whatever the setting is
    try:
        return key(name).type.read(value)
    except BadValueError as error:
        raise ValidationError(str(_bad(name))) from error


def _bad(name: str) -> Words:
    return {
        "id": _("Nur Kleinbuchstaben, Ziffern, Punkt und Strich; höchstens 64 Zeichen."),
        "url": _("Das ist keine Adresse, die mit http:// oder https:// beginnt, ohne Passwort."),
    }.get(name, _("Dieser Wert passt nicht."))


def _options(text: str) -> dict[str, str]:
    pairs = (row.partition("=") for row in text.splitlines() if row.strip())
    return {name.strip(): value.strip().strip('"') for name, _sign, value in pairs}


def _lines(options: Mapping[str, str]) -> str:
    return "\n".join(f"{name} = {value}" for name, value in options.items())


def options_help(name: str) -> list[tuple[str, str, str]]:
    """The options of a format: name, example, meaning."""
    return [(n, setting.example, setting.doc) for n, setting in options_of(name).items()]
