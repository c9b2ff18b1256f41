# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What a newer system has written is read, and written on, by the one to which a terminal returns.

A newer release adds tables, columns with defaults, keys of JSON and settings, and raises versions.
"""

import contextlib
import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from admin_sync.agent import updatefiles
from admin_sync.agent.documents import FORMER, Documents
from admin_sync.agent.ledger import Ledger
from admin_sync.agent.membership import Papers
from admin_sync.agent.post import Proofs
from admin_sync.agent.traffic import Traffic
from admin_sync.agent.updates import Memory
from admin_sync.protocol import envelope
from admin_sync.protocol.chain import Showing, verify
from admin_sync.protocol.identity import Identity
from admin_sync.protocol.orders import Outcome, Receipt, Verb
from content import schema
from content.control import read as read_control
from content.delivery import Delivery
from content.outbox import Outbox
from content.presented import Presented
from content.presented import Showing as Shown
from content.reader import Reader
from content.store import Store
from kiosk.settings.office import in_force

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
KEY = Identity.of_seed(b"office".ljust(32, b"."))


def of_the_future(file, *statements):
    """What a newer release does to a database: additions only, and another version."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            database.execute(f"ALTER TABLE {name} ADD COLUMN future TEXT NOT NULL DEFAULT 'x'")
        for statement in (*statements, "CREATE TABLE later (x)", "PRAGMA user_version = 99"):
            database.execute(statement)
        database.commit()


def test_the_outbox_and_what_became_of_it(tmp_path):
    outbox, delivery = Outbox(tmp_path), Delivery(tmp_path)
    outbox.append("vote", {"a": 1}, NOW, "k1")
    outbox.count({"home": 3}, NOW)
    delivery.decide({"k1": ("delivered", 1)})
    for name in ("outbox.db", "delivery.db"):
        of_the_future(tmp_path / name)
    outbox, delivery = Outbox(tmp_path), Delivery(tmp_path)
    outbox.append("vote", {"a": 2}, NOW, "k2")
    outbox.append("vote", {"a": 2}, NOW, "k2")
    outbox.count({"home": 2}, NOW)
    outbox.count({"home": 1}, NOW + timedelta(hours=1))
    delivery.decide({"k2": ("failed", 2)})
    assert delivery.fates() == {"k1": ("delivered", 1), "k2": ("failed", 2)}
    told = outbox.entries()
    assert [one.key for one in told[:2]] == ["k1", "k2"]
    assert told[2].body["pages"] == {"home": 5}


def test_orders_are_not_done_twice_and_receipts_still_go_out(tmp_path):
    ledger = Ledger(Delivery(tmp_path))
    ledger.begin("o1", 7, Verb.RELOAD, "b")
    ledger.end(Receipt("o1", Outcome.DONE, "getan"))
    of_the_future(tmp_path / "delivery.db")
    ledger = Ledger(Delivery(tmp_path))
    assert ledger.knows("o1")
    assert ledger.last_number == 7
    ledger.begin("o2", 8, Verb.RELOAD, "b")
    ledger.end(Receipt("o2", Outcome.FAILED, "nicht"))
    ledger.rebooting(NOW)
    assert {one.order for one in ledger.receipts()} == {"o1", "o2"}
    assert (ledger.last_number, ledger.reboots(NOW)) == (8, 1)


def test_the_chain_of_proofs_goes_on(tmp_path):
    shown = [("1", Showing("n1", "c" * 64, NOW, NOW + timedelta(minutes=1), (1,), canary=True))]
    identity = Identity.of_seed(b"1" * 32)

    def proofs():
        return Proofs(
            Delivery(tmp_path),
            identity,
            lambda cursor: [one for one in shown if int(one[0]) > int(cursor or 0)],
            lambda: "0",
            lambda *_: True,
        )

    assert proofs().extend(NOW) == 1
    of_the_future(tmp_path / "delivery.db")
    shown.append(("2", Showing("n2", "d" * 64, NOW, NOW + timedelta(minutes=2), (1,))))
    assert proofs().extend(NOW) == 1, "what was proved is not proved again"
    links = [
        str(row[0]).encode()
        for row in Delivery(tmp_path).rows("SELECT body FROM link ORDER BY sequence")
    ]
    assert len(links) == 2
    assert verify(links, identity.public).sequence == 2


