# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What staff do with foreign content: each step by right, in the log, and told to the screens.

Every function raises PermissionDenied where the user lacks the right in one of the units.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from admin_sync.office.fleet import acts, signs
from admin_sync.office.fleet.models import Terminal
from admin_sync.office.people import audit
from admin_sync.office.people.models import Unit, User
from admin_sync.office.people.rights import Right, may
from admin_sync.office.sources import control, reach
from admin_sync.office.sources.models import Hiding, ItemVersion, Pause, Source, Verdict


@dataclass(frozen=True, slots=True)
class Where:
    """Screens: all of some units, and single ones."""

    units: Sequence[Unit] = ()
    terminals: Sequence[Terminal] = ()

    @property
    def words(self) -> list[str]:
        """Their names, for the log."""
        return [str(one) for one in (*self.units, *self.terminals)]

    def screens(self) -> list[Terminal]:
        """Every screen that is meant."""
        picked = Q(pk__in=[one.pk for one in self.terminals])
        return list(reach.standing().filter(picked | reach.below(u.pk for u in self.units)))


def hide(  # noqa: PLR0913, PLR0917 - a decision is all of this
    user: User, item: ItemVersion, where: Where, reason: str, until: datetime | None, now: datetime
) -> Hiding:
    """Keep an item off screens, from their next beat."""
    _check(user, Right.WRITE, where)
    with transaction.atomic():
        hiding = Hiding.objects.create(
            item=item.item, source=item.source, title=item.title,
            reason=reason, by=user, since=now, until=until,
        )  # fmt: skip
        hiding.units.set(where.units)
        hiding.terminals.set(where.terminals)
        detail = {"title": item.title, "where": where.words, "reason": reason, "until": until}
        audit.record(user, "hide", f"item:{item.item}", detail, now)
        control.publish(now, where.screens())
    return hiding


def pause(user: User, source: Source, where: Where, reason: str, now: datetime) -> Pause:
    """Keep all of a source off screens, from their next beat."""
    _check(user, Right.WRITE, where)
    screens = where.screens()
    with signs.changing(screens, now):
        pause_ = Pause.objects.create(source=source.pk, reason=reason, by=user, since=now)
        pause_.units.set(where.units)
        pause_.terminals.set(where.terminals)
        audit.record(
            user, "pause", f"source:{source.pk}", {"where": where.words, "reason": reason}, now
        )
        control.publish(now, screens)
    return pause_


def undo(user: User, decision: Hiding | Pause, now: datetime) -> None:
    """Take a decision back: whoever may make it may end it."""
    where = where_of(decision)
    _check(user, Right.WRITE, where)
    verb = "unhide" if isinstance(decision, Hiding) else "resume"
    subject = (
        f"item:{decision.item}" if isinstance(decision, Hiding) else f"source:{decision.source}"
    )
    if decision.ended is not None:
        return
    screens = where.screens()
    with signs.changing(screens, now):
        decision.ended, decision.ended_by = now, user
        decision.save(update_fields=["ended", "ended_by"])
        audit.record(user, verb, subject, {"where": where.words}, now)
        control.publish(now, screens)


def judge(
    user: User, source: Source, items: Iterable[str], *, released: bool, now: datetime
) -> int:
    """Release or refuse what a source holds, by its words of now; how many that were."""
    if not may(user, Right.APPROVE, source.unit):
        raise PermissionDenied
    versions = list(ItemVersion.objects.filter(source=source.pk, item__in=list(items), until=None))
    with transaction.atomic():
        held = Verdict.objects.filter(source=source.pk, item__in=[one.item for one in versions])
        held.filter(ended=None).update(ended=now, ended_by=user)
        for version in versions:
            Verdict.objects.create(
                item=version.item, source=source.pk, title=version.title, released=released,
                fingerprint=version.fingerprint, by=user, since=now, reason="",
            )  # fmt: skip
            verb = "release" if released else "refuse"
            audit.record(user, verb, f"item:{version.item}", {"title": version.title}, now)
        control.publish(now, Where([source.unit]).screens())
    return len(versions)


def take_back(user: User, verdict: Verdict, now: datetime) -> None:
    """Let an item wait again."""
    source = Source.objects.filter(pk=verdict.source).select_related("unit").first()
    if source is None or not may(user, Right.APPROVE, source.unit):
        raise PermissionDenied
    with transaction.atomic():
        verdict.ended, verdict.ended_by = now, user
        verdict.save(update_fields=["ended", "ended_by"])
        audit.record(user, "unrelease", f"item:{verdict.item}", {"title": verdict.title}, now)
        control.publish(now, Where([source.unit]).screens())


def neutral(user: User, where: Where, reason: str, now: datetime) -> int:
    """Let screens show nothing but the neutral page; how many."""
    _check(user, Right.APPROVE, where)
    screens = where.screens()
    mode = {"name": "neutral", "reason": reason, "since": now.astimezone(UTC).isoformat()}
    acts.set_mode(screens, mode, user, now)
    return len(screens)


def usual(user: User, where: Where, now: datetime) -> int:
    """Let screens that show the neutral page show their programme again; how many."""
    _check(user, Right.APPROVE, where)
    screens = [one for one in where.screens() if (one.mode or {}).get("name") == "neutral"]
    acts.set_mode(screens, None, user, now)
    return len(screens)


def where_of(decision: Hiding | Pause) -> Where:
    """The screens of a decision."""
    units = list(decision.units.select_related("parent"))
    return Where(units, list(decision.terminals.select_related("unit")))


def _check(user: User, right: Right, where: Where) -> None:
    units = [*where.units, *(terminal.unit for terminal in where.terminals)]
    if not units or not all(may(user, right, unit) for unit in units):
        raise PermissionDenied
