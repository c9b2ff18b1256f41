# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Warnings on the glass: over every page, read, in the banner, replaced, withdrawn, over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from content import drill
from content.details import Alert
from content.model import Item, Kind, Text
from content.store import Change, Store
from player.app import Player, load_fonts
from tests.player.visitor import name_of, nodes, pause, settle, spoken, tap, touch

HOUR = timedelta(hours=1)
LONG = "Abfallentsorgungsgebührensatzungsänderungsgefahrenlage in Ahlefeld-Bistensee"


class Glass:
    """A player over a store that the test fills, with a clock that it sets."""

    def __init__(self, options, folder):
        self.state, self.runtime = folder / "s", folder / "r"
        self.state.mkdir()
        self.runtime.mkdir()
        self.now = options.at
        self.store = Store(self.state, self.runtime)
        self.store.open()
        self.options = replace(options, state=self.state, runtime=self.runtime)
        self.player = None

    def show(self, **more):
        load_fonts()
        self.player = Player(replace(self.options, **more), clock=lambda: self.now)
        self.player.window.show()
        self.settle()
        return self

    def settle(self):
        settle(self.player)

    def hold(self, *items):
        self.store.apply("cap", Change(items=items), self.now)
        if self.player is not None:
            self.refresh()

    def refresh(self, **later):
        self.now += timedelta(**later)
        self.player.shelf.refresh()
        self.settle()

    def ends_the_visit(self):
        self.player.session.finish()
        self.settle()

    def warning(self, uid="a", title="Sturm", **more):
        said = {"severity": "Severe", "urgency": "Immediate", "certainty": "Likely"}
        said |= {"sent": self.now, "expires": self.now + HOUR} | more
        said |= {"instruction": "Bleiben Sie drinnen.\nMeiden Sie den Wald."}
        return Item(
            f"cap:{uid}", Kind.WARNING, "cap", {"de": Text(title, "Es stürmt.")},
            valid_until=said["expires"], warning=Alert(uid, **said),
        )  # fmt: skip

    def spoken(self):
        return spoken(self.player)

    def touch(self, name):
        if self.over:
            # what is touched as it comes was meant for the page below
            pause(600)
        touch(self.player, name)

    @property
    def page(self):
        return self.player.window.property("pageName")

    @property
    def over(self):
        return self.player.window.property("alarmed")

    @property
    def banner(self):
        return self.player.window.property("warned")


@pytest.fixture
def glass(options, tmp_path, qapp):
    made = Glass(options, tmp_path)
    yield made
    heard = [] if made.player is None else made.player.warnings
    if made.player is not None:
        made.player.close()
    made.store.close()
    assert heard == []


def test_it_comes_over_any_page_and_the_page_is_still_there(glass):
    glass.show(page="events")
    assert not glass.over
    glass.hold(glass.warning())
    assert glass.over
    assert any(name.startswith("Amtliche Warnung. Sturm. Stufe 3 von 4") for name in glass.spoken())
    assert "Bleiben Sie drinnen." in glass.spoken()
    glass.touch("Gelesen, weiter")
    assert (glass.over, glass.banner, glass.page) == (False, True, "events")
    assert any(name.startswith("Warnung: Sturm") for name in glass.spoken())
    glass.touch("Zurück")
    assert (glass.page, glass.banner) == ("home", True)


def test_below_it_nothing_can_be_touched(glass):
    glass.hold(glass.warning())
    glass.show(page="news")
    bar = next(node for node in nodes(glass.player) if name_of(node) == "Start")
    assert bar.state().disabled
    tap(glass.player, bar.rect().center())
    glass.settle()
    assert (glass.over, glass.page) == (True, "news")


def test_all_of_it_can_be_read_and_back_leads_to_the_page_before(glass):
    glass.hold(glass.warning())
    glass.show(page="news")
    glass.touch("Alles lesen")
    assert (glass.over, glass.page, glass.banner) == (False, "warning-detail", True)
    glass.touch("Zurück")
    assert glass.page == "news"
    glass.touch("Mehr zur Warnung")
    assert glass.page == "warning-detail"
    glass.touch("Alle Warnungen")
    assert glass.page == "warnings"
    glass.touch("Start")
    assert glass.page == "home"


def test_it_ends_by_itself_read_or_not(glass):
    glass.hold(glass.warning())
    glass.show()
    glass.refresh(minutes=59)
    assert glass.over
    glass.refresh(minutes=1)
    assert not glass.over
    assert not glass.banner
    glass.hold(glass.warning("b"))
    glass.touch("Gelesen, weiter")
    glass.refresh(hours=1)
    assert not glass.banner


