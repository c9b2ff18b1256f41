# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, date, datetime, timedelta

import pytest

from content.details import Notice
from content.model import Attachment, Item, Kind, Picture, Text
from content.posting import Period
from player.view.notice_detail import notice_detail
from player.view.notices import notices_view
from player.view.posting_steps import MOST_STEPS, posting_steps

NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
TODAY = date(2027, 5, 15)  # a Saturday
NAMES = {"amt": "Amt Hüttener Berge"}


def notice(uid="1", days_ago=5, **more):
    said = {key: more.pop(key) for key in ("land", "days", "assumed", "body") if key in more}
    posted = None if days_ago is None else TODAY - timedelta(days=days_ago)
    texts = more.pop("texts", {"de": Text("Satzung", "Kurz gesagt.", "<p>Lang gesagt.</p>")})
    details = Notice(posted=posted, **said)
    return Item(f"amt:{uid}", Kind.NOTICE, "amt", texts, notice=details, **more)


def paper(pages=3, title="Satzung", text="§ 1 Zweck\nAlle dürfen baden.", whole=0):
    drawn = tuple(Picture("x", media=f"{n:064x}", width=1650, height=2334) for n in range(pages))
    url = f"https://amt.example/{title}.pdf"
    return Attachment(url, title, pages=drawn, pages_in_all=whole or pages, text=text)


def detail(item, now=NOW):
    return notice_detail([item], item.id, now, "de", NAMES)


class TestSteps:
    def test_the_picture_of_the_look(self):
        steps = posting_steps(Period(date(2027, 5, 10), 7), TODAY)
        assert [step.label for step in steps] == [
            "ausgehängt", "Tag 1", "Tag 2", "Tag 3", "Tag 4", "Tag 5 von 7", "Tag 6", "Tag 7",
            "Abnahme",
        ]  # fmt: skip
        assert [step.day for step in steps[:2]] == ["Mo, 10.", "Di, 11."]
        assert steps[5].day == "Heute"
        assert [step.when for step in steps] == ["past"] * 5 + ["today"] + ["coming"] * 3
        assert [n for n, step in enumerate(steps) if step.framed] == [0, 8]

    def test_an_assumed_day_is_called_what_it_is(self):
        period = Period(date(2027, 5, 10), 7)
        assert posting_steps(period, TODAY, assumed=True)[0].label == "veröffentlicht"

    @pytest.mark.parametrize("days", [8, 14, 30, 90])
    def test_a_long_period_is_folded_around_today(self, days):
        period = Period(date(2027, 4, 20), days)
        for number in range(days + 2):
            today = period.posted + timedelta(days=number)
            steps = posting_steps(period, today)
            assert len(steps) <= MOST_STEPS
            assert (steps[0].label, steps[-1].label) == ("ausgehängt", "Abnahme")
            (now,) = (step for step in steps if step.when == "today")
            assert now.day == "Heute"

    def test_folded_days_name_both_months(self):
        steps = posting_steps(Period(date(2027, 5, 3), 30), TODAY)
        assert ("4. – 13.", "Tag 1 bis 10") in [(step.day, step.label) for step in steps]  # noqa: RUF001
        assert "17.5. – 2.6." in [step.day for step in steps]  # noqa: RUF001

    def test_a_single_day(self):
        labels = [step.label for step in posting_steps(Period(TODAY, 1), TODAY)]
        assert labels == ["ausgehängt", "Tag 1", "Abnahme"]


