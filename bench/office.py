# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""10,000 terminals beat at an office: what a beat costs, and how long it takes.

333 beats a second, open loop, on 64 kept-alive connections over loopback: a beat is sent when its
time has come, however the one before fared, and its latency counts from that time. One beat in
twenty brings a whole report; all are signed, and the answers are the real ones. Beside it the same
server answers a bare hello on as many connections at the same rate: a GET, and a POST of the very
bytes of beats, which it does not look at. The three take turns, a slice of time each; what is told
is the median of the rounds. Both engines; PostgreSQL is a real server in a temporary folder, which
writes through. Prints a table.

    python bench/office.py [--seconds 30] [--rounds 3] [--engine sqlite|postgresql]
"""

import argparse
import asyncio
import hashlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psutil

from admin_sync.protocol import encoding, request, wire
from admin_sync.protocol.messages import Beat
from tests.fakes import healthy, postgres

TERMINALS, RATE, CONNECTIONS = 10_000, 333.0, 64
DOCUMENTS = ("settings", "control", "content", "source/amt-news", "source/buses", "source/events")
WHOLE = 20
_ROOT = Path(__file__).parents[1]
_HELLO = b"hello"
NOW = datetime.now(UTC)  # noqa: TID251 - the office that is measured has the real time


def hello(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
    """The least that a server can answer."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [_HELLO]


def fill(file: Path) -> None:
    """An office with all its terminals, as they were left a moment ago; in a process of its own."""
    import django  # noqa: PLC0415 - its settings are made by now

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    from admin_sync.office import config  # noqa: PLC0415
    from admin_sync.office.fleet import keys  # noqa: PLC0415
    from admin_sync.office.fleet.models import Device, Document, Terminal  # noqa: PLC0415
    from admin_sync.office.people.models import Unit  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    keys.make(config.current().state)
    with transaction.atomic():
        unit = Unit.objects.create(kind="amt", name="Land")
        places = Terminal.objects.bulk_create(
            Terminal(name=f"Ort {n}", unit=unit, created=NOW, source_ids=["amt-news", "buses"])
            for n in range(TERMINALS)
        )
        devices = Device.objects.bulk_create(
            Device(
                id=f"{n:032x}", key=n.to_bytes(32, "big"), state="accepted", terminal=place,
                announced=NOW, accepted=NOW,
            )
            for n, place in enumerate(places)
        )  # fmt: skip
        Document.objects.bulk_create(
            Document(
                terminal=place, name=name, mark=_mark(name), body=b"{}", sealed=b"{}", changed=NOW
            )
            for place in places
            for name in DOCUMENTS
        )
        file.write_text(json.dumps(_sessions(devices)))


def _sessions(devices: list[Any]) -> list[tuple[str, str]]:
    """Name and key (hex) of a session of each device, which the office finds in its database."""
    from admin_sync.office.device import secret  # noqa: PLC0415
    from admin_sync.office.device.models import Session  # noqa: PLC0415

    keys = {secrets.token_urlsafe(16): (device, secrets.token_bytes(32)) for device in devices}
    Session.objects.bulk_create(
        Session(
            id=name, device=device, key=secret.enclose(name, key), nonce="", boot="b",
            made=NOW, ends=NOW + timedelta(hours=24),
        )
        for name, (device, key) in keys.items()
    )  # fmt: skip
    return [(name, key.hex()) for name, (_, key) in keys.items()]


