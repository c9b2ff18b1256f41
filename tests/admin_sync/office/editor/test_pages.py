# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The editor's pages as people use and misuse them, without a script."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from admin_sync.office.editor import uploads
from admin_sync.office.editor.models import Attachment, Entry, Invitation
from admin_sync.office.editor.views import clubs, entries, writing
from content.clock import at_glass, utc_now
from tests.content import pdfs

pytestmark = pytest.mark.django_db
NEWS = {"title": "Schwimmhalle geschlossen", "body": "Bis Freitag.", "tun": "hinaus"}


@pytest.fixture(scope="module", autouse=True)
def _worker():
    yield
    uploads.workshop().close()


def picture(size=(40, 30)):
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, "PNG")
    return SimpleUploadedFile("see.png", out.getvalue(), "image/png")


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_news_are_out_with_one_form(people, screens, units, hanging, as_user):
    client = as_user(people.anna)
    page = client.get("/beitraege/neu/news/")
    assert page.status_code == 200
    answer = client.post("/beitraege/neu/news/", {**NEWS, "units": [units.amt.pk]})
    entry = Entry.objects.get()
    assert answer.url == f"/beitraege/{entry.pk}/"
    assert "Veröffentlicht" in words(client.get(answer.url))
    assert f"office:{entry.pk}" in hanging(screens.see)


def test_a_notice_with_a_pdf_goes_through_two_hands(people, screens, units, hanging, as_user):
    paper = SimpleUploadedFile("satzung.pdf", pdfs.pdf(["Satzung"]), "application/pdf")
    anna, bernd = as_user(people.anna), as_user(people.bernd)
    sent = {"title": "Satzung", "units": [units.amt.pk], "pdf_file": paper, "tun": "hinaus"}
    answer = anna.post("/beitraege/neu/notice/", sent)
    entry = Entry.objects.get()
    assert (entry.state, entry.live) == ("waiting", 0)
    assert "Vier Augen" not in words(bernd.get(answer.url))
    assert "wartet auf Ihre Freigabe" in words(bernd.get("/beitraege/"))
    bernd.post(f"{answer.url}tun/", {"tun": "approve", "stand": 1})
    (item,) = hanging(screens.see).values()
    (attached,) = item.attachments
    assert attached.url.endswith(f"/device/v1/blob/{Attachment.objects.get().sha}")
    assert Attachment.objects.get().pages_in_all == 1


def test_what_was_typed_and_brought_survives_an_error(people, units, as_user):
    client = as_user(people.anna)
    sent = {**NEWS, "title": "", "units": [units.amt.pk], "picture_file": picture()}
    answer = client.post("/beitraege/neu/news/", sent)
    assert answer.status_code == 422
    assert "Bis Freitag." in words(answer)
    assert Attachment.objects.get().sha in words(answer)
    again = {**NEWS, "units": [units.amt.pk], "picture": Attachment.objects.get().sha}
    answer = client.post("/beitraege/neu/news/", again)
    assert answer.status_code == 422
    assert "beschreiben Sie das Bild" in words(answer)
    answer = client.post("/beitraege/neu/news/", {**again, "alt": "Der See"})
    assert Entry.objects.get().live == 1


@pytest.mark.parametrize(
    ("field", "name", "data", "said"),
    [
        ("pdf_file", "x.pdf", b"%PDF-1.7 nothing", "beschädigt"),
        ("pdf_file", "x.pdf", b"MZ\x90\x00", "kein PDF"),
        ("picture_file", "x.png", b"\x89PNG\r\n\x1a\n broken", "kein lesbares Bild"),
        ("picture_file", "x.svg", b"<svg onload='alert(1)'/>", "kein lesbares Bild"),
    ],
)
def test_a_bad_file_is_refused_in_words(people, units, as_user, field, name, data, said):
    sent = {**NEWS, "units": [units.amt.pk], field: SimpleUploadedFile(name, data)}
    answer = as_user(people.anna).post("/beitraege/neu/news/", sent)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Entry.objects.exists()
    assert not Attachment.objects.exists()


def test_a_picture_bomb_is_refused(people, units, as_user):
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    bomb = SimpleUploadedFile("bombe.png", out.getvalue())
    answer = as_user(people.anna).post(
        "/beitraege/neu/news/", {**NEWS, "units": [units.amt.pk], "picture_file": bomb}
    )
    assert "zu viele Bildpunkte" in words(answer)


