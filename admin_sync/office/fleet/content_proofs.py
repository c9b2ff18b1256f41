# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The proofs that what is shown is right: sources, settings, clock, disk, what waits for us."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop as _

from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.expectation import Expectation
from admin_sync.office.fleet.finding import Colour, Finding, Words
from admin_sync.protocol import release
from admin_sync.protocol.report import Machine, Queue, Report, SourceAge

#: A source is old after so many of its own intervals, and not before an hour.
INTERVALS, AT_LEAST = 6, timedelta(hours=1)
#: What is on the glass is old where no source has answered for so long.
ALL_OLD = timedelta(hours=24)
#: So long a terminal may take to apply what we have changed.
APPLIES = timedelta(minutes=2)
_OFF, _FAR_OFF = timedelta(minutes=2), timedelta(hours=1)
_ROOM, _SHARE, _MEMORY, _HOT, _RESETS = 500_000_000, 0.02, 0.05, 85.0, 3
_WAITS = timedelta(hours=1)
_PARTS = 2

_OLD_SOURCE = Words(
    _("Die Quelle „{source}“ hat zuletzt {when} geantwortet."),
    _("Unter „Quellen“ nachsehen, ob sie überall fehlt; dann beim Betreiber nachfragen."),
)
_DEAD_SOURCE = Words(_("Die Quelle „{source}“ hat hier noch nie geantwortet."), _OLD_SOURCE.todo)
_ABSENT_SOURCE = Words(
    _("Das Gerät sagt nichts über die Quelle „{source}“."), _("„Inhalte neu laden“ wählen.")
)
_ALL_OLD = Words(
    _("Alle Inhalte sind veraltet: Seit mehr als einem Tag hat keine Quelle geantwortet."),
    _("Den Internetzugang des Geräts prüfen; der Kontakt zur Leitstelle besteht."),
)
_OLDER_STATE = Words(
    _("Der Bildschirm zeigt noch einen älteren Stand als den veröffentlichten ({name})."),
    _("„Inhalte neu laden“ wählen; bleibt es so, das Programm neu starten."),
)
_APPLYING = Words(_("Das Gerät übernimmt gerade Änderungen."))
_REFUSED = Words(
    _("Das Gerät hat Einstellungen abgelehnt und behält die letzten guten."),
    _("Die Einstellungen des Bildschirms berichtigen und noch einmal speichern."),
)
_SAYS = Words(_("Das Gerät meldet eine Schwierigkeit."))
#: What an agent could not look at, by the word that stands first in its message.
_UNSEEN: Mapping[str, Words] = {
    "clock": Words(_("Das Gerät kann seine Uhr nicht prüfen.")),
    "pulse": Words(_("Das Gerät kann nicht nachsehen, ob das Anzeigeprogramm läuft.")),
    "witness": Words(_("Das Gerät kann nicht nachsehen, was der Bildschirm zeigt.")),
    "sources": Words(_("Das Gerät kann nicht nachsehen, wie frisch seine Quellen sind.")),
    "machine": Words(_("Das Gerät kann den Zustand des Rechners nicht lesen.")),
    "input devices": Words(_("Das Gerät kann nicht nachsehen, was an ihm angesteckt ist.")),
    "touch": Words(_("Das Gerät kann nicht nachsehen, ob jemand es berührt.")),
    "outputs": Words(_("Das Gerät kann nicht nachsehen, ob der Bildschirm angeschlossen ist.")),
    "outbox": Words(_("Das Gerät kann seinen Postausgang nicht lesen.")),
    "proofs": Words(_("Das Gerät kann seine Aushangnachweise nicht lesen.")),
    "settings": Words(_("Das Gerät kann seine Einstellungen nicht prüfen.")),
    "problems": Words(_("Das Gerät kann nicht nachsehen, was ihm fehlt.")),
    "slot": Words(_("Das Gerät weiß nicht, welche Fassung seines Systems läuft.")),
    "update": Words(_("Das Gerät kann nicht nachsehen, wie es um sein System steht.")),
}
_CLOCK = Words(
    _("Die Uhr des Geräts geht {length} falsch."),
    _("Prüfen, ob das Gerät einen Zeitserver erreicht (Einstellung „ntp“)."),
)
_NO_CLOCK = Words(
    _("Das Gerät kennt die Uhrzeit nicht sicher. Es zeigt weder Uhr noch Abfahrten."), _CLOCK.todo
)
_NO_MACHINE = Words(
    _("Das Gerät sagt nichts über Speicher und Wärme."), _("„Programm neu starten“ wählen.")
)
_READ_ONLY = Words(
    _("Auf die Festplatte des Geräts kann nicht mehr geschrieben werden."),
    _("Rechner neu starten; bleibt es so, das Gerät gegen ein Ersatzgerät tauschen."),
)
_FULL = Words(
    _("Die Festplatte des Geräts ist fast voll: noch {free} MB frei."),
    _("„Inhalte neu laden“ wählen; bleibt es so, einen Protokollauszug anfordern."),
)
_MEMORY_LOW = Words(
    _("Der Arbeitsspeicher des Geräts ist fast voll."), _("„Programm neu starten“ wählen.")
)
_TOO_HOT = Words(
    _("Das Gerät ist sehr warm: {degrees} °C."),
    _("Lüfter und Lüftungsschlitze prüfen; steht es in der Sonne?"),
)
_RESETTING = Words(
    _("Das Gerät hat sich heute {count}-mal selbst neu gestartet."),
    _("Einen Protokollauszug anfordern und weitergeben."),
)
_QUEUE = Words(
    _("Der Postausgang steckt fest: {count} Einträge warten, der älteste seit {length}."),
    _("Das Programm neu starten; die Einträge gehen nicht verloren."),
)
_QUEUE_FAILED = Words(
    _("Nicht zustellbare Einträge im Postausgang: {count}."),
    _("Einen Protokollauszug anfordern und weitergeben."),
)
_PROOFS = Words(
    _("Aushangnachweise kommen nicht an: {count} warten, der älteste seit {length}."),
    _("Das Programm neu starten; die Nachweise gehen nicht verloren."),
)
_TOO_OLD = Words(
    _("Das Programm auf dem Gerät ist zu alt (Version {version})."),
    _("Das Gerät aktualisieren."),
)
_OLDER = Words(_("Auf dem Gerät läuft eine ältere Version ({version}) als in der Leitstelle."))