def _mark(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


class Fleet:
    """All terminals: the bytes of the next request of each."""

    def __init__(self, file: Path) -> None:
        self._known = [(name, bytes.fromhex(key)) for name, key in json.loads(file.read_text())]
        self._numbers = [0] * len(self._known)
        has = {name: _mark(name) for name in DOCUMENTS}
        small = Beat(
            "b",
            1,
            _mark("report"),
            has,
            frames_age=0.4,
            frames=123_456,
            sight_age=2.5,
            sight="right",
        )
        self._small = encoding.canonical(wire.plain(small))
        self._whole = wire.plain(replace(small, report=healthy.report(taken=NOW)))

    def _body(self, *, whole: bool, number: int) -> bytes:
        """Of a terminal that draws, and whose clock goes right."""
        frames = 100_000 + number
        if not whole:
            return self._small.replace(b"123456", b"%d" % frames)
        self._whole["frames"] = frames
        self._whole["report"]["taken"] = datetime.now(UTC).isoformat()  # noqa: TID251 - as above
        return encoding.canonical(self._whole)

    def beat(self, number: int, *, whole: bool) -> bytes:
        """A signed beat of a terminal."""
        terminal = number % len(self._known)
        self._numbers[terminal] += 1
        name, key = self._known[terminal]
        body, target = self._body(whole=whole, number=number), "/device/v1/beat"
        fields = request.sign(key, name, self._numbers[terminal], "POST", target, body=body)
        told = "".join(f"{field}: {value}\r\n" for field, value in fields.items())
        head = (
            f"POST {target} HTTP/1.1\r\nHost: office\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n{told}\r\n"
        )
        return head.encode() + body


@dataclass
class Seen:
    """What came of a load: latencies in seconds, and what was not answered well."""

    latencies: list[float]
    bad: int = 0

    def percentile(self, percent: int) -> float:
        """In milliseconds."""
        return quantiles(self.latencies, n=100)[percent - 1] * 1000


async def load(port: int, requests: Iterator[bytes], count: int, rate: float) -> Seen:
    """Send so many requests at a rate (0: as fast as they are answered)."""
    seen = Seen([])
    begin = time.perf_counter() + 0.2
    jobs = enumerate(requests)

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number, data in jobs:
            if number >= count:
                break
            due = begin + number / rate if rate else time.perf_counter()
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            writer.write(data)
            head = await reader.readuntil(b"\r\n\r\n")
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(length))
            seen.latencies.append(time.perf_counter() - due)
            seen.bad += not head.startswith(b"HTTP/1.1 200")
        writer.close()

    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    return seen


@contextmanager
def served(application: str, environment: dict[str, str]) -> Iterator[tuple[int, psutil.Process]]:
    """Granian with one worker, as `kiosk office serve` runs it: its port and process."""
    port = 20_000 + secrets.randbelow(20_000)
    words = [
        sys.executable, "-m", "granian", application, "--interface", "wsgi", "--workers", "1",
        "--blocking-threads", "8", "--port", str(port), "--no-ws", "--log-level", "warning",
    ]  # fmt: skip
    process = subprocess.Popen(words, cwd=_ROOT, env=os.environ | environment)  # noqa: S603
    try:
        for _ in range(100):
            time.sleep(0.1)
            if any(c.laddr.port == port for c in _listening(process.pid)):
                break
        yield port, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _listening(pid: int) -> list[Any]:
    tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    return [c for one in tree for c in one.net_connections("tcp") if c.status == "LISTEN"]


def cpu(processes: Iterable[psutil.Process]) -> float:
    """CPU seconds of processes and all below them so far."""
    total = 0.0
    for top in processes:
        for one in (top, *top.children(recursive=True)):
            used = one.cpu_times()
            total += used.user + used.system
    return total


def measured(
    port: int, requests: Iterator[bytes], seconds: float, watched: list[psutil.Process]
) -> tuple[Seen, list[float]]:
    """A load at the usual rate, and the CPU microseconds a request of each of the processes."""
    count = int(RATE * seconds)
    before = [cpu([one]) for one in watched]
    seen = asyncio.run(load(port, requests, count, RATE))
    # what is still to be written belongs to it
    time.sleep(1.5)
    return seen, [
        (cpu([one]) - old) / count * 1e6 for one, old in zip(watched, before, strict=True)
    ]


