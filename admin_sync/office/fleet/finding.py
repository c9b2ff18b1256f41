# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What one look at one piece of evidence gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext_noop as _

from admin_sync.office.fleet.wording import Sentence


class Colour(StrEnum):
    """How a screen stands. Always said in words, too (`WORDS`)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"
    BLUE = "blue"


WORDS: Mapping[Colour, str] = {
    Colour.GREEN: _("in Ordnung"),
    Colour.YELLOW: _("Achtung"),
    Colour.RED: _("gestört"),
    Colour.GREY: _("unbekannt"),
    Colour.BLUE: _("planmäßig aus"),
}
#: The worst first: what somebody has to look at before all else.
ORDER = (Colour.RED, Colour.GREY, Colour.YELLOW, Colour.BLUE, Colour.GREEN)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found of one thing, and until when that holds (None: until the next report).

    GREEN is proven; GREY is not known; `remark` is worth saying and colours nothing. `since` is
    when it began, where that is known.
    """

    colour: Colour
    reason: Sentence | None = None
    todo: Sentence | None = None
    until: datetime | None = None
    since: datetime | None = None
    remark: bool = False


def good(until: datetime) -> Finding:
    """Proven until then."""
    return Finding(Colour.GREEN, until=until)


@dataclass(frozen=True, slots=True)
class Words:
    """What is wrong and what to do, with the names of values to put in."""

    reason: str
    todo: str = ""

    def found(
        self,
        colour: Colour,
        until: datetime | None,
        since: datetime | None = None,
        **values: object,
    ) -> Finding:
        """A finding in these words."""
        todo = Sentence(self.todo, values) if self.todo else None
        return Finding(colour, Sentence(self.reason, values), todo, until, since)

    def remarked(self, until: datetime | None, **values: object) -> Finding:
        """A remark in these words."""
        reason = Sentence(self.reason, values)
        return Finding(Colour.GREEN, reason, until=until, remark=True)
