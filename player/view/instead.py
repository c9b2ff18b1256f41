# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What the screen shows instead of its usual pages, and how it is joined to an office. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from content import standing
from content.control import Mode, ModeName
from content.drill import SOURCE as DRILL
from content.model import Item, Kind
from content.provisioned import Provisioned
from content.standing import Enrolment
from player.languages import GERMAN, LANGUAGES
from player.view import words
from player.view.say import say
from player.view.setup import is_bare

NEUTRAL = "neutral"
MAINTENANCE = "maintenance"
JOIN = "join"
SETUP = "setup"

# what is there without any source of the Amt's own, and tells nobody anything of the village
_BESIDE = frozenset({Kind.WARNING, Kind.WEATHER})
_OPEN = (standing.JOINING, standing.WAITING, standing.REFUSED, standing.STRANGER)
_CODE_PART = 4
# how long a meeting goes on that says no end
_LASTS = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Wording:
    """The same in another language: its name, and the sentence."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, with its number."""

    number: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Joining:
    """How the screen is joined. Without `steps` there is nothing to do; `open`: it is not joined.

    `code` is parted as people read it; `words` are those of this screen, `office` of its office.
    """

    open: bool = False
    headline: str = ""
    line: str = ""
    code: str = ""
    link: str = ""
    words: str = ""
    office: str = ""
    detail: str = ""
    steps: tuple[Step, ...] = ()
    others: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """A screen that is not to show its pages."""

    headline: str = ""
    line: str = ""
    others: tuple[Wording, ...] = ()


def instead_of(
    mode: Mode | None,
    enrolment: Enrolment | None,
    items: Iterable[Item],
    how: Provisioned | None = None,
) -> str:
    """What takes the whole screen: a name of above, or "" for the usual pages.

    The office's word comes first. A screen that has something to tell tells it, joined or not,
    and set up or not.
    """
    if enrolment is not None and enrolment.state == standing.REVOKED:
        return NEUTRAL
    if mode is not None and mode.name is ModeName.NEUTRAL:
        return NEUTRAL
    if mode is not None and mode.name is ModeName.MAINTENANCE:
        return MAINTENANCE
    told = any(item.kind not in _BESIDE and item.source != DRILL for item in items)
    if told:
        return ""
    if enrolment is None:
        return SETUP if is_bare(how) else ""
    return JOIN if enrolment.state in _OPEN else ""


def meeting_of(mode: Mode | None, items: Mapping[str, Item], now: datetime) -> str:
    """The id of the meeting that is on, "" where none is: its agenda stays up until its end.

    Where the office names none it is the first that was not over when the mode began.
    """
    if mode is None or mode.name is not ModeName.MEETING:
        return ""
    item = items.get(mode.item) if mode.item else _next_meeting(items.values(), mode.since or now)
    if item is None or item.meeting is None:
        return ""
    ends = item.meeting.end if mode.until is None else mode.until
    return "" if ends is not None and ends <= now else item.id


def _next_meeting(items: Iterable[Item], since: datetime) -> Item | None:
    coming = [
        (item.meeting.start, item.id, item)
        for item in items
        if item.meeting is not None
        and item.meeting.start is not None
        and not item.meeting.cancelled
        and (item.meeting.end or item.meeting.start + _LASTS) > since
    ]
    return min(coming, key=lambda one: one[:2])[2] if coming else None


def quiet_of(name: str, mode: Mode | None, now: datetime | None, language: str = GERMAN) -> Quiet:
    """What a quiet screen says. `now` is None while the clock is not trusted."""
    if name == MAINTENANCE:
        until = mode.until if mode is not None else None
        return Quiet(
            _working(language),
            _until(until, now, language),
            _others(language, _working),
        )
    return Quiet(
        _resting(language),
        say("Auskunft gibt das Amt.", language),
        _others(language, _resting),
    )


def joining_of(
    enrolment: Enrolment | None, now: datetime | None, language: str = GERMAN
) -> Joining:
    """What people do to join the screen. `now` is None while the clock is not trusted."""
    if enrolment is None or enrolment.state not in _OPEN:
        return Joining()
    if enrolment.state != standing.WAITING:
        headline, line = _stopped(enrolment.state, language)
        return Joining(
            open=True,
            headline=headline(language),
            line=line,
            detail=enrolment.detail,
            others=_others(language, headline),
        )
    return Joining(
        open=True,
        headline=_waiting(language),
        line=_good_until(enrolment, now, language),
        code=_parted(enrolment.code),
        link=enrolment.link,
        words=enrolment.words,
        office=enrolment.office,
        detail=enrolment.detail,
        steps=_steps(enrolment, language),
        others=_others(language, _to_do),
    )


def _stopped(state: str, language: str) -> tuple[Callable[[str], str], str]:
    """Why there is nothing to do here, and what comes next."""
    if state == standing.JOINING:
        line = say("Diese Anzeige versucht es weiter. Dann steht hier ein Code.", language)
        return _unreached, line
    if state == standing.STRANGER:
        return _strange, say("Bitte sagen Sie im Amt Bescheid.", language)
    return _refused, say("Bitte fragen Sie im Amt nach.", language)


def _steps(enrolment: Enrolment, language: str) -> tuple[Step, ...]:
    told = [
        say("Im Amt anmelden und den Code eintippen, oder mit dem Telefon aufnehmen.", language),
        say("Prüfen, ob dort dieselben Wörter stehen.", language),
        say("Den Ort wählen und annehmen.", language),
    ]
    if not enrolment.code:
        told = told[1:]
    return tuple(Step(str(number), sentence) for number, sentence in enumerate(told, start=1))


def _waiting(language: str) -> str:
    return say("Diese Anzeige anschließen", language)


def _working(language: str) -> str:
    return say("Hier wird gerade gearbeitet", language)


def _resting(language: str) -> str:
    return say("Diese Anzeige ruht gerade", language)


def _unreached(language: str) -> str:
    return say("Das Amt ist nicht zu erreichen", language)


def _refused(language: str) -> str:
    return say("Das Amt hat diese Anzeige nicht angenommen", language)


def _strange(language: str) -> str:
    return say("Hier antwortet eine fremde Leitstelle", language)


def _to_do(language: str) -> str:
    return say("Im Amt den Code eintippen, die Wörter vergleichen, annehmen.", language)


def _others(language: str, sentence: Callable[[str], str]) -> tuple[Wording, ...]:
    """A sentence in the languages that are not the visitor's."""
    return tuple(
        Wording(other.name, sentence(other.code)) for other in LANGUAGES if other.code != language
    )


def _until(until: datetime | None, now: datetime | None, language: str) -> str:
    if until is None or now is None or words.today(until) != words.today(now):
        return say("Danach geht es hier weiter.", language)
    return say("Voraussichtlich bis {time} Uhr.", language, time=words.clock(until))


def _good_until(enrolment: Enrolment, now: datetime | None, language: str) -> str:
    if enrolment.ends is None or now is None or not enrolment.code:
        return ""
    return say("Der Code gilt bis {time} Uhr.", language, time=words.clock(enrolment.ends))


def _parted(code: str) -> str:
    plain = code.replace("-", "").replace(" ", "")
    if len(plain) != 2 * _CODE_PART:
        return code
    return f"{plain[:_CODE_PART]}-{plain[_CODE_PART:]}"
