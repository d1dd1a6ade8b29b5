// The page as printed, beside the text: what is shown of both, how large, and where.
// Runs before reading_room.js in the same component: element and server are given.
const printed = (() => {
  const reading = element.querySelector(".rw-reading");
  const pane = element.querySelector(".rw-printed");
  const sheets = element.querySelector(".rw-sheets");
  const choices = element.querySelector(".rw-either-printed");
  const KEY = "rw-printed", USUAL = "both";
  const ZOOMS = [1, 1.25, 1.5, 2, 2.5, 3];
  const ON_A_PHONE = 2; // a place in the list: a column of text is as wide as the screen
  const MARGIN = 16; // pixels
  let zoom = 0; // a place in the list
  let latest = 0;
  let wanted = null; // the page that is read, which is drawn only where somebody looks at pictures

  const chosen = () => element.querySelector("input[name=rw-printed]:checked").value;

  function apply() {
    const isShown = wanted !== null && chosen() !== "text";
    pane.hidden = !isShown;
    if (wanted === null) delete reading.dataset.printed;
    else reading.dataset.printed = chosen();
  }

  // Brings the boxes into the pane, which alone scrolls: all of them if they fit, else the first.
  function aim() {
    const boxes = [...sheets.querySelectorAll("rect")].map((box) => box.getBoundingClientRect());
    if (!boxes.length) return sheets.scrollTo(0, 0);
    const view = sheets.getBoundingClientRect();
    const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
    const x = right - left < view.width ? (left + right - view.width) / 2 : left - MARGIN;
    const y = bottom - top < view.height ? (top + bottom - view.height) / 2 : boxes[0].top - view.height / 3;
    sheets.scrollBy(x - view.left, y - view.top);
  }

  async function draw() {
    apply();
    if (pane.hidden || wanted.isDrawn) return;
    const mine = ++latest, request = wanted;
    request.isDrawn = true;
    sheets.setAttribute("aria-busy", "true");
    if (!sheets.firstChild) sheets.innerHTML = `<p class="rw-hint">${rapportwijzer.word("printed_drawing")}</p>`;
    let html;
    try {
      html = await server.printed({ ...request, language: rapportwijzer.language });
    } catch {
      html = "";
      request.isDrawn = false;
    }
    if (mine !== latest) return; // another page is read by now
    sheets.innerHTML = html;
    sheets.removeAttribute("aria-busy");
    if (!html) sheets.textContent = rapportwijzer.trouble();
    aim();
  }

  // The page that is read now, and the sentence that is cited on it; nothing where there are no pictures.
  function show(opened, sentence) {
    const has = Boolean(opened.has_pictures) && opened.page !== null;
    choices.hidden = !opened.has_pictures;
    wanted = has ? { report: opened.report, page: opened.page, sentence } : null;
    return draw();
  }

  // What is in the middle stays there.
  function enlarge(to) {
    zoom = Math.max(0, Math.min(ZOOMS.length - 1, to));
    const x = (sheets.scrollLeft + sheets.clientWidth / 2) / sheets.scrollWidth;
    const y = (sheets.scrollTop + sheets.clientHeight / 2) / sheets.scrollHeight;
    sheets.style.setProperty("--rw-zoom", ZOOMS[zoom]);
    pane.querySelector("output").textContent = `${100 * ZOOMS[zoom]}%`;
    pane.querySelector(".rw-zoom-out").disabled = zoom === 0;
    pane.querySelector(".rw-zoom-in").disabled = zoom === ZOOMS.length - 1;
    sheets.scrollTo(x * sheets.scrollWidth - sheets.clientWidth / 2, y * sheets.scrollHeight - sheets.clientHeight / 2);
  }

  pane.querySelector(".rw-zoom-out").addEventListener("click", () => enlarge(zoom - 1));
  pane.querySelector(".rw-zoom-in").addEventListener("click", () => enlarge(zoom + 1));
  sheets.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return; // the browser's own zoom
    const to = { "+": zoom + 1, "=": zoom + 1, "-": zoom - 1, 0: 0 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    enlarge(to);
  });
  choices.addEventListener("change", () => {
    rapportwijzer.store("localStorage", KEY, chosen() === USUAL ? null : chosen());
    draw();
  });
  document.addEventListener("rw-room", () => requestAnimationFrame(aim));

  const kept = rapportwijzer.stored("localStorage", KEY);
  const first = [...choices.querySelectorAll("input")];
  (first.find((one) => one.value === kept) ?? first.find((one) => one.value === USUAL)).checked = true;
  enlarge(rapportwijzer.isNarrow() ? ON_A_PHONE : 0);
  return { show };
})();

