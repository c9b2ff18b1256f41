# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import io
import sys
import warnings
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from content.model import Kind
from content.sources.adapter import Context, adapter
from tests.content.safety import assert_item_is_safe

FEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "feeds"
FILES = sorted(path for path in FEEDS.rglob("*") if path.is_file())
CONTEXT = Context(
    source="amt",
    kind=Kind.NEWS,
    now=datetime(2026, 11, 22, tzinfo=UTC),
    url="https://amt.example/feed/",
    max_items=10_000,
)
pytestmark = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the repository")


@pytest.fixture(scope="module")
def parsed():
    found = {}
    for path in FILES:
        name = "jsonfeed" if path.suffix == ".json" else "rss"
        found[path] = adapter(name).parse(path.read_bytes(), CONTEXT)
    return found


def seen_by_feedparser(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return len(feedparser.parse(io.BytesIO(path.read_bytes())).entries)


def test_nothing_is_lost_without_a_reason(parsed, capsys):
    rows, reasons, errors = Counter(), Counter(), []
    totals = {}
    for path, found in parsed.items():
        seen = seen_by_feedparser(path)
        assert len(found.items) + len(found.rejected) >= seen, path.name
        assert all(entry.where and entry.reason for entry in found.rejected), path.name
        folder = path.parent.name
        row = (1, seen, len(found.items), len(found.rejected), int(found.error is not None))
        totals[folder] = [a + b for a, b in zip(totals.get(folder, [0] * 5), row, strict=True)]
        reasons.update(entry.reason.split(" schon als ")[0] for entry in found.rejected)
        if found.error:
            errors.append((path.name, found.error))
        rows.update(dict(zip(("files", "seen", "items", "rejected", "errors"), row, strict=True)))
    table = [f"{'feeds':16}{'files':>7}{'feedparser':>12}{'items':>7}{'rejected':>10}{'errors':>8}"]
    for name, row in [*totals.items(), ("all", list(rows.values()))]:
        table.append(f"{name:16}{row[0]:7}{row[1]:12}{row[2]:7}{row[3]:10}{row[4]:8}")
    table += (f"  {number:5} x {reason}" for reason, number in reasons.most_common())
    table += (f"  {name}: {error}" for name, error in errors)
    with capsys.disabled():
        sys.stdout.write("\n".join(("", *table, "")))


def test_nothing_harmful_reaches_an_item(parsed):
    for found in parsed.values():
        for item in found.items:
            assert_item_is_safe(item)


def test_ids_are_unique_and_begin_with_the_source(parsed):
    for path, found in parsed.items():
        ids = [item.id for item in found.items]
        assert len(set(ids)) == len(ids), path.name
        assert all(name.startswith("amt:") and len(name) > len("amt:") for name in ids)


def test_each_feed_is_told_from_the_others(parsed):
    for path, found in parsed.items():
        if found.error is None:
            name = "jsonfeed" if path.suffix == ".json" else "rss"
            other = "rss" if name == "jsonfeed" else "jsonfeed"
            assert adapter(name).detect(path.read_bytes()) or not found.items, path.name
            assert not adapter(other).detect(path.read_bytes()), path.name
