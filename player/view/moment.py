# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""One thing that matters, as a cell of a card of several side by side."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """One cell of a card over the picture.

    `icon` names a Tabler icon. `value` is short enough for large figures; `detail` may take two
    lines.
    """

    icon: str
    label: str
    value: str
    detail: str
