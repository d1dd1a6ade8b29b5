// The answers of a conversation that is put back: its questions are there at once, and these come
// after, the newest first and a few at a time, so that nobody waits for them. Runs behind kept.js in
// the same component, whose server is given.
const FIRST_FEW = 3, FEW = 10; // answers at once: as many as fill a screen, then more
const SOON = 1000; // milliseconds that need no word
let isAsking = false;

const without = () => [...document.querySelectorAll("#rw-chat [data-unanswered]")];
const askedOf = (message) => JSON.parse(message.dataset.unanswered);

async function putBack() {
  if (isAsking || isGivenUp || !without().length) return;
  isAsking = true;
  const soon = setTimeout(() => { if (!said) offer(word("putting_back")); }, SOON);
  try {
    for (let count = FIRST_FEW; without().length; count = FEW) await putBackLast(count);
    if (said === word("putting_back")) withdraw();
  } catch {
    isGivenUp = true;
    offer(word("not_put_back"), word("try_again"), () => { isGivenUp = false; putBack(); });
  }
  clearTimeout(soon);
  isAsking = false;
}

// Puts back the last answers that are not there yet.
async function putBackLast(count) {
  const asked = askedOf(without().at(-1)), first = Math.max(0, asked.length - count);
  const answers = await server.answers({ asked, first, language });
  for (const message of without()) {
    const place = askedOf(message).length - 1;
    if (place < asked.length && place >= first && asked[place] === askedOf(message)[place]) become(message, answers[place - first], current.verdicts[place]);
  }
}

// Makes an answer of its place, which stays the element that Gradio knows, rated as it was.
function become(message, html, verdict) {
  const answer = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  for (const { name } of [...message.attributes]) message.removeAttribute(name);
  for (const { name, value } of answer.attributes) message.setAttribute(name, value);
  message.replaceChildren(...answer.childNodes);
  message.querySelectorAll("[data-verdict]").forEach((button) => {
    button.setAttribute("aria-pressed", button.dataset.verdict === verdict);
  });
}
