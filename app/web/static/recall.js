// What is being typed outlasts a reload, and arrow-up recalls what was asked before.
{
  const { stored, store } = rapportwijzer;
  const TYPED = "rw-typed";
  const box = () => document.querySelector("#rw-question textarea");
  const write = (text) => {
    const area = box();
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.setSelectionRange(text.length, text.length);
  };

  addEventListener("pagehide", () => { store("sessionStorage", TYPED, box()?.value || null); });

  const unsent = stored("sessionStorage", TYPED);
  store("sessionStorage", TYPED, null);
  // Gradio makes the box when it likes, and empties it once more when it is done.
  let isDone = !unsent;
  for (const name of ["keydown", "pointerdown", "input"]) document.addEventListener(name, (event) => { isDone ||= event.isTrusted; });
  (function putBack(times) {
    if (isDone || !times) return;
    if (box() && !box().value) write(unsent);
    setTimeout(putBack, 100, times - 1);
  })(30);

  let recalled = -1; // place of the question that was recalled, from the first
  document.addEventListener("keydown", (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.isComposing);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !isPlain || event.target !== box()) return;
    const asked = [...document.querySelectorAll("#rw-chat .user-row .message-content")].map((one) => one.dataset.sent ?? one.textContent.trim());
    const text = box().value;
    if (!text) recalled = asked.length;
    else if (text !== asked[recalled] || box().selectionEnd < text.length) return; // it is being changed
    const place = recalled + step;
    if (place > asked.length) return;
    event.preventDefault(); // the caret stays, too, where there is no earlier question
    if (place < 0) return;
    recalled = place;
    write(asked[place] ?? "");
  });
}
