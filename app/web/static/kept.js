// Nothing lost: the conversation is kept for this tab and put back, a cleared one can be had back,
// and earlier ones are listed for who wants that. Kept are questions, never answers: those are asked
// anew, so that they are of the report as it is now and nothing that was put into the storage is
// shown. Runs inside one of Gradio's HTML components.
const { word, language, fill, stored, store, conversation, questionsIn, whose, end, forgetEarlier, EARLIER } = rapportwijzer;
const find = (selector) => element.querySelector(selector);
const TAB = "rw-conversation", REMEMBER = "rw-remember", SIGNED_OUT = "rw-signed-out";
const LIST = `${EARLIER} ${whose}`;
const PATIENCE = 15000; // milliseconds
const MOST_QUESTIONS = 50, MOST_EARLIER = 20, MOST_CHARACTERS = 200000;
const remember = find(".rw-remember"), list = find(".rw-earlier");
const offered = document.querySelector("#rw-offer button"), told = document.querySelector("#rw-offer [role=status]");
const box = () => document.querySelector("#rw-question textarea");
fill(element);

// --- A conversation: what tells it from others, its questions, what was thought of the answer to
// each, and when the last was asked.

const begun = (asked = []) => ({ id: `${Date.now()}-${Math.random()}`, asked, verdicts: [], when: Date.now() });

// Returns a conversation of what a storage holds, which may be anything; null if it is none.
function asConversation(value) {
  const asked = Array.isArray(value?.asked) ? value.asked.filter((one) => typeof one === "string" && one.trim()) : [];
  if (!asked.length) return null;
  const verdicts = Array.isArray(value.verdicts) ? value.verdicts.map((one) => one && String(one)) : [];
  return { id: String(value.id), asked: asked.slice(-MOST_QUESTIONS), verdicts, when: Number(value.when) || 0 };
}

function readBack(area, key) {
  try { return JSON.parse(stored(area, key)); } catch { return null; }
}

let current = begun();
let gone = current; // the one before, once the chat is empty
let last = JSON.stringify([]); // the questions on the screen when last looked at
let isGivenUp = false; // answers could not be put back, until it is tried again
let awaited = null; // a conversation that is being put back, and what was on the screen before

// --- Said to the person, with something to do about it until so many questions are answered.

let until = 0, saying;
let said = ""; // what is said, or will be in a moment
function offer(text, label = "", act = null, questions = Infinity) {
  withdraw();
  said = text;
  saying = setTimeout(() => { told.textContent = text; }, 50); // the same text twice must be two changes
  offered.hidden = act === null;
  offered.textContent = label;
  offered.onclick = act && (() => {
    withdraw();
    act();
    box()?.focus();
  });
  until = questions;
}

function withdraw() {
  clearTimeout(saying);
  said = told.textContent = "";
  offered.hidden = true;
}

// Puts a conversation in the place of the one on the screen.
function begin(one) {
  const before = JSON.stringify(conversation());
  if (JSON.stringify(one.asked) === before) return;
  current = one;
  isGivenUp = false;
  awaited = one.asked.length ? { before, count: one.asked.length, since: Date.now() } : null;
  trigger("begun", { questions: one.asked });
}

// The same, and the one on the screen can be had back until somebody asks on.
function change(one, text, label) {
  const old = current;
  begin(one);
  if (!old.asked.length || old === current) return;
  offer(text, label, () => begin(old), one.asked.length);
  document.dispatchEvent(new Event("rw-left"));
}

// What is asked before the questions are there would take their place: it is asked right after.
const isPuttingBack = () => awaited && Date.now() - awaited.since < PATIENCE;
let held = null;
function hold(event, ask) {
  if (!isPuttingBack()) return;
  event.preventDefault();
  event.stopPropagation();
  held = ask;
}
addEventListener("keydown", (event) => {
  const isSent = event.key === "Enter" && !event.shiftKey && event.target === box();
  if (isSent) hold(event, () => document.querySelector("#rw-question .submit-button").click());
}, true);
addEventListener("click", (event) => {
  const asking = event.target.closest?.("#rw-question button, a.rw-ask");
  if (asking) hold(event, () => asking.click());
}, true);

// --- Keeping what is on the screen.

function look() {
  const asked = conversation(), text = JSON.stringify(asked);
  if (awaited) {
    if (text === awaited.before || asked.length < awaited.count) return;
    awaited = null;
    setTimeout(() => { held?.(); held = null; });
  }
  if (text === last) return;
  if (!asked.length && document.querySelector("#rw-chat .user-row")) return; // the first question is being answered
  last = text;
  if (asked.length) {
    const other = asked.findIndex((one, place) => one !== current.asked[place]);
    const verdicts = other < 0 ? current.verdicts.slice(0, asked.length) : current.verdicts.slice(0, other);
    current = { ...current, asked, verdicts, when: Date.now() };
    keep();
  } else {
    gone = current;
    current = begun();
    store("sessionStorage", TAB, null);
  }
  if (asked.length > until) withdraw();
  showEarlier();
}

function keep() {
  store("sessionStorage", TAB, JSON.stringify(current));
  if (remember.checked) keepEarlier([current, ...others()]);
}

