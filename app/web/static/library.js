// The page of reports: a file is sent, looked at and taken in or let go; reports are renamed and removed.
{
  const LOOK_EVERY = 700; // milliseconds
  const OVER = ["", "done", "failed", "ready"]; // nothing happens by itself
  const { language } = document.body.dataset;
  const main = document.querySelector(".rw-library");
  const form = main.querySelector(".rw-add"), state = main.querySelector(".rw-state"), list = main.querySelector(".rw-list");
  const cancel = main.querySelector(".rw-cancel"), stopped = main.querySelector(".rw-stopped");
  const problem = form.querySelector(".rw-problem"), ofMembers = main.querySelector(".rw-of-members");
  const say = (key) => WORDING[key][language];
  let sending = null, stage = null, members = list.innerHTML, looking = 0;

  rapportwijzer.chooseTheme(rapportwijzer.theme ?? "system");
  const address = new URL(location);
  address.searchParams.delete("__theme");
  history.replaceState(null, "", address);
  const themes = document.querySelector(".rw-theme");
  themes.value = rapportwijzer.theme ?? "system";
  themes.addEventListener("change", () => { rapportwijzer.chooseTheme(themes.value); });
  document.querySelectorAll(".rw-bar [data-language]").forEach((button) => {
    button.addEventListener("click", () => { rapportwijzer.chooseLanguage(button.dataset.language); });
  });
  document.querySelector(".rw-bar form").addEventListener("submit", () => { rapportwijzer.forgetEarlier(); rapportwijzer.end(); });

  async function change(wanted) {
    try {
      const answer = await fetch("library/change", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ...wanted, language }) });
      const told = await answer.json();
      return told.error ?? told.detail ?? (answer.ok ? "" : say("no_connection_here"));
    } catch {
      return say("no_connection_here");
    }
  }

  function show(told) {
    const isNew = told.stage !== stage || (stage === "done" && told.html !== shown);
    if (isNew) {
      state.innerHTML = shown = told.html;
      if (told.stage === "ready") state.querySelector("#rw-review").focus();
    }
    stage = told.stage;
    const bar = state.querySelector("progress[value]");
    if (bar && stage !== "received") bar.value = told.share;
    const pages = state.querySelector(".rw-pages");
    if (pages) pages.textContent = told.pages;
    form.hidden = stage !== "";
    cancel.hidden = OVER.includes(stage) || stage === "written";
    if (told.members !== members && !list.contains(document.activeElement)) list.innerHTML = members = told.members;
  }
  let shown = state.innerHTML;

  async function look() {
    clearTimeout(looking);
    try {
      const answer = await fetch(`library/state?language=${language}`);
      if (answer.ok) show(await answer.json());
    } catch { /* the next look may tell */ }
    const isWaiting = !OVER.includes(stage) || (stage === "done" && !state.querySelector("a"));
    if (isWaiting) looking = setTimeout(look, LOOK_EVERY);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const file = form.querySelector("#rw-file").files[0];
    stopped.textContent = problem.textContent = "";
    if (!file) return;
    if (file.size > Number(document.body.dataset.most)) {
      problem.textContent = say("adding_failed_large").replace("{bytes}", document.body.dataset.most / 1e6);
      return;
    }
    const wish = (name) => form.querySelector(name).value.trim();
    problem.textContent = await change({ do: "begin", name: file.name, title: wish("#rw-title"), id: wish("#rw-id"), ocr: form.querySelector("#rw-ocr")?.checked ?? false });
    if (problem.textContent) return;
    await look();
    cancel.focus();
    sending = new XMLHttpRequest();
    sending.open("POST", "library/file");
    sending.setRequestHeader("content-type", "application/octet-stream");
    sending.upload.addEventListener("progress", (one) => {
      const bar = state.querySelector("progress");
      if (bar && stage === "received") bar.value = one.loaded / one.total;
    });
    sending.addEventListener("loadend", () => { sending = null; look(); });
    sending.send(file);
  });

  async function stop() {
    sending?.abort();
    const error = await change({ do: "stop" });
    await look();
    stopped.textContent = error || say("adding_stopped");
    form.querySelector("#rw-file").value = "";
    if (!form.hidden) form.querySelector("#rw-file").focus();
  }

  main.addEventListener("click", async (event) => {
    const { do: wanted, remove } = event.target.closest("button")?.dataset ?? {};
    stopped.textContent = "";
    if (wanted === "stop") await stop();
    if (wanted === "take_in" || wanted === "forget") {
      if (wanted === "forget") form.reset();
      await change({ do: wanted });
      await look();
      if (wanted === "take_in") cancel.focus();
      else form.querySelector("#rw-file").focus();
    }
    if (remove) await changed({ do: "remove", id: remove }, "adding_removed");
  });

  // Afterwards the list is another, so what was worked with is gone: its title is gone to.
  async function changed(wanted, key) {
    const error = await change(wanted);
    ofMembers.textContent = error || say(key);
    if (error) return;
    document.querySelector("#rw-members-title").focus();
    await look();
  }
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    const { id } = event.target.dataset;
    changed({ do: "rename", id, title: event.target.elements.title.value.trim() }, "adding_renamed");
  });

  // A page is drawn when somebody wants to see it.
  state.addEventListener("toggle", (event) => {
    const { picture, alt } = event.target.dataset;
    if (!picture || !event.target.open || event.target.querySelector("img")) return;
    const image = Object.assign(new Image(), { src: picture, alt });
    image.addEventListener("error", () => { image.replaceWith(say("adding_no_picture")); });
    event.target.append(image);
  }, true);

  look();
}
