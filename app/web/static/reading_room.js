// The reading room: asks the server for pages, overviews and dossiers, marks the sentence that a
// link names, and keeps the address in the browser's bar. Runs inside one of Gradio's HTML components:
// element and server are given.
const { word, trouble, language, address, download } = rapportwijzer;
const find = (selector) => element.querySelector(selector);
const body = find(".rw-reading-body");
const results = find(".rw-results");
const LINKS = "a.rw-marker, a.rw-open, a.rw-link, a.rw-name, a.rw-first";
let citations = [];
let cameFrom = null;
let report = null; // the one that is open
let marked = ""; // the sentence that is marked, also on the other page that it stands on

rapportwijzer.fill(element);
find(`input[value=${language === "en" ? "both" : "nl"}]`).checked = true;
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

let latest = 0;

async function show(request, focus) {
  const mine = ++latest;
  let opened;
  try {
    opened = await server.read({ ...request, language });
  } catch {
    results.textContent = trouble();
    return;
  }
  if (mine !== latest) return; // something else was opened meanwhile
  const isTurned = "page" in request && opened.report === report;
  marked = isTurned ? marked : (opened.sentence ?? "");
  report = opened.report ?? null;
  if (opened.views) showViews(opened);
  body.innerHTML = opened.html;
  body.scrollTop = 0;
  const shown = [...body.querySelectorAll(`[data-sentence="${marked}"]`)];
  shown.forEach((part) => part.classList.add("rw-cited"));
  const target = shown.find((part) => part.checkVisibility()) ?? body.querySelector("h2");
  if (!target) return; // the server could not start, and says so
  target.tabIndex = -1;
  if (focus) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const isAlone = matchMedia("(max-width: 40rem)").matches; // under the chat, not beside it
    const place = shown.length ? "center" : isAlone ? "start" : "nearest";
    target.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: place });
    target.focus({ preventScroll: true });
  }
}

// Opens what an address names: a sentence (?s=), an overview (?o=), a dossier (?d=), a report (?r=)
// or the first page.
function open(named, { focus = true } = {}) {
  const wanted = new URL(named, location).searchParams;
  const sentence = wanted.get("s");
  const place = citations.indexOf(sentence);
  find(".rw-previous").disabled = place <= 0;
  find(".rw-next").disabled = place < 0 || place === citations.length - 1;
  find(".rw-previous").dataset.reference = citations[place - 1] ?? "";
  find(".rw-next").dataset.reference = citations[place + 1] ?? "";
  if (sentence !== null) return show({ sentence }, focus);
  if (wanted.has("o")) return show({ overview: wanted.get("o") }, focus);
  if (wanted.has("d")) return show({ dossier: wanted.get("d") }, focus);
  if (wanted.has("r")) return show({ report: wanted.get("r") }, focus);
  return show({}, focus);
}

// To the place in the conversation that led here.
function goBack() {
  cameFrom.scrollIntoView({ block: "center" });
  cameFrom.focus({ preventScroll: true });
}

function go(named) {
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
  const message = link.closest(".rw-message");
  if (message) {
    cameFrom = link;
    const markers = [...message.querySelectorAll("a.rw-marker")];
    const cited = markers.map((marker) => new URL(marker.href).searchParams.get("s"));
    citations = [...new Set(cited)]; // a lead cites what a sentence cites as well
  }
  find(".rw-back").hidden = cameFrom === null;
  go(link.getAttribute("href")); // of a link in a picture, .href is no text
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.page) show({ page: Number(button.dataset.page), report: button.dataset.report }, true);
  if (button?.dataset.reference) go(`?s=${encodeURIComponent(button.dataset.reference).replace("%3A", ":")}`);
  if (button?.dataset.overview) save(button);
  if (button?.matches(".rw-back")) goBack();
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && cameFrom && !body.querySelector(":popover-open")) goBack();
});

element.addEventListener("change", (event) => {
  if (event.target.name === "rw-view") applyView();
});

find("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    results.innerHTML = await server.search({ query: find("input[type=search]").value, report, language });
  } catch {
    results.textContent = trouble();
  }
});

addEventListener("popstate", () => open(location));
open(location, { focus: /[?&][sodr]=/.test(location.search) });
