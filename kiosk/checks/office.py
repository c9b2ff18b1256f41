# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the agent runs, and how this terminal stands with its office."""

from collections.abc import Iterator

from admin_sync.agent import enrolment
from admin_sync.agent.enrolment import Enrolment
from kiosk.agency import asking
from kiosk.checks.check import Finding, Ground


def look(ground: Ground) -> Iterator[Finding]:
    """Nothing where the settings name no office; else two findings."""
    settings = ground.settings
    if not settings.office.url:
        return
    if asking.is_running(settings.paths.state):
        yield Finding("agent", ok=True, detail="runs")
    else:
        hint = "systemctl status kiosk-agent"
        yield Finding("agent", ok=False, detail="does not run", hint=hint)
    yield of_office(enrolment.read(settings.paths.runtime), settings.office.url)


def of_office(stands: Enrolment | None, url: str) -> Finding:
    """How it stands, by the agent's last word. Pure."""
    if stands is None:
        hint = "start kiosk agent"
        return Finding("office", ok=False, detail=f"{url} was not asked since the start", hint=hint)
    said = f": {stands.detail}" if stands.detail else ""
    if stands.state == enrolment.ACCEPTED:
        return Finding("office", ok=True, detail=f"joined as {stands.place or 'a terminal'}")
    if stands.state == enrolment.WAITING:
        hint = f"type {stands.code} in the office and compare the words: {stands.words}"
        return Finding("office", ok=False, detail=f"waits for staff{said}", hint=hint)
    if stands.state == enrolment.STRANGER:
        hint = "compare [office] url and key with a ready file of your office, see docs/agent.md"
        return Finding("office", ok=False, detail=f"another office answers{said}", hint=hint)
    hint = "see the log of kiosk agent, and docs/agent.md"
    return Finding("office", ok=False, detail=f"{stands.state}{said}", hint=hint)
