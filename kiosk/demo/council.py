# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The demo Amt's council information system: invented meetings as OParl 1.1."""

import json
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from content.clock import BERLIN, at_glass
from kiosk.demo.page import Asked, Page
from kiosk.demo.stories import read_data

SYSTEM: Final = "/ratsinfo/system"
_ROOT: Final = "/ratsinfo"
_SCHEMA = "https://schema.oparl.org/1.1/"
# as few as make several pages
_PER_PAGE = 2
_LASTS = timedelta(hours=2, minutes=30)

Json = dict[str, Any]


def answer(asked: Asked, now: datetime, base_url: str) -> Page | None:
    """The objects and lists, see `kiosk.demo.page.Site`."""
    if asked.post or not asked.path.startswith(_ROOT):
        return None
    address = asked.path.removeprefix(_ROOT)
    number = dict(asked.query).get("page", "1")
    day = at_glass(now).date()
    found = _objects(day, base_url + _ROOT).get(address)
    if isinstance(found, list):
        found = _listed(found, base_url + asked.path, int(number) if number.isdecimal() else 1)
    return None if found is None else Page("application/json", json.dumps(found).encode())


def _listed(entries: list[Json], url: str, number: int) -> Json:
    """One page of an external list (OParl 1.1, "Objektlisten und Paginierung")."""
    pages = max(1, -(-len(entries) // _PER_PAGE))
    links = {"first": url, "self": f"{url}?page={number}", "last": f"{url}?page={pages}"}
    if number < pages:
        links["next"] = f"{url}?page={number + 1}"
    if number > 1:
        links["prev"] = f"{url}?page={number - 1}"
    return {
        "data": entries[(number - 1) * _PER_PAGE : number * _PER_PAGE],
        "pagination": {
            "totalElements": len(entries),
            "elementsPerPage": _PER_PAGE,
            "currentPage": number,
            "totalPages": pages,
        },
        "links": links,
    }


@lru_cache(maxsize=2)
def _objects(day: date, root: str) -> dict[str, Json | list[Json]]:
    data = read_data("sitzungen")
    found: dict[str, Json | list[Json]] = {
        "/system": _object(
            root, "System", "/system", body=f"{root}/body", name="Ratsinfo der Demo",
            oparlVersion=_SCHEMA, license="https://www.govdata.de/dl-de/zero-2-0",
        ),
    }  # fmt: skip
    bodies, committees = [], {}
    for number, body in enumerate(data["body"], start=1):
        path = f"/body/{number}"
        bodies.append(
            _object(
                root, "Body", path, name=body["name"], meeting=f"{root}{path}/meeting",
                organization=f"{root}{path}/organization",
            )
        )  # fmt: skip
        listed = [
            _object(root, "Organization", f"/organization/{number}-{n}", name=name)
            for n, name in enumerate(body["organisations"], start=1)
        ]
        found |= {entry["id"].removeprefix(root): entry for entry in listed}
        committees.update({entry["name"]: (path, entry["id"]) for entry in listed})
        found |= {f"{path}/organization": listed, f"{path}/meeting": []}
    found["/body"] = bodies
    for number, entry in enumerate(data["meeting"], start=1):
        path, committee = committees[entry["organisation"]]
        meeting = _meeting(entry, number, day, root) | {"organization": [committee]}
        own = found[f"{path}/meeting"]
        assert isinstance(own, list)  # noqa: S101 - it was made a list above
        own.append(meeting)
        found |= _papers(entry, number, root)
    return found


def _object(root: str, kind: str, path: str, **more: object) -> Json:
    return {"id": f"{root}{path}", "type": f"{_SCHEMA}{kind}", **more}


def _meeting(entry: Json, number: int, day: date, root: str) -> Json:
    monday = day - timedelta(days=day.weekday())
    on = monday + timedelta(weeks=entry["week"], days=entry["weekday"])
    start = datetime.combine(on, time.fromisoformat(entry["time"]), BERLIN)
    with_papers = {point for _, _, point in entry.get("papers", ())}
    meeting = _object(
        root, "Meeting", f"/meeting/{number}", name=entry["name"],
        start=start.isoformat(), end=(start + _LASTS).isoformat(),
        meetingState="durchgeführt" if "minutes" in entry else "eingeladen",
        location=_location(entry, number, root),
        invitation=_file(root, f"einladung-{number}", "Einladung"),
        agendaItem=[
            _point(said, n, f"{number}-{n}", root, with_paper=n in with_papers)
            for n, said in enumerate(entry["agenda"], start=1)
        ],
        web=f"{root}/sitzung/{number}",
    )  # fmt: skip
    if entry.get("cancelled"):
        meeting["cancelled"] = True
    if "minutes" in entry:
        meeting["resultsProtocol"] = _file(root, f"niederschrift-{number}", "Niederschrift")
    return meeting


def _location(entry: Json, number: int, root: str) -> Json:
    place = _object(
        root, "Location", f"/location/{number}",
        room=entry["room"], streetAddress=entry["street"], locality=entry["town"],
    )  # fmt: skip
    if "latitude" in entry:
        spot = [entry["longitude"], entry["latitude"]]
        place["geojson"] = {"type": "Feature", "geometry": {"type": "Point", "coordinates": spot}}
    return place


def _point(said: str, number: int, key: str, root: str, *, with_paper: bool) -> Json:
    title, _, result = said.partition(" | ")
    public = title != "-"
    point = _object(
        root, "AgendaItem", f"/agendaitem/{key}", number=str(number), order=number, public=public
    )
    if public:
        point["name"] = title
    if result:
        point["result"] = result
    if with_paper:
        point["consultation"] = f"{root}/consultation/{key}"
    return point


def _papers(entry: Json, number: int, root: str) -> dict[str, Json]:
    found = {}
    for name, reference, point in entry.get("papers", ()):
        key = f"{number}-{point}"
        found[f"/consultation/{key}"] = _object(
            root, "Consultation", f"/consultation/{key}", paper=f"{root}/paper/{key}"
        )
        found[f"/paper/{key}"] = _object(
            root, "Paper", f"/paper/{key}", name=name, reference=reference,
            mainFile=_file(root, f"vorlage-{key}", name),
        )  # fmt: skip
    return found


def _file(root: str, key: str, name: str) -> Json:
    return _object(
        root, "File", f"/file/{key}", name=name, mimeType="application/pdf",
        accessUrl=f"{root}/datei/{key}.pdf",
    )  # fmt: skip
