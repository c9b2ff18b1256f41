# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import json
import threading
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail

from admin_sync.office import config
from admin_sync.office.fleet import alerts, joining, signs, webhook
from admin_sync.office.fleet.models import Document, Incident, Message, Subscription, Terminal
from admin_sync.office.fleet.signs import Heard, Writer
from admin_sync.office.people.models import AuditEntry, Role
from admin_sync.protocol import wire
from tests.fakes.healthy import report

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clerk(make_user, village):
    user = make_user("Tina", (Role.TECHNICIAN, village))
    Subscription.objects.create(user=user, unit=village)
    return user


@pytest.fixture
def screen(newcomer, place, now, office_key, clerk):
    """Lets the screen be seen well at a moment."""
    device = newcomer()
    joining.accept(device, place, None, now)
    writer, count = Writer(), iter(range(10**6))

    def beats(at):
        beat = {
            "boot": "b", "report_mark": "m", "report": wire.plain(report(taken=at)),
            "frames": next(count), "frames_age": 1.0, "sight": "right", "sight_age": 1.0,
            "has": dict(Document.objects.values_list("name", "mark")),
        }  # fmt: skip
        writer.write([Heard(place.pk, device.pk, at, beat)])

    beats(now)
    return beats


def test_a_screen_that_falls_silent_is_mailed_once_and_again_when_it_is_back(screen, now):
    alerts.run(now)
    alerts.run(now + 3 * MINUTE)
    assert not mail.outbox
    assert Incident.objects.get().begins < now + 2 * MINUTE
    alerts.run(now + 7 * MINUTE)
    alerts.run(now + 30 * MINUTE)
    (down,) = mail.outbox
    assert down.subject.endswith("Haby, Dorfplatz: unbekannt")
    assert down.to == ["tina@amt.example"]
    assert "meldet sich nicht mehr" in down.body
    assert "Strom und Netzwerkkabel prüfen" in down.body
    assert "/bildschirme/" in down.body
    for minutes in range(4):
        screen(now + (40 + minutes) * MINUTE)
        alerts.run(now + (40 + minutes) * MINUTE)
    assert [one.subject.rpartition(": ")[2] for one in mail.outbox] == ["unbekannt", "wieder da"]
    assert Incident.objects.get().ends is not None


def test_maintenance_is_told_to_nobody(screen, place, now):
    with signs.changing([place], now):
        Terminal.objects.update(mode={"name": "maintenance", "since": now.isoformat()})
    alerts.run(now + 10 * MINUTE)
    alerts.run(now + 60 * MINUTE)
    assert not mail.outbox
    assert not Incident.objects.exists()


def test_what_cannot_be_mailed_is_tried_again_and_sent_once(screen, now, settings):
    alerts.run(now + 2 * MINUTE)
    settings.EMAIL_BACKEND = "nowhere.Backend"
    with pytest.raises(ImportError):
        alerts.run(now + 10 * MINUTE)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert Message.objects.get().sent is None
    alerts.run(now + 10 * MINUTE)
    assert not mail.outbox, "not yet"
    alerts.run(now + 12 * MINUTE)
    alerts.run(now + 13 * MINUTE)
    assert len(mail.outbox) == 1


class Answer(BaseHTTPRequestHandler):
    status = 200
    got: list = []  # noqa: RUF012 - shared on purpose

    def do_POST(self):
        self.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()

    def log_message(self, *_words):
        pass


@pytest.fixture
def hook():
    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Answer.status, Answer.got = 200, []
    yield f"http://127.0.0.1:{server.server_port}/alarm"
    server.shutdown()
    server.server_close()


def test_a_service_is_called_with_facts(screen, now, hook):
    Subscription.objects.update(webhook=hook)
    alerts.run(now + 2 * MINUTE)
    alerts.run(now + 10 * MINUTE)
    assert not mail.outbox
    (facts,) = Answer.got
    assert facts["event"] == "down"
    assert [one["name"] for one in facts["screens"]] == ["Haby, Dorfplatz"]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_service_that_sends_us_elsewhere_or_fails_was_not_told(hook, status):
    Answer.status = status
    with pytest.raises(webhook.CallError, match=str(status)):
        webhook.call(hook, {})


def test_where_nobody_listens_that_is_said():
    with pytest.raises(webhook.CallError):
        webhook.call("http://127.0.0.1:9/", {})


def test_a_name_of_two_lines_keeps_no_mail_from_going_out(screen, place, now):
    Terminal.objects.filter(pk=place.pk).update(name="Haby\r\nBcc: all@example.org")
    alerts.run(now)
    alerts.run(now + 3 * MINUTE)
    alerts.run(now + 7 * MINUTE)
    (down,) = mail.outbox
    assert down.subject.endswith("Haby Bcc: all@example.org: unbekannt")
    assert down.recipients() == ["tina@amt.example"]


HOUR = timedelta(hours=1)


@pytest.fixture
def owner(make_user, village):
    """The Verwaltung of the village."""
    return make_user("Vera", (Role.MANAGER, village))


