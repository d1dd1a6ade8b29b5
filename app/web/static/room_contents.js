// Over the whole window the contents stand beside the page, unfolded.
function placeContents() {
  const beside = find(".rw-contents-beside");
  const contents = body.querySelector(".rw-contents") ?? beside.firstElementChild;
  const isMoved = contents && room.isWhole() !== beside.contains(contents);
  if (isMoved && room.isWhole()) beside.replaceChildren(contents);
  else if (isMoved) body.querySelector(".rw-turn")?.before(contents);
  if (isMoved) contents.open = room.isWhole();
}
document.addEventListener("rw-room", placeContents);
