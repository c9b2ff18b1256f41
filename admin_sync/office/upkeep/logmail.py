# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Mail of an office without a mail server: that there was one is logged, not what it said.

An invitation's link is a key; `kiosk office invite` prints it for whoever sits at the machine.
"""

import logging
from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

_LOG = logging.getLogger("schaukasten.office.mail")


class LogBackend(BaseEmailBackend):
    """Takes every mail and sends none."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Log each subject; how many there were."""
        for message in email_messages:
            _LOG.warning("no mail server: not sent", extra={"subject": message.subject})
        return len(email_messages)
