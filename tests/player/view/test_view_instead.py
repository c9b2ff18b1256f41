# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What takes the screen instead of its pages: decided by the office, else by having nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from content.control import Mode, ModeName
from content.details import Meeting
from content.model import Item, Kind, Text
from content.provisioned import Fault, Provisioned
from content.standing import Enrolment
from player.languages import CODES
from player.view.instead import instead_of, joining_of, meeting_of, quiet_of
from player.view.setup import setup_of

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def item(kind, source="a", **more):
    return Item(f"{source}:1", kind, source, {"de": Text("T")}, **more)


NEWS = item(Kind.NEWS)


@pytest.mark.parametrize(
    ("mode", "state", "items", "name"),
    [
        (None, None, [], ""),
        (None, "accepted", [], ""),
        (None, "waiting", [], "join"),
        (None, "joining", [], "join"),
        (None, "refused", [], "join"),
        (None, "stranger", [], "join"),
        (None, "waiting", [NEWS], ""),
        (None, "waiting", [item(Kind.WARNING), item(Kind.WEATHER)], "join"),
        (None, "waiting", [item(Kind.NEWS, "drill")], "join"),
        (None, "revoked", [NEWS], "neutral"),
        ("neutral", "accepted", [NEWS], "neutral"),
        ("maintenance", "waiting", [], "maintenance"),
        ("maintenance", "revoked", [], "neutral"),
        ("meeting", "accepted", [NEWS], ""),
    ],
)
def test_what_takes_the_screen(mode, state, items, name):
    wanted = mode and Mode(ModeName(mode))
    assert instead_of(wanted, state and Enrolment(state), items) == name


@pytest.mark.parametrize(
    ("how", "mode", "state", "items", "name"),
    [
        ("none", None, None, [], "setup"),
        ("broken", None, None, [item(Kind.WEATHER)], "setup"),
        ("none", None, None, [NEWS], ""),
        ("broken", None, "waiting", [], "join"),
        ("none", None, "accepted", [], ""),
        ("kept", None, None, [], ""),
        ("file", None, None, [], ""),
        ("broken", "maintenance", None, [], "maintenance"),
    ],
)
def test_a_screen_that_nobody_set_up_says_so_until_it_has_something_to_tell(
    how, mode, state, items, name
):
    wanted = mode and Mode(ModeName(mode))
    found = instead_of(wanted, state and Enrolment(state), items, Provisioned(how))
    assert found == name


@pytest.mark.parametrize("language", CODES)
def test_how_to_set_a_screen_up_is_said_in_each_language(language):
    assert not setup_of(Provisioned("file"), language).open
    assert not setup_of(None, language).open
    bare = setup_of(Provisioned("none"), language)
    assert bare.open
    assert [task.number for task in bare.tasks] == ["1", "2", "3"]
    assert len({bare.headline, *(other.sentence for other in bare.others)}) == 4
    reset = setup_of(Provisioned("none", reset=True), language)
    assert reset.line != bare.line


def test_what_is_wrong_with_the_file_is_said_in_german_and_english():
    fault = Fault("kiosk.toml", 2, "panel.turned", {"de": "x", "en": "y"}, {"de": "u", "en": "v"})
    more = Fault("kiosk.toml", 9, "file", {"de": "x"}, {})
    how = Provisioned("broken", "kiosk.toml", faults=(fault, more, fault, fault))
    said = setup_of(how)
    assert said.headline == "Die Datei kiosk.toml kann nicht gelesen werden"
    assert said.wrong == 4
    first, second = said.mistakes
    assert (first.where, first.message, first.hint) == (
        "kiosk.toml, Zeile 2: panel.turned",
        "x",
        "u",
    )
    assert (second.where, second.message, second.hint) == ("kiosk.toml, Zeile 9", "x", "")
    assert setup_of(how, "en").mistakes[0].message == "y"
    assert setup_of(how, "nds").mistakes[0].hint == "u"


