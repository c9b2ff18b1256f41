# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Things of one village, one of each kind, so that every view of the office can be asked for.

The permission matrix, the CSRF test and the walk with axe-core fill the addresses of views from
here. A view whose address names a thing that is missing here makes them fail: add it to the
function of its app. All things belong to `units.wittensee` unless they belong to the Amt.
"""

from types import SimpleNamespace

from admin_sync.office.people import staff as work
from admin_sync.office.people.models import Membership, Role
from tests.fakes import staff


def people(units, now):
    """Somebody of Groß Wittensee."""
    manager = staff.make("Petra Petersen", (Role.MANAGER, units.amt))
    person, _new = work.invite(
        manager, work.Newcomer("Carl Clausen", "carl@amt.example"), Role.READER,
        units.wittensee, now,
    )  # fmt: skip
    membership = Membership.objects.get(user=person)
    return {
        "people:invitation": {"token": "abgelaufen"},
        "people:person": {"number": person.pk},
        "people:give": {"number": person.pk},
        "people:take": {"number": person.pk, "membership": membership.pk},
        "people:shut_out": {"number": person.pk},
        "people:let_in": {"number": person.pk},
        "people:forget_factor": {"number": person.pk},
        "people:invite_again": {"number": person.pk},
        "people:unit": {"number": units.ascheffel.pk},
        "people:unit_remove": {"number": units.ascheffel.pk},
        "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
    }


#: Each app's things: `make(units, now)` gives the arguments of its views, by their full name.
APPS = (people,)


def make(units, now):
    """All arguments of all views, and under `things` what tests want to hold."""
    arguments = {}
    for app in APPS:
        arguments |= app(units, now)
    return SimpleNamespace(arguments=arguments, units=units)
