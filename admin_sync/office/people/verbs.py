# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the entries of the log are called, and the things that they name.

An app that records a verb adds its words here, so that nobody reads `role-given`.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise | str] = {
    "signed-in": _("hat sich angemeldet"),
    "sign-in-failed": _("Anmeldung misslungen"),
    "password-set": _("hat ein neues Passwort festgelegt"),
    "factor-added": _("hat einen zweiten Faktor eingerichtet"),
    "factor-removed": _("hat den zweiten Faktor entfernt"),
    "factor-failed": _("Code des zweiten Faktors war falsch"),
    "factor-codes": _("hat neue Ersatzcodes erzeugt"),
    "person-invited": _("hat eingeladen"),
    "person-shut-out": _("hat den Zugang gesperrt"),
    "person-let-in": _("hat den Zugang wieder geöffnet"),
    "factor-reset": _("hat den zweiten Faktor zurückgesetzt"),
    "role-given": _("hat eine Rolle vergeben"),
    "role-taken": _("hat eine Rolle entzogen"),
    "unit-added": _("hat eine Gemeinde hinzugefügt"),
    "unit-changed": _("hat eine Gemeinde geändert"),
    "unit-removed": _("hat eine Gemeinde entfernt"),
}

#: What stands before the colon of a subject, and the model of what stands after it.
SUBJECTS = {
    "person": "people.User",
    "unit": "people.Unit",
    "terminal": "fleet.Terminal",
    "device": "fleet.Device",
    "group": "fleet.Group",
    "source": "sources.Source",
    "entry": "editor.Entry",
    "notice": "proofs.Notice",
}


def words(verb: str) -> str:
    """What a verb is called; the verb itself where nobody said."""
    return str(WORDS.get(verb, verb))


def names(subjects: Iterable[str]) -> dict[str, str]:
    """What subjects are called today; what is gone keeps its number."""
    asked: dict[str, set[str]] = {}
    for subject in set(subjects):
        kind, _colon, key = subject.partition(":")
        if key and kind in SUBJECTS:
            asked.setdefault(kind, set()).add(key)
    found: dict[str, str] = {}
    for kind, keys in asked.items():
        model = _model(SUBJECTS[kind])
        if model is not None:
            rows = model._default_manager.in_bulk(_usable(model, keys))  # noqa: SLF001
            found |= {f"{kind}:{key}": str(row) for key, row in rows.items()}
    return found


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def _usable(model: type[Model], keys: Iterable[str]) -> list[object]:
    """The keys that could be some of this model."""
    usable = []
    for key in keys:
        try:
            usable.append(model._meta.pk.to_python(key))  # noqa: SLF001
        except ValidationError:
            continue
    return usable


def told(detail: dict[str, Any]) -> str:
    """The particulars of an entry in a line: their values, as they were written down."""
    return " · ".join(_flat(value) for value in detail.values() if value not in (None, "", [], {}))


def _flat(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_flat, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flat(inner)}" for key, inner in value.items())
    return str(value)
