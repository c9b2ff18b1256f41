# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The app on somebody's phone."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from content.clock import utc_now
from tests.fakes.staff import SECRET

_PERIOD = 30


def code(secret=SECRET, *, later=0):
    """The code that the app shows now, or so many codes later."""
    return format_hotp_value(hotp_value(secret, int(utc_now().timestamp()) // _PERIOD + later))
