# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The few addresses that upkeep calls: the office itself, and whoever watches it."""

import requests


class CallError(Exception):
    """Nothing answered, or not well; the text is the kind of fault."""


def fetch(address: str) -> str:
    """What an address answers, whatever its status; no redirect is followed.

    Raises:
        CallError: nothing answered.
    """
    try:
        return requests.get(address, timeout=5, allow_redirects=False).text[:100_000]
    except requests.RequestException as error:
        raise CallError(type(error).__name__) from error


def ping(address: str) -> None:
    """Call an address that has to answer well.

    Raises:
        CallError: it did not.
    """
    try:
        requests.get(address, timeout=10, allow_redirects=False).raise_for_status()
    except requests.RequestException as error:
        raise CallError(type(error).__name__) from error
