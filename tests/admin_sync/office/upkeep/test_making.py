# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""`kiosk office init` makes an office in one call, and a second one changes nothing."""

import re
import stat

import pytest


def held(folder):
    """Every file of the state but locks, and when it was written."""
    return {
        str(file): file.stat().st_mtime_ns
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix not in {".lock", ".db-shm", ".db-wal"}
    }


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_one_call_makes_it_and_a_second_one_changes_nothing(either):
    made = either.init("--admin", "chef@example.org", "--village", "Haby", "--village", "Holtsee")
    assert made.code == 0, made.err
    assert made.out.startswith(f"{either.url}/anmelden/neu/")
    assert "unit Haby" in made.err
    for name, expected in {
        "": 0o700,
        "keys": 0o700,
        "keys/secret": 0o600,
        "keys/office.pem": 0o600,
    }.items():
        assert mode(either.state / name) == expected, name
    assert (either.state / "office.db").exists() != bool(either.database)
    before = held(either.state)
    again = either.init("--village", "Haby")
    assert again.code == 0, again.err
    assert "nothing to do" in again.out
    assert "made" not in again.err
    assert held(either.state) == before


def test_without_an_admin_nobody_gets_in_and_it_says_so(office):
    made = office.init()
    assert made.code == 0, made.err
    assert made.out == ""
    assert "kiosk office invite MAIL" in made.err
    asked = office.call("invite", "chef@example.org", "--name", "Die Chefin")
    assert asked.code == 0
    assert "/anmelden/neu/" in asked.out


def test_a_file_names_the_villages(office, tmp_path):
    file = tmp_path / "amt.toml"
    file.write_text(
        '[amt]\nname = "Amt Hüttener Berge"\n[[village]]\nname = "Haby"\nags = "01058064"\n'
        'aliases = ["Haby Dorf"]\nlatitude = 54.4\nlongitude = 9.8\n'
    )
    made = office.init("--amt", file)
    assert made.code == 0, made.err
    assert "unit Amt Hüttener Berge" in made.err
    file.write_text('[amt]\nname = "x"\n[[village]]\nnames = "Haby"\n')
    wrong = office.init("--amt", file)
    assert wrong.code == 2
    assert f'{file}:4: village[1].names: unknown key (did you mean "name"?)' in wrong.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--base-url", "ftp://x"), "is not an http or https address"),
        (("--admin", "nobody"), "is no mail address"),
        (("--database", "postgresql:///none?host=/nowhere"), "see [database] in office.toml"),
    ],
    ids=["address", "mail", "database"],
)
def test_what_cannot_be_is_refused_with_what_to_do(office, words, told):
    refused = office.call("init", office.state, *words)
    assert refused.code == 2
    assert told in refused.err


def test_a_folder_that_everybody_reads_is_no_place_for_keys(office):
    office.state.mkdir(parents=True)
    office.state.chmod(0o755)
    refused = office.init()
    assert refused.code == 2
    assert "chmod" in refused.err
    assert not list(office.state.iterdir())


def test_units_and_samples_name_this_office(office):
    office.init()
    unit = (office.state / "setup" / "schaukasten-office.service").read_text()
    assert f"Environment=KIOSK_OFFICE={office.file}" in unit
    assert f"ReadWritePaths={office.state}" in unit
    for file in (office.state / "setup").iterdir():
        assert not re.search(r"@[A-Z]+@", file.read_text()), file
