# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which warnings hold here, which take over, which were withdrawn, and one card for one warning."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from content import drill
from content.details import Alert, Area, Point
from content.gazetteer import Village
from content.kinds.warnings import level, takes_over
from content.model import Item, Kind, Text
from content.reach import Reach, reach, villages_in
from content.rules import Screen, shown, why

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
VILLAGES = (
    Village("Groß Wittensee", (), "01058066"),
    Village("Haby", (), "01058069"),
    Village("Owschlag", (), "01058127"),
)
HERE = Point(54.39, 9.77)
SCREEN = Screen(place="Groß Wittensee", source_order=("cap", "nina"), villages=VILLAGES, point=HERE)
BLIND = Screen(place="", source_order=("cap",))


def ring(north=54.39, east=9.77, size=0.1):
    return (
        Point(north - size, east - size), Point(north - size, east + size),
        Point(north + size, east + size), Point(north + size, east - size),
    )  # fmt: skip


AROUND = Area("Gebiet", outlines=(ring(),))
FAR = Area("Bayern", outlines=(ring(48, 11),))


def warning(uid="a", source="cap", areas=(AROUND,), title="Sturm", until=10 * HOUR, **more):
    said = {"severity": "Severe", "urgency": "Immediate", "certainty": "Likely", "sent": NOW - HOUR}
    said |= {"onset": NOW, "expires": NOW + until} | more
    alert = Alert(identifier=uid, areas=areas, **said)
    return Item(
        f"{source}:{uid}", Kind.WARNING, source, {"de": Text(title)},
        published=alert.sent, valid_until=NOW + until, warning=alert,
    )  # fmt: skip


def ids(*items, now=NOW, screen=SCREEN):
    return [item.id for item in shown(items, now, screen)]


def reason(item_id, *items, now=NOW, screen=SCREEN):
    answer = why(items, item_id, now, screen)
    assert answer.shown == (item_id in ids(*items, now=now, screen=screen))
    return " ".join(answer.reasons)


def code(value):
    return (Area("Kreis", geocodes=(value,)),)


class TestReach:
    @pytest.mark.parametrize(
        ("areas", "expected"),
        [
            ((), Reach.HERE),
            ((AROUND,), Reach.HERE),
            ((FAR,), Reach.ELSEWHERE),
            ((FAR, AROUND), Reach.HERE),
            ((replace(AROUND, holes=(ring(size=0.05),)),), Reach.ELSEWHERE),
            ((replace(AROUND, holes=(ring(54.45, 9.8, 0.01),)),), Reach.HERE),
            (code("WARNCELLID=801058066"), Reach.HERE),
            (code("WARNCELLID=801058127"), Reach.NEARBY),
            (code("WARNCELLID=101058000"), Reach.HERE),
            (code("WARNCELLID=101059000"), Reach.ELSEWHERE),
            (code("ARS=010580000000"), Reach.HERE),
            (code("ARS=010000000000"), Reach.HERE),
            (code("ARS=000000000000"), Reach.HERE),
            (code("ARS=090000000000"), Reach.ELSEWHERE),
            (code("SHN=010585803066"), Reach.HERE),
            (code("SHN=010585803127"), Reach.NEARBY),
            (code("AGS=01058066"), Reach.HERE),
            (code("AGS=01058000"), Reach.HERE),
            (code("AGS=05300000"), Reach.ELSEWHERE),
            # codes that are none leave it to the name
            ((Area("Gemeinde Haby", ("AreaId=0",)),), Reach.NEARBY),
            ((Area("Haby, Groß Wittensee"),), Reach.HERE),
            ((Area("Klein-Haby"),), Reach.ELSEWHERE),
            # there is another Haby: what is exact beats the name
            ((replace(FAR, name="Gemeinde Haby"),), Reach.ELSEWHERE),
            ((replace(FAR, name="Bayern"), Area("Gemeinde Haby")), Reach.NEARBY),
        ],
    )
    def test_reach(self, areas, expected):
        assert reach(Alert("a", areas=areas), SCREEN) is expected

    def test_a_screen_without_a_point_reads_codes_and_names(self):
        screen = replace(SCREEN, point=None)
        assert reach(Alert("a", areas=(AROUND,)), screen) is Reach.ELSEWHERE
        both = (replace(AROUND, name="Groß Wittensee"),)
        assert reach(Alert("a", areas=both), screen) is Reach.HERE

    def test_a_screen_that_knows_nothing_of_itself_says_so(self):
        assert reach(Alert("a", areas=(AROUND,)), BLIND) is Reach.UNKNOWN
        assert "latitude" in reason("cap:a", warning(), screen=BLIND)

    def test_the_villages_that_it_covers(self):
        areas = (Area("Gemeinde Haby"), Area(geocodes=("WARNCELLID=801058127",)))
        assert villages_in(Alert("a", areas=areas), SCREEN) == ("Haby", "Owschlag")
        whole = code("ARS=010580000000")
        assert len(villages_in(Alert("a", areas=whole), SCREEN)) == 3


