// The Evaluation tab: a question file picked, looked at, mended, asked and shown. Runs inside one
// of Gradio's HTML components: element and server are given.
const { word, language, store, stored } = rapportwijzer;
const find = (selector) => element.querySelector(selector);
const text = find(".rw-questions");
const JOB = "rw-evaluation-job";
const POLL = 400; // milliseconds
let name = "questions.jsonl";
let current = null;
let before = null;

rapportwijzer.fill(element);

function say(message) { find(".rw-status").textContent = message; }

// Returns a reply of the server, or null after saying why there is none.
async function call(work) {
  try {
    const reply = await work();
    if (!reply.error) return reply;
    say(reply.error);
  } catch {
    say(word("no_connection"));
  }
  return null;
}

// What is asked: one of the sets, or what stands in the text box.
function asked() {
  const set = find(".rw-set").value;
  return { set, language, ...(set === "own" ? { name, text: text.value } : {}) };
}

function showOwn() { find(".rw-own").hidden = find(".rw-set").value !== "own"; }

function isTooLarge(size) {
  const most = Number(text.dataset.mostBytes);
  if (size > most) say(word("problem_too_large").replace("{most}", most / 1000));
  return size > most;
}

async function check() {
  if (isTooLarge(new Blob([text.value]).size)) return null;
  say(word("workbench_checking"));
  const found = await call(() => server.check(asked()));
  if (!found) return null;
  find(".rw-problems").innerHTML = found.html;
  say(found.text);
  return found;
}

async function run() {
  const checked = await check();
  if (!checked || checked.errors) return;
  const started = await call(() => server.start({ ...asked(), system: find(".rw-system").value }));
  if (!started) return;
  find(".rw-run").disabled = true;
  await follow(started.job);
  find(".rw-run").disabled = false;
}

// Asks how far a run is until it is over, then shows it.
async function follow(job) {
  const bar = find("progress");
  bar.hidden = false;
  let lost = 0;
  for (;;) {
    const far = await call(() => server.progress({ job, language }));
    if (!far && ++lost > 20) return;
    if (far) {
      lost = 0;
      bar.max = far.total || 1;
      if (far.state === "waiting") bar.removeAttribute("value");
      else bar.value = far.done || 0;
      say(far.text);
      if (far.state === "failed") { bar.hidden = true; return; }
      if (far.state === "finished") break;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
  bar.hidden = true;
  before = current;
  current = job;
  store("sessionStorage", JOB, JSON.stringify({ current, before }));
  await show();
}

async function show() {
  const shown = await call(() => server.result({ job: current, before, language }));
  if (!shown) return;
  find(".rw-result").innerHTML = shown.html;
  find(".rw-result-part").hidden = false;
}

// The questions of a run come without their insides, which are fetched when one is opened.
element.addEventListener("toggle", async (event) => {
  const question = event.target.closest?.("details[data-id]");
  if (!question?.open || question.dataset.filled) return;
  const found = await call(() => server.question({ job: current, id: question.dataset.id, language }));
  if (!found) return;
  question.lastElementChild.innerHTML = found.html;
  question.dataset.filled = "yes";
}, true);

async function download(kind) {
  const file = await call(() => server.download({ job: current, before, kind, language }));
  if (!file) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([file.text], { type: `${file.type};charset=utf-8` }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Marks a line in the text box, so that it can be mended.
function goTo(line) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  find(".rw-set").value = "own";
  showOwn();
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  text.scrollTop = text.scrollHeight * ((line - 1) / lines.length);
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.line) goTo(Number(button.dataset.line));
  if (button.matches(".rw-check")) check();
  if (button.dataset.kind) download(button.dataset.kind);
});

find("form").addEventListener("submit", (event) => { event.preventDefault(); run(); });

element.addEventListener("change", async (event) => {
  if (event.target.matches(".rw-set")) {
    showOwn();
    find(".rw-problems").replaceChildren();
    say("");
  }
  if (event.target.matches(".rw-mistakes")) {
    find(".rw-all").classList.toggle("rw-only-mistakes", event.target.checked);
  }
  if (event.target.matches(".rw-file")) {
    const file = event.target.files[0];
    if (!file || isTooLarge(file.size)) return;
    name = file.name;
    text.value = await file.text();
    await check();
  }
});

// After a change of language the last run is shown again.
const last = JSON.parse(stored("sessionStorage", JOB) ?? "null");
if (last?.current) { ({ current, before } = last); show(); }
showOwn();
