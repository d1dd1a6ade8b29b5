// A marker opens the sources of its own answer and moves to the one it names. Gradio gives links
// in a message target=_blank and keeps their href, so one listener on the document catches them.
document.addEventListener("click", (event) => {
  const marker = event.target.closest?.("a.rw-marker");
  if (!marker) return;
  event.preventDefault();
  const message = marker.closest(".rw-message");
  const id = decodeURIComponent(marker.getAttribute("href").slice(1));
  const source = [...message.querySelectorAll(".rw-source")].find((element) => element.id === id);
  if (!source) return;
  source.closest("details").open = true;
  document.querySelectorAll(".rw-source.rw-open").forEach((other) => other.classList.remove("rw-open"));
  source.classList.add("rw-open");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  source.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "nearest" });
  source.focus({ preventScroll: true });
});
