"use strict";
// Lets a table be sorted by a click on a heading, and searched as one types: in pages,
// and in JupyterLab, where rows that are not shown at first come with it as texts.
const liveTable = (() => {
  const MISSING = new Set(["", "–", "nan", "NaN", "NaT", "<NA>", "None"]);
  const MORE = /^… and [\d,]+ more$/;
  // What begins "12.3 %", "< 0.001", "5.1 % to 8.8 %", "4.0 or more" and "39 (11.9)".
  const NUMBER = /^(?:< )?([-−–+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?)(?: ?%)?(?:,? (?:to|or|other) .+| \(.+\))?$/;
  const numberOf = (text) => {
    const [, digits = "NaN"] = NUMBER.exec(text) || [];
    return Number(digits.replaceAll(",", "").replace(/[−–]/, "-"));
  };
  // A word among numbers, such as "never", stands behind them.
  const isNumeric = (texts) => {
    const given = texts.filter((text) => !MISSING.has(text));
    const others = given.filter((text) => isNaN(numberOf(text)));
    return 2 * others.length < given.length && !others.some((text) => /\d/.test(text));
  };
  const words = new Intl.Collator(undefined, { numeric: true });
  const sorted = (rows, column, sign) => {
    const keyed = rows.map((row) => [row, row.texts[column], numberOf(row.texts[column])]);
    const compare = isNumeric(keyed.map(([, text]) => text))
      ? ([, , a], [, , b]) => isNaN(a) - isNaN(b) || sign * (a - b) || 0
      : ([, a], [, b]) => MISSING.has(a) - MISSING.has(b) || sign * words.compare(a, b);
    return keyed.sort(compare).map(([row]) => row);
  };

  const isPlain = (table) => {
    const heads = table.tHead?.rows.length === 1 ? table.tHead.rows[0].cells : [];
    return heads.length && table.tBodies.length === 1 && !table.querySelector("[colspan], [rowspan]") &&
      [...table.tBodies[0].rows].every((row) => row.cells.length === heads.length);
  };
  const textsOf = (row) => [...row.cells].map((cell) => cell.textContent.trim());
  const isNote = (row) => {
    const [first, ...others] = textsOf(row);
    return MORE.test(first) && !others.some(Boolean);
  };
  const newButton = (parent, click, ...inside) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...inside);
    button.addEventListener("click", click);
    parent.replaceChildren(button);
  };
  const newField = (table, label, input) => {
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = label;
    field.setAttribute("aria-label", label);
    field.addEventListener("input", () => input(field.value.toLowerCase()));
    (table.closest(".scroll") || table).before(field);
  };
  const newRow = (texts, heads) => {
    const row = document.createElement("tr");
    texts.forEach((text, column) => {
      const cell = row.insertCell();
      cell.textContent = text;
      cell.className = heads[column].className;
    });
    return row;
  };
  const inEnglish = (n) => n.toLocaleString("en");

  // rest: the rows behind those of the table, each a list of texts; unseen: how many
  // more are nowhere here; align: whether numbers are still to be set to the right;
  // sortFrom, searchFrom: with how many rows that is offered.
  return (table, { rest = [], unseen = 0, align = false, sortFrom = 3, searchFrom = 16 } = {}) => {
    if (!isPlain(table)) return;
    const heads = [...table.tHead.rows[0].cells];
    const [body] = table.tBodies;
    const note = [...body.rows].find(isNote);
    let rows = [...body.rows].filter((node) => node !== note).map((node) => ({ node, texts: textsOf(node) }));
    let limit = rest.length ? rows.length : Infinity;
    let wanted = "";
    rows.push(...rest.map((texts) => ({ texts })));

    if (align) heads.forEach((head, column) => {
      if (isNumeric(rows.map(({ texts }) => texts[column]))) head.className ||= "number";
      rows.forEach(({ node }) => { if (node) node.cells[column].className = head.className; });
    });
    const sayWhatIsHidden = (n) => {
      const [cell] = note.cells;
      if (n) newButton(cell, () => { limit = Infinity; draw(); }, `… and ${inEnglish(n + unseen)} more`);
      else cell.replaceChildren(unseen ? `… and ${inEnglish(unseen)} more, which are not here` : "");
    };
    const draw = () => {
      const found = rows.filter(({ texts }) => texts.join(" ").toLowerCase().includes(wanted));
      const drawn = found.slice(0, limit).map((row) => (row.node ??= newRow(row.texts, heads)));
      if (rest.length) sayWhatIsHidden(found.length - drawn.length);
      body.replaceChildren(...drawn, ...(note?.textContent.trim() ? [note] : []));
    };
    if (rest.length) draw();
    if (rows.length >= searchFrom) {
      newField(table, `Filter these ${inEnglish(rows.length)} rows`, (text) => { wanted = text; draw(); });
    }
    if (rows.length >= sortFrom) heads.forEach((head, column) => newButton(head, () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      rows = sorted(rows, column, up ? 1 : -1);
      draw();
    }, ...head.childNodes));
  };
})();
