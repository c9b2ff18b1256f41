# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a password must not be, beyond what Django knows."""

from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_FEWEST = 5


class PatternValidator:
    """Refuses what is long only by repeating itself: few characters, a row, a word twice."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002
        """Accept a password.

        Raises:
            ValidationError: it repeats itself.
        """
        steps = {ord(b) - ord(a) for a, b in pairwise(password)}
        repeated = password in (password + password)[1:-1]
        if repeated or len(set(password)) < _FEWEST or len(steps) == 1:
            raise ValidationError(self.get_help_text(), code="password_pattern")

    def get_help_text(self) -> str:
        """What to do instead."""
        return _("Das Passwort wiederholt sich. Nehmen Sie mehrere verschiedene Wörter.")
