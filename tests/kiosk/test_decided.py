# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the office has decided, as the commands of a terminal see it."""

from datetime import UTC, datetime

import pytest

from content import control
from content.model import Item, Kind, Text
from content.store import Change, Store
from kiosk.checks import decided
from kiosk.checks.check import Ground
from kiosk.settings.load import load

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)


@pytest.fixture
def amt(kiosk_toml, tmp_path):
    """Settings of a terminal that holds two items, one of a source that waits for release."""
    file = kiosk_toml(
        "".join(
            f'[[source]]\nid = "{name}"\nkind = "news"\nformat = "rss"\n'
            f'url = "https://example.org/{name}"\n{more}'
            for name, more in (("a", ""), ("b", "approve = true\n"))
        )
    )
    state, runtime = tmp_path / "state", tmp_path / "run"
    state.mkdir(exist_ok=True)
    runtime.mkdir(exist_ok=True)
    with Store(state, runtime) as store:
        for source in "ab":
            item = Item(f"{source}:1", Kind.NEWS, source, {"de": Text(f"Titel {source}")})
            store.apply(source, Change(items=(item,)), NOW)
    return load(file).settings


def decide(settings, text):
    file = control.path(settings.paths.state)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


def found(settings):
    return list(decided.look(Ground(settings, (), NOW)))


def test_why_and_items_know_what_the_office_decided(amt, kiosk):
    def shown():
        return [one["id"] for one in kiosk("items", "--json").json["items"]]

    def reasons(item):
        return " ".join(kiosk("why", item, "--json").json["reasons"])

    assert shown() == ["a:1"]
    assert "Wartet auf Freigabe" in reasons("b:1")
    decide(amt, '{"hidden": [{"item": "a:1", "reason": "Falsch"}], "released": {"b": ["b:1"]}}')
    assert shown() == ["b:1"]
    assert "Vom Amt ausgeblendet: Falsch" in reasons("a:1")


def test_the_doctor_tells_what_is_decided_and_what_nobody_understands(amt):
    assert found(amt) == []
    decide(amt, '{"hidden": [{"item": "a:1"}], "mode": {"name": "neutral"}}')
    (finding,) = found(amt)
    assert finding.ok
    assert finding.detail == "1 items hidden, 0 sources paused, mode neutral"
    for text in ("{", '{"hidden": [7]}', '{"mode": "x"}'):
        decide(amt, text)
        (finding,) = found(amt)
        assert not finding.ok
        assert finding.hint
