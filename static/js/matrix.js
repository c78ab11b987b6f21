// The page works without this file. With it, arrow keys go from link to link of the table.
const table = document.querySelector(".matrix-table");
const forward = document.dir === "rtl" ? -1 : 1;
const STEPS = { ArrowRight: [0, forward], ArrowLeft: [0, -forward], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

function nextLink(cell, [down, along]) {
  let row = cell.parentNode.rowIndex;
  let column = cell.cellIndex;
  for (;;) {
    row += down;
    column += along;
    const found = table.rows[row]?.cells[column];
    const link = found?.querySelector("a");
    if (!found || link) return link;
  }
}

table?.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const cell = event.target.closest("th, td");
  if (!step || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
  const link = nextLink(cell, step);
  if (!link) return;
  event.preventDefault();
  link.focus();
});