class TestShown:
    def test_what_holds_elsewhere(self):
        assert reason("cap:a", warning(areas=(FAR,))) == "Gilt anderswo: Bayern."

    @pytest.mark.parametrize("status", ["Test", "Exercise", "System", "Draft"])
    def test_what_is_not_real(self, status):
        item = warning(status=status)
        assert ids(item) == []
        assert reason("cap:a", item).startswith("Ist nur")

    @pytest.mark.parametrize("message", ["Cancel", "Ack", "Error"])
    def test_messages_that_warn_of_nothing(self, message):
        assert ids(warning(message=message)) == []
        assert reason("cap:a", warning(message=message))

    def test_it_ends_by_itself(self):
        item = warning(until=HOUR)
        assert ids(item, now=NOW + HOUR - timedelta(seconds=1)) == ["cap:a"]
        assert ids(item, now=NOW + HOUR) == []
        assert "Vorbei" in reason("cap:a", item, now=NOW + HOUR)

    def test_what_is_to_come_is_announced(self):
        told = reason("cap:a", warning(onset=NOW + 2 * HOUR))
        assert told.startswith("Wird gezeigt: angekündigt ab 10.06.2026, 14:00 Uhr bis")

    def test_the_gravest_first_and_here_before_nearby(self):
        owschlag = code("WARNCELLID=801058127")
        items = (
            warning("minor", severity="Minor"),
            warning("near", severity="Extreme", areas=owschlag),
            warning("grave"),
            warning("none", severity="Unknown"),
        )
        assert ids(*items) == ["cap:grave", "cap:near", "cap:minor", "cap:none"]


class TestWithdrawn:
    def update(self, uid="b", message="Update", **more):
        return warning(uid, message=message, references=("a",), **({"sent": NOW} | more))

    def test_an_update_replaces(self):
        assert ids(warning(), self.update()) == ["cap:b"]
        told = reason("cap:a", warning(), self.update())
        assert told == "Ersetzt durch die neuere Fassung vom 10.06.2026, 12:00 Uhr (cap:b)."

    def test_a_cancellation_removes(self):
        cancel = self.update(message="Cancel", areas=())
        assert ids(warning(), cancel) == []
        assert "Zurückgenommen durch die Entwarnung" in reason("cap:a", warning(), cancel)

    def test_also_when_it_is_itself_over_or_elsewhere(self):
        over = self.update(message="Cancel", until=-HOUR)
        assert ids(warning(), over) == []
        away = self.update(areas=(FAR,))
        assert ids(warning(), away) == []

    def test_a_chain_leaves_the_last(self):
        last = warning("c", message="Update", references=("b",), sent=NOW + HOUR)
        assert ids(warning(), self.update(), last) == ["cap:c"]

    def test_across_sources_by_the_name_without_its_system(self):
        old = warning("2.49.0.X.MUL")
        new = warning(
            "dwd.2.49.0.Y.DEU", "nina", message="Cancel", sent=NOW, references=("2.49.0.X.DEU",)
        )
        assert ids(old, new) == []

    @pytest.mark.parametrize(
        "more",
        [
            {"status": "Test"}, {"status": "Exercise"}, {"message": "Alert"}, {"message": "Ack"},
            {"sent": NOW - 2 * HOUR},
        ],
    )  # fmt: skip
    def test_a_test_or_an_older_message_withdraws_nothing(self, more):
        assert "cap:a" in ids(warning(), self.update(**more))

    def test_nothing_withdraws_itself(self):
        item = warning(message="Update", references=("a", "dwd.A"))
        assert ids(item) == ["cap:a"]


