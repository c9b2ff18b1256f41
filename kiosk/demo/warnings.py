# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo's warnings, invented: gusts as the Deutscher Wetterdienst tells them, and NINA's list.

One day's gusts are in both, so they are one card. At the second address of the Wetterdienst
the same afternoon brings a storm that takes over the screen.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from xml.sax.saxutils import escape

from content.clock import BERLIN, at_glass
from kiosk.demo.amt import VILLAGES
from kiosk.demo.page import Asked, Page

GUSTS: Final = "/warnungen/cap.zip"
STORM: Final = "/warnungen/unwetter.zip"
DASHBOARD: Final = "/nina/api31/dashboard/010580000000.json"

_DETAILS = "/nina/api31/warnings/"
# from Kropp to Gettorf, as north and east
_AROUND = ((54.28, 9.55), (54.28, 10.0), (54.5, 10.0), (54.5, 9.55), (54.28, 9.55))
_OWSCHLAG = ((54.38, 9.56), (54.38, 9.63), (54.42, 9.63), (54.42, 9.56), (54.38, 9.56))
_RENDSBURG = ((54.28, 9.63), (54.28, 9.7), (54.32, 9.7), (54.32, 9.63), (54.28, 9.63))
_WATER = "mow.DE-SH-RD-W058-000-20000101-001"
_BOMB = "mow.DE-SH-RD-W058-000-20000101-002"
_OVER_AT = time(21)


@dataclass(frozen=True)
class _Weather:
    """What the Wetterdienst warns of; hours are those of its afternoon."""

    event: str
    english: str
    group: str
    severity: str
    colour: str
    begins: int
    text: str
    english_text: str
    instruction: str


_GUSTS = _Weather(
    event="WINDBÖEN",
    english="wind gusts",
    group="WIND",
    severity="Moderate",
    colour="255 235 59",
    begins=12,
    text="Es treten Windböen mit Geschwindigkeiten um 60 km/h aus westlicher Richtung auf. "
    "In Schauernähe muss mit Sturmböen bis 70 km/h gerechnet werden.",
    english_text="There is a risk of wind gusts of about 60 km/h from westerly directions.",
    instruction="Achten Sie auf herabfallende Äste.\nBefestigen Sie Zelte und Sonnenschirme.",
)
_STORM = _Weather(
    event="ORKANARTIGE BÖEN",
    english="violent storm gusts",
    group="WIND",
    severity="Severe",
    colour="229 57 53",
    begins=17,
    text="Es treten orkanartige Böen bis 110 km/h aus Nordwest auf. Bäume können umstürzen.",
    english_text="There is a risk of violent storm gusts of up to 110 km/h. Trees may fall.",
    instruction="Bleiben Sie drinnen, schließen Sie Fenster und Türen.\n"
    "Meiden Sie Wald und Alleen.\nSichern Sie lose Gegenstände: Zelte, Boote, Tonnen.\n"
    "Parken Sie Ihr Auto nicht unter Bäumen.",
)


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The zips, NINA's dashboard of the Kreis, and the details and outlines of its warnings."""
    del base_url
    if asked.path in {GUSTS, STORM}:
        weather = _GUSTS if asked.path == GUSTS else _STORM
        return Page("application/zip", _zipped(_alert(weather, now), _name(weather, now)))
    if asked.path == DASHBOARD:
        return _json([_listed(uid, *entry) for uid, entry in _entries(now).items()])
    if asked.path.startswith(_DETAILS):
        return _of_nina(asked.path.removeprefix(_DETAILS), now)
    return None


def _of_nina(name: str, now: datetime) -> Page | None:
    uid, _, ending = name.rpartition(".")
    entry = _entries(now).get(uid)
    if entry is None or ending not in {"json", "geojson"}:
        return None
    details, outline = entry
    if ending == "json":
        return _json(details)
    ring = [[east, north] for north, east in outline]
    shape = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"warnId": uid}, "geometry": shape}
    return _json({"type": "FeatureCollection", "features": [feature]})


_Entry = tuple[dict[str, object], tuple[tuple[float, float], ...]]


