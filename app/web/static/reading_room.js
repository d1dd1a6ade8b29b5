// The reading room: asks the server for pages, overviews and dossiers, marks the sentence that a
// link names, and keeps the address in the browser's bar. Runs inside one of Gradio's HTML components:
// element and server are given.
const { word, trouble, language, address, download, isNarrow } = rapportwijzer;
const find = (selector) => element.querySelector(selector);
const body = find(".rw-reading-body");
const results = find(".rw-results");
const LINKS = "a.rw-marker, a.rw-open, a.rw-link, a.rw-name, a.rw-first";
// The sentences to go through: the sources of an answer, or what a search found.
let trail = { references: [], kind: "citation" };
let hits = [];
let searched = ""; // is marked on every page
let cameFrom = null;
let report = null; // the one that is open
let cited = ""; // the sentence that was opened, by its reference
let marked = ""; // the sentence that is marked, also on the other page that it stands on

rapportwijzer.fill(element);
find("input[type=search]").placeholder = word("search_label");
// Side by side needs the width: on a phone who reads English would find it under each Dutch paragraph.
find(`input[value=${language !== "en" ? "nl" : room.isNarrow() ? "en" : "both"}]`).checked = true;
applyView();

function applyView() {
  find(".rw-reading").dataset.view = find("input[name=rw-view]:checked").value;
}

