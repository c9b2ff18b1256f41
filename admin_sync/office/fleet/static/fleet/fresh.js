// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Keeps the overview honest: what is older than its proofs turns grey here, whoever fails to say so.
"use strict";

(function () {
  const STALE = 15000;
  const middle = document.getElementById("tiles");
  const stale = document.getElementById("stale");
  const stand = document.getElementById("stand");
  const unknown = document.getElementById("unknown");
  if (!middle) { return; }
  let tag = "";
  let heard = performance.now();
  // the office's clock, told by a clock of ours that nobody steps
  let office = Number(middle.dataset.now) - heard;

  function grey(one) {
    if (one.classList.contains("gone")) { return; }
    one.classList.add("gone");
    const state = one.querySelector(".state");
    if (state) { state.replaceChildren(unknown.content.cloneNode(true)); }
  }

  function look() {
    const now = performance.now();
    const late = now - heard > STALE;
    if (stale.hidden === late) { stale.hidden = !late; }
    middle.classList.toggle("stale", late);
    for (const one of middle.querySelectorAll("[data-until]")) {
      const until = Number(one.dataset.until);
      if (late || (until && now + office >= until)) { grey(one); }
    }
  }

  // what somebody unfolded stays unfolded when the page is drawn anew
  let unfolded = [];
  const words = function (one) { return one.parentElement.textContent; };
  const folds = function () { return Array.from(middle.querySelectorAll("details")); };

  document.body.addEventListener("htmx:configRequest", function (event) {
    if (event.detail.elt === middle && tag) { event.detail.headers["If-None-Match"] = tag; }
  });
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.target !== middle) { return; }
    const answer = event.detail.xhr;
    if (answer.status !== 200 && answer.status !== 304) { event.detail.shouldSwap = false; return; }
    const now = Number(answer.getResponseHeader("X-Now"));
    if (!now) { event.detail.shouldSwap = false; return; }
    heard = performance.now();
    office = now - heard;
    stand.textContent = answer.getResponseHeader("X-Stand");
    // what turned grey meanwhile has to be drawn anew
    const unchanged = answer.status === 304 && !middle.querySelector(".gone");
    tag = middle.querySelector(".gone") && answer.status === 304 ? "" : answer.getResponseHeader("ETag");
    event.detail.shouldSwap = answer.status === 200;
    unfolded = folds().filter(function (one) { return one.open; }).map(words);
    if (unchanged || answer.status === 304) { event.detail.isError = false; }
  });
  document.body.addEventListener("htmx:afterSwap", function () {
    for (const one of folds()) { if (unfolded.includes(words(one))) { one.open = true; } }
    look();
  });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}());
