# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What nothing names goes after a week; what anything names, or was used just now, stays."""

import fcntl
import os
import threading
from datetime import timedelta

import pytest
from django.core.cache.backends.filebased import FileBasedCache
from hypothesis import given
from hypothesis import strategies as st

from admin_sync.office import config
from admin_sync.office.editor import desk, preview, publish, uploads
from admin_sync.office.editor.draft import Draft, Where, Wording
from admin_sync.office.editor.flow import Action
from admin_sync.office.editor.models import Attachment
from admin_sync.office.editor.uploads import Bringer
from admin_sync.office.fleet import blobs, joining, keys, outgoing
from admin_sync.office.fleet.models import Device, Terminal
from admin_sync.office.people.models import Role, Unit
from admin_sync.office.proofs.models import Proof
from admin_sync.office.upkeep import sweeping
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.orders import Verb
from content.clock import utc_now
from tests.fakes import staff

NOW = utc_now()
DAY = timedelta(days=1)
LONG_AGO = NOW - 30 * DAY
PNG = b"\x89PNG\r\n\x1a\n"


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 20)),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_what_goes_is_old_and_not_named_and_all_of_that_goes(days, named):
    gone = sweeping.waste({name: NOW - age * DAY for name, age in days.items()}, named, NOW)
    assert set(gone) == {name for name, age in days.items() if age > 7 and name not in named}


@pytest.fixture
def office(db, tmp_path, monkeypatch):
    """An office in a folder of its own, with one screen; who writes there."""
    chosen = config.Config(state=tmp_path)
    monkeypatch.setattr(config, "current", lambda: chosen)
    keys.make(tmp_path)
    amt = Unit.objects.create(kind="amt", name="Amt Hüttener Berge")
    place = Terminal.objects.create(name="Haby", unit=amt, created=LONG_AGO)
    key = Identity.create()
    device = Device.objects.create(id=key.name[:32], key=key.public, announced=LONG_AGO)
    joining.accept(device, place, None, LONG_AGO)
    return staff.make("Anna", (Role.APPROVER, amt))


def aged(name, age=30 * DAY):
    """A file that was put so long ago."""
    then = (NOW - age).timestamp()
    os.utime(blobs.path(name), (then, then))
    return name


def brought(data, made=LONG_AGO, **more):
    sha = blobs.put(PNG + data)
    Attachment.objects.create(
        sha=sha, name="x.png", size=9, made=made, **{"kind": "picture"} | more
    )
    return aged(sha)


def wrote(user, *actions, kind="news", **more):
    where = Where(terminals=(Terminal.objects.get().pk,))
    draft = Draft(kind, {"de": Wording("Titel", "Text", "Bild")}, where=where, **more)
    entry = desk.write(None, draft, Bringer(user), 0, LONG_AGO)
    for action in actions:
        entry = desk.act(entry, action, Bringer(user), 1, LONG_AGO)
    return entry


def there(*names):
    return [blobs.path(name).is_file() for name in names]


def test_an_upload_that_no_version_took_goes_and_what_one_took_stays(office):
    unused, used, first = brought(b"unused"), brought(b"used"), brought(b"first")
    page = aged(blobs.put(PNG + b"page"))
    paper = brought(b"paper", kind="pdf", pages=[[page, 10, 10]])
    loose = aged(blobs.put(PNG + b"page of nothing"))
    brought(b"paper of nothing", kind="pdf", pages=[[loose, 10, 10]])
    wrote(office, picture=used)
    entry = wrote(office, picture=first)
    wrote(office, pdf=paper)
    # an older version of an entry is a version, too
    desk.write(
        entry, Draft("news", where=entry.revisions.get().draft.where), Bringer(office), 1, NOW
    )
    assert sweeping.sweep(NOW) == 3
    assert there(unused, loose) == [False, False]
    assert there(used, first, paper, page) == [True] * 4
    assert not Attachment.objects.filter(sha=unused).exists()
    assert sweeping.sweep(NOW) == 0


def test_what_was_brought_or_used_within_a_week_stays(office):
    young = brought(b"young", made=NOW - 6 * DAY)
    aged(young, 6 * DAY)
    in_a_form = brought(b"in a form")
    assert uploads.use(in_a_form, "picture", Bringer(office), "", NOW)
    assert sweeping.sweep(NOW) == 0
    assert there(young, in_a_form) == [True, True]
    aged(young), aged(in_a_form)
    assert sweeping.sweep(NOW + 8 * DAY) == 2


def test_what_is_put_into_a_form_while_it_is_swept_stays(office, monkeypatch):
    sha, other = brought(b"one"), brought(b"other")
    named = sweeping.named

    def meanwhile():
        found = named()
        # its upload is forgotten already: the form has to bring it again
        assert not uploads.use(sha, "picture", Bringer(office), "", NOW)
        again = blobs.put(PNG + b"one")
        Attachment.objects.create(sha=again, kind="picture", name="x", size=1, made=NOW)
        wrote(office, picture=again)
        return found

    monkeypatch.setattr(sweeping, "named", meanwhile)
    assert sweeping.sweep(NOW) == 1
    assert there(sha, other) == [True, False]


