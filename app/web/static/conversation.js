// Asking by link, copying, saving and rating. Runs inside one of Gradio's HTML
// components: element, server and trigger are given.
const { word, trouble, language, conversation, questionsIn, address, isPublic, isNarrow, download } = rapportwijzer;
const find = (selector) => element.querySelector(selector);
rapportwijzer.fill(element);

function say(text, place = find(".rw-status")) {
  place.textContent = "";
  // Screen readers tell a change, so the same text twice must be two changes.
  setTimeout(() => { place.textContent = text; }, 50);
}

document.addEventListener("rw-trouble", () => { say(trouble()); });

async function call(work, place) {
  try {
    return await work();
  } catch {
    say(trouble(), place);
    return null;
  }
}

// Asks one or more questions, in order; what is being typed stays where it is.
function ask(questions) {
  const asking = rapportwijzer.asking ?? ((question) => question); // of the reports chosen
  if (questions.length) trigger("asked", { questions: questions.map(asking) });
}

// Copied text goes to others, whom an address of this machine or network leads nowhere.
const withLinks = (text) => isPublic() ? text.replaceAll("{base}", address()) : text.replace(/ ?\{base\}\S*/g, "").trim();

async function copy(whole, place, done = "copied") {
  try {
    await navigator.clipboard.writeText(whole);
  } catch {
    // Browsers keep the clipboard from pages without TLS; the old way still works there.
    const area = Object.assign(document.createElement("textarea"), { value: whole });
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    if (!isCopied) return say(word("not_copied"), place);
  }
  return say(word(done), place);
}

// Saves the whole conversation, or one answer: the last to what was asked until then.
async function save(format, message) {
  const asked = message ? JSON.parse(message.dataset.asked) : conversation();
  const file = await call(() => server.export({ asked, format, language, base: address(), last: Boolean(message) }));
  return file && download(file);
}

async function rate(message, verdict, remark = "") {
  const actions = message.querySelector(".rw-actions");
  const asked = JSON.parse(message.dataset.asked);
  const told = await call(() => server.rate({ asked, verdict, remark, language }), actions.querySelector("[role=status]"));
  if (told === null) return;
  say(told.text, actions.querySelector("[role=status]"));
  if (!told.kept) return;
  actions.querySelectorAll("[data-verdict]").forEach((button) => {
    button.setAttribute("aria-pressed", button.dataset.verdict === verdict);
  });
  actions.querySelector(".rw-remark").hidden = false;
  document.dispatchEvent(new CustomEvent("rw-rated", { detail: { place: asked.length - 1, verdict } }));
}

document.addEventListener("click", (event) => {
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
  const link = event.target.closest?.("a.rw-ask");
  if (link && plain) {
    event.preventDefault();
    ask(questionsIn(link.href));
  }
  const button = event.target.closest?.("[data-copy], [data-link], [data-verdict], [data-format]");
  const message = button?.closest(".rw-message");
  const status = button?.parentElement.querySelector("[role=status]");
  if (button?.dataset.copy) copy(withLinks(button.dataset.copy), status);
  if (button?.dataset.link) copy(address() + button.dataset.link, status, isPublic() ? "copied" : "copied_for_here");
  if (button?.dataset.verdict) rate(message, button.dataset.verdict);
  if (button?.dataset.format) save(button.dataset.format, message);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".rw-remark")) return;
  event.preventDefault();
  const message = event.target.closest(".rw-message");
  const verdict = message.querySelector("[data-verdict][aria-pressed=true]").dataset.verdict;
  rate(message, verdict, event.target.querySelector("input").value);
});

// On paper there is nothing to unfold, and it says what it is of and from when.
let unfolded = [];
addEventListener("beforeprint", () => {
  const date = new Date().toLocaleDateString(language === "nl" ? "nl-NL" : "en-GB", { dateStyle: "long" });
  document.documentElement.style.setProperty("--rw-made-by", JSON.stringify(word("made_by").replace("{date}", date)));
  unfolded = [...document.querySelectorAll("#rw-chat .rw-sources:not([open])")];
  unfolded.forEach((sources) => { sources.open = true; });
});
addEventListener("afterprint", () => { unfolded.forEach((sources) => { sources.open = false; }); });

// A new answer is read from its question on, in whatever scrolls: the chat or, in a low window, the page.
// Older ones that are put back above it move nobody.
let answers = 0, newest = null;
function follow() {
  const shown = document.querySelectorAll("#rw-chat [data-asked]");
  const question = [...document.querySelectorAll("#rw-chat .user-row")].at(-1), last = [...shown].at(-1);
  const rooms = element.closest("#rw-rooms");
  rooms.toggleAttribute("data-begun", Boolean(question));
  rooms.toggleAttribute("data-answered", Boolean(last));
  if (shown.length > answers && last !== newest && question) {
    question.scrollIntoView({ block: "start" });
    document.dispatchEvent(new CustomEvent("rw-answered", { detail: last }));
  }
  answers = shown.length;
  newest = last;
}

// People can type at once, but on a phone the page opens at its top. Gradio's own way would scroll.
let isReady = false;
function makeReady() {
  const textbox = document.querySelector("#rw-question textarea");
  if (isReady || !textbox) return;
  isReady = true;
  if (!isNarrow() && document.activeElement === document.body) textbox.focus({ preventScroll: true });
}
makeReady();

new MutationObserver(() => {
  makeReady();
  follow();
}).observe(element.closest(".gradio-container"), { childList: true, subtree: true });
