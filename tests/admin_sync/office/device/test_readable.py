# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who knows the SHA-256 of a file has not the file."""

import hashlib
import json
from datetime import timedelta

import pytest

from admin_sync.office.device import readable
from admin_sync.office.editor import desk
from admin_sync.office.editor.draft import Draft, Where, Wording
from admin_sync.office.editor.flow import Action
from admin_sync.office.editor.models import Attachment, Entry
from admin_sync.office.editor.uploads import Bringer
from admin_sync.office.fleet import blobs, joining, outgoing
from admin_sync.office.fleet.models import Device
from admin_sync.office.people.rights import Role
from admin_sync.office.public import shelf
from admin_sync.protocol import orders
from tests.fakes import staff

pytestmark = pytest.mark.django_db
PICTURE = b"\x89PNG\r\n\x1a\n of the lake"


@pytest.fixture(autouse=True)
def _forgotten_shelves():
    """What is public is kept by marks of the database, which begins anew with each test."""
    shelf._kept.clear()
    yield
    shelf._kept.clear()


@pytest.fixture
def anna(place):
    return staff.make("Anna", (Role.APPROVER, place.unit))


@pytest.fixture
def write(anna, place, clock):
    """Writes news with a picture for `place`; the entry, and the names of picture and item."""

    def made(*actions, **more):
        sha = blobs.put(PICTURE)
        Attachment.objects.create(sha=sha, kind="picture", name="see.png", size=9, made=clock.now)
        draft = Draft(
            "news", {"de": Wording("Badestelle", "Offen.", "Der See")},
            where=Where(terminals=(place.pk,)), picture=sha, **more,
        )  # fmt: skip
        entry = desk.write(None, draft, Bringer(anna), 0, clock.now)
        for number, action in enumerate(actions, 1):
            entry = desk.act(entry, action, Bringer(anna), number, clock.now)
        entry = Entry.objects.get(pk=entry.pk)
        return entry, sha, [one["sha256"] for one in entry.items]

    return made


@pytest.fixture
def stranger(newcomer, place, clock):
    """A terminal of the same office that stands elsewhere."""
    other = type(place).objects.create(name="Anderswo", unit=place.unit, created=clock.now)
    found = newcomer(b"stranger")
    found.announce()
    joining.accept(Device.objects.get(pk=found.device), other, None, clock.now)
    found.announce()
    found.open()
    return found


def statuses(name, *terminals):
    """What terminals get in their sessions, and what somebody without one gets."""
    signed = [terminal.ask("GET", f"blob/{name}").status for terminal in terminals]
    return (*signed, terminals[0].plain("GET", f"blob/{name}").status)


def test_a_draft_and_what_waits_is_nobodys(terminal, write):
    _, sha, _ = write()
    assert statuses(sha, terminal) == (404, 404)
    answer = terminal.plain("GET", f"blob/{sha}", headers={"Range": "bytes=0-3"})
    assert (answer.status, answer.json["error"]) == (404, "blob")
    mark = {"If-None-Match": f'"{sha}"'}
    assert terminal.plain("GET", f"blob/{sha}", headers=mark).status == 404


def test_what_hangs_is_for_its_screens_and_with_its_picture_for_the_public(
    terminal, stranger, write
):
    _, sha, (item,) = write(Action.PUBLISH)
    assert statuses(sha, terminal, stranger) == (200, 404, 200)
    # what lists it is read by the terminals that show it
    assert statuses(item, terminal, stranger) == (200, 404, 404)
    told = terminal.plain("GET", f"blob/{sha}", headers={"Range": "bytes=1-3"})
    assert (told.status, told.body) == (206, b"PNG")
    assert told.headers["Cache-Control"] == "public, max-age=3600"


def test_what_comes_tomorrow_is_for_its_screens_alone_until_then(terminal, write, clock):
    _, sha, _ = write(Action.PUBLISH, since=clock.now + timedelta(days=1))
    assert statuses(sha, terminal) == (200, 404)
    clock.pass_(days=1, hours=1)
    terminal.open()
    assert statuses(sha, terminal) == (200, 200)


