# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is set aside is counted to the last, bounded, and costs nobody else."""

from datetime import UTC, datetime

import pytest

from content.model import Item, Kind
from content.sources.adapter import Context
from content.sources.faults import Aside, Faults, named

CONTEXT = Context("s", Kind.PLACE, datetime(2026, 11, 22, tzinfo=UTC), max_items=2)


def item(number):
    return Item(f"s:{number}", Kind.PLACE, "s", {})


def test_the_first_are_told_one_by_one_and_the_rest_as_a_number_for_each_sort():
    faults = Faults()
    for number in range(150):
        faults.put(f"Eintrag {number}", "Hat keinen Namen.")
    faults.at("stops.txt", 7, "Hat keinen Ort.")
    faults.beyond(3, "Mehr nimmt diese Quelle nicht.", "Termine")
    faults.beyond(0, "Mehr nimmt diese Quelle nicht.")
    told = [one.where for one in faults.rejected]
    assert told[:2] == ["Eintrag 0", "Eintrag 1"]
    assert told[100:] == ["3 weitere Termine", "50 weitere Einträge", "stops.txt: 1 weitere Zeilen"]


def test_an_entry_that_raises_costs_itself_alone():
    aside = Aside(CONTEXT)

    def made():
        for number in range(3):
            with aside.sparing(f"Ort {number}"):
                if number == 1:
                    raise OverflowError("date value out of range")
                yield item(number)

    assert [one.id for one in aside.kept(made())] == ["s:0", "s:2"]
    (fault,) = aside.rejected
    assert (fault.where, fault.reason) == ("Ort 1", "Ist nicht lesbar (OverflowError).")
    with pytest.raises(KeyboardInterrupt), aside.sparing("Ort 4"):
        raise KeyboardInterrupt


def test_what_does_not_fit_is_counted():
    aside = Aside(CONTEXT)
    assert len(aside.kept(map(item, range(5)))) == 2
    assert aside.full
    (beyond,) = aside.rejected
    assert (beyond.where, beyond.reason) == (
        "3 weitere Einträge",
        "Mehr als 2 nimmt diese Quelle nicht.",
    )


def test_an_entry_is_named_as_people_find_it():
    assert named("Termin", 3, "<b>Hof</b>fest") == "Termin 3 („Hoffest“)"
    assert named("Vorschlag", "a\x007", "") == "Vorschlag a7"
