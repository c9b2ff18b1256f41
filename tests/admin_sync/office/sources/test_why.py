# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Why an item is, or is not, on a screen at any minute."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from admin_sync.office.fleet.models import Change, Document, Sign
from admin_sync.office.sources import history
from admin_sync.office.sources.models import Hiding, ItemVersion, Pause, Source, Verdict
from admin_sync.office.sources.why import answer

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def hide(item, units=(), terminals=(), **more):
    hiding = Hiding.objects.create(
        item=item.id, source=item.source, title=item.text().title, reason="Falscher Ort", **more
    )
    hiding.units.set(units)
    hiding.terminals.set(terminals)
    return hiding


def test_what_a_source_holds_is_shown_everywhere(screens, make_source, item, hold, now):
    make_source()
    hold("amt-news", item())
    for screen in screens:
        told = answer(screen, "amt-news:1", now, now)
        assert told.shown
        assert told.reasons[0].startswith("Wird gezeigt")


def test_before_it_was_seen_and_after_it_went_it_was_not_there(
    screens, make_source, item, hold, now
):
    make_source()
    hold("amt-news", item(), at=now - 5 * HOUR)
    hold("amt-news", at=now - 2 * HOUR)
    early = answer(screens[0], "amt-news:1", now - 6 * HOUR, now)
    there = answer(screens[0], "amt-news:1", now - 3 * HOUR, now)
    gone = answer(screens[0], "amt-news:1", now - HOUR, now)
    assert (early.shown, there.shown, gone.shown) == (False, True, False)
    assert early.reasons[0].startswith("Noch nicht da: die Leitstelle sah ihn zuerst am 23.11.2026")
    assert gone.reasons[0].startswith("Nicht mehr da: die Quelle führt ihn seit 23.11.2026")


def test_an_item_nobody_ever_saw_is_said_to_be_unknown(screens, make_source, now):
    make_source()
    told = answer(screens[0], "amt-news:unknown", now, now)
    assert told.reasons == ("Die Leitstelle hat diesen Eintrag nie gesehen.",)


def test_the_past_is_judged_by_what_was_decided_then(screens, units, make_source, item, hold, now):
    make_source()
    hold("amt-news", item(), at=now - 9 * HOUR)
    hide(item(), [units.wittensee], since=now - 6 * HOUR, ended=now - 3 * HOUR)
    here, elsewhere = screens
    assert answer(here, "amt-news:1", now - 7 * HOUR, now).shown
    told = answer(here, "amt-news:1", now - 4 * HOUR, now)
    assert not told.shown
    assert "Falscher Ort" in told.reasons[0]
    assert answer(elsewhere, "amt-news:1", now - 4 * HOUR, now).shown
    assert answer(here, "amt-news:1", now - HOUR, now).shown


def test_a_planned_end_of_hiding_answers_for_the_future(
    screens, units, make_source, item, hold, now
):
    make_source()
    hold("amt-news", item())
    hide(item(), [units.amt], since=now, until=now + 2 * HOUR)
    assert not answer(screens[0], "amt-news:1", now + HOUR, now).shown
    told = answer(screens[0], "amt-news:1", now + 3 * HOUR, now)
    assert told.shown
    assert "weiß niemand" in told.unknown[0]


def test_a_paused_source_says_so(screens, units, make_source, item, hold, now):
    make_source()
    hold("amt-news", item())
    pause = Pause.objects.create(source="amt-news", reason="Falsche Daten", since=now - HOUR)
    pause.units.set([units.amt])
    told = answer(screens[0], "amt-news:1", now, now)
    assert not told.shown
    assert "angehalten: Falsche Daten" in told.reasons[0]


def test_what_waits_for_release_waits_until_it_is_released(screens, make_source, item, hold, now):
    make_source("posts", "news", approve=True)
    post = item(source="posts")
    hold("posts", post, at=now - 9 * HOUR)
    Verdict.objects.create(
        item=post.id, source="posts", title="x", released=True, since=now - HOUR,
        reason="", fingerprint=history.fingerprint(post),
    )  # fmt: skip
    early = answer(screens[0], post.id, now - 2 * HOUR, now)
    assert early.reasons[0].startswith("Wartet auf Freigabe")
    assert answer(screens[0], post.id, now, now).shown


def test_the_words_of_that_minute_count(screens, make_source, item, hold, now):
    make_source()
    hold("amt-news", item(valid_until=now - 5 * HOUR), at=now - 9 * HOUR)
    hold("amt-news", item(valid_until=now + 5 * HOUR), at=now - 2 * HOUR)
    assert not answer(screens[0], "amt-news:1", now - 3 * HOUR, now).shown
    assert answer(screens[0], "amt-news:1", now - HOUR, now).shown