def test_what_was_withdrawn_is_gone_for_all(terminal, write, anna, clock):
    entry, sha, (item,) = write(Action.PUBLISH)
    assert statuses(sha, terminal) == (200, 200)
    clock.pass_(minutes=1)
    desk.act(entry, Action.WITHDRAW, Bringer(anna), entry.version, clock.now, reason="Ein Irrtum")
    assert statuses(sha, terminal) == (404, 404)
    assert statuses(item, terminal) == (404, 404)


def test_a_source_that_the_office_fetches_is_for_its_screens(terminal, stranger, place, clock):
    sha = blobs.put(PICTURE)
    row = {"id": "cam:1", "kind": "news", "source": "cam", "texts": {"de": {"title": "See"}}}
    item = blobs.put(json.dumps(row | {"pictures": [{"url": blobs.address("x", sha)}]}).encode())
    body = {"source": "cam", "items": [{"id": "cam:1", "sha256": item}]}
    outgoing.put(place, "source/cam", body, clock.now)
    assert statuses(item, terminal, stranger) == (200, 404, 404)
    assert statuses(sha, terminal, stranger) == (200, 404, 404)


def test_a_list_whose_file_comes_later_is_read_again(terminal, place, clock):
    data = b'{"id":"office:1"}'
    name = hashlib.sha256(data).hexdigest()
    body = {"source": "office", "items": [{"id": "office:1", "sha256": name}]}
    outgoing.put(place, "content", body, clock.now)
    assert statuses(name, terminal) == (404, 404)
    blobs.put(data)
    assert statuses(name, terminal) == (200, 404)


def test_the_picture_of_a_screen_is_for_staff_alone(terminal, clock):
    device = Device.objects.get(pk=terminal.device)
    order = outgoing.order(device, orders.Verb.SCREENSHOT, {}, None, clock.now)
    name = hashlib.sha256(PICTURE).hexdigest()
    assert terminal.ask("PUT", f"blob/{name}?for={order.id}", PICTURE).status == 201
    assert statuses(name, terminal) == (404, 404)


def test_a_bad_signature_reads_not_even_what_is_public(terminal, write, clock):
    _, sha, _ = write(Action.PUBLISH)
    forged = terminal.ask("GET", f"blob/{sha}", key=bytes(32))
    assert (forged.status, forged.json["error"]) == (401, "signature")
    half = terminal.plain("GET", f"blob/{sha}", headers={"Signature": "kiosk=:x:"})
    assert (half.status, half.json["error"]) == (401, "unsigned")
    other = terminal.ask("GET", f"blob/{'0' * 64}")
    assert other.status == 404
    clock.pass_(days=2)
    late = terminal.ask("GET", f"blob/{sha}")
    assert (late.status, late.json["error"]) == (401, "session")


def test_who_was_locked_out_reads_nothing_more(terminal, line, write, clock):
    _, sha, _ = write(Action.PUBLISH)
    joining.revoke(Device.objects.get(pk=terminal.device), clock.now)
    clock.pass_(seconds=31)
    line.writer.tick()
    assert terminal.ask("GET", f"blob/{sha}").status in {401, 410}


def test_reading_has_no_number_and_takes_none(terminal, write):
    _, sha, _ = write(Action.PUBLISH)
    terminal.beat()
    for _ in range(2):
        assert terminal.ask("GET", f"blob/{sha}", sequence=1).status == 200
    assert terminal.beat().next == 30.0
    # nothing but a file is had with an old number
    assert terminal.ask("GET", "document/control", sequence=1).status == 401
    assert terminal.ask("PUT", f"blob/{sha}", PICTURE, sequence=1).status == 401


def test_what_lists_name_is_kept_in_bounds(monkeypatch):
    monkeypatch.setattr(readable, "_MOST", 5)
    monkeypatch.setattr(readable, "_by_mark", type(readable._by_mark)())
    for number in range(9):
        readable._keep(f"m{number}", frozenset({f"{number}a", f"{number}b"}))
    assert list(readable._by_mark) == ["m7", "m8"]
