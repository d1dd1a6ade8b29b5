// Questions to begin with about the reports that are chosen, where there are several; they come as the
// server finds them. Runs in the component of question_field.js: element and server are given.
const MOST_WAIT = 8000; // milliseconds between two looks
const begin = element.querySelector(`.rw-in-${rapportwijzer.language} .rw-begin`), ofOne = begin.innerHTML;
const rooms = document.querySelector("#rw-rooms");
let look = 0, shown = "";

async function showFirstQuestions(mine, wait) {
  if (rooms.hasAttribute("data-begun") || mine !== look) return;
  if ((rapportwijzer.reports ?? []).length < 2) {
    begin.innerHTML = ofOne;
    shown = "";
    return;
  }
  const reports = rapportwijzer.chosen?.() ?? [];
  let found;
  try {
    found = await server.begin({ reports, language: rapportwijzer.language });
  } catch {
    return; // what stands there can be asked as well
  }
  if (mine !== look) return; // others were chosen meanwhile
  // Until the first are found, those that stand there by themselves are asked of all reports.
  const isNothing = !found.is_whole && !found.html.includes("<li>") && !reports.length;
  if (shown !== found.html && !isNothing) begin.innerHTML = shown = found.html;
  if (!found.is_whole) setTimeout(showFirstQuestions, wait, mine, Math.min(2 * wait, MOST_WAIT));
}
const lookAnew = () => { if (rapportwijzer.reports) showFirstQuestions(++look, 500); };
document.addEventListener("rw-chosen", lookAnew);
// A conversation that is cleared leaves the first screen, of what is chosen by then.
new MutationObserver(lookAnew).observe(rooms, { attributeFilter: ["data-begun"] });
