// The Evaluation tab: a question file picked, looked at, mended, asked and shown. Runs inside one
// of Gradio's HTML components: element and server are given.
const { word, trouble, language, store, stored } = rapportwijzer;
const find = (selector) => element.querySelector(selector);
const text = find(".rw-questions");
const STATE = "rw-evaluation";
const RESULT = "rw-evaluation-result"; // kept by this tab alone: the server soon forgets it
const POLL = 400; // milliseconds
let name = word("workbench_own");
let current = null;
let before = null;
let running = null;
let kept = null;
let sheet = null; // what was found in a spreadsheet, whose words hold until its text is changed

rapportwijzer.fill(element);

function say(message) { find(".rw-status").textContent = message; }

// Returns a reply of the server, or null after saying why there is none.
async function call(work) {
  try {
    const reply = await work();
    if (!reply.error) return reply;
    say(reply.error);
  } catch {
    say(trouble());
  }
  return null;
}

// What is asked: one of the sets, or what stands in the text box.
function asked() {
  const set = find(".rw-set").value;
  return { set, language, ...(set === "own" ? { name, text: text.value } : {}) };
}

// The columns may be open, so that what was found stands below the fold.
function showCheck() { find(".rw-status").scrollIntoView({ block: "center" }); }

function showOwn() {
  const isOwn = find(".rw-set").value === "own";
  element.querySelectorAll(".rw-own").forEach((part) => { part.hidden = !isOwn; });
  if (!isOwn || find(".rw-system").selectedIndex) find(".rw-other-part").open = true;
}

function isTooLarge(size) {
  const most = Number(text.dataset.mostBytes);
  if (size <= most) return false;
  find(".rw-problems").replaceChildren();
  say(word("problem_too_large").replace("{most}", most / 1000));
  return true;
}

// Reads a spreadsheet into the text box, one question a line, and says what is wrong with its rows.
async function readTable(content) {
  say(word("workbench_checking"));
  let binary = "";
  new Uint8Array(content).forEach((byte) => { binary += String.fromCharCode(byte); });
  find(".rw-run").disabled = true; // there is nothing to ask until it is read
  const found = await call(() => server.table({ name, base64: btoa(binary), language }));
  find(".rw-run").disabled = Boolean(running);
  if (!found) return;
  text.value = found.lines;
  sheet = { ...found, lines: text.value };
  find(".rw-problems").innerHTML = found.html;
  say(found.text);
}

async function check() {
  if (find(".rw-set").value === "own" && isTooLarge(new Blob([text.value]).size)) return null;
  say(word("workbench_checking"));
  const isSheet = find(".rw-set").value === "own" && text.value === sheet?.lines;
  const found = isSheet ? sheet : await call(() => server.check(asked()));
  if (!found) return null;
  find(".rw-problems").innerHTML = found.html;
  say(found.text);
  return found;
}

async function run() {
  setRunning(true);
  const job = await start();
  if (job) await follow(job);
  setRunning(false);
}

// Returns the name of a run that was started, or null after saying why there is none.
async function start() {
  const checked = await check();
  if (!checked) return null;
  if (checked.errors) {
    say(`${checked.text} ${word("workbench_has_errors")}`);
    find(".rw-problems").scrollIntoView({ block: "nearest" });
    return null;
  }
  const started = await call(() => server.start({ ...asked(), system: find(".rw-system").value }));
  return started?.job ?? null;
}

function setRunning(is) {
  find(".rw-run").disabled = is;
  find(".rw-stop").hidden = !is;
}

// Asks how far a run is until it is over, then shows it.
async function follow(job) {
  const bar = find("progress");
  running = job;
  bar.hidden = false;
  let state = await progress(bar);
  while (state === "waiting" || state === "asking" || state === "scoring") {
    await new Promise((resolve) => setTimeout(resolve, POLL));
    state = await progress(bar);
  }
  bar.hidden = true;
  running = null;
  if (state !== "finished") return;
  before = current;
  current = job;
  await show();
  find(".rw-result h2")?.focus({ preventScroll: true });
  element.scrollIntoView();
}

// Returns how far the run is. Without a connection it may still go on: it is asked for again.
async function progress(bar) {
  const far = await call(() => server.progress({ job: running, language }));
  if (!far) return "asking";
  bar.max = far.total || 1;
  if (far.state === "waiting") bar.removeAttribute("value");
  else bar.value = far.done || 0;
  say(far.text);
  return far.state;
}

// Shows the result of the run; what is kept of it if the server no longer knows it.
async function show() {
  const shown = await call(() => server.result({ job: current, before, language }));
  const html = shown?.html ?? kept?.html;
  if (shown) kept = { job: current, language, html };
  if (html) put(html);
}

function put(html) {
  find(".rw-result-part").hidden = !html;
  find(".rw-result").innerHTML = html;
  find(".rw-published")?.toggleAttribute("hidden", Boolean(html));
}

function clear() {
  call(() => server.forget({ job: current, before }));
  current = before = kept = null;
  put("");
  say("");
  find(".rw-file").focus();
}

// A change of language loads the page anew: the file, the choices and the result come along.
addEventListener("pagehide", () => {
  const state = { current, before, running, name, set: find(".rw-set").value, system: find(".rw-system").value };
  store("sessionStorage", STATE, JSON.stringify({ ...state, text: text.value }));
  store("sessionStorage", RESULT, kept && JSON.stringify(kept));
});

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
  if (file) rapportwijzer.download(file);
}

async function template(kind) {
  const file = await call(() => server.template({ kind, language }));
  if (file) rapportwijzer.download(file);
}

// Marks a line in the text box, so that it can be mended.
function goTo(line, column) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const end = start + (lines[line - 1] ?? "").length;
  find(".rw-set").value = "own";
  showOwn();
  find(".rw-text-part").open = true;
  text.focus();
  // The caret goes first, so that the place of the error is scrolled into view.
  text.setSelectionRange(Math.min(end, start + column - 1), end);
  text.scrollTop = text.scrollHeight * ((line - 1) / lines.length);
}

element.addEventListener("click", (event) => {
  // The same file, mended, can be chosen again; until then its name stands there.
  if (event.target.matches(".rw-file")) event.target.value = "";
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.line) goTo(Number(button.dataset.line), Number(button.dataset.column));
  if (button.matches(".rw-check")) check();
  if (button.matches(".rw-stop")) call(() => server.stop({ job: running }));
  if (button.dataset.template) template(button.dataset.template);
  if (button.matches(".rw-clear")) clear();
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
    if (!file) return;
    name = file.name;
    const content = await file.arrayBuffer();
    if (isTooLarge(content.byteLength)) return;
    if (/\.(xlsx|xlsm|csv|tsv)$/i.test(name)) {
      await readTable(content);
      return void showCheck();
    }
    try {
      text.value = new TextDecoder("utf-8", { fatal: true }).decode(content);
    } catch {
      say(word("workbench_not_text"));
      return;
    }
    await check();
    showCheck();
  }
});

const last = JSON.parse(stored("sessionStorage", STATE) ?? "null");
if (last) {
  ({ current, before, name } = last);
  text.value = last.text;
  find(".rw-set").value = last.set;
  find(".rw-system").value = last.system;
  kept = JSON.parse(stored("sessionStorage", RESULT) ?? "null");
  if (kept?.job !== current) kept = null;
  if (kept?.language === language) put(kept.html);
  else if (current) show();
  if (last.running) { setRunning(true); follow(last.running).then(() => setRunning(false)); }
}
showOwn();