def _entries(now: datetime) -> dict[str, _Entry]:
    day = datetime.combine(at_glass(now).date(), time(6, 40), BERLIN)
    gusts = _name(_GUSTS, now)
    begins, ends, sent = _hours(_GUSTS, now)
    weather = _info(
        event=_GUSTS.event,
        headline=f"Amtliche WARNUNG vor {_GUSTS.event}",
        severity=_GUSTS.severity,
        description=_GUSTS.text,
        instruction=_GUSTS.instruction.replace("\n", "<br/>"),
        area="Kreis Rendsburg-Eckernförde - Binnenland Nord",
        sender="Deutscher Wetterdienst",
        category="Met",
    ) | {"onset": begins.isoformat(), "expires": ends.isoformat()}
    return {
        f"dwd.{gusts}": (_message(f"dwd.{gusts}", sent, weather), _AROUND),
        _WATER: (_message(_WATER, day, _water()), _OWSCHLAG),
        _BOMB: (_message(_BOMB, day + timedelta(minutes=25), _bomb()), _RENDSBURG),
    }


def _water() -> dict[str, object]:
    return _info(
        event="Gefahreninformation",
        headline="Trinkwasser in Owschlag abkochen",
        severity="Minor",
        description="Nach einem Rohrbruch in der Bahnhofstraße in Owschlag ist das Leitungswasser "
        "vorsorglich abzukochen.<br/>Duschen und Wäsche sind unbedenklich.",
        instruction="Kochen Sie Trinkwasser fünf Minuten lang ab.<br/>Nehmen Sie zum Zähneputzen "
        "abgekochtes Wasser.<br/>Sagen Sie Ihren Nachbarn Bescheid.",
        area="Owschlag",
        sender="Kreis Rendsburg-Eckernförde, Leitstelle Mitte",
        category="Health",
    )


def _bomb() -> dict[str, object]:
    return _info(
        event="Gefahreninformation",
        headline="Bombenentschärfung in Rendsburg",
        severity="Severe",
        description="Am Kreishafen wird eine Fliegerbombe entschärft.",
        instruction="Verlassen Sie den gesperrten Bereich.",
        area="Rendsburg",
        sender="Stadt Rendsburg",
        category="Safety",
    )


def _message(uid: str, sent: datetime, info: dict[str, object]) -> dict[str, object]:
    return {
        "identifier": uid,
        "sender": "demo@example.org",
        "sent": sent.isoformat(),
        "status": "Actual",
        "msgType": "Alert",
        "scope": "Public",
        "code": ["DVN:1"],
        "info": [info],
    }


def _info(  # noqa: PLR0913 - what NINA tells of a warning
    *,
    event: str,
    headline: str,
    severity: str,
    description: str,
    instruction: str,
    area: str,
    sender: str,
    category: str,
) -> dict[str, object]:
    return {
        "language": "DE",
        "category": [category],
        "event": event,
        "urgency": "Immediate",
        "severity": severity,
        "certainty": "Observed",
        "headline": headline,
        "description": description,
        "instruction": instruction,
        "parameter": [{"valueName": "sender_langname", "value": sender}],
        "area": [{"areaDesc": area, "geocode": [{"valueName": "AreaId", "value": "0"}]}],
    }


def _listed(uid: str, details: dict[str, object], outline: object) -> dict[str, object]:
    """A line of the dashboard, from the details."""
    del outline
    infos = details["info"]
    info = infos[0] if isinstance(infos, list) else {}
    provider = "DWD" if uid.startswith("dwd.") else "MOWAS"
    line: dict[str, object] = {
        "id": uid,
        "payload": {
            "version": 1,
            "type": "ALERT",
            "id": uid,
            "hash": uid,
            "data": {
                "headline": info["headline"],
                "provider": provider,
                "severity": info["severity"],
                "msgType": "Alert",
                "transKeys": {"event": "BBK-EVC-040"},
                "area": {"type": "ZGEM", "data": "1+11057,100001"},
            },
        },
        "i18nTitle": {"de": info["headline"]},
        "sent": details["sent"],
    }
    return line | {key: info[key] for key in ("onset", "expires") if key in info}


