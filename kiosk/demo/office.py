# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo's office: an Amt with its people, its sources, and two places for screens."""

import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from admin_sync.office import config
from admin_sync.office.upkeep import ground, making
from admin_sync.office.upkeep.making import Wanted
from content.settings.values import DURATION
from kiosk.demo.accounts import ACCOUNTS, PASSWORD
from kiosk.demo.amt import VILLAGES
from kiosk.demo.joined import DemoOffice
from kiosk.demo.settings import ALIASES, SOURCES
from kiosk.demo.villages import POSITIONS

if TYPE_CHECKING:
    from admin_sync.office.upkeep.villages import Amtsgebiet

PORT = 8700
AMT = "Amt Hüttener Berge"
#: The place of the screen that is shown, and of one that stands empty.
PLACE, EMPTY = "Groß Wittensee, Dorfplatz", "Haby, Feuerwehrhaus"


def build(folder: Path, amt_url: str, now: datetime) -> DemoOffice:
    """Make an office in a folder, whose sources lie at `amt_url`."""
    port = _port()
    state = folder / "office"
    url = f"http://127.0.0.1:{port}"
    wanted = Wanted(state, state / "office.toml", AMT, url, f"127.0.0.1:{port}")
    list(making.folders(wanted))
    wanted.file.write_text(f"{making.settings_text(wanted)}demo = true\n", "utf-8")
    # Django reads the secret once
    list(making.secret(config.load(wanted.file)))
    chosen = ground.enter(wanted.file)
    return DemoOffice(url, wanted.file, *_filled(chosen, amt_url, now))


def _filled(chosen: config.Config, amt_url: str, now: datetime) -> tuple[str, str]:
    """Everything that lies in the database; code and key with which the screen joins."""
    # Django has to know the office before its models are imported
    from admin_sync.office.fleet import composing, joining, keys  # noqa: PLC0415
    from admin_sync.office.fleet.models import Terminal  # noqa: PLC0415
    from admin_sync.office.people.models import Membership, Unit, User  # noqa: PLC0415
    from admin_sync.office.sources import reach  # noqa: PLC0415
    from admin_sync.office.sources.models import Source  # noqa: PLC0415
    from admin_sync.office.upkeep import migrating, villages  # noqa: PLC0415

    key = keys.make(chosen.state).name
    migrating.migrate()
    villages.enter(_area())
    units = {unit.name: unit for unit in Unit.objects.all()}
    first = User.objects.create_user(ACCOUNTS[0].mail, PASSWORD, name=ACCOUNTS[0].name)
    for account in ACCOUNTS:
        user, _ = User.objects.get_or_create(
            # the same password for all: worked out once, which takes a while
            email=account.mail, defaults={"name": account.name, "password": first.password},
        )  # fmt: skip
        Membership.objects.create(user=user, unit=units[account.village or AMT], role=account.role)
    for number, one in enumerate(SOURCES):
        row = Source.objects.create(
            id=one.id, unit=units[AMT], kind=one.kind, format=one.format, url=amt_url + one.path,
            name=one.name, every=_seconds(one.every), options=dict(one.options), position=number,
        )  # fmt: skip
        row.places.set(units[place] for place in one.places)
        # who asks about a minute that is over is answered by how it was set then
        reach.note(row, now)
    panel = {"diagonal_mm": 2184, "orientation": "portrait", "lower_edge_mm": 500}
    hours = [{"days": "daily", "on": "06:00", "off": "23:00"}]
    places = [
        Terminal.objects.create(
            name=name, unit=units[name.partition(",")[0]], created=now,
            settings={"panel": panel, "hours": hours},
        )
        for name in (PLACE, EMPTY)
    ]  # fmt: skip
    composing.publish(places, now)
    return joining.offer(places[0], None, now, ready=True), key


def _seconds(every: str) -> int:
    """How long that is."""
    length = DURATION.read(every)
    return int(length.total_seconds()) if isinstance(length, timedelta) else 900


def _area() -> "Amtsgebiet":
    from admin_sync.office.upkeep.villages import Amt, Amtsgebiet, Village  # noqa: PLC0415

    return Amtsgebiet(
        Amt(AMT),
        tuple(Village(name, "", ALIASES.get(name, ()), *POSITIONS[name]) for name in VILLAGES),
    )


def _port() -> int:
    """The usual one, or any that is free."""
    for wanted in (PORT, 0):
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return int(one.getsockname()[1])
    raise OSError("no port is free")
