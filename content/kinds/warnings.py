# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Warnings: which hold here, which were replaced or withdrawn, and which take over the screen."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from content.details import Alert
from content.drill import SOURCE as DRILL
from content.kinds.rule import Rule
from content.kinds.said import said
from content.merge import same_name
from content.model import Item
from content.order import BEGINNING
from content.reach import Reach, reach
from content.screen import Screen

# CAP 1.2, 3.2.2, in the order of gravity; "Stufe 3 von 4" is Severe
LEVELS: Mapping[str, int] = {"Minor": 1, "Moderate": 2, "Severe": 3, "Extreme": 4}
HIGHEST = 4

# what begins later is announced on the page of the warnings, and takes over when it is near
AHEAD = timedelta(hours=12)
_TAKES_OVER = frozenset({"Severe", "Extreme"})
_NOT_NOW = frozenset({"Future", "Past"})
_NOT_SURE = frozenset({"Possible", "Unlikely"})
_WITHDRAWS = frozenset({"Update", "Cancel"})
_STATUS = {
    "Test": "Ist nur ein Test.",
    "Exercise": "Ist nur ein Test: eine Übung oder Probewarnung.",
    "System": "Ist nur eine Nachricht zwischen Rechnern.",
    "Draft": "Ist nur ein Entwurf.",
}
_BETWEEN = "Ist nur eine Nachricht zwischen Rechnern."
_MESSAGES = {
    "Cancel": "Ist eine Entwarnung: nimmt andere Warnungen zurück.",
    "Ack": _BETWEEN,
    "Error": _BETWEEN,
}
_NOWHERE = (
    "Es ist nicht zu sagen, ob sie hier gilt: In den Einstellungen fehlen latitude und longitude "
    "in [terminal] oder ags in [[place]]."
)


