# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office's settings in tests: a folder that is gone afterwards, and cheap passwords.

Each process has an office of its own, and leaves alone that of the process which started it: what
one counts, locks or sweeps away would be missing in the other.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.fakes import postgres

_folder = Path(tempfile.mkdtemp(prefix="office-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
_file = _folder / "office.toml"
_chosen = os.environ.get(postgres.CHOSEN)
_file.write_text(
    f'[office]\nname = "Amt Hüttener Berge"\nstate = "{_folder}"\n'
    + (f'[database]\nurl = "{_chosen}"\n' if _chosen else ""),
    "utf-8",
)
os.environ["KIOSK_OFFICE"] = str(_file)

from admin_sync.office.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# a file, so that a served office and its threads share it as in service; tests without real
# transactions see nothing of it
if CONFIG.database.url == "":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": _folder / "test.db"}  # noqa: F405
