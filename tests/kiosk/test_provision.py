# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""From the provisioning partition to what is in force at a start."""

import codecs
import json
import os
import stat
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from content import provisioned
from content.provisioned import Fault, Provisioned
from kiosk.agency.agency import Agency
from kiosk.checks.provisioning import of_report
from kiosk.cli import main
from kiosk.provision import report
from kiosk.provision.provision import provision
from kiosk.settings.load import load

GOOD = '[terminal]\nname = "Haby, Dorfplatz"\n'
BETTER = '[terminal]\nname = "Holtsee, Meierei"\n'
BAD = '[terminal]\nnaem = "Haby"\n'
# not one of its beginnings is another terminal
WHOLE = b"""[terminal]
name = "Haby"
[network]
address = "192.0.2.10/24"
gateway = "192.0.2.1"
"""


class Box:
    """A terminal: its partition, its runtime root and its state folder."""

    def __init__(self, tmp_path):
        self.fat, self.run, self.state = (tmp_path / name for name in ("fat", "run", "state"))
        for folder in (self.fat, self.run, self.state):
            folder.mkdir()

    def put(self, data, name="schaukasten.toml"):
        file = self.fat / name
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return file

    def start(self):
        return provision(self.fat, self.run, self.state)

    def restart(self):
        """A restart forgets the runtime root."""
        for path in sorted(self.run.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        return self.start()

    @property
    def own(self):
        return self.run / "kiosk-provision"

    @property
    def name(self):
        return load(self.own / "kiosk.toml").settings.terminal.name

    @property
    def report(self):
        return json.loads((self.own / "report.json").read_text())


@pytest.fixture
def box(tmp_path):
    return Box(tmp_path)


def test_a_good_file_is_in_force_and_kept(box):
    box.put(GOOD)
    assert box.start().state == report.FILE
    assert box.name == "Haby, Dorfplatz"
    assert box.report == {
        "version": 1, "state": "file", "file": "schaukasten.toml", "reset": False, "errors": [],
    }  # fmt: skip
    (box.fat / "schaukasten.toml").unlink()
    assert box.restart().state == report.KEPT
    assert box.name == "Haby, Dorfplatz"


def test_without_a_file_it_is_the_start_set(box):
    assert box.start().state == report.NONE
    assert load(box.own / "kiosk.toml").settings.sources == ()
    assert (box.own / "turned").read_text() == "0\n"
    assert (box.run / "NetworkManager/system-connections/kiosk-wired.nmconnection").is_file()


def test_without_a_partition_it_is_the_start_set(box):
    box.fat.rmdir()
    assert box.start().state == report.NONE


def test_a_broken_file_keeps_the_last_good_one_and_says_what_is_wrong(box):
    box.put(GOOD)
    box.start()
    box.put(BAD)
    done = box.restart()
    assert done.state == report.KEPT
    assert box.name == "Haby, Dorfplatz"
    assert box.report["errors"] == [
        {
            "file": "schaukasten.toml",
            "line": 2,
            "key": "terminal.naem",
            "message": {"de": "diesen Schlüssel gibt es nicht", "en": "unknown key"},
            "hint": {"de": "Gemeint ist wohl „name“.", "en": 'did you mean "name"?'},
        }
    ]
    box.put(BETTER)
    assert box.restart().state == report.FILE
    assert box.name == "Holtsee, Meierei"


def test_a_broken_first_file_is_the_start_set(box):
    box.put(BAD)
    assert box.start().state == report.BROKEN
    assert box.name == ""


@pytest.mark.parametrize(
    "name",
    [
        "SCHAUKASTEN.TOM",
        "Schaukasten.toml",
        "KIOSK.TOML",
        "schaukasten.toml.txt",
        "schaukasten-haby-dorfplatz (1).toml",
        "kiosk(2).toml",
    ],
)
def test_names_as_windows_writes_them(box, name):
    box.put(GOOD, name)
    expected = report.NONE if name.endswith(".TOM") else report.FILE
    assert box.start().state == expected


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF16_LE + GOOD.replace("\n", "\r\n").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
    ],
    ids=["bom", "crlf", "utf-16", "utf-16-be"],
)
def test_texts_as_windows_writes_them(box, data):
    box.put(data)
    assert box.start().state == report.FILE
    assert box.name == "Haby, Dorfplatz"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"\r\n \r\n", 1),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", 1),
        (GOOD.encode() + b"\0" * 4000, 3),
        (b'[terminal]\nname = "Gro\xdf"\n', 2),
        (GOOD.encode("utf-16-le"), 1),
        (codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le")[:-1], 2),
        (b'[terminal]\nname = "Hab', 2),
        (b"[terminal]\nlatitude = " + b"9" * 5000, 1),
        (b"a = " + b"[" * 100_000, 1),
        (b"[[source]]\n" * 2900 + b"x = 1\n", 1),
        (b"#\n" * 50_000, 3000),
    ],
)
def test_what_is_no_settings_file_is_named_with_its_line(box, data, line):
    box.put(data)
    done = box.start()
    assert done.state == report.BROKEN
    first = done.problems[0]
    assert (first.file, first.line) == ("schaukasten.toml", line)
    assert first.message
    assert first.hint


def test_a_huge_file_is_not_read(box):
    with (box.fat / "schaukasten.toml").open("wb") as file:
        file.truncate(100 << 20)
    assert "too large" in box.start().problems[0].message


