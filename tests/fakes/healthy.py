# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A screen on which nothing is wrong, and ways to make something wrong."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.expectation import Expectation, Wanted
from admin_sync.protocol.report import Connector, Frames, Machine, Report, Sight, SourceAge, Touch
from content.basics import Opening

# a Sunday, 13 o'clock at the glass
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVERY_DAY = tuple(range(7))
HOURS = (Opening(EVERY_DAY, time(6), time(23)),)


def ago(seconds):
    return NOW - timedelta(seconds=seconds)


def report(**changed):
    whole = Report(
        version="0.1.0",
        taken=ago(40),
        clock_trusted=True,
        uptime=86_400.0,
        frames=Frames(3.0, 5000, "home", dark=False, version="0.1.0"),
        sight=Sight(2.0, "right", 3600.0),
        connectors=(Connector("HDMI-A-1", connected=True, enabled=True, edid="e" * 64),),
        touch=Touch(present=True, name="IR frame", last=600.0),
        sources=(
            SourceAge("amt-news", "unchanged", 900.0, 300.0, 12),
            SourceAge("buses", "updated", 60.0, 50.0, 40),
        ),
        machine=Machine(
            20_000_000_000, 60_000_000_000, True, 2_000_000_000, 4_000_000_000, 0.4, 51.0
        ),
    )
    return replace(whole, **changed)


def evidence(**changed):
    said = Evidence(
        device="d1",
        received=ago(10),
        has={"settings": "s1", "control": "c1", "content": "k1"},
        report=report(),
        reported=ago(40),
        drawn=ago(13),
        rose=ago(10),
        sight="right",
        seen=ago(12),
        seen_since=ago(3600),
    )
    return replace(said, **changed)


def expectation(**changed):
    expected = Expectation(
        device="d1",
        edid="e" * 64,
        hours=HOURS,
        wants={
            name: Wanted(mark, ago(3600))
            for name, mark in (("settings", "s1"), ("control", "c1"), ("content", "k1"))
        },
        sources=frozenset({"amt-news", "buses"}),
        version="0.1.0",
    )
    return replace(expected, **changed)