def test_a_pdf_bomb_costs_nothing_but_itself(people, units, as_user):
    bomb = SimpleUploadedFile("bombe.pdf", pdfs.pdf(contents=[b"q " * 30_000_000], packed=True))
    answer = as_user(people.anna).post(
        "/beitraege/neu/notice/",
        {"title": "Bombe", "units": [units.amt.pk], "pdf_file": bomb, "tun": "entwurf"},
    )
    assert answer.status_code == 422
    assert "zu aufwendig" in words(answer)


@pytest.mark.parametrize("path", ["/beitraege/neu/news/", "/beitraege/einreichen/x/", "/anmelden/"])
@pytest.mark.parametrize("size", ["60000000", "9" * 400, "-1", "x"])
def test_what_is_too_large_is_refused_unread(client, path, size):
    answer = client.post(path, b"", content_type="text/plain", headers={"Content-Length": size})
    assert answer.status_code == 413
    assert "zu groß" in words(answer)


def test_markup_is_words_or_nothing(people, screens, units, hanging, as_user):
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>Moin"
    sent = {"title": evil, "body": evil, "units": [units.amt.pk], "tun": "hinaus"}
    client = as_user(people.anna)
    answer = client.post("/beitraege/neu/news/", sent)
    page = words(client.get(answer.url))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    (item,) = hanging(screens.see).values()
    assert "script" not in item.texts["de"].body
    assert item.texts["de"].title == "Moin"


def test_concurrent_changes_are_told(people, units, as_user):
    anna, bernd = as_user(people.anna), as_user(people.bernd)
    sent = {**NEWS, "units": [units.amt.pk], "tun": "entwurf"}
    anna.post("/beitraege/neu/news/", sent)
    edit = f"/beitraege/{Entry.objects.get().pk}/bearbeiten/"
    bernd.post(edit, {**sent, "title": "Von Bernd", "stand": 1})
    answer = anna.post(edit, {**sent, "title": "Von Anna", "stand": 1})
    assert answer.status_code == 409
    assert "Bernd Freigabe hat diesen Beitrag" in words(answer)
    assert "Von Anna" in words(answer)
    assert 'name="stand" value="2"' in words(answer)
    assert Entry.objects.get().title == "Von Bernd"


def test_a_village_clerk_cannot_choose_another_village(people, screens, units, as_user):
    client = as_user(people.dorf)
    assert "Ascheffel" not in words(client.get("/beitraege/neu/news/"))
    for where in (units.amt, units.ascheffel):
        answer = client.post("/beitraege/neu/news/", {**NEWS, "units": [where.pk]})
        assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_the_whole_amt_and_a_village_is_asked_about(people, units, as_user):
    where = [units.amt.pk, units.wittensee.pk]
    answer = as_user(people.anna).post("/beitraege/neu/news/", {**NEWS, "units": where})
    assert answer.status_code == 422
    assert "nur eins von beiden" in words(answer)


def test_what_takes_over_asks_for_an_end_and_for_four_eyes(people, screens, units, as_user):
    client = as_user(people.anna)
    sent = {**NEWS, "units": [units.amt.pk], "takeover": "on"}
    assert "braucht ein Ende" in words(client.post("/beitraege/neu/news/", sent))
    late = (utc_now() + timedelta(days=30)).date().isoformat()
    answer = client.post("/beitraege/neu/news/", {**sent, "until": late})
    assert "höchstens sieben Tage" in words(answer)
    soon = (utc_now() + timedelta(days=2)).date().isoformat()
    client.post("/beitraege/neu/news/", {**sent, "until": soon})
    assert Entry.objects.get().state == "waiting"


def test_in_an_emergency_one_person_is_enough_and_it_is_told(
    people, screens, units, hanging, as_user
):
    client = as_user(people.anna)
    sent = {"title": "Wasser abkochen", "body": "Keime im Netz.", "units": [units.amt.pk]}
    answer = client.post("/beitraege/neu/notice/", {**sent, "tun": "sofort"})
    assert "noch nicht freigegeben" in words(client.get(answer.url))
    assert hanging(screens.see)


