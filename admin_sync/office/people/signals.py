# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Notes in the log what happens to accounts by themselves: sign-ins, passwords, second factors."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factor
from django.contrib.auth import signals as auth
from django.db import transaction
from django.http import HttpRequest

from admin_sync.office.people import audit, fresh
from admin_sync.office.people.models import User
from content.clock import utc_now


def _note(user: User, verb: str, **detail: Any) -> None:  # noqa: ANN401
    with transaction.atomic():
        audit.record(user, verb, f"person:{user.pk}", detail, utc_now())


def _signed_in(request: HttpRequest, user: User, **_more: object) -> None:
    fresh.note(request, utc_now())
    _note(user, "signed-in")


def _failed(credentials: dict[str, Any], **_more: object) -> None:
    """Only for addresses that are somebody's: what is typed there may be anything."""
    address = str(credentials.get("email", ""))
    user = User.objects.filter(email=address.lower()).first()
    if user:
        with transaction.atomic():
            audit.record(None, "sign-in-failed", f"person:{user.pk}", {}, utc_now())


def _password(user: User, **_more: object) -> None:
    _note(user, "password-set")


def _factor_added(user: User, authenticator: Any, **_more: object) -> None:  # noqa: ANN401
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        _note(user, "factor-added", type=authenticator.type)


def _factor_removed(user: User, authenticator: Any, **_more: object) -> None:  # noqa: ANN401
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        _note(user, "factor-removed", type=authenticator.type)


def _factor_codes(user: User, **_more: object) -> None:
    _note(user, "factor-codes")


def _factor_failed(user: User, **_more: object) -> None:
    with transaction.atomic():
        audit.record(None, "factor-failed", f"person:{user.pk}", {}, utc_now())


def connect() -> None:
    """Listen, from the start of the office on."""
    auth.user_logged_in.connect(_signed_in)
    auth.user_login_failed.connect(_failed)
    for changed in (account.password_changed, account.password_reset, account.password_set):
        changed.connect(_password)
    factor.authenticator_added.connect(_factor_added)
    factor.authenticator_removed.connect(_factor_removed)
    factor.authenticator_reset.connect(_factor_codes)
    factor.authentication_failed.connect(_factor_failed)
