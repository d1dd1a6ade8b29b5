// Which reports a question is put to: shown where there are several, kept for this tab, and put in
// front of each question ("@id How many …?"), where app/answer/reports/chosen.py reads them. Runs
// inside one of Gradio's HTML components: element is given.
const { word, fill, stored, store, language } = rapportwijzer;
const KEY = "rw-reports", CHOSEN = /^(?:@([\w-]{1,100})\s+)+/;
const chooser = element.querySelector(".rw-chooser"), field = chooser.querySelector("fieldset");
const ofAll = field.querySelector("input");
fill(element);

let chosen = []; // ids; none for all
let isTouched = false; // since something was asked
try { chosen = JSON.parse(stored("sessionStorage", KEY)) ?? []; } catch { /* what is kept may be anything */ }
chosen = Array.isArray(chosen) ? chosen.filter((id) => /^[\w-]{1,100}$/.test(id)) : [];

const idsOf = (question) => (question.match(CHOSEN)?.[0] ?? "").split(/\s+/).filter(Boolean).map((one) => one.slice(1));
const boxes = () => [...field.querySelectorAll("input")].filter((box) => box !== ofAll);

function choose(ids) {
  const known = boxes().map((box) => box.value);
  chosen = ids.filter((id) => known.includes(id));
  store("sessionStorage", KEY, chosen.length ? JSON.stringify(chosen) : null);
  boxes().forEach((box) => { box.checked = chosen.includes(box.value); });
  ofAll.checked = !chosen.length;
  const titles = boxes().filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
  const many = word("some_reports").replace("{count}", chosen.length).replace("{all}", known.length);
  chooser.querySelector("summary b").textContent = titles.length > 1 ? many : (titles[0] ?? word("all_reports"));
  document.dispatchEvent(new Event("rw-chosen"));
}
rapportwijzer.chosen = () => chosen;

// The reports there are, as the reading room is told them with whatever it opens.
function list() {
  const reports = rapportwijzer.reports ?? [];
  if (JSON.stringify(reports) === field.dataset.reports) return;
  field.dataset.reports = JSON.stringify(reports);
  boxes().forEach((box) => box.parentElement.remove());
  for (const [id, title] of reports) {
    const label = document.createElement("label");
    label.append(Object.assign(document.createElement("input"), { type: "checkbox", value: id }), ` ${title}`);
    field.append(label);
  }
  chooser.hidden = reports.length < 2;
  if (chooser.hidden) return document.dispatchEvent(new Event("rw-chosen"));
  choose(chosen); // what is kept stays until they are known
  const what = document.querySelector(`.rw-what.rw-in-${language} p`);
  if (what) what.textContent = word("first_line_several").replace("{count}", reports.length);
}
document.addEventListener("rw-reports", list);
list();

// A question shows the names of its reports, not their ids; what was sent stays beside it (data-sent).
// Only the text of Gradio's own node changes, which it writes anew when the question does.
const named = new WeakMap();
function nameReports() {
  const titles = new Map(rapportwijzer.reports ?? []);
  const nameOf = (id) => (["alle", "all"].includes(id) ? word("all_reports") : titles.get(id) ?? `@${id}`);
  for (const asked of document.querySelectorAll("#rw-chat .user-row .message-content")) {
    const text = document.createTreeWalker(asked, NodeFilter.SHOW_TEXT).nextNode();
    if (!text || named.get(text) === text.nodeValue) continue;
    const sent = text.nodeValue.trim(), ids = idsOf(sent);
    if (ids.length) asked.dataset.sent = sent;
    else delete asked.dataset.sent;
    if (ids.length) text.nodeValue = `${ids.map(nameOf).join(", ")}: ${sent.replace(CHOSEN, "")}`;
    named.set(text, text.nodeValue);
  }
}
new MutationObserver(() => { if (!chooser.hidden) nameReports(); })
  .observe(element.closest(".gradio-container"), { childList: true, characterData: true, subtree: true });

field.addEventListener("change", ({ target }) => {
  isTouched = true;
  choose(target === ofAll ? [] : boxes().filter((box) => box.checked).map((box) => box.value));
});
chooser.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !chooser.open) return;
  chooser.open = false;
  chooser.querySelector("summary").focus();
});

// What is sent of a question; one that names its reports stays as it is.
rapportwijzer.asking = (question) => {
  isTouched = false;
  chooser.open = false;
  const isPlain = chosen.length && question?.trim() && !CHOSEN.test(question);
  return isPlain ? `${chosen.map((id) => `@${id}`).join(" ")} ${question}` : question;
};

// A conversation that is put back, or opened by a link, brings its choice.
document.addEventListener("rw-answered", ({ detail }) => {
  const last = JSON.parse(detail.dataset.asked).at(-1) ?? "";
  const ids = idsOf(last);
  if (!isTouched && !ids.some((id) => ["alle", "all"].includes(id))) choose(ids);
});