class WarningRule(Rule):
    """Real warnings that hold at this screen's place; the gravest first."""

    own_place_first = False

    def withdrawn(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """What a later message replaces or takes back: also one that is itself over, or elsewhere.

        Only what is real withdraws what is real (CAP 1.2, 3.2.1, `status`), and never what was
        sent later.
        """
        del now, screen
        by_name: dict[str, list[Item]] = {}
        for item in items:
            if item.warning is not None:
                by_name.setdefault(same_name(item.warning.identifier), []).append(item)
        found: dict[str, tuple[str, ...]] = {}
        for item in items:
            alert = item.warning
            if alert is None or alert.message not in _WITHDRAWS or alert.status != "Actual":
                continue
            for old in (o for r in alert.references for o in by_name.get(same_name(r), ())):
                if _precedes(old, alert):
                    found[old.id] = (_withdrawal(alert, item),)
        return found

    def kept_off(
        self, items: Sequence[Item], now: datetime, screen: Screen
    ) -> Mapping[str, tuple[str, ...]]:
        """What is no real warning, and what holds elsewhere."""
        found = {item.id: reasons for item in items if (reasons := _hindrance(item, screen))}
        left = [item for item in items if item.id not in found]
        if any(takes_over(item, now, screen) and not is_drill(item) for item in left):
            reason = "Eine echte Warnung geht vor."
            found.update({item.id: (reason,) for item in left if is_drill(item)})
        return found

    def supports(self, item: Item, now: datetime, screen: Screen) -> tuple[str, ...]:
        """Until when it holds, why here, and whether it takes over the screen."""
        alert = item.warning
        if alert is None:
            return ()
        found = [_holds(item, alert, now), _where(alert, screen)]
        if takes_over(item, now, screen):
            found.append("Legt sich über jede andere Seite, bis sie jemand gelesen hat.")
        else:
            found.append(f"Legt sich nicht über andere Seiten: {_why_not(item, now, screen)}.")
        return tuple(found)

    def arranged(self, cards: Sequence[Item], now: datetime, screen: Screen) -> Sequence[Item]:
        """What takes over first, then by gravity, then what is here before its neighbours."""
        return sorted(cards, key=lambda card: _rank(card, now, screen))


def level(alert: Alert) -> int:
    """The step of four; 0 where the source does not say."""
    return LEVELS.get(alert.severity, 0)


def is_drill(item: Item) -> bool:
    """Whether it is this terminal's own exercise."""
    return item.source == DRILL


def takes_over(item: Item, now: datetime, screen: Screen) -> bool:
    """Whether a warning that is shown comes over every page.

    Severe and Extreme ones that hold at this very place, unless they are for later or unsure:
    urgency Future or Past, certainty Possible or Unlikely, or a beginning in more than twelve
    hours. That is what mobile phones are warned of: 47 CFR 10.400(b), "imminent threat", asks
    for severity Extreme or Severe, urgency Immediate or Expected and certainty Observed or
    Likely. Beyond it, Unknown counts as reason enough, since KATWARN and BIWAPP say nothing else.
    """
    return not _why_not(item, now, screen)


def _why_not(item: Item, now: datetime, screen: Screen) -> str:
    """What keeps a warning from taking over, in German; "" for nothing."""
    alert = item.warning
    step = level(alert) if alert else 0
    if alert is None or (step == 0 and not is_drill(item)):
        return "sie nennt keine Stufe"
    hindrances = (
        (alert.severity not in _TAKES_OVER, f"Stufe {step} von {HIGHEST}"),
        (alert.urgency in _NOT_NOW, "sie betrifft nicht die nächsten Stunden"),
        (alert.certainty in _NOT_SURE, "es ist nicht sicher, dass es eintritt"),
        (
            alert.onset is not None and alert.onset - now > AHEAD,
            "sie gilt erst in mehr als zwölf Stunden",
        ),
        (reach(alert, screen) is not Reach.HERE, "sie gilt nicht in diesem Dorf"),
    )
    return "" if is_drill(item) else next((said for holds, said in hindrances if holds), "")


def _hindrance(item: Item, screen: Screen) -> tuple[str, ...]:
    alert = item.warning
    if alert is None:
        return ("Nennt nicht, wovor sie warnt.",)
    if is_drill(item):
        return ()
    if alert.status != "Actual":
        return (_STATUS.get(alert.status, "Ist nur ein Test."),)
    if alert.message in _MESSAGES:
        return (_MESSAGES[alert.message],)
    return _elsewhere(alert, screen)


def _elsewhere(alert: Alert, screen: Screen) -> tuple[str, ...]:
    match reach(alert, screen):
        case Reach.ELSEWHERE:
            names = "; ".join(dict.fromkeys(a.name for a in alert.areas if a.name))
            named = names if len(names) <= 120 else f"{names[:119]}…"  # noqa: PLR2004 - a line
            return (f"Gilt anderswo{f': {named}' if named else ''}.",)
        case Reach.UNKNOWN:
            return (_NOWHERE,)
        case Reach.NEARBY | Reach.HERE:
            return ()


def _precedes(old: Item, alert: Alert) -> bool:
    was = old.warning
    if was is None or was.status != "Actual":
        return False
    if same_name(was.identifier) == same_name(alert.identifier):
        return False
    return was.sent is None or alert.sent is None or was.sent <= alert.sent


def _withdrawal(alert: Alert, by: Item) -> str:
    when = f" vom {said(alert.sent)}" if alert.sent else ""
    if alert.message == "Cancel":
        return f"Zurückgenommen durch die Entwarnung{when} ({by.id})."
    return f"Ersetzt durch die neuere Fassung{when} ({by.id})."


def _holds(item: Item, alert: Alert, now: datetime) -> str:
    until = f" bis {said(item.valid_until)}" if item.valid_until else ""
    if alert.onset is not None and alert.onset > now:
        return f"Wird gezeigt: angekündigt ab {said(alert.onset)}{until}."
    return f"Wird gezeigt: gilt{until or ' bis auf Weiteres'}."


def _where(alert: Alert, screen: Screen) -> str:
    if not alert.areas:
        return "Nennt kein Gebiet und gilt deshalb überall."
    if reach(alert, screen) is Reach.HERE:
        return f"Gilt in {screen.place}." if screen.place else "Gilt an diesem Standort."
    return "Gilt in einem anderen Dorf des Amtes."


def _rank(card: Item, now: datetime, screen: Screen) -> tuple[bool, int, int, datetime, str]:
    alert = card.warning
    if alert is None:
        return (True, 0, 0, BEGINNING, card.id)
    begins = alert.onset or alert.sent or BEGINNING
    near = -int(reach(alert, screen))
    return (not takes_over(card, now, screen), -level(alert), near, begins, card.id)
