# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Kills an office at random moments while terminals hand up what must not be lost.

    kill_office.py FOLDER TIMES SEED [granian]

Prints JSON: how many kills, what was answered, and what of it the office does not have. The
office is a process of its own that speaks real HTTP: forked from this one, or Granian.
"""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

ORDERS, PLACES, LEAST = 400, 60, 12
NAMES = ("entries", "links", "receipts", "joined", "sessions")


def prepared(folder):
    """An office in a folder, and the Django that it needs in this process."""
    (folder / "keys").mkdir(mode=0o700)
    (folder / "keys" / "secret").write_text("a secret of tests only, long enough for all\n")
    (folder / "office.toml").write_text(f'[office]\nname = "Amt"\nstate = "{folder}"\n')
    os.environ["KIOSK_OFFICE"] = str(folder / "office.toml")
    os.environ["DJANGO_SETTINGS_MODULE"] = "admin_sync.office.settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 50


class Office:
    """The office's process: started, killed, started again on the same port."""

    def __init__(self, *, granian):
        self.granian = granian
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.pid = 0

    def start(self):
        from django.db import connections  # noqa: PLC0415

        connections.close_all()
        self.pid = self._granian() if self.granian else self._forked()
        for _ in range(300):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise SystemExit("the office does not start")

    def kill(self):
        os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def _forked(self):
        pid = os.fork()
        if pid:
            return pid
        os.setpgid(0, 0)
        from admin_sync.office.wsgi import application  # noqa: PLC0415

        server = Threaded(("127.0.0.1", self.port), Quiet)
        server.set_app(application)
        server.serve_forever()
        os._exit(0)

    def _granian(self):
        words = [
            sys.executable, "-m", "granian", "admin_sync.office.wsgi:application", "--interface",
            "wsgi", "--workers", "1", "--blocking-threads", "8", "--port", str(self.port),
            "--no-ws", "--no-log",
        ]  # fmt: skip
        return subprocess.Popen(words, start_new_session=True).pid


