# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Two stores, and what happens to them: restarts, a runtime folder of no use, other formats."""

import shutil
from datetime import UTC, datetime

import pytest

from content.model import Item, Kind, Text
from content.reader import Reader
from content.source import Source
from content.state import LIVE_NAME
from content.store import Change, StoreBusyError
from content.stores import Stores

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
NEWS = Source("news", Kind.NEWS, "rss", "https://example.org/news")
LIVE = Source("live", Kind.WEATHER, "brightsky", "https://example.org/live")


@pytest.fixture
def folders(tmp_path):
    return tmp_path / "state", tmp_path / "run"


def fill(folders, *sources):
    with Stores(*folders) as stores:
        for source in sources:
            item = Item(f"{source.id}:1", source.kind, source.id, {"de": Text("Fest")})
            stores.of(source).apply(source.id, Change((item,)), NOW)
        stores.tidy(sources, NOW)
        return stores.of(LIVE) is stores.live


def told(folders):
    reader = Reader(*folders)
    ids = sorted(item.id for item in reader.items())
    assert reader.problem == ""
    assert sorted(reader.sources()) == [name.partition(":")[0] for name in ids]
    assert len(reader.search("fest")) == len(ids)
    return ids


def test_a_restart_forgets_what_changes_all_day_and_nothing_else(folders):
    assert fill(folders, NEWS, LIVE)
    assert told(folders) == ["live:1", "news:1"]
    shutil.rmtree(folders[1])
    assert told(folders) == ["news:1"]
    fill(folders, NEWS, LIVE)
    assert told(folders) == ["live:1", "news:1"]


@pytest.mark.parametrize("rubbish", [b"", b"rubbish" * 1000])
def test_a_broken_live_store_is_made_anew(folders, rubbish):
    fill(folders, NEWS, LIVE)
    (folders[1] / LIVE_NAME / "content.db").write_bytes(rubbish)
    assert told(folders) == ["news:1"]
    assert fill(folders, NEWS, LIVE)
    assert told(folders) == ["live:1", "news:1"]


def test_without_a_live_store_all_is_kept_on_the_disk_until_there_is_one_again(folders):
    folders[1].mkdir()
    (folders[1] / LIVE_NAME).write_text("in the way")
    assert not fill(folders, NEWS, LIVE)
    assert told(folders) == ["live:1", "news:1"]
    (folders[1] / LIVE_NAME).unlink()
    assert fill(folders, NEWS, LIVE)
    assert told(folders) == ["live:1", "news:1"]


def test_a_source_of_another_format_changes_its_store_and_leaves_nothing_behind(folders):
    fill(folders, NEWS, LIVE)
    printed = Source("live", Kind.NEWS, "rss", "https://example.org/live")
    fill(folders, NEWS, printed)
    assert {item.kind for item in Reader(*folders).items()} == {Kind.NEWS}
    assert told(folders) == ["live:1", "news:1"]
    fill(folders, NEWS, LIVE)
    assert told(folders) == ["live:1", "news:1"]


def test_two_writers_are_one_too_many(folders):
    with Stores(*folders), pytest.raises(StoreBusyError):
        Stores(*folders).open()
