# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Where an act of upkeep stands: the office's settings, with Django set up for them."""

import os
from pathlib import Path

import django

from admin_sync.office import config
from admin_sync.office.config import Config

PROJECT = "admin_sync.office.settings"


def enter(file: Path) -> Config:
    """Set Django up for the office of that file; from then on its models may be imported.

    Raises:
        SettingsError: the file is not to be used.
    """
    chosen = config.load(file)
    # whatever it writes holds names or keys
    os.umask(0o077)
    os.environ[config.VARIABLE] = str(file.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", PROJECT)
    django.setup()
    return chosen
