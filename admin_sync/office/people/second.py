# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The second factor: who must have one, and who has."""

from collections.abc import Iterable

from django.conf import settings

from admin_sync.office.people.models import Membership, Role, User

#: Who can do harm to machines or people's accounts.
OWING = frozenset({Role.TECHNICIAN, Role.MANAGER})


def owes_factor(memberships: Iterable[Membership]) -> bool:
    """Whether these roles ask for a second factor; nobody's do in an office for trying out."""
    return not settings.CONFIG.demo and any(Role(m.role) in OWING for m in memberships)


def has_factor(user: User) -> bool:
    """Whether a user has set one up (recovery codes alone are none)."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 - models come after the apps

    return bool(
        Authenticator.objects.filter(user_id=user.pk)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .exists()
    )
