# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The head of the log by mail, once a day: whoever keeps it can tell a log that was rewritten."""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from admin_sync.office.people import audit
from content.clock import at_glass

_log = logging.getLogger("schaukasten.office.worker")


def send(now: datetime) -> bool:
    """Check the log, and mail its head to `audit_mail` if there is one; whether it went out.

    Raises:
        OSError: the mail server did not take it (smtplib's errors are such).
    """
    finding = audit.verify()
    if finding.broken is not None:
        _log.error("the audit log does not hold", extra={"number": finding.broken})
    to = settings.CONFIG.audit_mail
    if not to:
        return False
    with translation.override(settings.CONFIG.language):
        subject = (
            _("Protokoll verändert ab Eintrag %(number)s") % {"number": finding.broken}
            if finding.broken
            else _("Prüfsumme des Protokolls, %(number)s Einträge") % {"number": finding.entries}
        )
        text = render_to_string(
            "people/mail/head.txt",
            {"finding": finding, "at": at_glass(now), "office_name": settings.CONFIG.name},
        )
        send_mail(subject, text, None, [to])
    return True
