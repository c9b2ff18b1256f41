# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office's settings in a newer release: one app more."""

from admin_sync.office.settings import *  # noqa: F403
from admin_sync.office.settings import INSTALLED_APPS as OLD

INSTALLED_APPS = [*OLD, "tests.fakes.newer"]
