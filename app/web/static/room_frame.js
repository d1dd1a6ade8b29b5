// How the reading room stands: closed, beside the chat, or over the whole window; and how wide.
// Runs before reading_room.js in the same component: element is given.
const room = (() => {
  const rooms = element.closest("#rw-rooms");
  const divider = element.querySelector(".rw-divider");
  const NARROW = matchMedia("(max-width: 56rem)"); // one room at a time, as in frame.css
  const LEAST = 25, MOST = 75, USUAL = 48; // per cent of the window
  let isUnwanted = false; // somebody closed it: no answer opens it by itself
  let isByItself = false; // an answer opened it, and nobody has asked for it since

  function set(state) {
    if (state) rooms.dataset.room = state;
    else delete rooms.dataset.room;
    document.querySelectorAll(".rw-room-toggle").forEach((one) => { one.setAttribute("aria-expanded", Boolean(state)); });
    element.querySelector(".rw-whole").setAttribute("aria-pressed", state === "whole");
    document.dispatchEvent(new Event("rw-room"));
  }

  const isOpen = () => "room" in rooms.dataset;
  const isNarrow = () => NARROW.matches;

  // Somebody who asks for it is brought to its tab; an address names its own.
  function open({ isAsked = true, isByItself: byAnswer = false } = {}) {
    isUnwanted = false;
    isByItself = byAnswer && (isByItself || !isOpen());
    if (isAsked && !rooms.checkVisibility()) document.querySelector("[role=tab]")?.click(); // another tab is shown
    if (!isOpen()) set("open");
  }

  function close() {
    isUnwanted = true;
    set("");
  }

  function widen(wanted) {
    const width = Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
    rooms.style.setProperty("--rw-room-width", `${width}%`);
    divider.setAttribute("aria-valuenow", width);
    rapportwijzer.store("localStorage", "rw-room-width", width === USUAL ? null : String(width));
  }

  // What is marked stays in sight, though all lines break elsewhere.
  function keepInSight(work) {
    const marked = [...element.querySelectorAll(".rw-cited")];
    const isSeen = marked.map((one) => one.getBoundingClientRect()).some(({ top, bottom }) => bottom > 0 && top < innerHeight && bottom > top);
    work();
    if (isSeen) marked.find((one) => one.checkVisibility())?.scrollIntoView({ block: "center" });
  }

  // Where a window becomes too narrow for both, the conversation stays, unless somebody is reading.
  NARROW.addEventListener("change", () => {
    if (NARROW.matches && isOpen() && !element.contains(document.activeElement)) set("");
  });

  const kept = Number(rapportwijzer.stored("localStorage", "rw-room-width"));
  if (kept) widen(kept);
  divider.addEventListener("pointerdown", (event) => { divider.setPointerCapture(event.pointerId); event.preventDefault(); });
  divider.addEventListener("pointermove", (event) => {
    if (divider.hasPointerCapture(event.pointerId)) widen(100 * (1 - event.clientX / innerWidth));
  });
  divider.addEventListener("dblclick", () => widen(USUAL));
  divider.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 4, ArrowRight: -4 }[event.key];
    if (step) widen(100 * element.getBoundingClientRect().width / innerWidth + step);
  });
  element.querySelector(".rw-whole").addEventListener("click", () => {
    keepInSight(() => set(rooms.dataset.room === "whole" ? "open" : "whole"));
  });

  return { open, close, set, keepInSight, isOpen, isNarrow, isWhole: () => rooms.dataset.room === "whole", isUnwanted: () => isUnwanted, isByItself: () => isByItself };
})();