def bench(engine: str, seconds: float, rounds: int) -> list[str]:
    """Measure one engine; rows of the table."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-office-")))
        database, backend = "", []
        if engine == "postgresql":
            server = stack.enter_context(postgres.running(durable=True))
            database = f'[database]\nurl = "{server.database()}"\n'
            pid = int((server.folder / "data" / "postmaster.pid").read_text().split("\n")[0])
            backend = [psutil.Process(pid)]
        (folder / "keys").mkdir(mode=0o700)
        (folder / "keys" / "secret").write_text(secrets.token_urlsafe(32))
        settings = folder / "office.toml"
        settings.write_text(f'[office]\nname = "Land"\nstate = "{folder}"\n{database}')
        environment = {
            "KIOSK_OFFICE": str(settings), "PYTHONPATH": str(_ROOT),
            "DJANGO_SETTINGS_MODULE": "admin_sync.office.settings",
        }  # fmt: skip
        filled = [sys.executable, __file__, "--fill", str(folder / "fleet.json")]
        subprocess.run(filled, check=True, env=os.environ | environment, cwd=_ROOT)  # noqa: S603
        fleet = Fleet(folder / "fleet.json")
        plain = stack.enter_context(served("bench.office:hello", environment))
        office = stack.enter_context(served("admin_sync.office.wsgi:application", environment))
        # every terminal once with its report: what is measured is a day like any other
        warm = (fleet.beat(number, whole=True) for number in range(TERMINALS))
        first = asyncio.run(load(office[0], warm, TERMINALS, 0))
        print(f"{engine}: warmed up, {first.bad} of {TERMINALS} refused", file=sys.stderr)
        time.sleep(3)
        return rows(engine, seconds, rounds, fleet, plain, office, backend)


def rows(  # noqa: PLR0913, PLR0917 - what is measured is what is handed in
    engine: str,
    seconds: float,
    rounds: int,
    fleet: Fleet,
    plain: tuple[int, psutil.Process],
    office: tuple[int, psutil.Process],
    backend: list[psutil.Process],
) -> list[str]:
    """Hello, beats and hello with the bytes of beats, in turn; medians of what they cost."""
    greeting = iter(lambda: b"GET / HTTP/1.1\r\nHost: office\r\n\r\n", b"")
    beats = (fleet.beat(n, whole=n % WHOLE == 0) for n in range(1 << 30))
    heard = {"GET hello": Seen([]), "POST hello": Seen([]), "beat": Seen([])}
    costs: dict[str, list[list[float]]] = {name: [] for name in heard}
    for _ in range(rounds):
        for name, seen in heard.items():
            port, process = office if name == "beat" else plain
            source = greeting if name == "GET hello" else beats
            watched = [process, *(backend if name == "beat" else [])]
            got, cost = measured(port, source, seconds / rounds, watched)
            seen.latencies += got.latencies
            seen.bad += got.bad
            costs[name].append(cost)
    memory = sum(p.memory_info().rss for p in (office[1], *office[1].children(recursive=True)))
    told = []
    for name, seen in heard.items():
        middle = [median(column) for column in zip(*costs[name], strict=True)]
        bare = [median(cost[0] for cost in costs[hello]) for hello in ("GET hello", "POST hello")]
        ratios = " | ".join(f"{middle[0] / one:.2f}" for one in bare)
        behind = f"{middle[1]:.0f}" if len(middle) > 1 else ""
        told.append(
            row(f"{name} ({engine})", middle[0], ratios, seen, behind, f"{memory / 1e6:.0f}")
        )
    return told


def row(name: str, cost: float, ratios: str, seen: Seen, behind: str, memory: str) -> str:  # noqa: PLR0913, PLR0917
    """A line of Markdown."""
    return (
        f"| {name} | {len(seen.latencies)} | {seen.bad} | {cost:.0f} | {ratios} "
        f"| {behind} | {seen.percentile(50):.1f} | {seen.percentile(99):.1f} | {memory} |"
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", choices=["sqlite", "postgresql"])
    parser.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.fill:
        fill(asked.fill)
        return 0
    lines = [
        "| | requests | refused | CPU µs a request | to GET | to POST | database | p50 ms | p99 ms | MB |",  # noqa: E501
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for engine in [asked.engine] if asked.engine else ["sqlite", "postgresql"]:
        lines += bench(engine, asked.seconds, asked.rounds)
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
