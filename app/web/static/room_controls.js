// What stands above the text is kept low: in a narrow window search and choices are behind one button,
// and the list of what was found folds to its first line once something else is read. Runs before
// reading_room.js in the same component: element is given.
const controls = (() => {
  const reading = element.querySelector(".rw-reading");
  const more = element.querySelector(".rw-more-ways");
  const list = element.querySelector(".rw-results");

  function unfold(isUnfolded) {
    reading.toggleAttribute("data-ways", isUnfolded);
    more.setAttribute("aria-expanded", isUnfolded);
  }

  more.addEventListener("click", () => {
    unfold(!reading.hasAttribute("data-ways"));
    showFound();
  });

  const showFound = () => list.removeAttribute("data-folded");
  list.addEventListener("click", (event) => {
    if (!event.target.closest(".rw-show-found")) return;
    showFound();
    list.querySelector("a")?.focus();
  });

  return {
    showFound,
    readsHit: () => unfold(false), // seen in a narrow window alone
    readsSource: () => {
      unfold(false);
      list.toggleAttribute("data-folded", true);
    },
  };
})();

