# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff fill in about people and units."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from admin_sync.office.people.models import User


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """One's own name and language."""

    class Meta:
        """What somebody may change of their own account."""

        model = User
        fields: ClassVar = ["name", "language"]
        labels: ClassVar = {"name": _("Name"), "language": _("Sprache der Oberfläche")}
