# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The door through which alerts call a web address: bounded, and following nobody elsewhere."""

from collections.abc import Mapping
from typing import Any

import requests

_PATIENCE = (5, 10)


class CallError(Exception):
    """It was not taken; the text is the kind of fault."""


def call(address: str, facts: Mapping[str, Any]) -> None:
    """Post facts as JSON. What is answered is not read, and no redirect is followed.

    Raises:
        CallError: nothing answered, or not well.
    """
    try:
        with requests.post(
            address, json=dict(facts), timeout=_PATIENCE, allow_redirects=False, stream=True
        ) as answer:
            status = answer.status_code
    except (requests.RequestException, ValueError) as error:
        raise CallError(type(error).__name__) from error
    if not requests.codes.ok <= status < requests.codes.multiple_choices:
        raise CallError(f"HTTP {status}")
