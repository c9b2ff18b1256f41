# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What every act of upkeep has in common: how it talks, and how it fails."""

from collections.abc import Callable

#: Takes a line of progress for whoever sits at the machine.
Note = Callable[[str], None]


class UpkeepError(Exception):
    """Something that was asked for cannot be done; `hint` says what to do instead.

    A `fault` is nobody's mistake: it was right to ask, but it went wrong.
    """

    def __init__(self, message: str, hint: str, *, fault: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.fault = fault
