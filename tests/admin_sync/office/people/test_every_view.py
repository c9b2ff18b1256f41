# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every view of the office says who may see it."""

import pytest
from django.urls import URLPattern, get_resolver

# who wrote `public` over a view has thought about it; who adds it here too
PUBLIC = {
    "account_login", "account_logout", "account_inactive", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate",
    "people:invitation",
}  # fmt: skip


def patterns(resolver=None, app=""):
    """All (full name, pattern) below a resolver."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{app}{entry.name}", entry
        else:
            inner = f"{app}{entry.app_name}:" if entry.app_name else app
            yield from patterns(entry, inner)


ALL = dict(patterns())


@pytest.mark.parametrize("name", ALL)
def test_a_view_needs_a_right_or_is_public_on_purpose(name):
    view = ALL[name].callback
    assert hasattr(view, "needs"), f"{name} carries neither @needs nor @public"
    assert (view.needs is None) == (name in PUBLIC or name.startswith(("public:", "upkeep:")))


def test_every_view_has_a_name_of_its_own():
    names = [name for name, _pattern in patterns()]
    assert len(names) == len(set(names))
