# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""When may a tile be green? The status of a screen from evidence, expectation and time. Pure.

Green needs every required proof: there, true, unexpired, and not from the future. Without a proof
it is grey; with a proof of failure red. Nothing here is kept but `green_until`: whoever shows a
colour computes it anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop as _

from admin_sync.office.fleet import content_proofs, remembered, screen_proofs
from admin_sync.office.fleet.evidence import Evidence
from admin_sync.office.fleet.expectation import Expectation, Plan, plan
from admin_sync.office.fleet.finding import ORDER, WORDS, Colour, Finding, Words
from admin_sync.office.fleet.wording import Sentence

#: What the words of a status rest on.
PANEL, OUTPUT, REPORT, NOTHING = (
    _("Bild bis zum Panel-Eingang"),
    _("Bild bis zum Ausgang des Rechners"),
    _("nur Meldung"),
    _("kein Beleg"),
)
_MAINTENANCE = Words(_("Der Bildschirm ist in Wartung. {reason}"))
_NEUTRAL = Words(_("Auf Wunsch wird nur die neutrale Seite gezeigt. {reason}"))
_MEETING = Words(_("Der Bildschirm zeigt eine Sitzung. {reason}"))
_ORDERED = Words(_("Der Bildschirm wurde auf Wunsch ausgeschaltet."))
_DARK = Words(_("Nach den Betriebszeiten ist der Bildschirm jetzt dunkel."))
_FED = Words(
    _("Das Bild ist schwarz; der Bildschirm bekommt aber noch ein Signal und leuchtet vielleicht.")
)
_SWITCHES = Words(_("Der Bildschirm schaltet gerade um."))
_AT_NIGHT = Words(_("Nach den Betriebszeiten wäre er jetzt dunkel."))
_LIT = Words(
    _("Der Bildschirm leuchtet, obwohl er jetzt dunkel sein soll."),
    _("„Bildschirm aus“ wählen und die Betriebszeiten prüfen."),
)
_IN_MAINTENANCE, _ON_PURPOSE = _("in Wartung"), _("neutral auf Wunsch")
_VISIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a screen is not green, or what else to know: what, what to do, since when."""

    colour: Colour
    what: Sentence
    todo: Sentence | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How a screen stands at one moment. `words` and `assurance` are German; no colour is kept.

    `green_until` is when the first proof of a green one ends; `until` when this status, whatever
    its colour, has to be thought over (None: only when something is heard).
    """

    colour: Colour
    words: str
    reasons: tuple[Reason, ...]
    assurance: str
    green_until: datetime | None
    until: datetime | None

    @property
    def todo(self) -> tuple[Sentence, ...]:
        """What to do, the most urgent first, each once."""
        listed: list[Sentence] = []
        for reason in self.reasons:
            if reason.todo is not None and reason.todo not in listed:
                listed.append(reason.todo)
        return tuple(listed)


def status(evidence: Evidence | None, expected: Expectation, now: datetime) -> Status:
    """How a screen stands at an aware moment."""
    found, proven = _status(evidence, expected, now)
    if found.colour is not Colour.GREEN:
        return found
    # what only has to be thought over (a meeting ends) need not be the end of green
    after, until = found, found.until
    while until is not None and after.colour is Colour.GREEN and until != proven:
        after, proven = _status(evidence, expected, until)
        until = after.until if after.colour is Colour.GREEN else until
    return replace(found, green_until=until)


def _status(
    evidence: Evidence | None, expected: Expectation, now: datetime
) -> tuple[Status, datetime | None]:
    """A status, and when the first of its proofs ends."""
    mode, edge = expected.mode, edge_of(expected, now)
    if mode is not None and mode.name == "maintenance" and mode.holds(now):
        remark = _MAINTENANCE.remarked(mode.until, reason=mode.reason)
        return _judged([remark], Colour.BLUE, edge, _IN_MAINTENANCE)
    heard = _heard(evidence, expected, now)
    if heard.colour is not Colour.GREEN or evidence is None:
        dark = plan(expected, now)[0] is Plan.DARK
        night = [_AT_NIGHT.remarked(None)] if dark else []
        return _judged([heard, *night], Colour.GREEN, edge, assurance=NOTHING)
    agreed, base, words = _agreed(expected, now)
    screen, base = _screen(evidence, expected, now, base)
    found = [heard, *agreed, *screen, *_rest(evidence, expected, now)]
    return _judged(found, base, edge, words, _assurance(evidence, expected, now))


def _heard(evidence: Evidence | None, expected: Expectation, now: datetime) -> Finding:
    """Whether the device that stands there is heard."""
    if not expected.device:
        return screen_proofs.NOBODY.found(Colour.GREY, None)
    if evidence is None or evidence.device != expected.device:
        return screen_proofs.NEVER.found(Colour.GREY, None)
    return screen_proofs.beat(evidence, expected, now)


