# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a beat costs the office to judge and write down: batches of 333 of 10,000 terminals.

`python bench/signs.py [TERMINALS] [BATCHES]`, on the database of `KIOSK_OFFICE`, or on SQLite in a
folder that is gone afterwards.
"""

import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

BATCH = 333


def main(terminals: int = 10_000, batches: int = 30) -> None:
    """Print microseconds of processor time a beat, for whole reports and for small beats."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.toml"
        file.write_text(f'[office]\nstate = "{folder}"\n', encoding="utf-8")
        file.chmod(0o600)
        os.environ.setdefault("KIOSK_OFFICE", str(file))
        os.environ["DJANGO_SETTINGS_MODULE"] = "admin_sync.office.settings"
        import django  # noqa: PLC0415 - only now it knows where the database is

        django.setup()
        _measure(terminals, batches)


def _measure(terminals: int, batches: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415

    from admin_sync.office.fleet.models import Device, Terminal  # noqa: PLC0415
    from admin_sync.office.fleet.signs import Heard, Writer  # noqa: PLC0415
    from admin_sync.office.people.models import Unit  # noqa: PLC0415
    from admin_sync.protocol import wire  # noqa: PLC0415
    from content.clock import utc_now  # noqa: PLC0415
    from tests.fakes.healthy import report  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    now, unit = utc_now(), Unit.objects.create(kind="amt", name=f"bench {os.getpid()}")
    places = Terminal.objects.bulk_create(
        Terminal(name=f"{unit.name} {n}", unit=unit, created=now) for n in range(terminals)
    )
    Device.objects.bulk_create(
        Device(id=f"{place.pk}", key=f"{place.pk:032}".encode(), state="accepted",
               terminal=place, announced=now)
        for place in places
    )  # fmt: skip
    writer = Writer()
    for whole in (True, False, False):
        begun = time.process_time()
        for number in range(batches):
            now += timedelta(seconds=1)
            chosen = [places[(number * BATCH + n) % terminals] for n in range(BATCH)]
            small = {"boot": "b", "report_mark": "m", "frames": int(now.timestamp()),
                     "frames_age": 1.0, "sight": "right", "sight_age": 1.0, "has": {}}  # fmt: skip
            beat = {**small, "report": wire.plain(report(taken=now))} if whole else small
            writer.write([Heard(place.pk, f"{place.pk}", now, beat) for place in chosen])
        spent = (time.process_time() - begun) / (batches * BATCH) * 1e6
        print(f"{'whole report' if whole else 'small beat':>12}: {spent:6.0f} µs a beat")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