class TestTakesOver:
    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ({}, True),
            ({"severity": "Extreme"}, True),
            ({"severity": "Moderate"}, False),
            ({"severity": "Unknown"}, False),
            ({"urgency": "Expected"}, True),
            ({"urgency": "Unknown", "certainty": "Unknown"}, True),
            ({"urgency": "Future"}, False),
            ({"urgency": "Past"}, False),
            ({"certainty": "Observed"}, True),
            ({"certainty": "Possible"}, False),
            ({"certainty": "Unlikely"}, False),
            ({"onset": NOW + 12 * HOUR}, True),
            ({"onset": NOW + 13 * HOUR}, False),
            ({"onset": None}, True),
            ({"areas": code("WARNCELLID=801058127")}, False),
        ],
    )
    def test_takes_over(self, more, expected):
        item = warning(**more)
        assert takes_over(item, NOW, SCREEN) is expected
        told = reason("cap:a", item)
        assert ("Legt sich über jede andere Seite" in told) is expected
        assert ("Legt sich nicht über andere Seiten: " in told) is not expected

    def test_the_steps(self):
        steps = [level(Alert("a", severity=s)) for s in ("Minor", "Moderate", "Severe", "Extreme")]
        assert steps == [1, 2, 3, 4]
        assert level(Alert("a")) == 0


class TestOneCard:
    def test_the_same_warning_by_two_ways(self):
        cap = warning("2.49.0.X.MUL")
        nina = warning("dwd.2.49.0.X.MUL", "nina")
        assert ids(nina, cap) == ["cap:2.49.0.X.MUL"]
        (card,) = shown((nina, cap), NOW, SCREEN)
        assert card.also == ("nina",)
        assert "Steht schon in einer anderen Quelle" in reason("nina:dwd.2.49.0.X.MUL", cap, nina)

    def test_the_same_words_and_hours_under_another_name(self):
        assert len(ids(warning("x"), warning("y", "nina"))) == 1
        assert len(ids(warning("x"), warning("y", "nina", onset=NOW + HOUR))) == 2
        assert len(ids(warning("x"), warning("y", "nina", title="Flut"))) == 2

    def test_a_link_to_the_publisher_is_no_mark_of_a_warning(self):
        link = "https://www.wetterdienst.example/warnungen"
        one = replace(warning("x"), link=link)
        two = replace(warning("y", "nina", title="Flut"), link=link)
        assert len(ids(one, two)) == 2


class TestDrill:
    def test_it_is_shown_though_no_source_is_set_up(self, tmp_path):
        item = drill.begin(tmp_path, NOW)
        assert ids(item) == [item.id]
        assert takes_over(item, NOW, SCREEN)
        assert ids(item, now=NOW + drill.USUAL) == []
        assert "Legt sich über jede andere Seite" in reason(item.id, item)

    def test_a_real_warning_goes_first(self, tmp_path):
        item = drill.begin(tmp_path, NOW)
        assert ids(item, warning()) == ["cap:a"]
        assert reason(item.id, item, warning()) == "Eine echte Warnung geht vor."
        # one that takes nothing over stands beside it
        assert set(ids(item, warning(severity="Minor"))) == {item.id, "cap:a"}

    def test_a_source_cannot_make_one(self):
        assert ids(warning(status="Exercise")) == []
