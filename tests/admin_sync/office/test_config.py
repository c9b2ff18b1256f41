# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""office.toml: what is wrong in it is named with its line and what to do; secrets lie elsewhere."""

from datetime import timedelta
from pathlib import Path

import pytest

from admin_sync.office import derived
from admin_sync.office.config import Config, load, read, reference, secret
from content.settings.problem import SettingsError

ROOT = Path(__file__).parents[3]


def problems(text):
    with pytest.raises(SettingsError) as caught:
        read(text, "office.toml")
    return [str(one) for one in caught.value.problems]


def test_an_empty_file_is_the_default_office():
    assert read("", "office.toml") == Config()


def test_every_table_arrives():
    config = read(
        """
        [office]
        name = "Amt"
        base_url = "https://o.example.org/"
        state = "/srv/o"
        [database]
        url = "postgresql://kiosk@db.example.org:5433/office?sslmode=verify-full"
        [mail]
        host = "mail.example.org"
        sender = "office@example.org"
        [alerts]
        to = ["it@example.org"]
        grace = "10 min"
        """,
        "office.toml",
    )
    assert config.base_url == "https://o.example.org"
    assert config.state == Path("/srv/o")
    assert config.alerts.grace == timedelta(minutes=10)
    made = derived.database(config)
    assert made["ENGINE"].endswith("postgresql")
    assert (made["NAME"], made["USER"], made["HOST"]) == ("office", "kiosk", "db.example.org")
    assert made["PORT"] == "5433"
    assert made["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_socket_folder_is_named_as_libpq_does():
    config = read('[database]\nurl = "postgresql:///office?host=/run/postgresql"', "f")
    assert derived.database(config)["HOST"] == "/run/postgresql"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[office]\nbase_ulr = "https://x.example"', 2, 'did you mean "base_url"?'),
        ("[databases]", 1, 'did you mean "database"?'),
        ('[office]\n\nlisten = "8700"', 3, "is not an address and a port"),
        ('[office]\nlisten = "127.0.0.1:70000"', 2, "is not an address and a port"),
        ('[office]\nbase_url = "ftp://x.example"', 2, "is not an http or https address"),
        ('[office]\nstate = "here"', 2, "begin it with /"),
        ('[office]\nlanguage = "fr"', 2, "is not known"),
        ('[database]\nurl = "mysql://u@h/n"', 2, "PostgreSQL"),
        ('[database]\nurl = "postgresql://u:secret@h/n"', 2, "password_file"),
        ('[database]\nurl = "postgresql://u@h"', 2, "names no database"),
        ('[mail]\nhost = "m.example.org"', 1, "say who the mail is from"),
        ('[mail]\nuser = "u"', 1, "needed where there is a user"),
        ('[alerts]\nto = ["nobody"]', 2, "is no mail address"),
        ("[office", 1, "TOML"),
        ("office = 3", 1, "expected a table"),
        ("[office]\nkeep_backups = 0", 2, "between 1 and 100"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(text, line, words):
    told = problems(text)
    assert len(told) == 1
    assert told[0].startswith(f"office.toml:{line}: ")
    assert words in told[0]


def test_all_mistakes_are_told_at_once():
    told = problems('[office]\nstate = "x"\nnmae = "y"\n[mail]\nport = 0')
    assert [int(one.split(":")[1]) for one in told] == [2, 3, 5]


def test_a_file_that_is_not_there_says_how_to_name_another(tmp_path):
    with pytest.raises(SettingsError, match="--office"):
        load(tmp_path / "office.toml")


def test_no_secret_stands_in_an_error(tmp_path):
    assert "hunter2" not in "".join(problems('[database]\nurl = "postgresql://u:hunter2@h/n"'))


@pytest.mark.parametrize("held", ["", "\n", None], ids=["empty", "blank", "missing"])
def test_a_secret_that_is_missing_or_empty_is_loud(tmp_path, held):
    file = tmp_path / "password"
    if held is not None:
        file.write_text(held)
    with pytest.raises(SettingsError):
        secret(file)


def test_a_secret_loses_the_end_of_its_line_only(tmp_path):
    file = tmp_path / "password"
    file.write_text("a b\n")
    assert secret(file) == "a b"


def test_without_a_mail_server_mail_is_logged_and_with_one_it_is_encrypted(tmp_path):
    assert derived.mail(Config())["EMAIL_BACKEND"].endswith("LogBackend")
    told = derived.mail(read('[mail]\nhost="m.example.org"\nsender="o@example.org"', "f"))
    assert told["EMAIL_USE_TLS"]
    assert not told["EMAIL_USE_SSL"]
    at_once = derived.mail(read('[mail]\nhost="m"\nsender="o@example.org"\nport=465', "f"))
    assert at_once["EMAIL_USE_SSL"]
    assert not at_once["EMAIL_USE_TLS"]


def test_the_documentation_is_current():
    assert (ROOT / "docs" / "office-settings.md").read_text("utf-8") == reference()


@pytest.mark.parametrize(
    "reached",
    [
        'base_url = "https://o.example.org"',
        'base_url = "http://10.0.0.5:8700"',
        'listen = "0.0.0.0:8700"',
        'listen = "[::]:8700"',
    ],
)
def test_an_office_that_others_reach_is_none_for_trying_out(reached):
    (problem,) = problems(f"[office]\ndemo = true\n{reached}\n")
    assert "office.toml:2" in problem
    assert "second factors" in problem


@pytest.mark.parametrize("here", ["http://localhost:8700", "http://127.0.0.1:1", "http://[::1]:1"])
def test_an_office_for_trying_out_is_on_this_machine(here):
    assert read(f'[office]\ndemo = true\nbase_url = "{here}"\n', "office.toml").demo
