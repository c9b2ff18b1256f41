# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the gallery's terminals have to show: the demo's Amt, the worst of it, nothing, a storm."""

import json
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from itertools import cycle, islice
from zoneinfo import ZoneInfo

from content import control, standing
from content.details import Alert
from content.model import Item, Kind, Text
from content.reader import Reader
from content.store import Change, Store
from content.sync import sync_once
from kiosk.commands.player import options_of
from kiosk.commands.sync import with_syncer
from kiosk.demo.server import AmtServer
from kiosk.demo.settings import settings_text
from kiosk.settings.load import load
from kiosk.wiring import network_options
from tests.player.relative import RELATIVE

NOW = datetime(2027, 5, 15, 14, 32, tzinfo=ZoneInfo("Europe/Berlin"))
MANY = 40
# where, what, and what to do, in words as long as they come
MISTAKES = (
    ("terminal.latitude", "erwartet eine Zahl, hier steht ein Datum oder eine Uhrzeit",
     "Bekannt sind: name, place, amt, contact, latitude, longitude, language, web."),
    ("network.gateway", "liegt nicht im Netz von 2001:db8:1234:5678:9abc:def0:1234:5678/64",
     "Router und Gerät liegen in einem Netz: beide Adressen prüfen."),
    ("network.ca_file", "die Datei amt-zertifikat.pem enthält keine Zertifikate", "Neu."),
)  # fmt: skip
# Titles as an office writes them, in turn.
TITLES = (
    "Abfallentsorgungsgebührensatzungsänderung",
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung tritt außer Kraft",
    "Sitzung des Bau-, Wege- und Feuerwehrausschusses der Gemeinde Ahlefeld-Bistensee",
    "Kinderfest",
    "Öffentlich-rechtliche Vereinbarung über die Straßenreinigungsgebührenerhebung",
)
LOCATION = "Gemeinschaftsgrundschule Hüttener Berge, Mehrzweckveranstaltungshalle, Schulweg 104 b"
COMMITTEE = "Bau-, Wege- und Umweltausschuss Ahlefeld-Bistensee"
WORDS = "Straßenreinigungsgebührenerhebungsgrundlagenermittlung "
VILLAGES = ("Groß Wittensee", "Ahlefeld-Bistensee", "Neu Duvenstedt", "Haby", "Holtsee")


def demo(folder):
    """Settings of a terminal that has synced the demo's Amt once."""
    with AmtServer(lambda: NOW) as amt:
        file = folder / "kiosk.toml"
        file.write_text(settings_text(amt.url, folder))
        settings = load(file).settings
        network = replace(network_options(settings.network), pause=0.0)

        def work(syncer):
            return sum(not result.good for result in sync_once(syncer, settings.sources, quiet))

        assert with_syncer(settings, network, work, lambda: NOW) == 0
    return settings


def quiet(_result):
    pass


def options(settings, size):
    """What a player is told that shows what a terminal of these settings holds, without motion."""
    asked = Namespace(
        beside=None, report=None,
        windowed=False, page="home", item="", size=size, at=NOW, lang="de", theme="light",
        text_size=1.0, screenshot=settings.paths.state / "never.png",
    )  # fmt: skip
    return options_of(asked, settings)


def other(folder, items):
    """Folders of a store that holds these items only."""
    state, runtime = folder / "state", folder / "runtime"
    state.mkdir(parents=True)
    runtime.mkdir()
    sources = {}
    for item in items:
        sources.setdefault(item.source, []).append(item)
    with Store(state, runtime) as store:
        for source, its in sources.items():
            store.apply(source, Change(items=tuple(its)), NOW)
    return state, runtime


def waits_for_the_office(runtime):
    """Let a terminal say how it is joined, in words as long as they come."""
    said = {
        "state": "waiting",
        "code": "WMKQ8WMW",
        "link": "https://leitstelle.amt-huettener-berge.example.org/beitreten/?code=WMKQ8WMW",
        "words": "Backstein Dampflok Eichenblatt Feuerwehr Gartenzaun Hafenkran",
        "detail": "Die Uhr dieses Rechners geht sieben Minuten nach; das wird gerade behoben.",
        "ends": (NOW + timedelta(minutes=30)).isoformat(),
    }
    (runtime / standing.ENROLMENT).write_text(json.dumps(said))


def was_set_up(runtime, state, *mistakes):
    """Let a terminal say how it was set up, and what was wrong with the file."""
    errors = [
        {"file": "schaukasten.toml", "line": 120 + number, "key": key,
         "message": {"de": message}, "hint": {"de": hint}}
        for number, (key, message, hint) in enumerate(mistakes)
    ]  # fmt: skip
    said = {"state": state, "file": "schaukasten.toml" if errors else "", "errors": errors}
    (runtime / "report.json").write_text(json.dumps(said))


