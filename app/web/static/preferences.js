// Language and appearance, set before Gradio reads them, and what the other scripts share.
const rapportwijzer = (() => {
  const stored = (store, key) => { try { return window[store].getItem(key); } catch { return null; } };
  let isOver = false; // signed out: nothing is kept any more, whatever a page keeps when it is left
  const store = (store, key, value) => {
    if (isOver && value !== null) return;
    try {
      if (value === null) window[store].removeItem(key);
      else window[store].setItem(key, value);
    } catch { /* a browser that stores nothing still works */ }
  };
  const home = new URL(".", location).pathname; // where the page is: "/", or "/rapport/"
  const chosen = document.cookie.match(/(?:^|; )rw-language=(nl|en)/)?.[1];
  const language = (chosen ?? navigator.language).toLowerCase().startsWith("en") ? "en" : "nl";
  // Gradio shows its own texts in the language of the navigator.
  Object.defineProperty(navigator, "language", { get: () => language });
  Object.defineProperty(navigator, "languages", { get: () => [language] });
  document.documentElement.lang = language;

  // What a tab keeps is of one page, one report and one person, and goes with any of them.
  const owner = document.cookie.match(/(?:^|; )rw-owner=(\w+)/)?.[1] ?? "";
  const whose = `${home} ${REPORT} ${owner}`;
  const EARLIER = "rw-earlier"; // how the names of lists of earlier conversations begin
  function forget(area, start) {
    try {
      Object.keys(window[area]).filter((key) => key.startsWith(start)).forEach((key) => window[area].removeItem(key));
    } catch { /* nothing is stored */ }
  }
  const forgetTab = () => forget("sessionStorage", "rw-");
  const forgetEarlier = () => forget("localStorage", EARLIER);
  function end() {
    isOver = true;
    forgetTab();
  }
  if (stored("sessionStorage", "rw-whose") !== whose) forgetTab();
  store("sessionStorage", "rw-whose", whose);

  const theme = stored("localStorage", "rw-theme");
  if (theme) {
    const address = new URL(location);
    address.searchParams.set("__theme", theme);
    history.replaceState(null, "", address);
  }
  const word = (key) => WORDING[key][language];

  function fill(element) {
    element.querySelectorAll("[data-word]").forEach((part) => { part.textContent = word(part.dataset.word); });
    element.querySelectorAll("[data-label]").forEach((part) => {
      const label = word(part.dataset.label);
      part.setAttribute("aria-label", label);
      if (part.matches("button, select")) part.title = label; // some show a sign alone
    });
  }

  function chooseLanguage(wanted) {
    document.cookie = `rw-language=${wanted}; path=${home}; max-age=31536000; SameSite=Lax`;
    location.reload();
  }

  function chooseTheme(wanted) {
    store("localStorage", "rw-theme", wanted === "system" ? null : wanted);
    const dark = wanted === "dark" || (wanted === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    document.body.classList.toggle("dark", dark);
    document.body.style.background = "var(--body-background-fill)";
  }

  // Gradio tells trouble in English and by a passing note; the page tells it in words.
  let trouble = "no_connection";
  function tell(key) {
    trouble = key;
    document.dispatchEvent(new Event("rw-trouble"));
  }
  const request = window.fetch;
  window.fetch = async (...wanted) => {
    let response;
    try {
      response = await request(...wanted);
    } catch (error) {
      if (error.name !== "AbortError") tell("no_connection");
      throw error;
    }
    if (response.status === 401) {
      tell("no_connection");
      location.assign(`sign-in?next=${encodeURIComponent(location.pathname + location.search)}${location.hash}`);
    }
    const isTooLong = response.status === 413 && response.url.includes("/queue/join");
    if (response.status < 500 && response.status !== 429 && !isTooLong) return response;
    tell(isTooLong ? "conversation_too_long" : [429, 503].includes(response.status) ? "busy" : "no_connection");
    return Response.json({ detail: word(trouble) }, { status: 500 });
  };

  // The questions of the conversation on the screen: every answer carries those that led to it, and
  // so does the place of one that is still to be put back.
  function conversation() {
    const last = [...document.querySelectorAll("#rw-chat [data-asked], #rw-chat [data-unanswered]")].at(-1);
    return last ? JSON.parse(last.dataset.asked ?? last.dataset.unanswered) : [];
  }

  // What a link asks: behind "#", which reaches no server; older links have it in the query.
  function questionsIn(link) {
    const { searchParams, hash } = new URL(link);
    return [...searchParams.getAll("q"), ...new URLSearchParams(hash.slice(1)).getAll("q")];
  }

  const address = () => location.origin + location.pathname;

  // Whether others can follow a link to this address: not one of this machine or an office's network.
  const LOCAL = /^[^.]*$|^\[|\.(localhost|local|internal|test|invalid|home\.arpa)$|^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\.[\d.]+$/;
  const isPublic = () => !LOCAL.test(location.hostname);

  // The reading room then stands under the chat, not beside it.
  const isNarrow = () => matchMedia("(max-width: 40rem)").matches;

  // Puts a file that the server made, {name, type, text or base64}, among the browser's downloads.
  function download(file) {
    const link = document.createElement("a");
    const type = file.base64 ? file.type : `${file.type};charset=utf-8`;
    const content = file.base64 ? Uint8Array.from(atob(file.base64), (one) => one.charCodeAt(0)) : file.text;
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = file.name;
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 10000);
  }

  return { language, theme, word, fill, stored, store, trouble: () => word(trouble), chooseLanguage, chooseTheme, conversation, questionsIn, whose, end, forgetEarlier, EARLIER, address, isPublic, isNarrow, download };
})();
