# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Amounts, points and hours: what details of several kinds are made of. Plain data."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in an ISO 4217 currency."""

    amount: Decimal
    currency: str = "EUR"


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Opening:
    """Open from `opens` to `closes` (Berlin) on `weekdays`, 0 being Monday.

    A `closes` that is not after `opens` is on the next day.
    """

    weekdays: tuple[int, ...]
    opens: time
    closes: time
