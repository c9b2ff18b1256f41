# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""How pages say statuses."""

from django.utils import translation

from admin_sync.office.fleet.finding import Colour
from admin_sync.office.fleet.health import Reason
from admin_sync.office.fleet.templatetags.fleet_words import alike, space
from admin_sync.office.fleet.wording import Sentence

DEAD, OLD = "„{source}“ antwortet nie.", "„{source}“ ist alt."


def reason(text, colour=Colour.YELLOW, **values):
    return Reason(colour, Sentence(text, values))


def test_many_sources_with_one_trouble_are_told_in_one_breath():
    first, other = reason(DEAD, source="kirche"), reason(OLD, source="sport")
    found = alike([first, reason(DEAD, source="nina"), other, reason(DEAD, source="wetter")])
    assert found == [(first, ["nina", "wetter"]), (other, [])]


def test_what_is_no_source_stands_for_itself():
    said = [reason("Es ist warm."), reason("Es ist warm.")]
    assert alike(said) == [(one, []) for one in said]


def test_a_worse_colour_is_not_hidden_behind_another():
    said = [reason(DEAD, source="a"), reason(DEAD, Colour.RED, source="b")]
    assert alike(said) == [(one, []) for one in said]


def test_space_on_a_disk_is_said_in_numbers_that_can_be_read():
    with translation.override("de"):
        assert space(66_586_000_000) == "66,5\u00a0GB"
        assert space(999_999_999) == "999\u00a0MB"
    with translation.override("en"):
        assert space(66_586_000_000) == "66.5\u00a0GB"
