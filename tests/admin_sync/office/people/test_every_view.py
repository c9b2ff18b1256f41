# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every view of the office says who may see it."""

import pytest

from tests.fakes.views import patterns

# who wrote `public` over a view has thought about it; who adds it here too
PUBLIC = {
    # a club has a link of its own instead of an account
    "editor:club",
    "editor:club_edit",
    "editor:club_file",
    "editor:club_new",
    "editor:club_withdraw",
    "account_login", "account_logout", "account_inactive", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate",
    "people:icon", "people:invitation",
}  # fmt: skip


ALL = {name: pattern for name, pattern, _takes in patterns()}


@pytest.mark.parametrize("name", ALL)
def test_a_view_needs_a_right_or_is_public_on_purpose(name):
    view = ALL[name].callback
    assert hasattr(view, "needs"), f"{name} carries neither @needs nor @public"
    assert (view.needs is None) == (name in PUBLIC or name.startswith(("public:", "upkeep:")))


def test_every_view_has_a_name_of_its_own():
    names = [name for name, _pattern, _takes in patterns()]
    assert len(names) == len(set(names))