def test_what_is_taken_up_between_the_look_and_the_deed_stays(office, monkeypatch):
    sha = brought(b"one")
    versions = sweeping._of_versions

    def looked():
        found = list(versions())
        if not Attachment.objects.filter(used=NOW).exists():
            assert uploads.use(sha, "picture", Bringer(office), "", NOW)
            wrote(office, picture=sha)
        return iter(found)

    monkeypatch.setattr(sweeping, "_of_versions", looked)
    assert sweeping.sweep(NOW) == 0
    assert there(sha) == [True]
    assert Attachment.objects.get().used == NOW


def test_a_file_that_is_put_at_the_last_moment_is_there_afterwards(office):
    name = aged(blobs.put(b"x"))
    stop, began = threading.Event(), threading.Event()

    def putting():
        while not stop.is_set():
            blobs.put(b"x")
            began.set()

    thread = threading.Thread(target=putting)
    thread.start()
    try:
        began.wait()
        for _ in range(500):
            blobs.remove(name, NOW - 7 * DAY)
    finally:
        stop.set()
        thread.join()
    assert blobs.read(name) == b"x"
    aged(name)
    assert blobs.remove(name, NOW - 7 * DAY)
    assert blobs.remove(name, NOW - 7 * DAY), "gone is gone"


def test_a_sweep_that_broke_off_loses_nothing(office):
    name = aged(blobs.put(b"x"))
    blobs.path(name).rename(blobs.path(name).with_name(f".{name}.gone"))
    blobs.ages()
    assert blobs.read(name) == b"x"


def test_what_hangs_stays_and_what_was_replaced_or_withdrawn_goes_when_nothing_proves_it(office):
    picture = brought(b"lake")
    entry = wrote(office, Action.PUBLISH, picture=picture)
    (item,) = [aged(one["sha256"]) for one in entry.items]
    lone = aged(blobs.put(b'{"id": "cam:1"}'))
    assert sweeping.sweep(NOW) == 1
    assert there(picture, item, lone) == [True, True, False]
    desk.act(entry, Action.WITHDRAW, Bringer(office), 1, NOW, reason="vorbei")
    aged(item)
    assert sweeping.sweep(NOW) == 1
    assert there(picture, item) == [True, False]
    # it is made again where it hangs again
    publish.lay(entry, NOW)


def test_a_list_of_a_terminal_keeps_its_items_and_theirs(office):
    picture = aged(blobs.put(PNG + b"cam"))
    url = blobs.address("https://x.example", picture)
    row = '{"id":"cam:1","kind":"news","source":"cam","texts":{},"pictures":[{"url":"%s"}]}'
    item = aged(blobs.put((row % url).encode()))
    body = {"source": "cam", "items": [{"id": "cam:1", "sha256": item}]}
    outgoing.put(Terminal.objects.get(), "source/cam", body, NOW)
    assert sweeping.sweep(NOW) == 0
    outgoing.remove(Terminal.objects.get(), "source/cam")
    assert sweeping.sweep(NOW) == 2


def test_what_proofs_and_orders_are_about_stays_for_ever(office):
    device, shot, log = Device.objects.get(), blobs.put(PNG + b"shot"), blobs.put(b"log")
    order = outgoing.order(device, Verb.SCREENSHOT, {}, None, LONG_AGO)
    order.blob = aged(shot)
    order.save()
    paper = aged(blobs.put(b"%PDF-1.7"))
    url = blobs.address("https://x.example", paper)
    row = '{"id":"%s","kind":"notice","source":"office","texts":{},"attachments":[{"url":"%s"}]}'
    proved, other = (
        aged(blobs.put((row % (one, url)).encode())) for one in ("office:1", "office:2")
    )
    Proof.objects.create(
        device=device, digest="d", notice="office:1", screenshot=aged(log), raw="", received=NOW
    )
    assert sweeping.sweep(NOW + 9_000 * DAY) == 1
    assert there(shot, log, paper, proved, other) == [True, True, True, True, False]


def test_while_a_backup_is_made_nothing_goes(office, tmp_path):
    sha = brought(b"unused")
    with (tmp_path / "blobs.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        assert sweeping.sweep(NOW) == 0
        assert there(sha) == [True]
    assert sweeping.sweep(NOW) == 1


def test_old_previews_go(office, tmp_path):
    folder = tmp_path / "previews"
    folder.mkdir()
    for name, age in (("old", 8), ("young", 6)):
        (folder / f"{name}.png").write_bytes(PNG)
        then = (NOW - age * DAY).timestamp()
        os.utime(folder / f"{name}.png", (then, then))
    sweeping.sweep(NOW)
    assert [one.name for one in folder.iterdir()] == ["young.png"]
    assert preview.tidy(NOW) == 0


def test_counts_of_tries_go_once_they_are_long_over(office):
    counts = FileBasedCache(config.current().counts, {})
    counts.set("of-long-ago", 5, 600)
    (old,) = config.current().counts.iterdir()
    os.utime(old, (LONG_AGO.timestamp(),) * 2)
    counts.set("of-now", 5, 600)
    sweeping.sweep(NOW)
    assert not old.exists()
    assert counts.get("of-now") == 5