def test_the_next_visitor_has_not_read_it(glass):
    glass.hold(glass.warning())
    glass.show()
    glass.touch("Gelesen, weiter")
    assert (glass.over, glass.banner) == (False, True)
    glass.ends_the_visit()
    assert (glass.over, glass.banner) == (True, False)


def test_an_update_takes_over_again_and_the_old_one_is_gone(glass):
    first = glass.warning()
    glass.hold(first)
    glass.show()
    glass.touch("Gelesen, weiter")
    glass.refresh(minutes=1)
    assert not glass.over
    glass.hold(first, glass.warning("b", "Orkan", message="Update", references=("a",)))
    assert (glass.over, glass.banner) == (True, False)
    assert any("Orkan" in name for name in glass.spoken())


def test_a_cancellation_is_the_all_clear(glass):
    first = glass.warning()
    glass.hold(first)
    glass.show()
    glass.touch("Gelesen, weiter")
    glass.hold(first, glass.warning("b", message="Cancel", references=("a",)))
    assert (glass.over, glass.banner) == (False, False)


def test_while_it_lies_there_it_may_be_withdrawn(glass):
    glass.hold(glass.warning())
    glass.show(page="events")
    glass.hold()
    assert (glass.over, glass.banner, glass.page) == (False, False, "events")


def test_several_come_one_after_the_other_the_gravest_first(glass):
    glass.hold(glass.warning("a", "Sturm"), glass.warning("b", "Flut", severity="Extreme"))
    glass.show()
    assert any("Flut. Stufe 4 von 4" in name for name in glass.spoken())
    glass.touch("Gelesen, weiter")
    assert glass.over
    glass.touch("Gelesen, weiter")
    assert not glass.over
    assert "Warnung: Flut, bis 15:32 Uhr, heute, Samstag · und 1 weitere" in glass.spoken()


def test_the_same_warning_again_is_not_new(glass):
    first = glass.warning()
    glass.hold(first)
    glass.show()
    glass.touch("Gelesen, weiter")
    glass.hold()
    glass.hold(first)
    assert (glass.over, glass.banner) == (False, True)


def test_a_moderate_one_stays_in_the_list(glass):
    glass.hold(glass.warning(severity="Moderate"))
    glass.show(page="warnings")
    assert not glass.over
    glass.touch("Sturm")
    assert glass.page == "warning-detail"


def test_an_exercise_says_so_and_a_real_warning_takes_its_place(glass):
    drill.begin(glass.runtime, glass.now)
    glass.show()
    spoken = glass.spoken()
    assert glass.over
    assert "Übung" in spoken
    assert "Übung. Es besteht keine Gefahr." in spoken
    assert not any("Stufe" in name or "Notruf" in name for name in spoken)
    glass.hold(glass.warning())
    assert any(name.startswith("Amtliche Warnung. Sturm") for name in glass.spoken())
    glass.hold()
    glass.touch("Gelesen, weiter")
    assert "Übung. Es besteht keine Gefahr." in glass.spoken()
    glass.refresh(minutes=6)
    assert not glass.banner


@pytest.mark.parametrize("text_size", [1.0, 1.5])
@pytest.mark.parametrize("size", [(540, 960), (960, 540)])
@pytest.mark.parametrize("page", ["home", "warnings", "warning-detail"])
@pytest.mark.parametrize("number", [0, 1, 40])
def test_pages_load_with_nothing_one_and_forty(glass, number, page, size, text_size):
    glass.hold(*(glass.warning(str(n), LONG if n % 3 else "Sturm") for n in range(number)))
    item = "cap:0" if page == "warning-detail" else ""
    glass.show(page=page, item=item, size=size, text_size=text_size)
    assert glass.over == (number > 0)
    for _ in range(number):
        glass.player.models["warnings"].acknowledge()
    glass.settle()
    assert not glass.over
    assert glass.banner == (number > 0)
    assert glass.page == page


def test_no_warning_is_a_calm_page(glass):
    glass.show(page="warnings")
    assert "Zurzeit keine Warnungen" in glass.spoken()
    glass.touch("Neues zeigen")
    assert glass.page == "news"


def test_a_warning_that_is_over_leads_to_the_list(glass):
    glass.show(page="warning-detail", item="cap:gone")
    assert "Diese Warnung gilt nicht mehr." in glass.spoken()
    glass.touch("Alle Warnungen")
    assert glass.page == "warnings"
