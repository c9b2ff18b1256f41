# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff fill in about people and units."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from admin_sync.office.people.models import Role, Unit, User
from admin_sync.office.people.rights import GIVES, Right, may, units_for
from admin_sync.office.people.signin_forms import WORDS


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """One's own name and language."""

    class Meta:
        """What somebody may change of their own account."""

        model = User
        fields: ClassVar = ["name", "language"]
        labels: ClassVar = {"name": _("Name"), "language": _("Sprache der Oberfläche")}


class RoleForm(forms.Form):
    """A role in a unit, of those that `manager` may give."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Wo"), empty_label=None)
    role = forms.ChoiceField(label=_("Rolle"), widget=forms.RadioSelect)

    def __init__(self, manager: User, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        units = self.fields["unit"]
        roles = self.fields["role"]
        if isinstance(units, forms.ModelChoiceField):
            units.queryset = units_for(manager, Right.MANAGE)
        if isinstance(roles, forms.ChoiceField):
            kind = Unit.Kind.AMT if may(manager, Right.MANAGE) else Unit.Kind.VILLAGE
            roles.choices = [(role.value, DUTIES[role]) for role in Role if role in GIVES[kind]]

    def chosen(self) -> tuple[Role, Unit]:
        """What was chosen, of a valid form."""
        return Role(self.cleaned_data["role"]), self.cleaned_data["unit"]


DUTIES = {
    Role.READER: _("Leser: sieht alles, ändert nichts"),
    Role.EDITOR: _("Redaktion: schreibt Beiträge, blendet Inhalte aus"),
    Role.APPROVER: _("Freigabe: gibt Beiträge anderer frei"),
    Role.TECHNICIAN: _("Technik: richtet Bildschirme und Quellen ein"),
    Role.MANAGER: _("Verwaltung: lädt Personen ein und vergibt Rollen"),
}


class InvitationForm(RoleForm):
    """A new person and their first role."""

    name = forms.CharField(label=_("Vor- und Nachname"), max_length=100)
    email = forms.EmailField(label=_("E-Mail-Adresse"))
    field_order = ("name", "email", "unit", "role")


class WelcomeForm(SetPasswordForm):  # type: ignore[type-arg]
    """The first password, chosen by whoever was invited."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(user, *args, **kwargs)
        for name, words in (("new_password1", "password1"), ("new_password2", "password2")):
            field = self.fields[name]
            field.label, field.help_text = WORDS[words]


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        """The lines of a list."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401
        """The list of what is in the lines."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]
    """A village, or the Amt."""

    aliases = LinesField(
        label=_("Weitere Namen"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ein Name je Zeile, zum Beispiel Ortsteile oder der plattdeutsche Name. "
                    "Daran erkennt der Schaukasten, wohin Nachrichten gehören."),
    )  # fmt: skip
    ags = forms.RegexField(
        r"^\d{5,12}$",
        label=_("Amtlicher Gemeindeschlüssel (AGS)"),
        required=False,
        error_messages={"invalid": _("Der Schlüssel besteht aus 5 bis 12 Ziffern.")},
    )
    latitude = forms.FloatField(
        label=_("Geografische Breite"), required=False, min_value=47, max_value=56, localize=True,
        help_text=_("Zum Beispiel 54,398. Damit steht die Gemeinde auf der Karte."),
    )  # fmt: skip
    longitude = forms.FloatField(
        label=_("Geografische Länge"), required=False, min_value=5, max_value=16, localize=True,
        help_text=_("Zum Beispiel 9,766."),
    )  # fmt: skip

    class Meta:
        """What is kept of a unit."""

        model = Unit
        fields: ClassVar = ["name", "aliases", "ags", "latitude", "longitude"]
        labels: ClassVar = {"name": _("Name")}
