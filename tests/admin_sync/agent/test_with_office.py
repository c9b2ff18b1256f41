# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The agent and the real office over HTTP: both sides mean the same."""

import hashlib
import threading
from contextlib import closing
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
import requests
from django.db import connections

from admin_sync.agent.files import Files
from admin_sync.agent.line import LineError, Wire
from admin_sync.office import config
from admin_sync.office.device.line import Line
from admin_sync.office.device.models import Session
from admin_sync.office.fleet import blobs, joining, keys, outgoing
from admin_sync.office.fleet.models import Device, Order, Terminal
from admin_sync.office.people.models import Unit
from admin_sync.office.releases import acts, depot
from admin_sync.protocol import wire
from admin_sync.protocol.chain import Showing
from admin_sync.protocol.orders import Verb
from admin_sync.protocol.release import Release
from content.clock import utc_now
from kiosk.agency.upkeep import source, wished
from kiosk.settings.model import Office, Settings
from tests.admin_sync.agent.conftest import NETWORK
from tests.admin_sync.agent.conftest import Terminal as Agents

pytestmark = pytest.mark.django_db(transaction=True)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request, client_address):
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()


@pytest.fixture
def office_url():
    keys.make(config.current().state)
    line = Line(threads=False)
    with make_server("127.0.0.1", 0, line, Threads, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", line
        server.shutdown()
        thread.join()


@pytest.fixture
def place():
    amt = Unit.objects.create(kind="amt", name="Amt Hüttener Berge")
    village = Unit.objects.create(kind="village", name="Haby", parent=amt)
    return Terminal.objects.create(name="Haby, Dorfplatz", unit=village, created=utc_now())


@pytest.fixture
def agents(tmp_path, office_url):
    agents = Agents(tmp_path, office_url[0])
    yield agents
    agents.close()


def files_are_read(agents, url, line, item):
    """What a document names is had beside the line, which goes on; nothing else is."""
    with closing(Wire(url, NETWORK)) as wire:
        files = Files(agents.line, wire)
        assert files.blob(item, 1000) == b'{"id":"office:1"}'
        agents.agent.step()
        assert not agents.agent.trouble
        before = agents.line.session
        Session.objects.filter(pk=before.id).delete()
        line.memory.sessions.clear()
        assert files.blob(item, 1000) == b'{"id":"office:1"}'
        assert agents.line.session is not before
        with pytest.raises(LineError, match="404"):
            files.blob(blobs.put(b"a draft of somebody"), 1000)


def test_from_the_first_word_to_the_last(agents, place, office_url):
    _, line = office_url
    agents.agent.step()
    assert agents.stands.state == "waiting"
    device = joining.waiting_with(agents.stands.code, "staff", utc_now())
    joining.accept(device, place, None, utc_now())
    agents.steps()
    assert agents.stands.place == "Haby, Dorfplatz"

    now = utc_now()
    item = blobs.put(b'{"id":"office:1"}')
    listed = {"source": "office", "items": [{"id": "office:1", "sha256": item}]}
    outgoing.put(place, "control", {"hidden": []}, now)
    outgoing.put(place, "content", listed, now)
    drill = outgoing.order(device, Verb.DRILL, {"minutes": "3"}, None, now)
    picture = outgoing.order(device, Verb.SCREENSHOT, {}, None, now)
    agents.outbox.append("report", {"text": "Schlagloch"}, now)
    agents.shown = [Showing("office:1", "ab" * 32, now, now, (1,), canary=True)]
    for _ in range(4):
        line.writer.tick()
        agents.agent.step()
    assert set(agents.documents.has) >= {"control", "content"}
    files_are_read(agents, *office_url, item)
    assert {entry.state for entry in agents.outbox.entries()} == {"delivered"}
    assert agents.proofs.queue(now).waiting == 0
    told = {one.pk: one.outcome for one in Order.objects.all()}
    assert told == {drill.pk: "done", picture.pk: "done"}

    joining.revoke(Device.objects.get(pk=device.pk), utc_now())
    line.writer._look_at_all()
    agents.agent.step()
    assert agents.stands.state == "revoked", agents.agent.trouble


def test_a_release_goes_out_is_fetched_in_parts_and_called_off(agents, place, office_url):
    url, line = office_url
    agents.agent.step()
    device = joining.waiting_with(agents.stands.code, "staff", utc_now())
    joining.accept(device, place, None, utc_now())
    data = b"hsqs" + bytes(range(256)) * 40
    name = hashlib.sha256(data).hexdigest()
    depot.folder().mkdir(exist_ok=True)
    depot.path(name).write_bytes(data)
    made = Release("2026.12.0", "c", "i1", acts.ADDRESS + name, len(data), now=True)

    def rounds():
        for _ in range(4):
            line.writer.tick()
            line.writer._look()  # as it does each second
            agents.agent.step()

    outgoing.put(place, "release", wire.plain(made), utc_now())
    rounds()
    assert wished(agents.documents) == made
    where, _options = source(made, Settings(office=Office(url=url)))
    part = requests.get(where, headers={"Range": "bytes=0-3"}, timeout=5)
    assert (part.status_code, part.content) == (206, b"hsqs")
    assert part.headers["Content-Range"] == f"bytes 0-3/{len(data)}"
    outgoing.remove(place, "release")
    rounds()
    assert wished(agents.documents) is None
    depot.remove(name)
