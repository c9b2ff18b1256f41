# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Figures in the text form of Prometheus (version 0.0.4). No names of people, no texts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Count

from admin_sync.office.fleet.models import Device, Order, Sign, Terminal
from admin_sync.office.proofs.models import Proof
from admin_sync.office.upkeep import pulse

#: Who beat within this time counts as heard; two beats missed, and a half.
_HEARD = timedelta(seconds=90)


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure with its labels; `kind` is `gauge` or `counter`."""

    name: str
    help: str
    kind: str
    values: Mapping[tuple[tuple[str, str], ...], float]


def text(metrics: Iterable[Metric]) -> str:
    """The figures as Prometheus reads them. Pure."""
    lines = []
    for metric in metrics:
        lines += [f"# HELP {metric.name} {metric.help}", f"# TYPE {metric.name} {metric.kind}"]
        for labels, value in metric.values.items():
            inner = ",".join(f'{name}="{_escaped(word)}"' for name, word in labels)
            lines.append(
                f"{metric.name}{{{inner}}} {value:g}" if inner else f"{metric.name} {value:g}"
            )
    return "\n".join([*lines, ""])


def figures(state: Path, now: datetime) -> Iterator[Metric]:
    """All figures of an office."""
    yield _one(
        "schaukasten_terminals", "Places in use.", Terminal.objects.filter(retired=None).count()
    )
    heard = Sign.objects.filter(terminal__retired=None, received__gt=now - _HEARD).count()
    yield _one("schaukasten_terminals_heard", "Places that beat within 90 s.", heard)
    green = Sign.objects.filter(terminal__retired=None, green_until__gt=now).count()
    yield _one("schaukasten_terminals_green", "Places with all evidence, unexpired.", green)
    yield _grouped(
        "schaukasten_devices", "Devices by how they stand.", "state",
        dict(Device.objects.values_list("state").annotate(Count("pk"))),
    )  # fmt: skip
    open_orders = Order.objects.filter(answered=None, not_after__gt=now).count()
    yield _one("schaukasten_orders_open", "Orders that wait for an answer.", open_orders)
    yield _grouped(
        "schaukasten_proofs", "Links of chains of proofs, by flaw.", "flaw",
        {flaw or "none": number for flaw, number in _by_flaw()},
    )  # fmt: skip
    yield from _worker(state)


def _by_flaw() -> list[tuple[str, int]]:
    rows = Proof.objects.order_by().values_list("flaw").annotate(Count("pk"))
    return [(str(flaw), int(number)) for flaw, number in rows]


def _worker(state: Path) -> Iterator[Metric]:
    found = pulse.read(state)
    yield _one("schaukasten_worker_up", "Whether the worker beat.", float(pulse.alive(state)))
    if found is None:
        return
    faults: Counter[tuple[tuple[str, str], ...]] = Counter()
    for name, one in found.jobs.items():
        faults[(("job", name),)] = int(bool(one.error))
    yield Metric("schaukasten_job_failed", "Whether a job failed last time.", "gauge", faults)
    yield Metric(
        "schaukasten_job_seconds", "How long a job took last time.", "gauge",
        {(("job", name),): one.seconds for name, one in found.jobs.items()},
    )  # fmt: skip


def _one(name: str, said: str, value: float) -> Metric:
    return Metric(name, said, "gauge", {(): value})


def _grouped(name: str, said: str, label: str, values: Mapping[str, int]) -> Metric:
    return Metric(name, said, "gauge", {((label, word),): n for word, n in sorted(values.items())})


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