// The views that the open report has, and which of them is shown.
function showViews(opened) {
  element.querySelectorAll("[data-view-of]").forEach((link) => {
    const view = link.dataset.viewOf;
    link.hidden = !(view in opened.views);
    if (!link.hidden) link.setAttribute("href", opened.views[view]);
    if (view === opened.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
}

// What a reader has done: who types meanwhile is not called away.
let acts = 0;
for (const name of ["pointerdown", "keydown", "input"]) {
  addEventListener(name, () => { acts++; }, { capture: true, passive: true });
}

let latest = 0;
let place = ""; // that the address names
const placeOf = (named) => ["s", "o", "d", "r"].map((key) => new URL(named, location).searchParams.get(key)).join();

// Whether to go to what is opened: by a jump that takes the focus along (true), by as small a step
// as shows it ("step"), to the middle without taking the focus ("follow"), or not at all (false).
async function show(request, focus) {
  const mine = ++latest, query = searched, before = acts;
  let opened;
  try {
    opened = await server.read({ ...request, query, language });
  } catch {
    results.textContent = trouble();
    return;
  }
  if (mine !== latest) return; // something else was opened meanwhile
  const isTyping = acts !== before && document.activeElement?.matches("input, textarea");
  const isTurned = "page" in request && opened.report === report;
  marked = isTurned ? marked : (opened.sentence ?? "");
  cited = isTurned ? cited : (request.sentence ?? "");
  report = opened.report ?? null;
  if (opened.views) showViews(opened);
  rapportwijzer.reports = opened.reports;
  document.dispatchEvent(new Event("rw-reports"));
  body.innerHTML = opened.html;
  if (query && !searched) unmark(); // closed meanwhile
  placeContents();
  printed.show(opened, cited);
  body.scrollTop = 0;
  const shown = [...body.querySelectorAll(`[data-sentence="${marked}"]`)];
  shown.forEach((part) => part.classList.add("rw-cited"));
  const target = shown.find((part) => part.checkVisibility()) ?? body.querySelector("h2");
  if (!target) return; // the server could not start, and says so
  target.tabIndex = -1;
  leave();
  if (focus) goTo(target, focus === "step" ? "nearest" : shown.length ? "center" : isNarrow() ? "start" : "nearest");
  if (focus === true && !isTyping) target.focus({ preventScroll: true });
}

// Gradio puts the parts of the page in as they arrive, and what comes in above the room pushes it out
// of the screen. So what was gone to stays in its place until the reader does something.
let layout = null;
function goTo(target, block) {
  target.scrollIntoView({ block });
  layout = new ResizeObserver(() => target.scrollIntoView({ block }));
  [element.closest(".gradio-container"), body, ...body.children].forEach((part) => layout.observe(part));
}
const leave = () => layout?.disconnect();
for (const name of ["pointerdown", "wheel", "touchstart", "keydown"]) {
  addEventListener(name, leave, { capture: true, passive: true });
}

// Opens what an address names: a sentence (?s=), an overview (?o=), a dossier (?d=), a report (?r=)
// or the first page.
function open(named, { focus = true } = {}) {
  place = placeOf(named);
  const wanted = new URL(named, location).searchParams;
  const sentence = wanted.get("s");
  showTrail(sentence);
  if (sentence !== null) return show({ sentence }, focus);
  if (wanted.has("o")) return show({ overview: wanted.get("o") }, focus);
  if (wanted.has("d")) return show({ dossier: wanted.get("d") }, focus);
  if (wanted.has("r")) return show({ report: wanted.get("r") }, focus);
  return show({}, focus);
}

// The buttons to the ones before and behind a sentence; the last hit leads to the first.
function showTrail(sentence) {
  const { references, kind } = trail;
  const place = references.indexOf(sentence);
  const last = references.length - 1;
  const isRound = kind === "hit" && last >= 0;
  const before = isRound && place <= 0 ? last : place - 1;
  const behind = isRound && place === last ? 0 : place + 1;
  for (const [name, to] of [["previous", before], ["next", behind]]) {
    const button = find(`.rw-${name}`);
    button.textContent = word(`${name}_${kind}`);
    button.disabled = (kind === "citation" && place < 0) || !(to in references);
    button.dataset.reference = references[to] ?? "";
  }
  showHit(isRound ? sentence : null);
  document.querySelectorAll("#rw-chat a.rw-marker").forEach((marker) => {
    if (sentence !== null && referenceOf(marker) === sentence) marker.setAttribute("aria-current", "true");
    else marker.removeAttribute("aria-current");
  });
  const status = word("hit_place").replace("{n}", place + 1).replace("{count}", references.length);
  find(".rw-place-in-trail").textContent = isRound && place >= 0 ? status : "";
}

// Which of the sentences found is open; the list goes along.
function showHit(sentence) {
  results.querySelectorAll("a.rw-open").forEach((link) => {
    if (referenceOf(link) !== sentence) return link.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    const hit = link.parentElement.getBoundingClientRect();
    const list = results.getBoundingClientRect();
    if (hit.top < list.top || hit.bottom > list.bottom) results.scrollTop += hit.top - list.top;
  });
}

// A hit after another takes its place in the history, and leaves the focus where it is.
function step(reference) {
  const isHit = trail.kind === "hit";
  const isNext = isHit && trail.references.includes(new URL(location).searchParams.get("s"));
  const named = addressOf(reference);
  history[isNext ? "replaceState" : "pushState"](null, "", named);
  open(named, { focus: isHit ? "step" : true });
}

const addressOf = (reference) => `?s=${encodeURIComponent(reference).replace("%3A", ":")}`;
const referenceOf = (link) => new URL(link.href).searchParams.get("s");

let latestSearch = 0;
async function search() {
  const query = find("input[type=search]").value.trim();
  if (query && query === searched) { // Enter again
    if (hits.length) step(find(".rw-next").dataset.reference);
    return;
  }
  const mine = ++latestSearch;
  let found;
  try {
    found = await server.search({ query, report, language });
  } catch {
    results.textContent = trouble();
    return;
  }
  if (mine !== latestSearch) return; // something else is searched for, or nothing any more
  results.innerHTML = found;
  searched = query;
  controls.showFound();
  results.scrollTop = 0;
  results.scrollIntoView({ block: "nearest" }); // on a phone it may be under the screen
  hits = [...results.querySelectorAll("a.rw-open")].map(referenceOf);
  trail = { references: hits, kind: hits.length ? "hit" : "citation" };
  showTrail(null);
}

function closeSearch() {
  latestSearch++;
  searched = "";
  hits = [];
  results.replaceChildren();
  trail = { references: [], kind: "citation" };
  showTrail(null);
  unmark();
}

function unmark() {
  body.querySelectorAll(".rw-sentence mark").forEach((mark) => mark.replaceWith(...mark.childNodes));
}

// To the place in the conversation that led here; out of the whole window, or of the only room.
function goBack() {
  if (room.isWhole()) room.set(room.isNarrow() ? "" : "open");
  else if (room.isNarrow()) room.close();
  if (!cameFrom?.isConnected) return;
  cameFrom.scrollIntoView({ block: "center" });
  cameFrom.focus({ preventScroll: true });
}

function closeRoom() {
  room.close();
  (cameFrom?.isConnected ? cameFrom : document.querySelector(".rw-room-toggle")).focus();
}

function go(named) {
  room.open();
  history.pushState(null, "", named);
  return open(named);
}

async function save(button) {
  const status = button.parentElement.querySelector("[role=status]");
  try {
    const file = await server.table({ overview: button.dataset.overview, language, base: address() });
    download(file);
    status.textContent = word("downloaded").replace("{name}", file.name);
  } catch {
    status.textContent = trouble();
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(LINKS);
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!link || !plain) return;
  event.preventDefault();
  const from = link.closest(".rw-card") ? document.querySelector("#rw-chat [data-shown]") : link;
  const message = from?.closest(".rw-message");
  if (message) {
    cameFrom = from;
    followSources(message);
    controls.readsSource();
  } else if (link.closest(".rw-results")) {
    trail = { references: hits, kind: "hit" };
    controls.readsHit();
  }
  find(".rw-back").hidden = cameFrom === null;
  go(link.getAttribute("href")); // of a link in a picture, .href is no text
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.page) show({ page: Number(button.dataset.page), report: button.dataset.report }, true);
  if (button?.dataset.reference) step(button.dataset.reference);
  if (button?.dataset.overview) save(button);
  if (button?.matches(".rw-back")) goBack();
  if (button?.matches(".rw-close-room")) closeRoom();
  if (button?.matches(".rw-close-search")) {
    find("input[type=search]").value = "";
    closeSearch();
    find("input[type=search]").focus();
  }
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && (cameFrom || room.isWhole()) && !body.querySelector(":popover-open")) goBack();
});

element.addEventListener("change", (event) => {
  if (event.target.name === "rw-view") room.keepInSight(applyView);
});

find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});

find("input[type=search]").addEventListener("input", (event) => {
  if (!event.target.value) closeSearch();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest?.(".rw-room-toggle")) return;
  if (room.isOpen() && element.checkVisibility()) return closeRoom();
  room.open();
  (body.querySelector("h2") ?? body).focus();
});

const isNamed = () => /[?&][sodr]=/.test(location.search);
// Back and Forward from tab to tab leave the page that is open.
addEventListener("popstate", () => {
  if (placeOf(location) === place) return;
  if (isNamed()) room.open({ isAsked: false });
  open(location);
});
isLinked = isNamed();
if (isLinked) room.open({ isAsked: false });
open(location, { focus: isNamed() });