def test_a_source_of_another_village_is_named_as_the_reason(
    screens, units, make_source, item, hold, now
):
    make_source(unit=units.ascheffel)
    hold("amt-news", item())
    told = answer(screens[0], "amt-news:1", now, now)
    assert told.reasons == (
        "Groß Wittensee, Dorfplatz bekommt die Quelle „Quelle amt-news“ nicht.",
    )
    assert answer(screens[1], "amt-news:1", now, now).shown


def test_the_neutral_page_is_said_to_lie_over_everything(screens, make_source, item, hold, now):
    make_source()
    hold("amt-news", item())
    screens[0].mode = {"name": "neutral", "reason": "Störung", "since": now.isoformat()}
    told = answer(screens[0], "amt-news:1", now, now)
    assert not told.shown
    assert told.reasons[0] == "Es ist nur die neutrale Seite angeordnet: Störung"


def test_evidence_says_what_is_known_and_what_is_not(screens, make_source, item, hold, now):
    make_source()
    hold("amt-news", item(), at=now - 9 * HOUR)
    screen = screens[0]
    assert answer(screen, "amt-news:1", now, now).evidence == (
        "Von diesem Schaukasten kam noch nie ein Lebenszeichen.",
    )
    Document.objects.create(
        terminal=screen, name="control", mark="a" * 64, body=b"{}", sealed=b"", changed=now - HOUR
    )
    Sign.objects.create(
        terminal=screen, received=now - 20 * MINUTE, has={"control": "b" * 64}, told=now
    )
    Change.objects.create(terminal=screen, at=now - 5 * HOUR, after="green", why="Bild richtig.")
    told = answer(screen, "amt-news:1", now, now)
    assert told.evidence[0] == (
        "Der Schaukasten hat sich seit 23.11.2026, 09:40 Uhr nicht gemeldet."
    )
    assert "noch nicht den Stand vom 23.11.2026, 09:00 Uhr" in told.evidence[1]
    past = answer(screen, "amt-news:1", now - 4 * HOUR, now)
    assert past.evidence[0].endswith(
        "seit 23.11.2026, 05:00 Uhr in Ordnung: das Bild war nachgewiesen (Bild richtig)."
    )
    assert any("ist nicht bekannt" in words for words in past.unknown)
    never = answer(screen, "amt-news:1", now - 6 * HOUR, now)
    assert never.evidence[0].endswith("ist nicht bekannt.")


def test_what_changes_all_the_time_is_kept_for_a_while_only_and_that_is_said(
    screens, make_source, item, hold, now
):
    make_source()
    number = history.MOST_VERSIONS + 20
    for minute in range(number):
        hold("amt-news", item(title=f"{minute} Stimmen"), at=now - (number - minute) * MINUTE)
    assert ItemVersion.objects.count() == history.MOST_VERSIONS + 1
    assert answer(screens[0], "amt-news:1", now, now).shown
    long_ago = answer(screens[0], "amt-news:1", now - (number - 2) * MINUTE, now)
    assert "nicht mehr aufgehoben" in long_ago.reasons[0]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_at_any_minute_the_answer_is_that_of_a_plain_account(
    screens, units, make_source, item, hold, now, data
):
    """Whatever was held, hidden and taken back when: a second, simpler account agrees."""
    Hiding.objects.all().delete()
    ItemVersion.objects.all().delete()
    if not Source.objects.exists():
        make_source()
    minutes = st.integers(0, 300)
    spans = sorted(data.draw(st.lists(minutes, min_size=2, max_size=6, unique=True)))
    start = now - timedelta(minutes=300)
    for number, at in enumerate(spans):
        hold("amt-news", *([item()] if number % 2 == 0 else []), at=start + at * MINUTE)
    hides = data.draw(st.lists(st.tuples(minutes, minutes), max_size=3))
    for one, two in hides:
        begins, ends = sorted((one, two))
        hide(item(), [units.amt], since=start + begins * MINUTE, ended=start + ends * MINUTE)
    asked = data.draw(minutes)
    held = sum(1 for at in spans if at <= asked) % 2 == 1
    hidden = any(min(pair) <= asked < max(pair) for pair in hides)
    told = answer(screens[0], "amt-news:1", start + asked * MINUTE, now)
    assert told.shown == (held and not hidden)