def limit(source: SourceAge) -> timedelta:
    """How old a source's last good answer may be: its own limit."""
    return max(AT_LEAST, INTERVALS * timedelta(seconds=max(0.0, source.every)))


def sources(
    report: Report, reported: datetime, expected: Expectation, now: datetime
) -> Iterator[Finding]:
    """C: each source against its own limit, and all of them against a day."""
    asked = [source for source in report.sources if source.id not in expected.paused]
    absent = expected.sources - expected.paused - {source.id for source in asked}
    settings = expected.wants.get("settings")
    if absent and settings is not None and now < settings.changed + APPLIES:
        yield _APPLYING.remarked(settings.changed + APPLIES)
        absent = frozenset()
    for missing in absent:
        yield _ABSENT_SOURCE.found(Colour.GREY, None, source=missing)
    old = 0
    for source in asked:
        if source.age is None or not source.age >= 0:
            old += 1
            yield _DEAD_SOURCE.found(Colour.YELLOW, None, source=source.id)
            continue
        answered = reported - timedelta(seconds=min(source.age, 1e9))
        ends = answered + limit(source)
        dead = answered + max(ALL_OLD, limit(source))
        old += now >= dead
        if now >= ends:
            next_step = dead if now < dead else None
            yield _OLD_SOURCE.found(Colour.YELLOW, next_step, ends, source=source.id, when=answered)
        else:
            yield Finding(Colour.GREEN, until=ends)
    if asked and old == len(asked):
        yield _ALL_OLD.found(Colour.RED, None)


