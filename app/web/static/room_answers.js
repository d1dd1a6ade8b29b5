// How the reading room follows the answers. Runs before reading_room.js in the same component, whose
// parts it uses once an answer is there.
let isLinked = false; // the address names what is to be read

// The sources of an answer, to go through.
function followSources(message) {
  const cited = [...message.querySelectorAll("a.rw-marker")].map(referenceOf);
  trail = { references: [...new Set(cited)], kind: "citation" }; // a lead cites what a sentence cites as well
  return trail.references;
}

// What the report does not answer has no source: the one of an answer before is not left open beside
// it, unless somebody opened the room to read; then nothing is marked in it any more.
function leaveSource() {
  if (room.isByItself()) room.set("");
  latest += 1; // what is still being opened is of an answer before, too
  marked = cited = "";
  find(".rw-sheets").querySelectorAll("rect").forEach((box) => box.remove()); // on the page as printed
  body.querySelectorAll(".rw-cited").forEach((part) => part.classList.remove("rw-cited"));
  history.replaceState(null, "", location.pathname);
  place = placeOf(location);
  if (trail.kind === "citation") trail = { references: [], kind: "citation" };
  showTrail(null);
}

// What was searched for is not looked for in what is asked next.
function endSearch() {
  find("input[type=search]").value = "";
  if (searched) closeSearch();
}

// Of a conversation that was left nothing stays marked, and nothing leads back to it.
document.addEventListener("rw-left", () => {
  endSearch();
  leaveSource();
  cameFrom = null;
  find(".rw-back").hidden = true;
});

// The answer is on the screen before its source is asked for.
const afterPaint = (work) => { requestAnimationFrame(() => setTimeout(work)); };

// An answer opens the room at its first source by itself, unless that would hide it.
document.addEventListener("rw-answered", ({ detail: message }) => {
  const isRestored = isLinked;
  isLinked = false;
  if (isRestored) return;
  if (message.querySelector(".rw-declined")) return leaveSource();
  if (room.isNarrow() || room.isUnwanted() || room.isWhole()) return;
  const [first] = followSources(message);
  if (!first) return;
  room.open({ isAsked: false, isByItself: true });
  controls.readsSource();
  cameFrom = message.querySelector("a.rw-marker");
  afterPaint(() => { if (cameFrom?.isConnected && message.contains(cameFrom)) open(addressOf(first), { focus: "follow" }); });
});
