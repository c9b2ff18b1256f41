# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""GBFS of the corpus, and GBFS that nobody honest sends."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.sources.adapter import Parsed
from tests.content.gbfs_files import BASE, GBFS, HERE, context, document, parse
from tests.content.safety import assert_item_is_safe

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "gbfs"
FILES = sorted(CORPUS.rglob("*.json"))

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["station_id", "vehicle_id", "name", "lat", "lon", "is_disabled", "stations", "vehicles",
         "bikes", "feeds", "url", "availabilities", "from", "until", "vehicle_types_available",
         "vehicle_type_capacity", "capacity", "num_vehicles_available", "rental_uris", "plans"]
    ), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(data=JSON)
@settings(max_examples=300)
def test_any_json_never_raises(data):
    raw = json.dumps({"last_updated": 1, "ttl": 0, "version": "3.0", "data": data}).encode()
    first = document(
        feeds=[
            {"name": n, "url": BASE + n}
            for n in (
                "vehicle_status",
                "station_information",
                "vehicle_availability",
                "system_pricing_plans",
                "vehicle_types",
            )
        ]
    )
    wants = GBFS.parse(first, context()).wants
    for parsed in (
        GBFS.parse(raw, context(point=HERE)),
        GBFS.parse(first, context(further=dict.fromkeys(wants, raw))),
    ):
        assert isinstance(parsed, Parsed)
        for item in parsed.items:
            assert_item_is_safe(item)


def test_it_is_told_from_other_json():
    assert GBFS.detect(document(feeds=[]))
    assert GBFS.detect(document("2.3", stations=[]))
    assert not GBFS.detect(b"{}")
    assert not GBFS.detect(b'{"version":"https://jsonfeed.org/version/1.1","items":[]}')
    assert not GBFS.detect(b"\xff\xfe")


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
def test_the_corpus_gives_what_its_own_count_says(capsys):
    rows = []
    for path in FILES:
        data = json.loads(path.read_bytes())["data"]
        entries = sum(len(data.get(key, ())) for key in ("stations", "vehicles", "bikes"))
        parsed = GBFS.parse(path.read_bytes(), context())
        assert parsed.error is None
        assert GBFS.detect(path.read_bytes())
        for item in parsed.items:
            assert_item_is_safe(item)
        told = len(parsed.items) + len(parsed.rejected)
        assert told == entries or (not parsed.items and (parsed.rejected or parsed.wants))
        rows.append(
            (f"{path.parent.name}/{path.name}", entries, len(parsed.items), len(parsed.wants))
        )
    with capsys.disabled():
        sys.stdout.write(f"\n{'gbfs':32}{'entries':>8}{'items':>7}{'wants':>7}")
        for row in rows:
            sys.stdout.write(f"\n{row[0]:32}{row[1]:8}{row[2]:7}{row[3]:7}")


@pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")
@pytest.mark.parametrize(("version", "places"), [("v2.3", 2), ("v3.0", 23)])
def test_the_corpus_as_a_system(version, places):
    folder = CORPUS / version
    names = ("station_information", "station_status", "vehicle_types", "system_pricing_plans",
             "system_information", "free_bike_status", "vehicle_status")  # fmt: skip
    documents = {n: p.read_bytes() for n in names if (p := folder / f"{n}.json").exists()}
    parsed = parse(documents, version=version.removeprefix("v"))
    kinds = [item.id.split(":")[1] for item in parsed.items]
    assert kinds.count("station") == places
    told = {item.id: item.vehicle for item in parsed.items}
    if version == "v2.3":
        assert told["auto:station:TST:Station:1"].free == 1
        assert told["auto:station:TST:Station:1"].form == "scooter"
        assert told["auto:station:TST:Station:2"].capacity == 12
        assert [one.reason for one in parsed.rejected] == ["Ist außer Betrieb."]
    else:
        assert kinds.count("vehicle") == 7
        assert told["auto:station:6efbec5a-6b8c-455b-bed2-8d66be6d6a4b"].free == 0
        one = next(v for v in told.values() if v.range_m == 16_000)
        assert (one.form, one.electric, one.price) == (
            "bicycle", True, "1 Euro Grundpreis und 0,28 Euro je Minute",
        )  # fmt: skip
