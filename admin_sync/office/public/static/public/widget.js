// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A list of what is on, beside the script that asks for it:
//   <script src=".../o/widget.js" data-ort="haby" data-art="veranstaltungen" data-anzahl="5" async></script>
// It sets no cookie, loads nothing else, and takes no words as markup.
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || !script.parentNode) { return; }
  var home = script.src.replace(/widget\.js([?#].*)?$/, "");
  var place = script.getAttribute("data-ort") || "alle";
  var sort = script.getAttribute("data-art") || "veranstaltungen";
  var most = Math.min(Math.max(parseInt(script.getAttribute("data-anzahl"), 10) || 5, 1), 20);
  var english = script.getAttribute("data-sprache") === "en";
  var level = Math.min(Math.max(parseInt(script.getAttribute("data-stufe"), 10) || 2, 2), 5);
  var WORDS = english
    ? { wait: "Loading …", none: "Nothing here at the moment.", all: "All on one page", source: "Source: ", off: "cancelled", time: "" }
    : { wait: "Wird geladen …", none: "Hier steht gerade nichts.", all: "Alles auf einer Seite", source: "Quelle: ", off: "fällt aus", time: " Uhr" };
  var page = home + encodeURIComponent(place) + "/" + (english ? "?lang=en" : "");
  var host = document.createElement("div");
  script.parentNode.insertBefore(host, script.nextSibling);
  var root = host.attachShadow ? host.attachShadow({ mode: "open" }) : host;

  function make(name, text, into) {
    var node = document.createElement(name);
    if (text) { node.textContent = text; }
    if (into) { into.appendChild(node); }
    return node;
  }
  function link(words, address, into) {
    var node = make("a", words, into);
    if (/^https?:\/\//.test(address)) { node.href = address; }
    return node;
  }
  function moment(raw, whole) {
    var shown = english ? "en-GB" : "de-DE";
    var day = { weekday: "short", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Europe/Berlin" };
    if (whole) { return new Date(raw.slice(0, 10) + "T12:00:00Z").toLocaleDateString(shown, day); }
    var when = new Date(raw);
    return when.toLocaleDateString(shown, day) + ", " +
      when.toLocaleTimeString(shown, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" }) + WORDS.time;
  }

  var style = make("style", ":host{all:initial}section{font:1rem/1.5 system-ui,sans-serif;color:#12222d;background:#fff;" +
    "border:1px solid #d8cfba;border-radius:6px;padding:1rem;display:block}h2,h3,h4,h5,h6{line-height:1.2;margin:0 0 .6rem}" +
    "ul{list-style:none;margin:0;padding:0}li{border-top:1px solid #d8cfba;padding:.6rem 0}p{margin:0;overflow-wrap:anywhere}" +
    "a{color:#0f4c5c;text-underline-offset:.18em}a:focus-visible{outline:3px solid #0b3fa8;outline-offset:2px}" +
    ".when{font-weight:600;color:#7f2f20}.from{color:#3b4a54;font-size:.9em}.off{color:#7f2f20;font-weight:700}", root);
  style.setAttribute("media", "all");
  var box = make("section", "", root);
  box.lang = english ? "en" : "de";
  var title = make("h" + level, WORDS.wait, box);
  title.id = "title";
  box.setAttribute("aria-labelledby", "title");
  var list = make("ul", "", box);

  function entry(item) {
    var node = make("li", "", list);
    var event = item._schaukasten && (item._schaukasten.event || item._schaukasten.meeting);
    if (event && event.start) {
      make("p", moment(event.start, event.all_day) + (event.location ? " · " + event.location : ""), node).className = "when";
    }
    var head = make("p", "", node);
    head.lang = "de";
    link(item.title, item.url, head);
    if (event && event.cancelled) { make("span", " " + WORDS.off, head).className = "off"; }
    var name = item.authors && item.authors[0] ? item.authors[0].name : "";
    var licence = item._schaukasten && item._schaukasten.licence;
    if (name) { make("p", WORDS.source + name + (licence ? ", " + licence : ""), node).className = "from"; }
  }
  function end(words) {
    if (words) { make("p", words, box); }
    link(WORDS.all, page, make("p", "", box));
  }
  fetch(home + encodeURIComponent(place) + "/" + encodeURIComponent(sort) + ".json", { credentials: "omit" })
    .then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    })
    .then(function (feed) {
      title.textContent = feed.title;
      feed.items.slice(0, most).forEach(entry);
      if (!feed.items.length) { list.remove(); }
      end(feed.items.length ? "" : WORDS.none);
    })
    .catch(function () {
      title.textContent = english ? "What is on" : "Was los ist";
      list.remove();
      end("");
    });
})();
