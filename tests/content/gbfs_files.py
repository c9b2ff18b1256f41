# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Small systems of shared vehicles, after https://gbfs.org/documentation/reference/."""

import json
from datetime import UTC, datetime

from content.details import Point
from content.model import Kind
from content.sources.adapter import Context, adapter

GBFS = adapter("gbfs")
NOW = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
STAMP = NOW.isoformat()
BASE = "https://auto.example/gbfs/"
HERE = Point(54.39, 9.77)
STATION = {"station_id": "dorf", "name": "Dorfplatz", "lat": 54.39, "lon": 9.77}
STATUS = {"station_id": "dorf", "is_installed": True, "is_renting": True, "is_returning": True}
CAR = {"vehicle_type_id": "auto", "form_factor": "car", "propulsion_type": "electric"}


def document(version="3.0", stamp=STAMP, **data):
    return json.dumps({"last_updated": stamp, "ttl": 60, "version": version, "data": data}).encode()


def context(**more):
    return Context("auto", Kind.VEHICLE, NOW, url=BASE + "gbfs.json", **more)


def parse(documents, *, version="3.0", lost=(), **more):
    """A whole system, found by its first document."""
    feeds = [{"name": name, "url": BASE + name} for name in documents]
    data = {"de": {"feeds": feeds}} if version < "3" else {"feeds": feeds}
    first = document(version, **data)
    wanted = GBFS.parse(first, context(**more)).wants
    further = {
        request: None if name in lost else documents[name]
        for request in wanted
        if (name := request.url.removeprefix(BASE)) in documents
    }
    return GBFS.parse(first, context(further=further, **more))
