# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""CAP messages of our own, after the field lists of OASIS CAP 1.2, section 3.2.

https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2.html
"""

import io
import zipfile

# north and east of a square round the terminal of the tests, and of one far away
ROUND = "54.3,9.7 54.3,9.9 54.5,9.9 54.5,9.7 54.3,9.7"
AWAY = "48.1,11.4 48.1,11.7 48.3,11.7 48.3,11.4 48.1,11.4"


def area(name="Gebiet", polygon=ROUND, *geocodes, circle=""):
    """One `<area>`."""
    shapes = f"<polygon>{polygon}</polygon>" if polygon else ""
    shapes += f"<circle>{circle}</circle>" if circle else ""
    codes = "".join(
        f"<geocode><valueName>{k}</valueName><value>{v}</value></geocode>" for k, v in geocodes
    )
    return f"<area><areaDesc>{name}</areaDesc>{shapes}{codes}</area>"


def info(areas=None, **more):
    """One `<info>`; a value of None leaves an element out."""
    said = {
        "language": "de-DE", "category": "Met", "event": "ORKANBÖEN", "urgency": "Immediate",
        "severity": "Severe", "certainty": "Likely", "onset": "2026-06-10T12:00:00+02:00",
        "expires": "2026-06-10T20:00:00+02:00", "senderName": "Wetterdienst",
        "headline": "Amtliche UNWETTERWARNUNG vor ORKANBÖEN", "description": "Es stürmt.",
        "instruction": "Bleiben Sie drinnen. Meiden Sie den Wald.",
    } | more  # fmt: skip
    parts = "".join(f"<{k}>{v}</{k}>" for k, v in said.items() if v is not None)
    return f"<info>{parts}{area() if areas is None else areas}</info>"


def alert(uid="a1", infos=None, **more):
    """One `<alert>` as text."""
    said = {
        "identifier": uid, "sender": "cap@example.org", "sent": "2026-06-10T11:00:00+02:00",
        "status": "Actual", "msgType": "Alert", "scope": "Public",
    } | more  # fmt: skip
    parts = "".join(f"<{k}>{v}</{k}>" for k, v in said.items() if v is not None)
    body = info() if infos is None else infos
    return f'<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">{parts}{body}</alert>'


def xml(text):
    """A document of it."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()


def zipped(*messages):
    """A zip, as the Deutscher Wetterdienst has it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, message in enumerate(messages):
            archive.writestr(f"warnung-{number}.xml", message)
    return buffer.getvalue()
