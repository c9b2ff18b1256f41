# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff fill in about screens."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from admin_sync.office.fleet.models import Group, Subscription, Terminal
from admin_sync.office.people.models import User
from admin_sync.office.people.rights import Right, may, units_for
from content.settings import values

_DAYS = [
    ("0", _("Montag")), ("1", _("Dienstag")), ("2", _("Mittwoch")), ("3", _("Donnerstag")),
    ("4", _("Freitag")), ("5", _("Samstag")), ("6", _("Sonntag")),
]  # fmt: skip
_MEETING = "meeting"
_MAINTENANCE = timedelta(hours=4)
_MODES = [
    ("maintenance", _("In Wartung: nichts wird gemeldet, bis sie zu Ende ist")),
    (_MEETING, _("Sitzung: eine Sitzung bleibt auf dem Bildschirm stehen")),
]


class TerminalForm(forms.ModelForm):  # type: ignore[type-arg]
    """A place with a screen."""

    new_group = forms.CharField(
        label=_("Neue Gruppe"),
        required=False,
        max_length=100,
        help_text=_(
            "Etwa „Badestellen“. Beiträge gehen dann an alle Bildschirme der Gruppe zugleich. "
            "Eine Gruppe ohne Bildschirm verschwindet."
        ),
    )
    orientation = forms.ChoiceField(
        label=_("Der Bildschirm hängt"),
        choices=[("portrait", _("hochkant")), ("landscape", _("quer"))],
    )
    diagonal = forms.IntegerField(
        label=_("Größe schräg gemessen, in Zentimetern"), min_value=10, max_value=500, initial=218
    )
    edge = forms.IntegerField(
        label=_("Unterkante über dem Boden in Zentimetern"),
        help_text=_("Damit alle Tasten in Reichweite liegen, auch im Sitzen."),
        min_value=0, max_value=250, initial=50,
    )  # fmt: skip
    on = forms.TimeField(label=_("Geht an um"), required=False)
    off = forms.TimeField(
        label=_("Geht aus um"),
        required=False,
        help_text=_("Beides leer: Der Bildschirm leuchtet immer."),
    )
    days = forms.MultipleChoiceField(
        label=_("An den Tagen"),
        required=False,
        choices=_DAYS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ist kein Tag gewählt, gilt es täglich."),
    )

    class Meta:
        """What a screen is."""

        model = Terminal
        fields: ClassVar = [
            "name", "unit", "groups", "latitude", "longitude", "metered", "checks_output",
            "checks_touch",
        ]  # fmt: skip
        labels: ClassVar = {
            "name": _("Name"),
            "unit": _("Gemeinde"),
            "groups": _("Gruppen"),
            "latitude": _("Breitengrad"),
            "longitude": _("Längengrad"),
            "metered": _("Die Verbindung kostet nach Menge (Mobilfunk): meldet sich seltener"),
            "checks_output": _("Das Gerät kann prüfen, ob der Bildschirm angeschlossen ist"),
            "checks_touch": _("Das Gerät hat eine Berührungsfläche"),
        }
        help_texts: ClassVar = {
            "name": _("So, wie man es sich sagt: „Haby, Dorfplatz“."),
            "latitude": _("Für die Karte und für Entfernungen; leer: die Mitte der Gemeinde."),
        }
        widgets: ClassVar = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        terminal: Terminal | None = kwargs.get("instance")
        if terminal is not None:
            kwargs["initial"] = {**_initial(terminal.settings), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.order_fields(["name", "unit", "groups", "new_group"])
        unit = self.fields["unit"]
        if isinstance(unit, forms.ModelChoiceField):
            unit.queryset = units_for(user, Right.OPERATE)
            unit.empty_label = None

    def clean_days(self) -> str:
        """Days as settings write them."""
        chosen = [values.WEEKDAYS[int(day)] for day in self.cleaned_data["days"]]
        return ", ".join(chosen) if 0 < len(chosen) < len(values.WEEKDAYS) else "daily"

    def clean(self) -> dict[str, Any]:
        """Both times or none, and not the same."""
        cleaned = super().clean() or self.cleaned_data
        on, off = cleaned.get("on"), cleaned.get("off")
        if (on is None) != (off is None):
            self.add_error("off", _("Bitte beide Zeiten angeben oder keine."))
        elif on is not None and on == off:
            self.add_error(
                "off", _("Beide Zeiten sind gleich. Leuchtet er immer, bleiben sie leer.")
            )
        return cleaned

    def save(self, commit: bool = True) -> Terminal:  # noqa: FBT001, FBT002 - Django's
        """The terminal with its tables of settings."""
        cleaned = self.cleaned_data
        settings: dict[str, Any] = dict(self.instance.settings)
        settings["panel"] = {
            "diagonal_mm": cleaned["diagonal"] * 10,
            "orientation": cleaned["orientation"],
            "lower_edge_mm": cleaned["edge"] * 10,
        }
        on, off = cleaned["on"], cleaned["off"]
        lit = on is not None and {
            "days": cleaned["days"],
            "on": f"{on:%H:%M}",
            "off": f"{off:%H:%M}",
        }
        self.instance.settings = {**settings, "hours": [lit] if lit else []}
        terminal: Terminal = super().save(commit=commit)
        if name := " ".join(cleaned["new_group"].split()):
            known = Group.objects.filter(name__iexact=name).first()
            terminal.groups.add(known or Group.objects.create(name=name))
        Group.objects.filter(terminals=None).delete()
        return terminal


class ModeForm(forms.Form):
    """What a screen is to be until it is taken back."""

    name = forms.ChoiceField(label=_("Was"), choices=_MODES, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Warum"), max_length=200)
    item = forms.ChoiceField(
        label=_("Welche Sitzung"),
        required=False,
        help_text=_(
            "Nur bei einer Sitzung. Zur Wahl steht, was die Quellen dieses Bildschirms ankündigen."
        ),
    )
    since = forms.DateTimeField(label=_("Ab"), required=False, help_text=_("Leer: sofort."))
    until = forms.DateTimeField(
        label=_("Bis"),
        required=False,
        help_text=_("Leer: eine Wartung vier Stunden, eine Sitzung bis zu ihrem Ende."),
    )

    def __init__(self, meetings: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """`meetings` are those that can be chosen: their ids, and what they are called."""
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("die nächste")), *meetings]  # type: ignore[attr-defined]
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            )

    def clean(self) -> dict[str, Any]:
        """An end lies after the beginning."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if until is not None and since is not None and until <= since:
            self.add_error("until", _("Das Ende muss nach dem Beginn liegen."))
        return cleaned

    def mode(self, now: datetime) -> dict[str, Any]:
        """The mode that was filled in, as a terminal's row keeps it."""
        cleaned = self.cleaned_data
        since, until = cleaned["since"] or now, cleaned["until"]
        if until is None and cleaned["name"] != _MEETING:
            # forgotten, it would keep a broken screen quiet for ever
            until = since + _MAINTENANCE
        named = cleaned["name"] == _MEETING and cleaned["item"]
        return {
            "name": cleaned["name"],
            "reason": cleaned["reason"],
            **({"item": cleaned["item"]} if named else {}),
            "since": since.isoformat(),
            "until": until.isoformat() if until else None,
        }


