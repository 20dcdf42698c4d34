// With JavaScript the board follows what happens; without it the page has a link to refresh.
const board = document.getElementById("board");
const bell = new EventSource("/live");
let waiting = null;

async function refresh() {
  waiting = null;
  const answer = await fetch("/board?lang=" + board.dataset.language);
  if (answer.ok) {
    board.innerHTML = await answer.text();
  }
}

function soon() {
  waiting ??= setTimeout(refresh, 250);
}

bell.addEventListener("change", soon);
// After a gap something may have been missed.
bell.addEventListener("open", () => {
  document.body.classList.add("live");
  soon();
});
