// The card beside a marker: the quote, its translation, page and section, which the message has
// under "Sources", where the keyboard reaches what can be done with them. Runs inside one of Gradio's HTML components: element is given.
rapportwijzer.fill(element);
const card = element.querySelector(".rw-card");
const MARKER = "#rw-chat a.rw-marker";
const GAP = 8; // pixels between marker and card, and between card and window
const DELAY = { open: 200, close: 250 }; // milliseconds; time to pass over a marker, and to get into the card
let marker = null; // whose source is shown
let clicked = null; // until the pointer leaves it, its page is what is wanted
let timer = 0;

function later(work, wait) {
  clearTimeout(timer);
  timer = setTimeout(work, wait);
}

function hide() {
  clearTimeout(timer);
  card.hidden = true;
  setTimeout(() => { if (card.hidden) document.querySelector("#rw-chat [data-shown]")?.removeAttribute("data-shown"); });
  marker = null;
}

function show(wanted, isSheet = false) {
  clearTimeout(timer);
  const sources = wanted.closest(".rw-message")?.querySelector(".rw-sources");
  const source = sources?.querySelector(`section[data-source="${wanted.dataset.source}"]`);
  if (!source || !wanted.isConnected) return;
  card.querySelector(".rw-card-body").replaceChildren(source.cloneNode(true));
  card.lang = wanted.closest("[lang]").lang;
  card.classList.toggle("rw-sheet", isSheet);
  card.hidden = false;
  card.scrollTop = 0;
  card.style.maxBlockSize = "";
  marker?.removeAttribute("data-shown");
  marker = wanted;
  marker.dataset.shown = ""; // where a link of the card leads from
  if (!isSheet) place();
}

// Under the marker if there is room, else above it; always inside the window, and never over the marker.
function place() {
  const at = marker.getBoundingClientRect();
  card.style.maxBlockSize = `${Math.max(at.top, innerHeight - at.bottom) - 2 * GAP}px`;
  const size = card.getBoundingClientRect();
  const below = at.bottom + GAP, above = at.top - GAP - size.height;
  const top = below + size.height <= innerHeight || above < 0 ? below : above;
  card.style.top = `${Math.max(GAP, Math.min(top, innerHeight - size.height - GAP))}px`;
  card.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - size.width - GAP))}px`;
}

const markerOf = (event) => event.target.closest?.(MARKER);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const over = markerOf(event);
  if (over && over === clicked) return;
  clicked = null;
  if (over && over !== marker) later(() => show(over), DELAY.open);
  else if (over || card.contains(event.target)) clearTimeout(timer);
  else if (marker) later(hide, DELAY.close);
  else if (!marker) clearTimeout(timer);
});
document.addEventListener("focusin", (event) => {
  const focused = markerOf(event);
  if (focused?.matches(":focus-visible")) show(focused);
  else if (marker && !card.contains(event.target)) hide();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !marker) return;
  hide();
  event.stopPropagation();
}, true);

// A finger cannot hover: its first tap shows the card, whose link opens the page.
document.addEventListener("click", (event) => {
  const tapped = markerOf(event);
  if (tapped && event.pointerType === "touch") {
    event.preventDefault();
    event.stopPropagation();
    show(tapped, true);
  } else if (tapped) {
    clicked = tapped;
    hide();
  } else if (event.target.closest?.(".rw-card-close, .rw-card a") || (marker && !card.contains(event.target))) {
    hide();
  }
}, true);
document.addEventListener("scroll", (event) => { if (marker && !card.contains(event.target)) hide(); }, true);
addEventListener("resize", hide);
