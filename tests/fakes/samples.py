# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Things of one village, one of each kind, so that every view of the office can be asked for.

The permission matrix, the CSRF test and the walk with axe-core fill the addresses of views from
here. A view whose address names a thing that is missing here makes them fail: add it to the
function of its app. All things belong to `world.units.wittensee`. What stands under `"?"` is the
query of a view that names its thing there.
"""

import hashlib
from datetime import timedelta
from types import SimpleNamespace

from admin_sync.office import config
from admin_sync.office.editor import desk, links
from admin_sync.office.editor.draft import Draft, Where, Wording
from admin_sync.office.editor.flow import Action
from admin_sync.office.editor.models import Attachment
from admin_sync.office.editor.uploads import Bringer
from admin_sync.office.fleet import blobs, keys, outgoing
from admin_sync.office.fleet.models import Ask, Device, Terminal
from admin_sync.office.people import staff as work
from admin_sync.office.people.models import Membership, Role
from admin_sync.office.proofs.receive import receive
from admin_sync.office.releases import acts as releases_acts
from admin_sync.office.releases import depot
from admin_sync.office.releases.models import Release
from admin_sync.office.sources import copy, decisions, history, reach
from admin_sync.office.sources.models import Source, Verdict
from admin_sync.protocol import chain
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.orders import Verb
from content.clock import utc_now
from content.model import Item, Kind, Text
from tests.fakes import staff


def people(world):
    """Somebody of Groß Wittensee, not yet come in."""
    person, _new = work.invite(
        world.manager, work.Newcomer("Carl Clausen", "carl@amt.example"), Role.READER,
        world.units.wittensee, world.now,
    )  # fmt: skip
    world.words.append(person.name)
    membership = Membership.objects.get(user=person)
    one = {"number": person.pk}
    return {
        "people:invitation": {"token": "abgelaufen"},
        "people:person": one,
        "people:give": one,
        "people:take": {**one, "membership": membership.pk},
        "people:shut_out": one,
        "people:let_in": one,
        "people:forget_factor": one,
        "people:invite_again": one,
        "people:unit": {"number": world.units.ascheffel.pk},
        "people:unit_remove": {"number": world.units.ascheffel.pk},
        "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
    }


def fleet(world):
    """A screen in Groß Wittensee with its device, a picture of it, and an order to many."""
    one, device = {"pk": world.terminal.pk}, {"pk": world.device.pk}
    made = outgoing.order(world.device, Verb.SCREENSHOT, {}, None, world.now)
    made.outcome, made.answered = "done", world.now
    made.blob = blobs.put(b"\x89PNG of a screen")
    made.save()
    wanted = Ask.objects.create(
        verb="reload", by=world.manager, made=utc_now(), ends=utc_now() + timedelta(hours=1)
    )
    wanted.terminals.add(world.terminal)
    counted = {"hour": "2026-11-22T11:00Z", "pages": {"visits": 3, "events": 2, "event-detail": 1}}
    world.terminal.entries.create(
        device=world.device, key="c", kind="counters", body=counted, created=utc_now(),
        received=utc_now(),
    )  # fmt: skip
    screens = (
        "terminal", "state", "terminal_edit", "retire", "order", "mode", "trust", "bring", "code",
        "ready", "usage", "take",
    )  # fmt: skip
    return {
        **{f"fleet:{name}": one for name in screens},
        "fleet:picture": {**one, "order": made.pk},
        "fleet:device": device,
        "fleet:revoke": device,
        "fleet:decide": {"pk": wanted.pk},
    }


def releases(world):
    """A system for terminals that the one in Groß Wittensee is to run, its file beside it."""
    sha = hashlib.sha256(b"bundle").hexdigest()
    Release.objects.create(
        sha256=sha, version="2026.12.0", compatible="schaukasten-x86-64", size=6,
        added=world.now, built=world.now,
    )  # fmt: skip
    depot.folder().mkdir(exist_ok=True)
    depot.path(sha).write_bytes(b"bundle")
    found = Release.objects.get()
    releases_acts.send(found, [world.terminal], world.manager, world.now, at_once=False)
    return {}


def editor(world):
    """An entry that waits for approval, with a picture, and the link of a club."""
    units, now = world.units, world.now
    author = staff.make("Enno Editor", (Role.APPROVER, units.wittensee))
    sha = "ab" * 32
    Attachment.objects.create(sha=sha, kind="picture", name="bild.png", size=1, made=now)
    path = blobs.path(sha)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG")
    draft = Draft(
        "notice",
        {"de": Wording("Satzung über die Wege", "Text", "Ein Bild")},
        where=Where(units=(units.wittensee.pk,)),
        picture=sha,
    )
    entry = desk.write(None, draft, Bringer(author), 0, now)
    desk.act(entry, Action.HAND_IN, Bringer(author), 1, now)
    world.words += [entry.title, "TSV Wittensee"]
    data = {"name": "TSV Wittensee", "unit": units.wittensee, "days": "1095"}
    invitation, token = links.make(data, author, now)
    club = {"token": token}
    return {
        "editor:new": {"kind": "news"},
        "editor:upload": {"kind": "news"},
        "editor:preview": {"kind": "news"},
        "editor:file": {"sha": sha},
        "editor:revoke": {"invitation_id": invitation.pk},
        "editor:entry": {"entry_id": entry.pk},
        "editor:edit": {"entry_id": entry.pk},
        "editor:look": {"entry_id": entry.pk},
        "editor:deed": {"entry_id": entry.pk},
        "editor:club": club,
        "editor:club_new": {**club, "kind": "event"},
        "editor:club_edit": {**club, "entry_id": entry.pk},
        "editor:club_file": {**club, "sha": sha},
        "editor:club_withdraw": {**club, "entry_id": entry.pk},
    }


def sources(world):
    """A source of Groß Wittensee that waits for release, with an item that is hidden."""
    source = Source.objects.create(
        id="feuerwehr", kind="news", unit=world.units.wittensee, format="rss",
        url="https://example.org/feuerwehr", name="Feuerwehr Groß Wittensee", approve=True,
    )  # fmt: skip
    reach.note(source, world.now)
    text = Text("Übung am Samstag", body="<p>Um 14 Uhr am Gerätehaus.</p>")
    item = Item("feuerwehr:1", Kind.NEWS, source.pk, {"de": text}, published=world.now)
    history.record(source.pk, [item], world.now)
    here = decisions.Where(units=[world.units.wittensee])
    clerk = staff.make("Frauke Freitag", (Role.APPROVER, world.units.wittensee))
    version = history.newest(item.id)
    hiding = decisions.hide(clerk, version, here, "Termin verschoben", None, world.now)
    pause = decisions.pause(clerk, source, here, "Wird geprüft", world.now)
    decisions.judge(clerk, source, [item.id], released=True, now=world.now)
    verdict = Verdict.objects.get(item=item.id, ended=None)
    picture = copy.media("0" * 64)
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"\x89PNG")
    world.words += [text.title, source.name]
    named = {"name": source.pk}
    return {
        "sources:source": named,
        "sources:change": named,
        "sources:pause": named,
        "sources:picture": {"name": "0" * 64},
        "sources:item": {"?": {"id": item.id}},
        "sources:hide": {"?": {"id": item.id}},
        "sources:why": {"?": {"id": item.id}},
        "sources:unhide": {"number": hiding.pk},
        "sources:resume": {"number": pause.pk},
        "sources:take_back": {"number": verdict.pk},
    }


def proofs(world):
    """A notice of Groß Wittensee that its screen proved for an hour."""
    source = Source.objects.create(
        id="amtsblatt", unit=world.units.wittensee, kind="notice", format="rss",
        url="https://example.org/amtsblatt", name="Amtsblatt",
    )  # fmt: skip
    begin, end = world.now - timedelta(days=3), world.now - timedelta(days=2)
    item = Item(
        "amtsblatt:7", Kind.NOTICE, source.pk, {"de": Text("Satzung über die Hunde")},
        published=begin, valid_from=begin, valid_until=end, first_seen=begin,
    )  # fmt: skip
    history.record(source.pk, [item], begin)
    said = chain.Showing(item.id, "c" * 64, begin, begin + timedelta(hours=1), (1,), canary=True)
    head = chain.beginning(world.identity.public)
    sealed, _head = chain.append(head, said, world.identity, said.end)
    receive(world.device, [sealed.decode()], world.now)
    world.words.append("Satzung über die Hunde")
    return {"proofs:notice": {"notice": item.id}, "proofs:certificate": {"notice": item.id}}


def public(world):
    """What anybody sees of Groß Wittensee."""
    village = {"slug": "gross-wittensee"}
    topic = {**village, "topic": "families"}
    feed = {"what": "alles", "ending": "rss"}
    return {
        "public:picture": {"name": "0" * 64},
        "public:item": {"?": {"id": "amtsblatt:7"}},
        "public:village": village,
        "public:subscribe": village,
        "public:listed": {**village, "what": "bekanntmachungen"},
        "public:interest": topic,
        "public:feed": {**village, **feed},
        "public:interest_feed": {**topic, **feed},
    }


#: Each app's things: `make(world)` gives the arguments of its views, by their full name.
APPS = (people, fleet, releases, sources, editor, proofs, public)


def make(units, now):
    """A world with one of everything; `arguments` are those of all views, `words` what
    nobody reads who has a role in another village only."""
    keys.make(config.current().state)
    world = SimpleNamespace(
        units=units,
        now=now,
        manager=staff.make("Petra Petersen", (Role.MANAGER, units.amt)),
        terminal=Terminal.objects.create(
            name="Groß Wittensee, Dorfplatz", unit=units.wittensee, created=now,
            latitude=54.398, longitude=9.766,
        ),
        elsewhere=Terminal.objects.create(
            name="Ascheffel, Feuerwehr", unit=units.ascheffel, created=now
        ),
    )  # fmt: skip
    world.identity = Identity.of_seed(b"1" * 32)
    world.device = Device.objects.create(
        id="d1", key=world.identity.public, state=Device.State.ACCEPTED,
        terminal=world.terminal, announced=now, accepted=now,
    )  # fmt: skip
    world.arguments = {}
    world.words = [world.terminal.name]
    for app in APPS:
        world.arguments |= app(world)
    return world
