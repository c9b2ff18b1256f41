# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail

from admin_sync.office.fleet import alerts, joining, signs, webhook
from admin_sync.office.fleet.models import Document, Incident, Message, Subscription, Terminal
from admin_sync.office.fleet.signs import Heard, Writer
from admin_sync.office.people.models import Role
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