class PlaceForm(forms.Form):
    """Where a waiting device is to stand."""

    place = forms.ModelChoiceField(
        Terminal.objects.none(), label=_("Wo es steht"), empty_label=_("Bitte wählen")
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        if isinstance(place, forms.ModelChoiceField):
            place.queryset = Terminal.objects.filter(
                retired=None, unit__in=units_for(user, Right.OPERATE)
            ).select_related("unit")


def _initial(settings: dict[str, Any]) -> dict[str, Any]:
    """The fields that lie in a terminal's tables of settings."""
    panel = settings.get("panel") or {}
    hours = (settings.get("hours") or [{}])[0]
    return {
        "orientation": panel.get("orientation", "portrait"),
        "diagonal": panel.get("diagonal_mm", 2184) // 10,
        "edge": panel.get("lower_edge_mm", 500) // 10,
        "on": hours.get("on"),
        "off": hours.get("off"),
        "days": _days(hours.get("days", "daily")),
    }


def _days(text: str) -> list[str]:
    """The days of a table of hours, as they are ticked."""
    found = values.DAYS.read(text)
    return [str(day) for day in found] if isinstance(found, tuple) else []


class SubscriptionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Of which screens somebody is told, where, and when."""

    webhook = forms.URLField(
        label=_("Adresse eines Dienstes"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Leer: eine Mail an Sie. Sonst bekommt der Dienst eine Nachricht (JSON)."),
    )

    days = forms.MultipleChoiceField(
        label=_("Nur an diesen Tagen"),
        required=False,
        choices=_DAYS,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        """What is kept of it."""

        model = Subscription
        fields: ClassVar = ["unit", "webhook", "begins", "ends"]
        labels: ClassVar = {
            "unit": _("Für welche Bildschirme"),
            "begins": _("Nur ab"),
            "ends": _("Nur bis"),
        }
        help_texts: ClassVar = {
            "begins": _("Leer: jederzeit. Was nachts geschieht, erfahren Sie dann am Morgen."),
        }

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.instance.user = user
        unit = self.fields["unit"]
        if isinstance(unit, forms.ModelChoiceField):
            unit.queryset = units_for(user, Right.SEE)
            unit.empty_label = None
        if not may(user, Right.OPERATE):
            # a call goes out from the office's own network: only who runs its machines may aim it
            del self.fields["webhook"]

    def clean(self) -> dict[str, Any]:
        """Both times or none, the end after the beginning."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if (begins is None) != (ends is None):
            self.add_error("ends", _("Bitte beide Zeiten angeben oder keine."))
        elif begins is not None and ends is not None and begins >= ends:
            self.add_error("ends", _("Das Ende muss nach dem Beginn liegen."))
        return cleaned

    def save(self, commit: bool = True) -> Subscription:  # noqa: FBT001, FBT002 - Django's
        """The subscription with its days; hours without days hold on all of them."""
        days = [int(day) for day in self.cleaned_data["days"]]
        self.instance.days = days or (list(range(7)) if self.instance.begins else [])
        saved: Subscription = super().save(commit=commit)
        return saved
