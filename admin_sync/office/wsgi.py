# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office as a WSGI application: devices are answered before Django is asked."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "admin_sync.office.settings")
_pages = get_wsgi_application()

# models can be imported only once Django is set up
from admin_sync.office.device.line import Line  # noqa: E402

application = Line().before(_pages)