document.addEventListener("rw-rated", ({ detail: { place, verdict } }) => {
  current.verdicts[place] = verdict;
  keep();
});

document.addEventListener("rw-cleared", () => {
  const old = current.asked.length ? current : gone;
  keepEarlier(earlier().filter((one) => one.id !== old.id));
  store("sessionStorage", TAB, null);
  current = begun();
  awaited = null;
  showEarlier();
  if (!old.asked.length) return;
  document.dispatchEvent(new Event("rw-left"));
  offer(word("conversation_cleared"), word("undo"), () => begin(old), 0);
  offered.focus();
});

document.addEventListener("rw-trouble", () => {
  if (!awaited) return;
  const lost = current;
  awaited = null;
  current = begun();
  offer(word("not_put_back"), word("try_again"), () => begin(lost));
});

find(".rw-new").addEventListener("click", () => {
  if (current.asked.length) change(begun(), word("conversation_begun"), word("to_the_last"));
  box()?.focus();
});

// On a phone the rest of what stands under the question field is behind a button.
find(".rw-more").addEventListener("click", ({ currentTarget }) => {
  const foot = element.closest("#rw-foot"), isOpen = foot.toggleAttribute("data-more");
  currentTarget.setAttribute("aria-expanded", isOpen);
});

// --- Earlier conversations, only if wanted, and only in this browser.

function earlier() {
  const kept = readBack("localStorage", LIST);
  return (Array.isArray(kept) ? kept : []).map(asConversation).filter(Boolean);
}

const others = () => earlier().filter((one) => one.id !== current.id);

function keepEarlier(all) {
  const kept = all.slice(0, MOST_EARLIER);
  while (JSON.stringify(kept).length > MOST_CHARACTERS) kept.pop();
  store("localStorage", LIST, kept.length ? JSON.stringify(kept) : null);
}

function button(label, act, name) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: name, onclick: act });
  made.append(...label);
  return made;
}

function row(one) {
  const when = new Date(one.when).toLocaleString(language === "nl" ? "nl-NL" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  const count = word(one.asked.length === 1 ? "one_question" : "questions_asked").replace("{count}", one.asked.length);
  const first = Object.assign(document.createElement("b"), { textContent: one.asked[0] });
  const about = Object.assign(document.createElement("small"), { textContent: `${count}, ${when}` });
  const open = button([first, about], () => change(one, word("conversation_opened"), word("to_the_last")), "rw-open-earlier");
  const drop = button([word("forget")], () => {
    keepEarlier(earlier().filter((each) => each.id !== one.id));
    showEarlier();
    (list.hidden ? remember : list.querySelector("summary")).focus();
  }, "rw-drop");
  drop.setAttribute("aria-label", `${word("forget")}: ${one.asked[0]}`);
  const item = document.createElement("li");
  item.append(open, drop);
  return item;
}

function showEarlier() {
  const shown = remember.checked ? others() : [];
  list.hidden = !shown.length;
  find(".rw-count").textContent = shown.length;
  list.querySelector("ul").replaceChildren(...shown.map(row));
}

function forgetAll() {
  forgetEarlier();
  if (remember.checked && current.asked.length) keepEarlier([current]);
  showEarlier();
  offer(word("all_forgotten"));
}

find(".rw-forget-all").addEventListener("click", () => {
  forgetAll();
  remember.focus();
});

remember.checked = stored("localStorage", REMEMBER) === "yes";
remember.addEventListener("change", () => {
  store("localStorage", REMEMBER, remember.checked ? "yes" : null);
  if (!remember.checked) return forgetAll();
  if (current.asked.length) keepEarlier([current]);
  showEarlier();
});

// --- Signing out leaves nothing, in no tab.

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[action=sign-out]")) return;
  store("localStorage", SIGNED_OUT, String(Date.now())); // told to the other tabs
  end();
  for (const key of [REMEMBER, SIGNED_OUT]) store("localStorage", key, null);
  forgetEarlier();
});

addEventListener("storage", (event) => {
  if (event.key === SIGNED_OUT && event.newValue) {
    end();
    location.reload();
  }
  remember.checked = stored("localStorage", REMEMBER) === "yes";
  showEarlier();
});

// --- Opening the page: what a link asks, else what was there before.

function takeLinked() {
  const address = new URL(location), linked = questionsIn(address);
  if (!linked.length) return null;
  address.searchParams.delete("q");
  address.hash = "";
  history.replaceState(null, "", address.href.replace(/#$/, ""));
  return begun(linked.slice(-MOST_QUESTIONS));
}

function openLinked() {
  const linked = takeLinked();
  if (linked) change(linked, word("link_opened"), word("to_the_last"));
}

const kept = asConversation(readBack("sessionStorage", TAB));
if (kept) current = kept;
const opening = takeLinked();
if (opening) change(opening, word("link_opened"), word("to_the_last"));
else if (kept) begin(kept);
showEarlier();
list.open = !list.hidden && !current.asked.length;
addEventListener("hashchange", openLinked);

new MutationObserver(() => { look(); putBack(); }).observe(element.closest(".gradio-container"), { childList: true, subtree: true });