def meets(start=NOW, end=None):
    return item(Kind.MEETING, meeting=Meeting(start, end))


@pytest.mark.parametrize(
    ("until", "end", "stays"),
    [
        (None, None, True),
        (None, NOW + HOUR, True),
        (None, NOW, False),
        (NOW + HOUR, NOW - HOUR, True),
        (NOW, NOW + HOUR, False),
    ],
)
def test_an_agenda_stays_until_its_end(until, end, stays):
    mode = Mode(ModeName.MEETING, item="a:1", until=until)
    assert meeting_of(mode, {"a:1": meets(end=end)}, NOW) == ("a:1" if stays else "")


def test_an_agenda_that_is_not_there_stays_nowhere():
    mode = Mode(ModeName.MEETING, item="a:1")
    assert meeting_of(mode, {}, NOW) == ""
    assert meeting_of(mode, {"a:1": NEWS}, NOW) == ""
    assert meeting_of(Mode(ModeName.NEUTRAL, item="a:1"), {"a:1": meets()}, NOW) == ""
    assert meeting_of(None, {"a:1": meets()}, NOW) == ""


def test_without_a_name_the_next_meeting_stays_and_not_the_one_after_it():
    mode = Mode(ModeName.MEETING, since=NOW)

    def held(name, start, end=None, **more):
        return Item(
            f"a:{name}", Kind.MEETING, "a", {"de": Text("T")}, meeting=Meeting(start, end, **more)
        )

    meetings = (
        held("over", NOW - 9 * HOUR, NOW - 7 * HOUR),
        held("off", NOW + HOUR / 2, cancelled=True),
        held("next", NOW + HOUR, NOW + 3 * HOUR),
        held("after", NOW + 48 * HOUR),
    )
    known = {one.id: one for one in meetings}
    assert meeting_of(mode, known, NOW) == "a:next"
    assert meeting_of(mode, known, NOW + 2 * HOUR) == "a:next"
    assert meeting_of(mode, known, NOW + 3 * HOUR) == ""
    assert meeting_of(mode, {"a:over": known["a:over"]}, NOW) == ""


@pytest.mark.parametrize("language", CODES)
def test_everything_is_said_in_all_languages(language):
    waiting = Enrolment("waiting", "7K3MQ9XF", "https://a.example", "a b c d e f", ends=NOW)
    for told in (
        quiet_of("neutral", None, NOW, language),
        quiet_of("maintenance", Mode(ModeName.MAINTENANCE, until=NOW + HOUR), NOW, language),
        joining_of(waiting, NOW, language),
        joining_of(Enrolment("joining"), NOW, language),
        joining_of(Enrolment("refused"), NOW, language),
        joining_of(Enrolment("stranger"), NOW, language),
    ):
        assert told.headline
        assert told.line
        said = {other.sentence for other in told.others}
        assert len(said) == len(CODES) - 1


def test_a_code_is_parted_and_never_invented():
    said = joining_of(Enrolment("waiting", "7k3m-q9xf", words="a"), NOW)
    assert said.code == "7k3m-q9xf"
    assert joining_of(Enrolment("waiting", "7K3MQ9XF"), NOW).code == "7K3M-Q9XF"
    assert joining_of(Enrolment("waiting", "7K3"), NOW).code == "7K3"
    without = joining_of(Enrolment("waiting", words="a"), NOW)
    assert without.code == ""
    assert [step.number for step in without.steps] == ["1", "2"]


def test_without_a_clock_no_time_is_promised():
    waiting = Enrolment("waiting", "7K3MQ9XF", ends=NOW)
    assert joining_of(waiting, None).line == ""
    mode = Mode(ModeName.MAINTENANCE, until=NOW + HOUR)
    assert quiet_of("maintenance", mode, None).line == "Danach geht es hier weiter."
    later = Mode(ModeName.MAINTENANCE, until=NOW + 24 * HOUR)
    assert quiet_of("maintenance", later, NOW).line == "Danach geht es hier weiter."
