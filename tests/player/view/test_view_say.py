# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from player.view.say import say


def test_values_are_filled_in_by_name():
    assert say("Noch {days} Tage", "de", days=3) == "Noch 3 Tage"
    assert say("Gleich") == "Gleich"


def test_braces_in_a_value_mean_nothing():
    assert say("Linie {line}", "de", line="{days}") == "Linie {days}"


def test_what_no_catalogue_has_stays_german():
    assert say("fällt aus", "tlh") == "fällt aus"


def test_a_value_that_is_missing_is_a_mistake():
    with pytest.raises(KeyError):
        say("Noch {days} Tage", "de")