class TestBoard:
    def test_none_is_one_sentence(self):
        view = notices_view([], NOW)
        assert view.nothing == "Zurzeit hängt keine Bekanntmachung aus."
        assert (view.rows, view.sheets) == ((), ())

    def test_what_ends_soon_says_so_first(self):
        items = [notice("1", 7, places=("Haby",)), notice("2", 1, places=("Hütten",))]
        view = notices_view(items, NOW, "de", NAMES)
        assert (view.headline, view.line) == (
            "2 Bekanntmachungen hängen aus",
            "Eine davon hängt nur noch bis morgen.",
        )
        assert [(row.subtitle, row.symbol) for row in view.rows] == [
            ("Nur noch bis morgen · Haby", "clock"),
            ("Hütten · noch bis 22. Mai", "pinned"),
        ]

    def test_who_makes_it_known(self):
        rows = notices_view(
            [
                notice("1", body="Zweckverband", places=("Haby",)),
                notice("2", places=("Haby", "Hütten"), categories=("Satzungen",)),
                notice("3"),
            ],
            NOW,
            "de",
            NAMES,
        ).rows
        assert [row.subtitle.partition(" · ")[0] for row in rows] == [
            "Zweckverband", "Satzungen", "Amt Hüttener Berge",
        ]  # fmt: skip

    def test_without_a_period_the_day_it_was_put_up(self):
        rows = notices_view([notice("1", 5, land="MV"), notice("2", None)], NOW, "de", NAMES).rows
        assert [row.subtitle for row in rows] == [
            "Amt Hüttener Berge · vom 10. Mai",
            "Amt Hüttener Berge",
        ]

    def test_forty_hang_with_three_papers(self):
        view = notices_view([notice(str(n)) for n in range(40)], NOW)
        assert (len(view.rows), len(view.sheets)) == (40, 3)

    def test_other_kinds_do_not_hang(self):
        news = Item("amt:n", Kind.NEWS, "amt", {"de": Text("Neues")})
        assert notices_view([news], NOW).nothing


class TestDetail:
    def test_pages_of_all_documents_follow_one_another(self):
        item = notice(attachments=(paper(2), paper(1, "Plan", "")))
        view = detail(item)
        assert len(view.sheets) == 3
        assert view.sheets[0].tall == pytest.approx(1.414, abs=0.01)
        assert view.take_along.content == "https://amt.example/Satzung.pdf"
        assert view.take_along.line == "Dokument aufs Handy"
        assert view.subtitle == "Kurz gesagt."

    def test_without_a_document_the_words_are_the_paper(self):
        view = detail(notice(link="https://amt.example/1"))
        (sheet,) = view.sheets
        assert (sheet.media, sheet.body, sheet.dated) == ("", "<p>Lang gesagt.</p>", "10. Mai")
        assert (view.text, view.subtitle, view.missing) == ("", "", "")
        assert view.take_along.content == "https://amt.example/1"

    def test_the_words_of_a_document_are_harmless(self):
        view = detail(notice(attachments=(paper(text="§ 1 Zweck\n<script>x</script> & mehr."),)))
        assert view.text == ("<h4>§ 1 Zweck</h4><p>&lt;script&gt;x&lt;/script&gt; &amp; mehr.</p>")

    def test_what_is_missing_is_said(self):
        lost = Attachment("https://amt.example/a.pdf", problem="kaputt")
        assert "nicht da" in detail(notice(attachments=(lost,))).missing
        assert detail(notice(attachments=(paper(), lost))).missing == (
            "Eine Anlage ist zurzeit nicht da."
        )
        long = notice(attachments=(paper(20, whole=34),))
        assert detail(long).missing == "Die ersten 20 von 34 Seiten"

    def test_easy_german_only_where_somebody_wrote_it(self):
        assert detail(notice()).simple == ""
        texts = {"de": Text("Satzung"), "de-simple": Text("Baden", "Baden ist erlaubt.")}
        assert detail(notice(texts=texts)).simple == "<p>Baden ist erlaubt.</p>"

    def test_a_copy_says_what_binds(self):
        assert detail(notice()).binding == (
            "Rechtlich gilt der Aushang nach Hauptsatzung.",
            "Dies ist eine Kopie.",
        )

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({}, "Frist: 7 Tage. Erster und letzter Tag zählen nicht."),
            ({"days": 1}, "Frist: 1 Tag. Erster und letzter Tag zählen nicht."),
            ({"land": "MV"}, "Ausgehängt am 10. Mai."),
            ({"land": "MV", "assumed": True}, "Veröffentlicht am 10. Mai."),
            ({"days_ago": None}, "Wie lange es hängt, sagt die Quelle nicht."),
        ],
    )
    def test_how_it_is_counted(self, more, words):
        assert detail(notice(**more)).counting.startswith(words)

    def test_gone(self):
        assert notice_detail([notice("2")], "amt:1", NOW) is None