class TestClubs:
    def path(self, club, more=""):
        return f"/beitraege/einreichen/{club.token}/{more}"

    def event(self):
        day = (utc_now() + timedelta(days=10)).date().isoformat()
        return {"title": "Sommerfest", "day": day, "starts": "15:00", "place": "Sportplatz"}

    def test_a_club_hands_in_changes_and_sees_how_it_stands(
        self, people, screens, club, hanging, client, as_user
    ):
        assert "TSV Wittensee" in words(client.get(self.path(club)))
        client.post(self.path(club, "neu/event/"), self.event())
        entry = Entry.objects.get()
        assert (entry.state, entry.invitation.name) == ("waiting", "TSV Wittensee")
        assert "wartet auf Freigabe" in words(client.get(self.path(club)))
        changed = {**self.event(), "title": "Herbstfest", "stand": entry.version}
        client.post(self.path(club, f"{entry.pk}/"), changed)
        assert not hanging(screens.see)
        as_user(people.bernd).post(f"/beitraege/{entry.pk}/tun/", {"tun": "approve", "stand": 2})
        (item,) = hanging(screens.see).values()
        assert (item.text().title, item.event.organiser) == ("Herbstfest", "TSV Wittensee")
        assert item.categories == ("TSV Wittensee",)
        assert not hanging(screens.berg)
        late = client.post(self.path(club, f"{entry.pk}/"), {**changed, "title": "Nein"})
        assert late.status_code == 302
        assert Entry.objects.get().title == "Herbstfest"

    def test_a_club_decides_nothing(self, people, screens, units, club, client):
        sent = {
            **self.event(), "takeover": "on", "pinned": "on", "pinned_until": "2031-01-01",
            "units": [units.amt.pk], "tun": "sofort",
        }  # fmt: skip
        client.post(self.path(club, "neu/event/"), sent)
        entry = Entry.objects.get()
        draft = entry.revisions.get().draft
        assert (entry.live, draft.takeover, draft.where.units) == (0, False, (units.wittensee.pk,))
        assert (draft.pinned, draft.pinned_until) == (False, None)
        for kind in ("notice", "service"):
            assert client.post(self.path(club, f"neu/{kind}/"), self.event()).status_code == 404

    def test_a_link_that_is_over_ended_or_guessed_opens_nothing(
        self, people, club, client, as_user
    ):
        assert client.get("/beitraege/einreichen/falsch/").status_code == 404
        assert client.get(f"/beitraege/einreichen/{'x' * 5000}/").status_code == 404
        as_user(people.bernd).post(f"/beitraege/vereine/{club.invitation.pk}/")
        assert client.get(self.path(club)).status_code == 404
        Invitation.objects.update(revoked=None, ends=utc_now())
        assert client.get(self.path(club)).status_code == 404

    def test_one_club_sees_nothing_of_another(self, people, screens, units, club, client, now):
        other = Invitation.objects.create(
            name="Chor", unit=units.ascheffel, digest="x", made=now, ends=now
        )
        entry = Entry.objects.create(
            kind="news", unit=units.ascheffel, invitation=other, changed=now, title="Geheim"
        )
        assert client.get(self.path(club, f"{entry.pk}/")).status_code == 404
        assert client.post(self.path(club, f"{entry.pk}/zurueck/")).status_code == 404
        assert "Geheim" not in words(client.get(self.path(club)))

    def test_too_much_is_told_and_not_taken(self, people, screens, club, client, monkeypatch):
        monkeypatch.setattr("admin_sync.office.editor.links.MOST_AN_HOUR", 2)
        answers = [client.post(self.path(club, "neu/event/"), self.event()) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [302, 302, 429]
        assert "Sommerfest" in words(answers[2])

    def test_files_that_are_none_are_not_looked_at_without_end(
        self, people, screens, club, client, monkeypatch, stopped
    ):
        # it is counted by the hour
        stopped(utc_now(), clubs)
        looked = []

        def take(kind, *_):
            looked.append(kind)
            raise uploads.FileRefused("Nein")

        monkeypatch.setattr(uploads, "take", take)
        monkeypatch.setattr("admin_sync.office.editor.links.MOST_TRIES_AN_HOUR", 2)

        def bomb():
            sent = {**self.event(), "picture_file": SimpleUploadedFile("a.png", b"bomb")}
            return client.post(self.path(club, "neu/event/"), sent).status_code

        assert [bomb() for _ in range(4)] == [422, 422, 429, 429]
        assert len(looked) == 2

    def test_the_address_is_told_to_nobody(self, club, client):
        answer = client.get(self.path(club))
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]

    def test_a_club_reads_german_or_english(self, club, client):
        assert "Neu einreichen" in words(client.get(self.path(club)))
        assert client.get(self.path(club, "?sprache=en")).status_code == 302
        assert "Hand in something new" in words(client.get(self.path(club)))


