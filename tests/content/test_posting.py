# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The period of posting, and which notices hang when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from content.clock import BERLIN
from content.details import Notice
from content.model import Attachment, Item, Kind, Text
from content.posting import RULES, Period, Stand, dated, period_of, why_none
from content.rules import Screen, shown, why

HERE = Screen(place="Haby", source_order=("amt", "kirche"))
MONDAY = date(2026, 5, 11)


def notice(uid=1, posted=MONDAY, source="amt", title=None, **more):
    details = Notice(
        posted=posted, **{key: more.pop(key) for key in ("removed", "land", "days") if key in more}
    )
    text = {"de": Text(title or f"Satzung {uid}")}
    return Item(f"{source}:{uid}", Kind.NOTICE, source, text, notice=details, **more)


def at(day, hour=12, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


def ids(items, now):
    return [item.id for item in shown(items, now, HERE)]


def reasons(items, item_id, now):
    return " ".join(why(items, item_id, now, HERE).reasons)


class TestPeriod:
    def test_schleswig_holstein_as_the_picture_of_the_look_has_it(self):
        """Put up on Monday the 11th, seven days, taken down on Tuesday the 19th."""
        period = period_of(Notice(posted=MONDAY))
        assert period == Period(MONDAY, 7, "BekanntVO § 5 Abs. 3")
        assert period.removed == date(2026, 5, 19)
        assert period.number(date(2026, 5, 16)) == 5
        assert [period.number(MONDAY), period.number(date(2026, 5, 18))] == [0, 7]

    @pytest.mark.parametrize("land", sorted(RULES))
    def test_a_week_without_the_first_and_the_last_day(self, land):
        period = period_of(Notice(posted=MONDAY, land=land))
        between = (period.removed - period.posted).days - 1
        assert between == RULES[land].days == 7
        assert period.law

    def test_both_dst_nights_count_as_one_day_each(self):
        for posted in (date(2026, 3, 27), date(2026, 10, 23)):
            period = period_of(Notice(posted=posted))
            assert period.removed == posted + timedelta(days=8)
            stands = [period.stand(posted + timedelta(days=n)) for n in (-1, 0, 8, 9)]
            assert stands == [Stand.BEFORE, Stand.WITHIN, Stand.WITHIN, Stand.OVER]

    def test_what_the_source_says_comes_first_then_the_statute_then_the_land(self):
        said = Notice(posted=MONDAY, removed=MONDAY + timedelta(days=31), days=14)
        assert period_of(said) == Period(MONDAY, 30)
        assert period_of(replace(said, removed=None)) == Period(MONDAY, 14)
        assert period_of(replace(said, removed=None, land="MV")) == Period(MONDAY, 14)
        assert period_of(replace(said, removed=None, days=None)).days == 7

    @pytest.mark.parametrize("removed", [MONDAY, MONDAY - timedelta(days=1), date.min])
    def test_a_removal_that_is_not_after_the_posting_counts_for_nothing(self, removed):
        assert period_of(Notice(posted=MONDAY, removed=removed)).days == 7

    def test_an_unknown_land_has_no_period_and_says_so(self):
        for land in ("MV", "BB", "", "ZZ"):
            assert period_of(Notice(posted=MONDAY, land=land)) is None
            assert f"Land {land}" in why_none(Notice(posted=MONDAY, land=land))
        assert why_none(Notice(posted=MONDAY)) == ""
        assert "keinen Tag" in why_none(Notice())

    def test_the_end_of_time_ends_in_no_period(self):
        assert period_of(Notice(posted=date.max)) is None
        assert period_of(Notice(posted=date.max, removed=date.max)) is None
        assert period_of(Notice(posted=MONDAY, days=10**9)) is None


class TestDated:
    def test_the_day_of_publishing_is_berlins(self):
        late = datetime(2026, 5, 10, 22, 30, tzinfo=UTC)  # half past midnight in Berlin
        item = dated(notice(posted=None, published=late))
        assert (item.notice.posted, item.notice.assumed) == (MONDAY, True)

    def test_what_the_source_says_is_no_assumption(self):
        item = notice(published=datetime(2026, 1, 1, tzinfo=UTC))
        assert dated(item) is item
        assert not item.notice.assumed

    def test_without_any_date_there_is_no_posting(self):
        bare = Item("amt:1", Kind.NOTICE, "amt", {"de": Text("Satzung")})
        assert dated(bare).notice == Notice()
        forever = datetime.max.replace(tzinfo=UTC)
        assert dated(replace(bare, published=forever)).notice == Notice()


class TestRule:
    def test_it_hangs_from_its_first_to_its_last_moment(self):
        items = [notice()]
        assert ids(items, at(date(2026, 5, 10), 23, 59)) == []
        assert ids(items, at(MONDAY, 0)) == ["amt:1"]
        assert ids(items, at(date(2026, 5, 19), 23, 59)) == ["amt:1"]
        assert ids(items, at(date(2026, 5, 20), 0)) == []

    def test_why(self):
        items = [notice(posted=None, published=at(MONDAY))]
        assert "Hängt erst ab 11.05.2026." in reasons(items, "amt:1", at(date(2026, 5, 9)))
        told = reasons(items, "amt:1", at(MONDAY))
        assert "hängt vom 11.05.2026 bis 19.05.2026 (7 Tage nach BekanntVO § 5 Abs. 3" in told
        assert "gezählt wird vom Tag der Veröffentlichung" in told
        assert "Hing vom 11.05.2026 bis 19.05.2026" in reasons(items, "amt:1", at(date(2026, 6, 1)))

    def test_why_names_what_became_of_a_document(self):
        lacking = Attachment("https://amt.example/a.pdf", "Satzung", problem="Hat ein Kennwort.")
        told = reasons([notice(attachments=(lacking,))], "amt:1", at(MONDAY))
        assert "Das Dokument Satzung fehlt: Hat ein Kennwort." in told

    def test_the_soonest_to_go_comes_first_then_the_newest(self):
        items = [
            notice(1, MONDAY, published=at(MONDAY, 8)),
            notice(2, MONDAY - timedelta(days=3)),
            notice(3, None),
            notice(4, MONDAY, land="MV", published=at(MONDAY)),
            notice(5, MONDAY, published=at(MONDAY, 9)),
            notice(6, MONDAY, removed=MONDAY + timedelta(days=40)),
        ]
        assert ids(items, at(MONDAY, 10)) == [f"amt:{n}" for n in (2, 5, 1, 6, 4, 3)]

    def test_without_a_period_it_hangs_as_long_as_its_source_has_it(self):
        for item in (notice(posted=None), notice(land="MV")):
            assert ids([item], at(date(2031, 1, 1))) == ["amt:1"]
            told = reasons([item], "amt:1", at(MONDAY))
            assert told.startswith("Wird gezeigt, solange die Quelle es führt.")

    def test_an_item_without_details_counts_as_a_notice_of_the_usual_land(self):
        bare = Item("amt:1", Kind.NOTICE, "amt", {"de": Text("Satzung")}, published=at(MONDAY))
        assert ids([bare], at(MONDAY)) == ["amt:1"]
        assert ids([bare], at(date(2026, 6, 1))) == []

    def test_of_two_sources_the_one_with_the_document_lends_it(self):
        paper = (Attachment("https://kirche.example/a.pdf", "Satzung"),)
        items = [
            notice(1, title="Satzung", published=at(MONDAY)),
            notice(1, source="kirche", title="Satzung", published=at(MONDAY), attachments=paper),
        ]
        (card,) = shown(items, at(MONDAY), HERE)
        assert (card.source, card.also, card.attachments) == ("amt", ("kirche",), paper)
