// The table before this script, an output of a cell, is made live.
const makeOutputLive = (script, { rest, unseen }) => {
  const box = script?.previousElementSibling;
  const table = box?.querySelector("table");
  if (!table) return;
  box.classList.add("scroll", "live-table");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "table, scrolls sideways");
  // The words before and behind a hit meet it, as in a printed concordance.
  const heads = [...table.tHead.rows[0].cells];
  const hit = heads.findIndex((head) => head.textContent === "node");
  if (hit > 0) {
    ["context-left", "node", "context-right"].forEach((kind, place) => {
      if (heads[hit - 1 + place]) heads[hit - 1 + place].className = kind;
    });
  }
  liveTable(table, { rest, unseen, align: true, searchFrom: 6 });
};
