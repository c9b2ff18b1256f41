# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Every file of the corpus, and all that the demo serves, through every format in every kind.

Most of it is wrong for most formats: pictures as calendars, feeds as timetables. Nothing may
raise or hang, and what comes out must be an answer that all that comes after can take.
"""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from content.codec import item_from_json, item_to_row, parsed_from_json, parsed_to_json
from content.details import Point
from content.rules import shown, why
from content.screen import Screen
from content.sources.adapter import Context, adapter, formats
from content.workshop import Workshop
from kiosk.listing import line_of
from tests.content.safety import assert_item_is_safe, assert_text_is_plain
from tests.fakes.village import SPOT, readings

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
# a quick look at each kind of file, for every run
SAMPLE = [path for at, path in enumerate(FILES) if at % 9 == 0]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FAIR = datetime(2027, 5, 15, 12, 32, tzinfo=UTC)
ADAPTERS = {name: adapter(name) for name in formats()}
SCREEN = Screen("Groß Wittensee", source_order=("amt",), point=Point(54.39, 9.77))
OFFSET = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
# each `why` looks at all items again
MOST_ASKED = 40
needs_corpus = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")


def context_of(kind, now):
    return Context("amt", kind, now, url="https://amt.example/x", max_items=2_000, point=SPOT)


def assert_answer_is_well_formed(found, kind):
    ids = [item.id for item in found.items]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("amt:") and len(name) > len("amt:") for name in ids)
    assert all(item.source == "amt" and item.kind is kind and item.texts for item in found.items)
    for entry in found.rejected:
        assert entry.where
        assert entry.reason
        assert_text_is_plain(entry.where)
    assert found.error is None or found.error.strip()
    assert all(request.url.startswith(("http://", "https://")) for request in found.wants)
    said = json.dumps(parsed_to_json(found), ensure_ascii=False).encode()
    assert parsed_from_json(json.loads(said)) == found


def assert_items_can_be_shown(items, now):
    for item in items:
        assert_item_is_safe(item)
        assert item_from_json(json.loads(json.dumps(item_to_row(item)))) == item
        assert line_of(item)
    cards = [card.id for card in shown(items, now, SCREEN)]
    assert len(set(cards)) == len(cards)
    # timetables and news of trips are no cards; what is made of them is
    own = [item.id for item in items if not (item.timetable or item.trip_update)]
    assert set(cards) <= set(own) or len(own) < len(items)
    for name in own[:MOST_ASKED]:
        answer = why(items, name, now, SCREEN)
        assert answer.reasons
        assert answer.shown == (name in cards)


def sweep(data, now):
    """One document through everything; how many items it gave in all."""
    given = 0
    for reader in ADAPTERS.values():
        assert isinstance(reader.detect(data), bool)
        for kind in reader.kinds:
            found = reader.parse(data, context_of(kind, now))
            assert_answer_is_well_formed(found, kind)
            assert_items_can_be_shown(found.items, now)
            given += len(found.items)
    return given


@cache
def demo_documents():
    """All bodies of all of the demo's sources, each once."""
    found = {body: one.source.id for one in readings(FAIR) for body in one.documents()}
    return [(name, body) for body, name in found.items()]


def assert_json_keeps_the_contract(value):
    """Times have an offset, money is an exact text, and nothing is a bare number of seconds."""
    if isinstance(value, str):
        assert not re.match(r"\d{4}-\d\d-\d\dT", value) or OFFSET.search(value), value
    elif isinstance(value, list):
        for part in value:
            assert_json_keeps_the_contract(part)
    elif isinstance(value, dict):
        if "currency" in value:
            assert value.keys() == {"amount", "currency"}
            assert isinstance(value["amount"], str)
        for part in value.values():
            assert_json_keeps_the_contract(part)


@needs_corpus
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: str(path.relative_to(CORPUS)))
def test_some_files_through_every_format(path):
    sweep(path.read_bytes(), NOW)


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_every_file_through_every_format(path):
    sweep(path.read_bytes(), NOW)


def test_everything_that_the_demo_serves_through_every_format():
    given = [sweep(body, FAIR) for _, body in demo_documents()]
    assert len(given) > 60
    assert sum(given) > 500


def test_json_of_everything_keeps_the_contract():
    for one in readings(FAIR):
        document = parsed_to_json(one.parsed)
        assert {"items", "rejected", "error"} <= document.keys()
        assert all(row.keys() == {"where", "reason"} for row in document["rejected"])
        for item in document["items"]:
            assert item["title"]
            assert_json_keeps_the_contract(item)


def test_no_kind_and_no_format_goes_untried():
    tried = {(one.source.format, one.source.kind) for one in readings(FAIR) if one.parsed.items}
    assert {name for name, _ in tried} == set(ADAPTERS)


@needs_corpus
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_file_through_every_format_in_the_worker():
    """As in real life: limited in memory and time, and one worker for all of it."""
    jobs, started = 0, set()
    with Workshop(jobs=1_000_000) as workshop:
        for path in FILES:
            data = path.read_bytes()
            for name, reader in ADAPTERS.items():
                context = context_of(reader.kinds[0], NOW)
                found = workshop.parse(name, data, context)
                here = reader.parse(data, context)
                assert found == _without_halves(here), (path.name, name)
                started.add(workshop._worker._process.pid)
                jobs += 1
    assert jobs == len(FILES) * len(ADAPTERS)
    assert len(started) == 1, "a worker died or was replaced"


def _without_halves(found):
    """What is left of an answer once no database could refuse it."""
    text = json.dumps(parsed_to_json(found), ensure_ascii=False)
    return parsed_from_json(json.loads(text.encode(errors="replace")))
