# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import date, datetime
from itertools import combinations

import pytest

from content.clock import BERLIN
from player.view.arc import Frame, Said, arc, short_title
from player.view.span import occasions

NOW = datetime(2026, 5, 16, 14, 32, tzinfo=BERLIN)
DAY = date(2026, 5, 16)


def hang(*events, now=NOW, day=DAY, frame=None, said=("", "")):
    return arc(occasions(events), day, now, frame or Frame(), Said(*said))


def test_the_sun_stands_at_its_hour():
    assert hang().sun == pytest.approx((14 + 32 / 60 - 6) / 14.5)
    assert hang(now=NOW.replace(hour=4)).sun == 0
    assert hang(now=NOW.replace(hour=23)).sun == 1
    assert hang(day=date(2026, 5, 17)).sun == 0


def test_the_arc_begins_and_ends_on_the_ground_and_peaks_at_the_crown():
    frame = Frame()
    points = hang(frame=frame).points
    assert points[0] == (frame.inset, frame.height)
    assert points[-1] == (frame.width - frame.inset, frame.height)
    assert min(y for _, y in points) == frame.crown


def test_past_and_coming(make_event):
    found = hang(make_event("2026-05-16T09:00"), make_event("2026-05-16T16:00"))
    assert [(s.time, s.past, s.note) for s in found.stations] == [
        ("09:00", True, "vorbei"),
        ("16:00", False, ""),
    ]


def test_whole_days_cancelled_and_other_days_are_not_hung(make_event):
    found = hang(
        make_event("2026-05-16"),
        make_event("2026-05-17T10:00"),
        make_event("2026-05-16T18:00", cancelled=True),
        make_event("2026-05-15T18:00", "2026-05-17T18:00"),
    )
    assert found.stations == ()


def test_over_seven_only_the_next_five(make_event):
    found = hang(
        *(make_event(f"2026-05-16T{hour:02}:00", title=f"T{hour}") for hour in range(9, 22))
    )
    assert [s.time for s in found.stations] == ["13:00", "14:00", "15:00", "16:00", "17:00"]


def test_what_begins_together_hangs_together(make_event):
    found = hang(
        make_event("2026-05-16T16:00", title="Anbaden"),
        make_event("2026-05-16T16:10", title="Klönschnack"),
    )
    assert [s.title for s in found.stations] == ["Anbaden +1"]


def test_a_night_event_widens_the_day(make_event):
    found = hang(make_event("2026-05-16T05:00"), make_event("2026-05-16T23:00"))
    assert 0 < found.stations[0].x < found.stations[1].x < Frame().width


HOURS = (
    (9, 10.5, 12, 16, 17.5, 19.5),
    (15, 15.75, 16.5, 17.25, 18, 18.75, 19.5),
    (6, 6.75, 7.5, 8.25, 9, 9.75, 10.5),
    (12, 12.75, 13.5, 14.25, 15, 15.75, 16.5),
    (20, 20.75, 21.5),
)
TITLES = ("Kino", "Mitgliederversammlung der Freiwilligen Feuerwehr Ahlefeld-Bistensee")


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("hours", HOURS)
def test_labels_never_meet_and_never_leave_the_frame(make_event, hours, title, scale):
    events = [
        make_event(f"2026-05-16T{int(h):02}:{int(h % 1 * 60):02}", title=f"{title} {n}")
        for n, h in enumerate(hours)
    ]
    frame = Frame(scale=scale)
    found = hang(*events, frame=frame)
    labels = [s.label for s in found.stations if s.label]
    assert len(found.stations) == len(hours)
    assert not any(a.meets(b) for a, b in combinations(labels, 2))
    for label in labels:
        assert label.left >= -40
        assert label.left + label.width <= frame.width + 40
        assert not any(label.holds(*point) for point in found.points)


def test_an_ordinary_day_is_labelled_in_full(make_event):
    names = ("Wochenmarkt", "Rapsblüten-Radtour", "Erbsensuppe", "Anbaden", "Klönschnack")
    hours = ("09:00", "10:30", "12:00", "16:00", "17:30")
    found = hang(
        *(make_event(f"2026-05-16T{h}", title=t) for h, t in zip(hours, names, strict=True)),
        make_event("2026-05-16T19:30", title="Scheunenkino"),
        said=("Als Nächstes", "Anbaden am Bistensee"),
    )
    assert all(s.label and s.title for s in found.stations)
    assert found.centre.title == "Anbaden am\nBistensee"


def test_the_title_in_the_middle_makes_room_for_labels(make_event):
    found = hang(
        make_event("2026-05-16T17:30", title="Offenes Singen am Kanal"),
        make_event("2026-05-16T19:30", title="Scheunenkino: Ein Sommer am See"),
        said=("Als Nächstes", "Dorffrühstück im Dörpshuus"),
        frame=Frame(height=1320, crown=300, centre_top=640, centre_width=728),
    )
    assert [s.title for s in found.stations] == ["Offenes\nSingen", "Scheunenkino"]
    assert found.centre.size < 116


def test_below_the_frame_the_middle_keeps_its_words():
    said = ("Als Nächstes", "Mitgliederversammlung der Freiwilligen Feuerwehr mit Wahlen")
    centre = hang(said=said, frame=Frame(centre_top=2000)).centre
    assert (centre.kicker, centre.title) == said


def test_the_title_in_the_middle_shrinks_and_is_at_most_three_lines():
    long = "Mitgliederversammlung der Freiwilligen Feuerwehr Ahlefeld-Bistensee mit Wahlen"
    centre = hang(said=("Als Nächstes", long)).centre
    assert centre.size == 80
    assert centre.title.count("\n") == 2
    assert centre.title.endswith(" …")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Scheunenkino: Sommer am Wittensee", "Scheunenkino"),
        ("Klönschnack mit Butterkuchen", "Klönschnack"),
        ("Anbaden am Bistensee", "Anbaden"),
        ("Chor in Haby", "Chor in Haby"),
        ("Mitgliederversammlung", "Mitgliederversammlung"),
        ("Am Deich mit Hund und Leine", "Am Deich"),
    ],
)
def test_long_titles_are_shortened_where_the_row_tells_them(title, short):
    assert short_title(title) == short