def _agreed(expected: Expectation, now: datetime) -> tuple[list[Finding], Colour, str]:
    """What staff have set on purpose."""
    mode = expected.mode
    if mode is None or not mode.holds(now):
        return [], Colour.GREEN, ""
    if mode.name == "neutral":
        said = _NEUTRAL.remarked(mode.until, reason=mode.reason)
        return [said], Colour.BLUE, _ON_PURPOSE
    return [_MEETING.remarked(mode.until, reason=mode.reason)], Colour.GREEN, ""


def _screen(
    evidence: Evidence, expected: Expectation, now: datetime, base: Colour
) -> tuple[list[Finding], Colour]:
    """The proofs of what is on the glass, held against how it should be now."""
    planned, _until = plan(expected, now)
    if planned is Plan.DARK:
        words = _ORDERED if expected.off is not None else _DARK
        beside = (*_fed(evidence), *_lit_for_nobody(evidence, expected, now))
        return [words.remarked(None), *beside], Colour.BLUE
    looked = [
        screen_proofs.render(evidence, expected, now),
        screen_proofs.picture(evidence, now),
        screen_proofs.connector(evidence, expected),
        screen_proofs.touch(evidence, expected),
    ]
    found = [one for one in looked if one is not None]
    if planned is Plan.SWITCHING and any(one.colour is not Colour.GREEN for one in found):
        return [_SWITCHES.remarked(None)], Colour.BLUE
    return found, base


def _fed(evidence: Evidence) -> Iterator[Finding]:
    """Whether a panel still gets a signal in the dark, so that its light may burn all night."""
    outputs = evidence.report.connectors if evidence.report else None
    if evidence.sight == "dark" and any(one.connected and one.enabled for one in outputs or ()):
        yield _FED.remarked(None)


def _lit_for_nobody(evidence: Evidence, expected: Expectation, now: datetime) -> Iterator[Finding]:
    """Whether there is a picture that should not be, and neither visitor nor staff have woken it.

    A warning that nobody may miss is to be seen at night, too.
    """
    if evidence.seen is None or evidence.sight in {None, "dark", "black", "silent", "blind"}:
        return
    gone = evidence.seen + screen_proofs.PICTURE
    begun = plan(expected, now - _VISIT)
    report, at = evidence.report, evidence.reported
    if report and report.frames and report.frames.page == "warning":
        return
    last = report.touch.last if report and report.touch else None
    visit = at - timedelta(seconds=last) + _VISIT if last is not None and at is not None else now
    if begun[0] is not Plan.DARK and begun[1] is not None:
        visit = max(visit, begun[1] + _VISIT)
    if expected.on is not None:
        visit = max(visit, expected.on + _VISIT)
    if now < visit < gone:
        yield Finding(Colour.GREEN, until=visit)
    elif visit <= now < gone:
        yield _LIT.found(Colour.YELLOW, gone, evidence.seen_since)


def _rest(evidence: Evidence, expected: Expectation, now: datetime) -> Iterator[Finding]:
    """All proofs but those of the picture."""
    yield screen_proofs.whole(evidence, expected, now)
    yield from screen_proofs.keyboards(evidence, expected)
    yield from content_proofs.documents(evidence, expected, now)
    report, reported = evidence.report, evidence.reported
    if report is None or reported is None:
        return
    yield from remembered.found(report, reported, expected, now)


def _assurance(evidence: Evidence, expected: Expectation, now: datetime) -> str:
    """How far what we say reaches: no farther than what was really looked at."""
    if screen_proofs.picture(evidence, now).colour is not Colour.GREEN:
        return REPORT
    plugged = screen_proofs.connector(evidence, expected)
    return PANEL if plugged is not None and plugged.colour is Colour.GREEN else OUTPUT


def edge_of(expected: Expectation, now: datetime) -> datetime | None:
    """When what we expect changes by itself."""
    edges = [plan(expected, now)[1]]
    if expected.mode is not None:
        edges += [expected.mode.since, expected.mode.until]
    return min((edge for edge in edges if edge is not None and edge > now), default=None)


def _judged(
    found: Iterable[Finding],
    base: Colour,
    edge: datetime | None,
    words: str = "",
    assurance: str = REPORT,
) -> tuple[Status, datetime | None]:
    """The worst of all findings; `base` is the colour where nothing is wrong."""
    findings = list(found)
    worst = min((one.colour for one in findings if not one.remark), key=ORDER.index, default=base)
    colour = base if worst is Colour.GREEN else worst
    ends = [one.until for one in findings if one.until is not None]
    until = min([*ends, *([edge] if edge else [])], default=None)
    proofs = [one.until for one in findings if one.until is not None and not one.remark]
    reasons = sorted(
        (
            Reason(base if one.remark else one.colour, one.reason, one.todo, one.since)
            for one in findings
            if one.reason is not None
        ),
        key=lambda reason: ORDER.index(reason.colour),
    )
    said = words if words and colour is base else WORDS[colour]
    return Status(colour, said, tuple(reasons), assurance, None, until), min(proofs, default=None)