def trusts_no_clock(runtime, *, trusted=False):
    """Let a terminal say of its clock that it is in doubt, or is not any more."""
    said = {"trusted": trusted, "last": NOW.isoformat()}
    (runtime / standing.CLOCK).write_text(json.dumps(said))


def of_no_day(items):
    """The same items, without words in their texts that hold by the clock only."""
    return [_of_no_day(item) for item in items]


def _of_no_day(part):
    if isinstance(part, str) and not isinstance(part, Enum):
        for words in RELATIVE.values():
            part = words.sub("…", part)
        return part
    if isinstance(part, tuple):
        return tuple(_of_no_day(one) for one in part)
    if isinstance(part, Mapping):
        return {key: _of_no_day(one) for key, one in part.items()}
    if is_dataclass(part):
        kept = {"id", "source", "link"}
        found = {
            one.name: _of_no_day(getattr(part, one.name))
            for one in fields(part)
            if one.init and one.name not in kept
        }
        return replace(part, **found)
    return part


def rests(state):
    """Let the office want nothing shown."""
    file = control.path(state)
    file.parent.mkdir()
    file.write_text('{"mode": {"name": "neutral"}}')


def held(settings):
    return Reader(settings.paths.state, settings.paths.runtime).items()


def worst(items):
    """Of each kind forty things with endless names and no pictures; what changes all day stays."""
    kept = {Kind.DEPARTURE, Kind.WEATHER, Kind.VEHICLE, Kind.WARNING}
    found = [item for item in items if item.kind in kept]
    for kind in sorted({item.kind for item in items} - kept):
        its = [item for item in items if item.kind is kind]
        found += [worse(item, number) for number, item in enumerate(islice(cycle(its), MANY))]
    return found


def worse(item, number):
    """The same thing with long words everywhere. Every second one has a text and a link."""
    title = TITLES[number % len(TITLES)]
    body = f"<p>{WORDS * 3}</p>" * 12 if number % 2 else ""
    more = {}
    if item.event is not None:
        start = NOW + timedelta(minutes=23 * (number - 8))
        more["event"] = replace(
            item.event, start=start, end=None, all_day=False, location=LOCATION,
            price="Vorverkauf 12 Euro, Abendkasse 14 Euro, ermäßigt 9 Euro, Familien 30 Euro",
            organiser=COMMITTEE,
        )  # fmt: skip
    if item.offer is not None:
        seller = replace(
            item.offer.seller, name=f"Landwirtschaftsbetriebsgemeinschaft {number % 9}"
        )
        more["offer"] = replace(item.offer, seller=seller, unit="Zehn-Kilogramm-Vorratspackung")
    if item.call is not None:
        more["call"] = replace(
            item.call,
            question=TITLES[2],
            options=tuple(
                replace(one, label=TITLES[1], text=WORDS * 5) for one in item.call.options
            ),
        )
    if item.meeting is not None:
        agenda = tuple(replace(one, title=TITLES[2], result=WORDS) for one in item.meeting.agenda)
        more["meeting"] = replace(item.meeting, agenda=agenda, location=LOCATION, body=COMMITTEE)
    if item.place is not None:
        more["place"] = replace(item.place, address=f"{TITLES[0]} 104 b, 24358 Ahlefeld-Bistensee")
    return replace(
        item, id=f"{item.source}:worst-{number}", pictures=(), attachments=(), also=(),
        texts={"de": Text(title, WORDS * (number % 3), body)},
        places=(VILLAGES[number % len(VILLAGES)],), link=item.link if number % 2 else "", **more,
    )  # fmt: skip


def storm(items):
    """The same with a warning that comes over every page."""
    areas = next(item.warning.areas for item in items if item.source == "unwetter")
    alert = Alert(
        "storm", severity="Severe", urgency="Immediate", certainty="Likely", sent=NOW,
        expires=NOW + timedelta(hours=3), areas=areas, event="ORKANARTIGE BÖEN",
        instruction="Bleiben Sie drinnen.\nMeiden Sie den Wald.\nSichern Sie lose Gegenstände.",
    )  # fmt: skip
    text = "Es treten orkanartige Böen mit Geschwindigkeiten bis 110 km/h aus Nordwest auf."
    warning = Item(
        "unwetter:storm", Kind.WARNING, "unwetter", {"de": Text("Orkanartige Böen", text)},
        valid_until=alert.expires, warning=alert,
    )  # fmt: skip
    return [*items, warning]
