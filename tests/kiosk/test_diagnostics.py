# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk diagnostics`: all that helps, and nothing that a visitor said or that opens a door."""

import json
import zipfile
from datetime import UTC, datetime

from admin_sync.protocol.identity import Identity, words
from content.outbox import Outbox
from tests.fakes.line_office import FakeOffice

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)


def test_it_packs_what_helps_and_no_word_of_a_visitor(kiosk_toml, kiosk, tmp_path):
    kiosk_toml('[office]\nurl = "https://office.example.org"\ncode = "7Q2KX9MD"\n')
    Outbox(tmp_path / "state").append("report", {"text": "Das Schlagloch vor Nr. 7"}, NOW)
    folder = tmp_path / "state" / "agent"
    folder.mkdir()
    (folder / "device.key").write_text("-----BEGIN PRIVATE KEY-----")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "clock.json").write_text('{"trusted": true}')
    out = tmp_path / "d.zip"
    packed = kiosk("diagnostics", "--out", str(out), "--json")
    assert packed.code == 0
    assert {"machine.json", "checks.json", "settings.json", "clock.json"} <= set(
        packed.json["holds"]
    )
    with zipfile.ZipFile(out) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert '"report"' in everything
    for secret in ("Schlagloch", "7Q2KX9MD", "PRIVATE KEY"):
        assert secret not in everything


def test_it_packs_with_bad_settings_too(kiosk_toml, kiosk, tmp_path):
    kiosk_toml("[nonsense]\n")
    out = tmp_path / "d.zip"
    assert kiosk("diagnostics", "--out", str(out)).code == 0
    with zipfile.ZipFile(out) as archive:
        assert "settings.json.missing" in archive.namelist()
        assert "nonsense" in archive.read("checks.json").decode()


def test_where_it_cannot_be_written_is_said(kiosk_toml, kiosk, tmp_path):
    kiosk_toml()
    outcome = kiosk("diagnostics", "--out", str(tmp_path / "no" / "d.zip"))
    assert outcome.code == 1
    assert "No such file" in outcome.err


def test_another_office_is_told_by_enrol_doctor_and_diagnostics(kiosk_toml, kiosk, tmp_path):
    with FakeOffice() as office:
        office.codes["READYFYX"] = True
        expected = Identity.create()
        kiosk_toml(f'[office]\nurl = "{office.url}"\nkey = "{expected.name}"\n')
        enrolled = kiosk("enrol", "READYFYX", "--json")
        both = (words(expected.public), words(office.key.public))
    assert (enrolled.code, enrolled.json["state"]) == (1, "stranger")
    out = tmp_path / "d.zip"
    kiosk("diagnostics", "--out", str(out))
    with zipfile.ZipFile(out) as archive:
        stands = json.loads(archive.read("enrolment.json"))
        checks = {check["name"]: check for check in json.loads(archive.read("checks.json"))}
    assert stands["office"] == both[0]
    assert "another office answers" in checks["office"]["detail"]
    assert "[office] url and key" in checks["office"]["hint"]
    for said in (enrolled.err, stands["detail"], checks["office"]["detail"]):
        assert all(one in said for one in both)


def test_enrol_joins_the_office_whose_key_it_was_told(kiosk_toml, kiosk):
    with FakeOffice() as office:
        office.codes["READYFYX"] = True
        kiosk_toml(f'[office]\nurl = "{office.url}"\nkey = "{office.key.name}"\n')
        enrolled = kiosk("enrol", "READYFYX", "--json")
        assert (enrolled.code, enrolled.json["state"]) == (0, "accepted")
        assert f"Words of the office: {words(office.key.public)}" in enrolled.err
