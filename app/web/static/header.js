// The switches for language and appearance.
rapportwijzer.fill(element);
const themes = element.querySelector(".rw-theme");
themes.value = rapportwijzer.theme ?? "system";
themes.addEventListener("change", () => { rapportwijzer.chooseTheme(themes.value); });
element.querySelectorAll("[data-language]").forEach((button) => {
  const current = button.dataset.language === rapportwijzer.language;
  button.setAttribute("aria-pressed", current);
  button.addEventListener("click", () => { if (!current) rapportwijzer.chooseLanguage(button.dataset.language); });
});
// Who may add reports is told so by the page's head.
if (typeof EDITOR !== "undefined") {
  const link = Object.assign(document.createElement("a"), { className: "rw-to-library", href: "library" });
  link.innerHTML = '<svg class="rw-i" aria-hidden="true"><use href="#rw-i-shelf"/></svg><span></span>';
  link.lastChild.textContent = rapportwijzer.word("library");
  element.querySelector(".rw-switches").before(link);
}
// Gradio has read this by now, and it is no part of a link worth keeping.
const address = new URL(location);
address.searchParams.delete("__theme");
history.replaceState(null, "", address);
// A page of text alone scrolls in its panel, which the keyboard must reach.
(function reach() {
  const panel = document.querySelector("#rw-about")?.closest("[role=tabpanel]");
  if (panel) panel.tabIndex = 0;
  else setTimeout(reach, 200);
})();
