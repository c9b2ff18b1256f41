# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What office.toml makes of Django's settings."""

import json
import os
import subprocess
import sys
from pathlib import Path

from admin_sync.office import settings

ROOT = Path(__file__).parents[3]
ASKED = (
    "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS",
    "SECURE_PROXY_SSL_HEADER", "CSRF_TRUSTED_ORIGINS", "ALLAUTH_TRUSTED_PROXY_COUNT", "DEBUG",
    "SESSION_COOKIE_AGE", "SESSION_COOKIE_HTTPONLY", "LANGUAGE_CODE",
)  # fmt: skip


def settings_of(tmp_path, base_url):
    file = tmp_path / "office.toml"
    file.write_text(f'[office]\nbase_url = "{base_url}"\nstate = "{tmp_path}"\nlanguage = "en"\n')
    program = (
        "import json; from admin_sync.office import settings as s;"
        f"print(json.dumps({{name: getattr(s, name) for name in {ASKED!r}}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "KIOSK_OFFICE": str(file)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_with_tls_cookies_stay_off_the_open_line(tmp_path):
    told = settings_of(tmp_path, "https://schaukasten.amt.example")
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told["SECURE_HSTS_SECONDS"] > 0
    assert told["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert told["CSRF_TRUSTED_ORIGINS"] == ["https://schaukasten.amt.example"]
    assert told["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
    assert "schaukasten.amt.example" in told["ALLOWED_HOSTS"]
    assert "*" not in told["ALLOWED_HOSTS"]


def test_without_tls_nobody_is_believed_to_be_a_proxy(tmp_path):
    told = settings_of(tmp_path, "http://127.0.0.1:8700")
    assert not told["SESSION_COOKIE_SECURE"]
    assert told["SECURE_PROXY_SSL_HEADER"] is None
    assert told["ALLAUTH_TRUSTED_PROXY_COUNT"] == 0


def test_a_session_lasts_eight_hours_and_no_script_reads_it(tmp_path):
    told = settings_of(tmp_path, "http://127.0.0.1:8700")
    assert told["SESSION_COOKIE_AGE"] == 8 * 3600
    assert told["SESSION_COOKIE_HTTPONLY"]
    assert told["DEBUG"] is False


def test_sentences_without_english_are_never_asked_for_in_english(tmp_path):
    # the office's language is for those who chose none; the sentences stay German at heart
    assert settings_of(tmp_path, "http://127.0.0.1:8700")["LANGUAGE_CODE"] == "de"


def test_tests_in_several_processes_share_no_office():
    """As `./run check` has them: who counts failed sign-ins would forget those of the other."""
    program = "from tests.fakes.office_settings import CONFIG; print(CONFIG.state)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert os.environ["KIOSK_OFFICE"] == f"{settings.CONFIG.state}/office.toml"
    assert done.stdout.strip() != str(settings.CONFIG.state)
