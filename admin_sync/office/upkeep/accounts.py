# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The way in for people: the first Verwaltung, a link to set a password, a password by hand."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from admin_sync.office.config import Config
from admin_sync.office.people import audit
from admin_sync.office.people.models import Membership, Role, Unit, User
from admin_sync.office.upkeep.said import UpkeepError


def invite(mail: str, name: str, role: Role, unit: Unit, now: datetime) -> User:
    """An account with a role; made without a password where it is new.

    Raises:
        UpkeepError: that is no mail address.
    """
    try:
        validate_email(mail)
    except ValidationError as error:
        raise UpkeepError(f'"{mail}" is no mail address', "name@example.org") from error
    with transaction.atomic():
        user = User.objects.filter(email=mail.lower()).first()
        if user is None:
            user = User.objects.create_user(mail, name=name or mail.partition("@")[0])
        User.objects.filter(pk=user.pk).update(is_active=True)
        _, new = Membership.objects.get_or_create(user=user, unit=unit, role=role)
        if new:
            said = {"mail": user.email, "role": str(role), "unit": unit.name}
            audit.record(None, "invite", f"user {user.pk}", said, now)
    return user


def known(mail: str) -> User:
    """The account of a mail address.

    Raises:
        UpkeepError: there is none.
    """
    user = User.objects.filter(email=mail.lower()).first()
    if user is None:
        raise UpkeepError(
            f'nobody has the address "{mail}"', "kiosk office invite makes an account"
        )
    return user


def link(config: Config, user: User) -> str:
    """A link by which they set a password, once; it ends after some days, or when it was used."""
    key = EmailAwarePasswordResetTokenGenerator().make_token(user)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key}
    )
    return f"{config.base_url}{path}"


def set_password(user: User, password: str, now: datetime) -> None:
    """Set a password by hand, for who is locked out; their second factor stays.

    Raises:
        UpkeepError: it is too weak.
    """
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise UpkeepError(" ".join(error.messages), "choose a longer one") from error
    with transaction.atomic():
        get_adapter().set_password(user, password)
        audit.record(None, "password", f"user {user.pk}", {"by": "command line"}, now)


def forget_factor(user: User, now: datetime) -> int:
    """Take somebody's second factors away, so that they set up new ones; how many they had."""
    with transaction.atomic():
        gone, _ = Authenticator.objects.filter(user=user).delete()
        if gone:
            audit.record(None, "factor-off", f"user {user.pk}", {"by": "command line"}, now)
    return int(gone)