def test_the_link_is_shown_once(people, units, as_user):
    client = as_user(people.bernd)
    sent = {"name": "Landfrauen", "unit": units.wittensee.pk, "days": "90"}
    answer = client.post("/beitraege/vereine/", sent)
    token = re.search(r"einreichen/([\w-]+)/", words(answer))[1]
    assert token not in words(client.get("/beitraege/vereine/"))
    assert client.get(f"/beitraege/einreichen/{token}/").status_code == 200


def test_a_notice_says_its_last_day_and_leads_to_its_proofs(
    people, screens, units, as_user, stopped, now
):
    anna, bernd = as_user(people.anna), as_user(people.bernd)
    last = at_glass(stopped(now, entries, writing)).date() + timedelta(days=9)
    sent = {
        "title": "Satzung", "body": "Ab morgen.", "units": [units.amt.pk], "tun": "hinaus",
        "posted": last - timedelta(days=9), "removed": last,
    }  # fmt: skip
    page = anna.post("/beitraege/neu/notice/", sent).url
    said = words(anna.get(page))
    assert f"{last:%d.%m.%Y}" in said
    assert f"{last + timedelta(days=1):%d.%m.%Y}" not in said
    assert "00:00" not in said
    assert "mit der Rolle Freigabe" in said
    assert "/aushang/stueck/" not in said
    bernd.post(f"{page}tun/", {"tun": "approve", "stand": 1})
    link = re.search(r"/aushang/stueck/[^\"]+", words(anna.get(page)))
    assert anna.get(link[0]).status_code == 200


class TestPinned:
    """One field of priority, of every kind, as far as the screens."""

    MORE = {  # noqa: RUF012 - read only
        "event": {"day": (utc_now() + timedelta(days=10)).date().isoformat()},
        "offer": {"amount": "3,50 €"},
        "notice": {"posted": "2026-01-05", "removed": "2031-05-01"},
    }

    def sent(self, units, kind="news", **more):
        return {**NEWS, "units": [units.amt.pk], **self.MORE.get(kind, {}), **more}

    @pytest.mark.parametrize("kind", ["notice", "news", "event", "offer", "service"])
    def test_every_kind_is_pinned_until_the_end_of_a_day(
        self, kind, people, screens, units, hanging, as_user
    ):
        client = as_user(people.anna)
        assert "Oben anheften" in words(client.get(f"/beitraege/neu/{kind}/"))
        sent = self.sent(units, kind, pinned="on", pinned_until="2030-04-30")
        answer = client.post(f"/beitraege/neu/{kind}/", sent)
        if kind == "notice":
            bernd = as_user(people.bernd)
            bernd.post(f"{answer.url}tun/", {"tun": "approve", "stand": 1})
        (item,) = hanging(screens.see).values()
        assert item.pinned
        assert item.pinned_until == at_glass(utc_now()).replace(
            year=2030, month=5, day=1, hour=0, minute=0, second=0, microsecond=0
        )
        told = words(client.get(answer.url))
        assert "Oben angeheftet" in told
        assert "30.04.2030" in told
        form = words(client.get(f"{answer.url}bearbeiten/"))
        assert 'value="2030-04-30"' in form

    def test_a_day_without_the_tick_pins_nothing(self, people, screens, units, hanging, as_user):
        sent = self.sent(units, pinned_until="2030-04-30")
        as_user(people.anna).post("/beitraege/neu/news/", sent)
        (item,) = hanging(screens.see).values()
        assert (item.pinned, item.pinned_until) == (False, None)

    def test_a_day_that_is_over_is_told_where_it_stands(self, people, units, as_user):
        client = as_user(people.anna)
        sent = self.sent(units, pinned="on", pinned_until="2020-01-01")
        answer = client.post("/beitraege/neu/news/", sent)
        assert answer.status_code == 422
        assert "schon vorbei" in words(answer)
        assert '<details class="card more" open>' in words(answer)
        assert not Entry.objects.exclude(live=0).exists()

    def test_what_was_pinned_before_there_was_an_end_has_none(self, people, units, as_user):
        client = as_user(people.anna)
        client.post("/beitraege/neu/news/", self.sent(units, pinned="on"))
        revision = Entry.objects.get().revisions.get()
        assert "pinned_until" not in revision.content
        assert (revision.draft.pinned, revision.draft.pinned_until) == (True, None)