def test_a_folder_a_link_and_a_pipe_are_no_file(box, tmp_path):
    file = box.fat / "schaukasten.toml"
    file.mkdir()
    assert box.start().problems[0].message == "is not a file"
    file.rmdir()
    (tmp_path / "elsewhere").write_text(GOOD)
    file.symlink_to(tmp_path / "elsewhere")
    assert box.start().state == report.BROKEN
    file.unlink()
    os.mkfifo(file)
    assert box.start().problems[0].message == "is not a file"


def test_two_files_are_one_too_many(box):
    box.put(GOOD)
    box.put(BETTER, "kiosk.toml")
    done = box.start()
    assert done.state == report.BROKEN
    assert "schaukasten.toml" in done.problems[0].message
    assert box.report["errors"][0]["message"]["de"].startswith("daneben liegt")


def test_a_state_folder_that_cannot_be_used_costs_only_what_is_kept(box):
    box.put(GOOD)
    box.state.rmdir()
    done = box.start()
    assert done.state == report.FILE
    assert done.problems[0].key == "state"
    assert box.name == "Haby, Dorfplatz"


def test_the_folder_of_root_is_believed_only_where_it_is_root_s(box, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "good.json").write_text(json.dumps({"name": "x", "text": BETTER}))
    (box.state / "provision").symlink_to(elsewhere)
    assert box.start().state == report.NONE
    assert (elsewhere / "good.json").is_file(), "nothing is reached through a link"
    kept = box.state / "provision"
    assert not kept.is_symlink()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    (kept / "good.json").write_text(json.dumps({"name": "x", "text": BETTER}))
    kept.chmod(0o770)
    assert box.start().state == report.NONE


@pytest.mark.parametrize(
    "said", ["", "{", "[]", '{"text": 3}', '{"name": "x", "text": "naem"}', '{"text": "\\ud800"}']
)
def test_a_damaged_memory_remembers_nothing(box, said):
    box.start()
    (box.state / "provision" / "good.json").write_text(said)
    assert box.restart().state == report.NONE


def test_what_was_written_for_another_file_goes(box):
    box.put('[panel]\nturned = 90\n[network]\nwifi = "Amt"\nntp = ["192.0.2.1"]\n')
    box.start()
    connections = box.run / "NetworkManager/system-connections"
    assert (connections / "kiosk-wifi.nmconnection").is_file()
    assert (box.run / "systemd/timesyncd.conf.d/50-kiosk.conf").read_text().endswith(
        "[Time]\nNTP=192.0.2.1\n"
    )  # fmt: skip
    box.put(GOOD)
    box.start()
    assert [path.name for path in connections.iterdir()] == ["kiosk-wired.nmconnection"]
    assert not list((box.run / "udev/rules.d").iterdir())
    assert not list((box.run / "systemd/timesyncd.conf.d").iterdir())


def test_rauc_is_told_the_proxy(box):
    box.put("[network]\nproxy = 'http://proxy.example.org:3128/\"$HOME'\n")
    box.start()
    assert (box.own / "proxy.env").read_text() == (
        'http_proxy="http://proxy.example.org:3128/\\"\\$HOME"\n'
        'https_proxy="http://proxy.example.org:3128/\\"\\$HOME"\n'
    )
    box.put(GOOD)
    box.start()
    assert not (box.own / "proxy.env").exists()


def test_the_command_tells_it(box, capsys):
    call = ["provision", "--from", str(box.fat), "--into", str(box.run), "--state", str(box.state)]
    box.put(BAD)
    assert main([*call, "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["state"] == "broken"
    assert 'schaukasten.toml:2: terminal.naem: unknown key (did you mean "name"?)' in told.err
    box.put(GOOD)
    assert main(call) == 0
    assert capsys.readouterr().out == "schaukasten.toml is in force\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.binary(max_size=300) | some.text(max_size=300).map(str.encode))
def test_whatever_the_file_holds_the_terminal_gets_settings(box, data):
    box.put(data)
    done = box.start()
    assert load(box.own / "kiosk.toml")
    assert box.report["state"] == done.state
    if done.state != report.FILE:
        assert all(problem.message and problem.hint for problem in done.problems)
        assert done.problems


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(some.integers(0, len(WHOLE)))
def test_half_a_file_is_taken_whole_or_not_at_all(box, length):
    box.put(WHOLE[:length])
    done = box.start()
    read = load(box.own / "kiosk.toml").settings
    assert done.state == report.FILE or done.problems
    if read.network.address:
        assert read.terminal.name == "Haby"


def test_the_office_is_told_what_is_wrong(box, monkeypatch):
    box.put(BAD)
    box.start()
    monkeypatch.setattr(provisioned, "REPORT", box.own / "report.json")
    bare = SimpleNamespace(problems=(), office_problems=())
    agency = SimpleNamespace(_loaded=bare, documents=SimpleNamespace(problems=()))
    assert Agency._settings_problems(agency) == (
        (
            "schaukasten.toml:2: terminal.naem: diesen Schlüssel gibt es nicht "
            "(Gemeint ist wohl „name“.)"
        ),
    )


def test_doctor_tells_it():
    fault = Fault("kiosk.toml", 2, "panel.turned", {"en": "45 is out of range"}, {"en": "one of 0"})
    (found,) = of_report(Provisioned("kept", "kiosk.toml", faults=(fault,)))
    assert found.detail == "kiosk.toml:2: panel.turned: 45 is out of range"
    assert not found.ok
    assert not list(of_report(None))
    assert [next(of_report(Provisioned(state))).ok for state in ("file", "none", "kept")] == [
        True, False, True,
    ]  # fmt: skip