def down(now, *hours):
    """A screen that fell silent at about `now`, looked after at these hours."""
    for at in (now + 3 * MINUTE, now + 10 * MINUTE, *(now + one * HOUR for one in hours)):
        alerts.run(at)
    return [(one.to, one.subject.partition(": ")[2]) for one in mail.outbox[1:]]


LATE = "Haby, Dorfplatz fehlt weiter, und niemand kümmert sich"


def test_what_nobody_takes_on_is_told_to_the_owner_once(screen, owner, make_user, amt, now):
    make_user("Amtsleitung", (Role.MANAGER, amt))
    make_user("Fremde", (Role.MANAGER, type(amt).objects.create(kind="village", name="Ascheffel")))
    gone = make_user("Weg", (Role.MANAGER, amt))
    gone.is_active = False
    gone.save()
    assert down(now, 3.9) == []
    assert "geht 4 Stunden nach dem Ausfall eine Mail an die Verwaltung" in mail.outbox[0].body
    told = down(now, 4.1, 5, 30)
    assert sorted(told) == [(["amtsleitung@amt.example"], LATE), (["vera@amt.example"], LATE)]
    assert "meldet sich nicht mehr" in mail.outbox[1].body
    assert "/bildschirme/" in mail.outbox[1].body
    assert Incident.objects.get().escalated == now + 4.1 * HOUR


def test_what_somebody_took_on_is_not(screen, place, owner, clerk, as_user, now):
    down(now)
    client = as_user(clerk)
    page = client.get(f"/bildschirme/{place.pk}/").content.decode()
    assert "Noch kümmert sich niemand." in page
    for _ in range(2):
        client.post(f"/bildschirme/{place.pk}/kuemmern/")
    one = Incident.objects.get()
    assert one.taken_by == clerk
    (entry,) = AuditEntry.objects.filter(verb="incident-taken")
    assert (entry.who, entry.subject) == (str(clerk), f"terminal:{place.pk}")
    page = client.get(f"/bildschirme/{place.pk}/").content.decode()
    assert f"{clerk} kümmert sich" in page
    assert "kuemmern" not in page
    assert down(now, 5, 30) == []


def test_who_came_first_stays(screen, place, clerk, make_user, village, as_user, now):
    down(now)
    as_user(clerk).post(f"/bildschirme/{place.pk}/kuemmern/")
    other = as_user(make_user("Timo", (Role.TECHNICIAN, village)))
    answer = other.post(f"/bildschirme/{place.pk}/kuemmern/", follow=True)
    assert "Darum kümmert sich schon jemand." in answer.content.decode()
    assert Incident.objects.get().taken_by == clerk


def test_there_is_nothing_to_take_on_where_all_is_well(screen, place, clerk, as_user):
    answer = as_user(clerk).post(f"/bildschirme/{place.pk}/kuemmern/", follow=True)
    assert "nichts zu übernehmen" in answer.content.decode()
    assert not AuditEntry.objects.filter(verb="incident-taken").exists()


def test_each_outage_has_its_own_second_mail(screen, owner, now):
    assert len(down(now, 5)) == 1
    for minutes in range(4):
        screen(now + 6 * HOUR + minutes * MINUTE)
        alerts.run(now + 6 * HOUR + minutes * MINUTE)
    again = now + 7 * HOUR
    told = [subject for _, subject in down(again, 5)]
    assert told.count(LATE) == 2


@pytest.fixture
def configured(monkeypatch):
    def set_(**more):
        chosen = replace(config.current(), alerts=config.Alerts(**more))
        monkeypatch.setattr(config, "current", lambda: chosen)

    return set_


def test_the_second_mail_goes_where_the_settings_say(screen, owner, now, configured):
    configured(escalate_after=HOUR, escalate_to=("chef@amt.example", "rat@amt.example"))
    assert down(now, 0.9) == []
    assert sorted(down(now, 1.1, 9)) == [(["chef@amt.example"], LATE), (["rat@amt.example"], LATE)]


def test_without_it_nothing_is_said_of_it(screen, owner, now, configured):
    configured(escalate=False)
    assert down(now, 5, 50) == []
    assert "Verwaltung" not in mail.outbox[0].body


def test_many_screens_are_one_mail_and_where_there_is_no_owner_that_is_logged(
    screen, place, newcomer, owner, village, now, caplog
):
    alone = type(village).objects.create(kind="village", name="Ohne Verwaltung")
    for number, unit in enumerate((village, alone)):
        other = Terminal.objects.create(name=f"Neben {number}", unit=unit, created=now)
        joining.accept(newcomer(f"other {number}"), other, None, now)
    down(now, 5)
    late = [one for one in mail.outbox if "niemand kümmert" in one.subject]
    assert [one.to for one in late] == [["vera@amt.example"]]
    assert "2 Bildschirme fehlen weiter" in late[0].subject
    assert "Ohne Verwaltung" not in late[0].body
    assert "nobody can be told" in caplog.text
    assert not Incident.objects.filter(escalated=None).exists()
