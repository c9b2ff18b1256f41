# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Log lines are JSON and hold neither tokens nor what people wrote; figures are for few."""

import json
import logging
import sys
from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from admin_sync.office import config
from admin_sync.office.upkeep.logs import JsonLines, middleware
from admin_sync.office.upkeep.metrics import Metric, text


def line(**record):
    made = logging.makeLogRecord({"name": "x", "levelname": "INFO", **record})
    return json.loads(JsonLines().format(made))


def test_a_line_has_what_was_handed_in():
    said = line(msg="no %s", args=("mail",), job="audit", ms=1.5)
    assert (said["message"], said["job"], said["ms"], said["level"]) == (
        "no mail", "audit", 1.5, "info",
    )  # fmt: skip


def test_a_path_with_a_token_is_not_told():
    said = line(
        name="django.request", msg="%s: %s", args=("Not Found", "/beitraege/einreichen/s3cret/"),
        request=object(), status_code=404,
    )  # fmt: skip
    assert "s3cret" not in json.dumps(said)


def test_of_an_error_the_kind_and_the_place_are_told_and_not_its_words():
    try:
        int("anna@amt.example")
    except ValueError:
        said = line(msg="failed", exc_info=sys.exc_info())
    assert said["error"] == "ValueError"
    assert "test_logs.py" in said["places"][-1]
    assert "anna@amt.example" not in json.dumps(said)


@pytest.mark.parametrize(
    ("given", "kept"), [("abc123", True), ("a b", False), ("x" * 65, False), ('"}\n', False)]
)
def test_a_request_has_a_name_and_nobody_forges_a_line_with_it(given, kept):
    request = RequestFactory().get("/x", headers={"X-Request-ID": given.replace("\n", "")})
    request.resolver_match = None
    answer = middleware(lambda _: HttpResponse())(request)
    assert (answer["X-Request-ID"] == given) == kept


def test_figures_are_written_as_prometheus_reads_them():
    said = text([Metric("a", "b", "gauge", {(("state", 'x"\n\\'),): 1.0, (): 2.5})])
    assert said == '# HELP a b\n# TYPE a gauge\na{state="x\\"\\n\\\\"} 1\na 2.5\n'


@pytest.mark.django_db
def test_figures_are_for_this_machine_and_not_for_whoever_comes_through_its_proxy(client):
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 403
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 403
    assert client.post("/metrics").status_code == 405


@pytest.mark.django_db
def test_figures_are_for_whoever_has_the_token(client, monkeypatch, tmp_path):
    file = tmp_path / "token"
    file.write_text("abc\n")
    chosen = config.current()
    watch = replace(chosen.watch, metrics_token_file=str(file))
    monkeypatch.setattr(config, "current", lambda: replace(chosen, watch=watch))
    assert client.get("/metrics").status_code == 403
    for said, status in (("Bearer abc", 200), ("Bearer abcd", 403), ("Bearer ", 403), ("ä", 403)):
        assert client.get("/metrics", HTTP_AUTHORIZATION=said).status_code == status


@pytest.mark.django_db
def test_health_says_that_the_worker_is_missing(client):
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] is True