def _hours(weather: _Weather, now: datetime) -> tuple[datetime, datetime, datetime]:
    """Beginning, end and when it was written: this afternoon, or in the evening tomorrow's."""
    glass = at_glass(now)
    late = glass.time() >= _OVER_AT
    day = glass.date() + timedelta(days=1 if late else 0)
    begins = datetime.combine(day, time(weather.begins), BERLIN)
    written = datetime.combine(day - timedelta(days=1), time(20, 10), BERLIN)
    this_day = datetime.combine(day, time(14, 20), BERLIN)
    sent = this_day if weather is _STORM and this_day <= glass else written
    return begins, datetime.combine(day, time(23 if weather is _STORM else 21), BERLIN), sent


def _name(weather: _Weather, now: datetime) -> str:
    """The identifier, as the Wetterdienst forms it."""
    _, _, sent = _hours(weather, now)
    stamp = f"{int(sent.timestamp())}000"
    tail = (
        "20999218-5d5e-4761-b271-6c243f695568"
        if weather is _GUSTS
        else ("7c1f0a52-90b3-4a1e-8a55-0f2f6c9d1b10")
    )
    return f"2.49.0.0.276.0.DWD.PVW.{stamp}.{tail}.MUL"


def _alert(weather: _Weather, now: datetime) -> str:
    _, _, sent = _hours(weather, now)
    grave = "UNWETTERWARNUNG" if weather.severity in {"Severe", "Extreme"} else "WARNUNG"
    german = {
        "language": "de-DE",
        "event": weather.event,
        "headline": f"Amtliche {grave} vor {weather.event}",
        "description": weather.text,
        "instruction": weather.instruction,
    }
    english = {
        "language": "en-GB",
        "event": weather.english,
        "headline": f"Official WARNING of {weather.english.upper()}",
        "description": weather.english_text,
    }
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n'
        f"<identifier>{_name(weather, now)}</identifier>\n"
        "<sender>demo@example.org</sender>\n"
        f"<sent>{sent.isoformat()}</sent>\n"
        "<status>Actual</status><msgType>Alert</msgType><source>PVW</source>"
        f"<scope>Public</scope>\n{_block(weather, german, now)}{_block(weather, english, now)}"
        "</alert>\n"
    )


def _block(weather: _Weather, said: dict[str, str], now: datetime) -> str:
    """One `info`, in the order of CAP 1.2, 3.2.2."""
    begins, ends, _ = _hours(weather, now)
    ring = " ".join(f"{north},{east}" for north, east in _AROUND)
    areas = f"<area><areaDesc>polygonal event area</areaDesc><polygon>{ring}</polygon></area>"
    for village in VILLAGES:
        areas += f"<area><areaDesc>Gemeinde {escape(village)}</areaDesc></area>"
    codes = {"GROUP": weather.group, "AREA_COLOR": weather.colour}
    parts = {
        "language": said["language"],
        "category": "Met",
        "event": said["event"],
        "responseType": "Prepare",
        "urgency": "Immediate",
        "severity": weather.severity,
        "certainty": "Likely",
        "eventCode": [f"<valueName>{k}</valueName><value>{v}</value>" for k, v in codes.items()],
        "onset": begins.isoformat(),
        "expires": ends.isoformat(),
        "senderName": "Deutscher Wetterdienst",
        "headline": said["headline"],
        "description": said["description"],
        "instruction": said.get("instruction", ""),
        "web": "https://www.wettergefahren.de",
    }
    lines = [
        f"<{name}>{inner}</{name}>"
        for name, value in parts.items()
        for inner in ([escape(value)] if isinstance(value, str) else value)
        if inner
    ]
    return "\n".join(["<info>", *lines, areas, "</info>", ""])


def _zipped(xml: str, name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        # the same bytes as long as the text stays
        archive.writestr(zipfile.ZipInfo(f"{name}.xml"), xml)
    return buffer.getvalue()


def _json(body: object) -> Page:
    return Page("application/json", json.dumps(body, ensure_ascii=False).encode())
