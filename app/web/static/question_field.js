// The question field: what its button says, and what the key to send is called on a phone.
// Runs inside one of Gradio's HTML components.
document.documentElement.style.setProperty("--rw-word-ask", JSON.stringify(rapportwijzer.word("ask_button")));
function nameTheKey() {
  const field = document.querySelector("#rw-question textarea");
  if (!field) return setTimeout(nameTheKey, 100);
  field.enterKeyHint = "send";
}
nameTheKey();

// Long lists and tables show their first eight until more are wanted.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".rw-unfold");
  if (!button) return;
  const isFolded = button.previousElementSibling.classList.toggle("rw-folded");
  button.setAttribute("aria-expanded", !isFolded);
  button.textContent = isFolded ? button.dataset.all : button.dataset.fewer;
});
