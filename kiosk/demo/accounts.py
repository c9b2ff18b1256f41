# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Who works in the demo's office: one a role, all with the same password. Pure."""

from dataclasses import dataclass
from typing import Final

PASSWORD: Final = "Knick und Koppel"  # noqa: S105 - the demo prints it


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of the staff; `role` is one of the office's five, `village` "" for the Amt."""

    mail: str
    name: str
    role: str
    village: str = ""


ACCOUNTS: Final = (
    Account("redaktion@demo.example", "Rieke Redaktion", "redaktion"),
    Account("freigabe@demo.example", "Fiete Freigabe", "freigabe"),
    Account("verwaltung@demo.example", "Vera Verwaltung", "verwaltung"),
    Account("technik@demo.example", "Tjark Technik", "technik"),
    Account("haby@demo.example", "Hanne aus Haby", "redaktion", "Haby"),
)
