# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""People of an office, ready to sign in."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.test import Client

from admin_sync.office.people.models import Membership

PASSWORD = "Knick und Koppel 17"
#: The secret of everybody's authenticator app in tests (base 32).
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make(name, *memberships, factor=True, password=PASSWORD, email=None):
    """Somebody with these (role, unit) pairs."""
    user = get_user_model().objects.create_user(
        email or f"{name.split()[0].lower()}@amt.example", password, name=name
    )
    for role, unit in memberships:
        Membership.objects.create(user=user, role=role, unit=unit)
    if factor:
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
    return user


def signed_in(user, **options):
    """A client that is signed in as somebody, second factor and all."""
    client = Client(**options)
    client.force_login(user)
    return client