def test_what_was_on_the_glass(tmp_path):
    one = Shown("n1", "c" * 64, NOW, NOW + timedelta(minutes=1), (1,), 9, ("board",))
    Presented(tmp_path).record([one], NOW)
    of_the_future(tmp_path / "presented.db")
    Presented(tmp_path).record([one], NOW + timedelta(minutes=5))
    assert len(Presented(tmp_path).after(0)) == 2


def test_the_content_of_a_newer_release_is_left_to_it(tmp_path):
    folders = tmp_path / "state", tmp_path / "run"
    with Store(*folders):
        pass
    file = folders[0] / schema.NAME
    (folders[0] / schema.kept_name(schema.CURRENT)).write_bytes(file.read_bytes())
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute("DROP TABLE item")
        database.execute("PRAGMA user_version = 99")
    with Store(*folders) as store:
        assert store.sources() == {}
    assert list(Reader(folders[0]).items()) == []


def test_key_and_office(tmp_path):
    papers = Papers(tmp_path / "agent")
    identity = papers.identity()
    papers.join("d1", KEY.public, "Haby")
    file = tmp_path / "agent" / "office.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "future": {"more": [1]}}))
    papers = Papers(tmp_path / "agent")
    assert papers.identity().public == identity.public
    assert papers.membership().device == "d1"


def test_small_files(tmp_path):
    (tmp_path / "traffic.json").write_text('{"month": "2026-11", "bytes": 5, "future": []}')
    assert Traffic(tmp_path, 1, lambda: NOW).bytes == 5
    folder = tmp_path / "update"
    folder.mkdir()
    said = {"installed": "2027.1", "boot": "b", "given_up": ["i"], "future": {"more": 1}}
    (folder / "agent.json").write_text(json.dumps(said))
    assert updatefiles.memory(tmp_path) == Memory(installed="2027.1", boot="b", given_up=("i",))
    (folder / "rolled-back.json").write_text('{"version": "1", "slot": "A", "boot": "b", "z": 1}')
    assert updatefiles.left(tmp_path).version == "1"
    control = {"hidden": [], "paused": [], "released": {}, "mode": None, "future": {"x": 1}}
    assert read_control(json.dumps(control).encode()).hidden == {}


class Place:
    """The documents of one terminal, applied by whichever release runs."""

    def __init__(self, state, release, check=lambda _: ()):
        self.documents = Documents(state / "office", check, release)

    def apply(self, name, body):
        sealed = envelope.seal(name, "d1", body, KEY, NOW)
        mark = envelope.mark(body)
        self.documents.apply(name, sealed, KEY.public, "d1", mark, now=NOW)
        return mark


@pytest.fixture
def settings(tmp_path):
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f'[office]\nurl = "https://office.example.org"\n[paths]\nstate = "{tmp_path}/state"\n'
    )
    return file


def test_documents_and_settings_of_a_newer_release(tmp_path, settings):
    state = tmp_path / "state"
    Place(state, "1").apply("settings", {"toml": '[terminal]\nname = "Haby"\n'})
    assert in_force(settings).settings.terminal.name == "Haby"
    newer = Place(state, "2")
    future = {"toml": '[terminal]\nname = "Haby neu"\nfrom_the_future = true\n'}
    newer.apply("settings", {"toml": '[terminal]\nname = "Haby bald"\n'})
    newer.apply("settings", future)
    newer.apply("control", {"hidden": [], "future": 1})
    marks = state / "office" / "marks.json"
    marks.write_text(json.dumps({**json.loads(marks.read_text()), "weather/of-tomorrow": "m"}))
    back = in_force(settings)
    assert back.settings.terminal.name == "Haby", "what this release applied holds again"
    assert any("from_the_future" in str(one) for one in back.office_problems)
    again = Place(state, "1")
    assert set(again.documents.has) == {"settings", "control"}
    again.apply("settings", {"toml": '[terminal]\nname = "Haby drei"\n'})
    assert in_force(settings).settings.terminal.name == "Haby drei"
    again.documents.clear()
    assert not (state / "office" / FORMER).exists()
    assert in_force(settings).settings.terminal.name == ""


def test_on_a_desk_nothing_is_kept_beside(tmp_path, settings):
    for name in ("a", "b"):
        Place(tmp_path / "state", "").apply("settings", {"toml": f'[terminal]\nname = "{name}"\n'})
    assert not (tmp_path / "state" / "office" / FORMER).exists()
