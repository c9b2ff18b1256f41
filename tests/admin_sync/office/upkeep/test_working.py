# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The worker does what is due; what fails costs only itself; whoever asks sees whether it lives."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from admin_sync.office import config
from admin_sync.office.fleet import keys
from admin_sync.office.fleet.models import Document, Terminal
from admin_sync.office.upkeep import jobs, pulse, working
from admin_sync.office.upkeep.jobs import Job

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def since(monkeypatch):
    """A clock that stands until it is moved: `since[0] += 5`."""
    at = [1000.0]
    for module in (working, pulse):
        monkeypatch.setattr(module, "since_boot", lambda: at[0])
    return at


def rounds(state, *todo):
    return working.Rounds(state, todo, lambda: NOW)


pytestmark = pytest.mark.django_db


def test_a_job_is_done_when_it_is_due_and_told_the_time(tmp_path, since):
    done = []
    turn = rounds(tmp_path, Job("one", 10 * SECOND, done.append))
    turn.step()
    turn.step()
    assert done == [NOW]
    since[0] += 10
    turn.step()
    assert done == [NOW, NOW]


def test_a_job_that_fails_costs_only_itself_and_is_told(tmp_path, since):
    done = []

    def bad(now):
        raise ZeroDivisionError

    turn = rounds(tmp_path, Job("bad", SECOND, bad), Job("good", SECOND, done.append))
    for _ in range(3):
        turn.step()
        since[0] += 1
    assert len(done) == 3
    found = pulse.read(tmp_path)
    assert found.jobs["bad"].error == "ZeroDivisionError"
    assert found.jobs["good"].error == ""


def test_it_is_alive_for_a_minute_and_not_longer(tmp_path, since):
    assert not pulse.alive(tmp_path)
    rounds(tmp_path, Job("one", SECOND, lambda now: None)).step()
    assert pulse.alive(tmp_path)
    since[0] += 59
    assert pulse.alive(tmp_path)
    since[0] += 2
    assert not pulse.alive(tmp_path)


def test_a_beat_of_another_boot_is_none(tmp_path, since, monkeypatch):
    rounds(tmp_path, Job("one", SECOND, lambda now: None)).step()
    monkeypatch.setattr(pulse, "boot", lambda: "another")
    assert not pulse.alive(tmp_path)


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[]", b'{"jobs": 3}', b'{"at": 1, "boot": "", "jobs": {"x": {}}}']
)
def test_what_is_no_beat_is_none(tmp_path, said):
    (tmp_path / pulse.NAME).write_bytes(said)
    assert pulse.read(tmp_path) is None
    assert not pulse.alive(tmp_path)


def test_all_jobs_have_names_of_their_own():
    names = [job.name for job in jobs.all_jobs()]
    assert len(names) == len(set(names))
    assert {"alerts", "entries", "audit", "ping"} <= set(names)


def test_the_head_of_the_log_goes_out_once_a_day(settings, monkeypatch, tmp_path):
    chosen = replace(settings.CONFIG, audit_mail="dsb@amt.example", state=tmp_path)
    settings.CONFIG = chosen
    monkeypatch.setattr(jobs.config, "current", lambda: chosen)
    for hours in (0, 1, 5, 24, 25):
        jobs.audit_mail(NOW + timedelta(hours=hours))
    assert len(mail.outbox) == 2


def test_an_address_that_changed_in_the_settings_reaches_every_terminal(units, monkeypatch):
    place = Terminal.objects.create(name="Dorfplatz", unit=units.ascheffel, created=NOW)
    gone = Terminal.objects.create(name="Alt", unit=units.ascheffel, created=NOW, retired=NOW)
    keys.make(config.current().state)
    jobs.tell_settings(NOW)
    moved = replace(config.current(), base_url="https://schirme.amt.example.org")
    monkeypatch.setattr(config, "current", lambda: moved)
    for _start in range(2):
        jobs.tell_settings(NOW + SECOND)
    told = Document.objects.get(terminal=place, name="settings")
    assert b"https://schirme.amt.example.org" in bytes(told.body)
    assert told.changed == NOW + SECOND
    assert not Document.objects.filter(terminal=gone)
