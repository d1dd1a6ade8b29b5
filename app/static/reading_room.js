// The reading room: asks the server for pages, marks the sentence that a link names, and keeps the
// address in the browser's bar. Runs inside Gradio's HTML component: element and server are given.
const language = navigator.language.toLowerCase().startsWith("en") ? "en" : "nl";
const find = (selector) => element.querySelector(selector);
const words = JSON.parse(find(".rw-reading").dataset.words)[language];
const body = find(".rw-reading-body");
const results = find(".rw-results");
let citations = [];

element.querySelectorAll("[data-word]").forEach((part) => { part.append(words[part.dataset.word]); });
element.querySelectorAll("[data-label]").forEach((part) => {
  part.setAttribute("aria-label", words[part.dataset.label]);
});
find(`input[value=${language === "en" ? "both" : "nl"}]`).checked = true;
applyView();

function applyView() {
  find(".rw-reading").dataset.view = find("input[name=rw-view]:checked").value;
}

async function show(request, { address, focus = true } = {}) {
  const opened = await server.read({ ...request, language });
  body.innerHTML = opened.html;
  if (address) history.replaceState(null, "", address);
  const shown = [...body.querySelectorAll(`[data-sentence="${opened.sentence}"]`)];
  shown.forEach((part) => part.classList.add("rw-cited"));
  const target = shown.find((part) => part.checkVisibility()) ?? body.querySelector("h2");
  target.tabIndex = -1;
  if (focus) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    target.focus({ preventScroll: true });
  }
}

function showSentence(reference, focus = true) {
  const place = citations.indexOf(reference);
  find(".rw-previous").disabled = place <= 0;
  find(".rw-next").disabled = place < 0 || place === citations.length - 1;
  find(".rw-previous").dataset.reference = citations[place - 1] ?? "";
  find(".rw-next").dataset.reference = citations[place + 1] ?? "";
  return show({ sentence: reference }, { address: `?s=${encodeURIComponent(reference)}`, focus });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.rw-marker, .rw-reading a.rw-open, .rw-reading a.rw-link");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (!link || !plain) return;
  event.preventDefault();
  const reference = new URL(link.href, location).searchParams.get("s");
  const message = link.closest(".rw-message");
  if (message) {
    const markers = [...message.querySelectorAll("a.rw-marker")];
    citations = markers.map((marker) => new URL(marker.href, location).searchParams.get("s"));
  }
  showSentence(reference);
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.page) show({ page: Number(button.dataset.page) });
  if (button?.dataset.reference) showSentence(button.dataset.reference);
});

element.addEventListener("change", (event) => {
  if (event.target.name === "rw-view") applyView();
});

find("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  results.innerHTML = await server.search({ query: find("input[type=search]").value, language });
});

const asked = new URLSearchParams(location.search).get("s");
if (asked === null) show({}, { focus: false });
else showSentence(asked);