class Crew:
    """Terminals at work, and all that the office has thanked them for."""

    def __init__(self, port, seed):
        from tests.fakes.terminal import Http, Terminal  # noqa: PLC0415

        # one address brings no more than twenty newcomers in half an hour
        self.make = lambda number: Terminal(Http(f"http://127.0.0.1:{port}", f"192.0.2.{number}"))
        self.answered = {name: [] for name in NAMES}
        self.random = random.Random(seed)  # noqa: S311 - chooses moments, no secrets
        self.terminals = {}
        self.codes, self.orders = [], {}
        self.waiting = {}

    @property
    def thanked(self):
        return sum(map(len, self.answered.values()))

    def settle(self):
        """Three terminals that stand somewhere, orders for them, and codes for many more."""
        from admin_sync.office import config  # noqa: PLC0415
        from admin_sync.office.fleet import joining, keys, outgoing  # noqa: PLC0415
        from admin_sync.office.fleet.models import Terminal as Place  # noqa: PLC0415
        from admin_sync.office.people.models import Unit  # noqa: PLC0415
        from content.clock import utc_now  # noqa: PLC0415

        keys.make(config.current().state)
        unit = Unit.objects.create(kind="amt", name="Amt")
        for number in range(PLACES):
            place = Place.objects.create(name=f"Ort {number}", unit=unit, created=utc_now())
            self.codes.append(joining.offer(place, None, utc_now(), ready=True))
        self._outgoing, self._now = outgoing, utc_now

    def command(self):
        """Orders for the terminals that have joined by now."""
        from admin_sync.office.fleet.models import Device  # noqa: PLC0415
        from admin_sync.protocol.orders import Verb  # noqa: PLC0415

        for name in self.terminals:
            device = Device.objects.get(pk=name)
            self.orders[name] = [
                self._outgoing.order(device, Verb.RELOAD, {}, None, self._now()).id
                for _ in range(ORDERS // 3)
            ]

    def join(self):
        terminal = self.make(len(self.codes))
        code = self.codes.pop()
        # what was not answered is asked again, by the same device with the same code
        assert terminal.announce(code).state == "accepted"
        self.answered["joined"].append(terminal.device)
        return terminal

    def work(self, terminal, stop):
        """Hand up until the office is gone; what was not answered is handed up again later."""
        try:
            if terminal.session is None:
                terminal.open()
                self.answered["sessions"].append(terminal.session.id)
            while not stop.is_set():
                self._step(terminal)
        except (OSError, http.client.HTTPException):
            terminal.send.connection = None

    def _step(self, terminal):
        from admin_sync.protocol.orders import Outcome, Receipt  # noqa: PLC0415

        todo = self.waiting.setdefault(terminal.device, [])
        if not todo:
            key = f"{terminal.device}-{terminal.beats}-{len(self.answered['entries'])}"
            entry = {"key": key, "kind": "vote", "body": {}, "created": "2026-11-22T12:00:00Z"}
            todo += [("entries", entry), ("links", terminal.link("office:n"))]
            if self.orders[terminal.device]:
                todo.append(("receipts", self.orders[terminal.device].pop()))
        kind, what = todo[0]
        if kind == "entries":
            assert terminal.tell(what).json["kept"] == [what["key"]]
            told = (terminal.device, what["key"])
        elif kind == "links":
            answer = terminal.post("proofs", {"links": [what]})
            told = (terminal.device, answer.json["kept"])
        else:
            reply = terminal.beat(receipts=(Receipt(what, Outcome.DONE),))
            assert reply.acknowledged == (what,)
            told = what
        todo.pop(0)
        self.answered[kind].append(told)


def lost(answered):
    """What the office thanked for and does not have, or has twice."""
    from admin_sync.office.device.models import Entry, Session  # noqa: PLC0415
    from admin_sync.office.fleet.models import Device, Order  # noqa: PLC0415
    from admin_sync.office.proofs.models import Proof  # noqa: PLC0415

    entries = Counter(Entry.objects.values_list("device_id", "key"))
    links = Counter(Proof.objects.filter(flaw="").values_list("device_id", "sequence"))
    done = set(Order.objects.filter(outcome="done").values_list("id", flat=True))
    joined = set(Device.objects.filter(state="accepted").values_list("id", flat=True))
    sessions = set(Session.objects.values_list("id", flat=True))
    return {
        "entries": [one for one in answered["entries"] if entries[one] != 1],
        "links": [one for one in answered["links"] if links[one] != 1],
        "receipts": [one for one in answered["receipts"] if one not in done],
        "joined": [one for one in answered["joined"] if one not in joined],
        "sessions": [one for one in answered["sessions"] if one not in sessions],
        "flaws": list(Proof.objects.exclude(flaw="").values_list("sequence", "flaw")),
    }


def kill(crew, office):
    """One life of the office: terminals join and work, until it is killed in the middle."""
    office.start()
    stop = threading.Event()
    workers = [
        threading.Thread(target=crew.work, args=(one, stop)) for one in crew.terminals.values()
    ]
    for worker in workers:
        worker.start()
    crew.join()
    # however slow the machine is, something is at stake; then comes a random moment
    before, late = crew.thanked, time.monotonic() + 30
    while crew.thanked < before + LEAST and time.monotonic() < late:
        time.sleep(0.005)
    time.sleep(crew.random.uniform(0, 0.2))
    office.kill()
    stop.set()
    for worker in workers:
        worker.join(30)


def main(folder, times, seed, server=""):
    prepared(Path(folder))
    office = Office(granian=server == "granian")
    crew = Crew(office.port, int(seed))
    crew.settle()
    office.start()
    for _ in range(3):
        terminal = crew.join()
        crew.terminals[terminal.device] = terminal
    office.kill()
    crew.command()
    for _ in range(int(times)):
        kill(crew, office)
    report = {"kills": int(times), "lost": lost(crew.answered)}
    sys.stdout.write(
        json.dumps(report | {name: len(told) for name, told in crew.answered.items()}) + "\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
