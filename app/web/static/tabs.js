// Which tab is shown stands in the address (?tab=about); Back and Forward lead from one to another.
{
  const FIRST = "ask";
  const named = () => new URL(location).searchParams.get("tab") ?? FIRST;
  const shown = () => document.querySelector("[role=tab][aria-selected=true]")?.dataset.tabId;
  const follow = () => {
    const tab = document.querySelector(`[role=tab][data-tab-id="${CSS.escape(named())}"]`);
    if (tab && shown() !== named()) tab.click();
    return shown() !== undefined;
  };
  document.addEventListener("click", (event) => {
    const tab = event.target.closest?.("[role=tab][data-tab-id]")?.dataset.tabId;
    if (tab && tab !== named()) {
      const address = new URL(location);
      if (tab === FIRST) address.searchParams.delete("tab");
      else address.searchParams.set("tab", tab);
      address.search = address.search.replaceAll("%3A", ":"); // as links to a place have it
      history.pushState(null, "", address);
    }
    // A link to a place in the report names no tab: the report is on the first.
    if (!tab) setTimeout(follow);
  });
  addEventListener("popstate", follow);
  // Gradio makes its tabs after the header.
  if (!follow()) {
    const maker = new MutationObserver(() => { if (follow()) maker.disconnect(); });
    maker.observe(document.body, { childList: true, subtree: true });
  }
}