def documents(evidence: Evidence, expected: Expectation, now: datetime) -> Iterator[Finding]:
    """C: whether it applies what we want; a moment to do so is everyday life."""
    for name, wanted in expected.wants.items():
        # what becomes of a release, a terminal says itself; an older one does not know of any
        if evidence.has.get(name) == wanted.mark or name == release.NAME:
            continue
        late = wanted.changed + APPLIES
        if now < late:
            yield _APPLYING.remarked(late)
        else:
            yield _OLDER_STATE.found(Colour.YELLOW, None, wanted.changed, name=name)


def said(report: Report, expected: Expectation) -> Iterator[Finding]:
    """What the terminal itself complains of, but for what its hardware cannot tell anyhow."""
    known = ["clock:"]
    known += [] if expected.output else ["outputs:"]
    known += [] if expected.touch else ["input devices:", "touch:"]
    if report.settings_problems:
        refused = "\n".join(report.settings_problems)
        yield _REFUSED.found(Colour.YELLOW, None, technical=refused)
    for problem in report.problems:
        if problem.startswith(tuple(known)):
            continue
        area, _colon, message = problem.partition(": ")
        words = _UNSEEN.get(area)
        if words is None:
            words, message = _SAYS, problem
        yield words.found(Colour.YELLOW, None, technical=message)


def clock(report: Report, reported: datetime) -> Iterator[Finding]:
    """Whether it knows the time, and has ours."""
    if not report.clock_trusted:
        yield _NO_CLOCK.found(Colour.YELLOW, None)
    wrong = abs(report.taken - reported)
    if wrong > _OFF:
        yield _CLOCK.found(Colour.RED if wrong > _FAR_OFF else Colour.YELLOW, None, length=wrong)


def machine(said_of: Machine | None) -> Iterator[Finding]:
    """S: coming failures."""
    if said_of is None:
        yield _NO_MACHINE.found(Colour.GREY, None)
        return
    if not said_of.disk_writable:
        yield _READ_ONLY.found(Colour.RED, None)
    if said_of.disk_free < max(_ROOM, _SHARE * said_of.disk_total):
        yield _FULL.found(Colour.YELLOW, None, free=said_of.disk_free // 1_000_000)
    if said_of.memory_available < _MEMORY * said_of.memory_total:
        yield _MEMORY_LOW.found(Colour.YELLOW, None)
    if said_of.temperature is not None and said_of.temperature >= _HOT:
        yield _TOO_HOT.found(Colour.YELLOW, None, degrees=round(said_of.temperature))
    if said_of.watchdog_resets >= _RESETS:
        yield _RESETTING.found(Colour.YELLOW, None, count=said_of.watchdog_resets)


def queues(report: Report) -> Iterator[Finding]:
    """What waits for us, while we hear the terminal."""
    if report.outbox.failed:
        yield _QUEUE_FAILED.found(Colour.YELLOW, None, count=report.outbox.failed)
    for words, queue in ((_QUEUE, report.outbox), (_PROOFS, report.proofs)):
        if _stuck(queue):
            length = timedelta(seconds=queue.oldest)
            yield words.found(Colour.YELLOW, None, count=queue.waiting, length=length)


def version(report: Report, expected: Expectation) -> Iterator[Finding]:
    """Whether the program is one that the office still speaks with: this release or the last."""
    theirs, ours = _release(report.version), _release(expected.version)
    if theirs is None or ours is None or theirs >= ours:
        return
    if theirs[0] < ours[0] or ours[1] - theirs[1] > 1:
        yield _TOO_OLD.found(Colour.YELLOW, None, version=report.version)
    else:
        yield _OLDER.remarked(None, version=report.version)


def _stuck(queue: Queue) -> bool:
    return queue.waiting > 0 and queue.oldest >= _WAITS.total_seconds()


def _release(text: str) -> tuple[int, int] | None:
    """Major and minor number of a version; None where it has none."""
    parts = text.split(".")
    if len(parts) < _PARTS or not all(part.isdecimal() for part in parts[:_PARTS]):
        return None
    return int(parts[0]), int(parts[1])
