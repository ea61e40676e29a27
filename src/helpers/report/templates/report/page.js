"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;

  // Without scripts all is open; with them the reader opens what she wants to see.
  all(".behind details").forEach((details) => { details.open = false; });
  if (innerWidth < 1040) all(".contents details").forEach((details) => { details.open = false; });

  // ---- buttons
  const themeButton = document.getElementById("v-theme");
  const nameTheme = () => { themeButton.textContent = isDark() ? "Light" : "Dark"; };
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("verbatim-theme", root.dataset.theme); } catch { /* see head.js */ }
    nameTheme();
    redraw();
  });
  prefersDark.addEventListener("change", () => { nameTheme(); redraw(); });
  nameTheme();

  const codeButton = document.getElementById("v-code");
  codeButton?.addEventListener("click", () => {
    const open = codeButton.getAttribute("aria-pressed") !== "true";
    codeButton.setAttribute("aria-pressed", open);
    codeButton.textContent = open ? "Hide code" : "Show code";
    all("details.code").forEach((details) => { details.open = open; });
  });

  // ---- tables: sort by a column, filter rows
  const valueOf = (row, column) => row.cells[column].textContent.trim();
  const numberOf = (text) => Number(text.replace(/[,%\s]/g, "").replace(/[−–]/, "-") || NaN);
  const sortBy = (body, column, sign) => {
    const rows = [...body.rows].map((row) => [row, valueOf(row, column)]);
    const isNumeric = rows.some(([, text]) => !isNaN(numberOf(text))) &&
      rows.every(([, text]) => !isNaN(numberOf(text)) || text.length < 5 && !/\d/.test(text));
    const compare = isNumeric
      ? (a, b) => isNaN(a) - isNaN(b) || sign * (a - b) || 0
      : (a, b) => sign * a.localeCompare(b);
    const key = isNumeric ? numberOf : (text) => text;
    rows.sort(([, a], [, b]) => compare(key(a), key(b)));
    body.append(...rows.map(([row]) => row));
  };
  const makeSortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sortBy(table.tBodies[0], column, up ? 1 : -1);
      });
    });
  };
  const makeFilterable = (table) => {
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = "Filter these " + table.tBodies[0].rows.length + " rows";
    field.setAttribute("aria-label", field.placeholder);
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase();
      for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
    (table.closest(".scroll") || table).before(field);
  };
  all("main table:not(.settings)").forEach((table) => {
    const rows = table.tBodies.length === 1 ? [...table.tBodies[0].rows] : [];
    const isPlain = table.tHead?.rows.length === 1 && !table.querySelector("[colspan], [rowspan]") &&
      rows.every((row) => row.cells.length === table.tHead.rows[0].cells.length);
    if (isPlain && rows.length > 2) makeSortable(table);
    if (rows.length > 15) makeFilterable(table);
  });

  // ---- charts
  const PRINT_WIDTH = 660;
  const CONFIG = { displayModeBar: false, displaylogo: false, responsive: true, showSendToCloud: false, plotlyServerURL: "" };
  const boxes = all(".chart");
  const specOf = (box) => box.nextElementSibling.textContent;
  const templates = boxes.length ? document.getElementById("v-templates").textContent : "[]";
  let waiting = [];

  const figureOf = (box, dark) => {
    const { dark: twin } = JSON.parse(specOf(box));
    const swap = (key, value) => (dark && typeof value === "string" && twin[value]) || value;
    const spec = JSON.parse(specOf(box), swap);
    box.silent = new Set(spec.silent);
    const style = getComputedStyle(root);
    const colour = (name) => style.getPropertyValue(name).trim();
    const template = JSON.parse(templates, swap)[spec.template] || {};
    const axis = { gridcolor: colour("--grid"), linecolor: colour("--line"), zerolinecolor: colour("--line") };
    const base = template.layout ||= {};
    const layout = { ...spec.layout, paper_bgcolor: colour("--paper"), plot_bgcolor: colour("--paper") };
    base.font = { ...base.font, color: colour("--ink") };
    base.xaxis = { ...base.xaxis, ...axis };
    base.yaxis = { ...base.yaxis, ...axis };
    // A finger that scrolls the page must not drag the chart.
    layout.dragmode ??= false;
    delete layout.width;
    return { data: spec.data, layout: { ...layout, template } };
  };
  const draw = (box, dark, size) => {
    const { data, layout } = figureOf(box, dark);
    const isNew = !box.on;
    window.Plotly.react(box, data, { ...layout, ...size }, CONFIG);
    if (!isNew) return;
    box.on("plotly_hover", ({ points: [mark] }) => label(box, mark));
    box.on("plotly_unhover", () => label(box));
  };
  const drawNext = () => {
    const box = waiting.shift();
    if (!box) return;
    draw(box, isDark(), { autosize: true });
    later(drawNext);
  };
  const later = window.requestIdleCallback
    ? (task) => requestIdleCallback(task, { timeout: 100 })
    : (task) => setTimeout(task, 10);
  const redraw = () => {
    if (!window.Plotly) return;
    const isIdle = !waiting.length;
    waiting = [...boxes];
    if (isIdle) later(drawNext);
  };
  const whatIsSeenFirst = () => {
    const watcher = new IntersectionObserver((entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      const first = seen.filter((box) => waiting.includes(box));
      waiting = [...first, ...waiting.filter((box) => !first.includes(box))];
    });
    boxes.forEach((box) => watcher.observe(box));
  };
  // A mark may be as thin as a line, a pointer is not: what is near it answers.
  const NEAR = 40;
  const distanceTo = ({ left, right, top, bottom }, { clientX: x, clientY: y }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  const marksOf = (box) => all(".barlayer .point, .scatterlayer .point", box).flatMap((node) => {
    const trace = node.closest(".trace")?.__data__?.[0]?.trace;
    // A bar comes with its number, which may stand outside of it.
    const shape = node.querySelector("path") || node;
    const found = { shape, curveNumber: trace?.index, pointNumber: node.__data__?.i };
    return trace && trace.hoverinfo !== "skip" ? [found] : [];
  });
  const distancesOf = (box, event) =>
    marksOf(box).map((mark) => [distanceTo(mark.shape.getBoundingClientRect(), event), mark]);
  const answerNearby = (box) => box.addEventListener("mousemove", (event) => {
    if (!event.target.closest?.(".draglayer")) return;
    const [distance, mark] = distancesOf(box, event).reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity]);
    if (distance === 0 || distance > NEAR) return;
    event.stopPropagation();
    const { curveNumber, pointNumber } = mark;
    window.Plotly.Fx.hover(box, [{ curveNumber, pointNumber }]);
    label(box, mark);
  }, true);

  // A click opens the words behind the mark whose label is shown. A finger has no label
  // to see before its first tap: that one shows it, the next one opens.
  const STILL = 6;
  const addressOf = (box, { curveNumber, pointNumber }) => {
    const row = box.data[curveNumber].meta?.rows?.[pointNumber] ?? -1;
    return row < 0 || box.silent.has(row) ? "" : `passages.html#figure=${encodeURIComponent(box.dataset.name)}&row=${row}`;
  };
  const label = (box, mark) => {
    box.labelled = mark;
    box.classList.toggle("leads", Boolean(mark && addressOf(box, mark)));
  };
  const isNearest = (box, { curveNumber, pointNumber }, event) => {
    const marks = distancesOf(box, event), least = Math.min(...marks.map(([distance]) => distance));
    return marks.some(([distance, mark]) => distance === least && mark.curveNumber === curveNumber && mark.pointNumber === pointNumber);
  };
  const follow = (box, address, { ctrlKey, metaKey, shiftKey }) => {
    const link = document.createElement("a");
    link.href = address;
    box.append(link);
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    link.remove();
  };
  // Plotly would take a press beside a mark for one on nothing, and hide its label.
  const pressAlone = (box) => ["mousedown", "touchstart"].forEach((name) => box.addEventListener(name, (event) => {
    if (box.layout?.dragmode === false && event.target.closest?.(".draglayer")) event.stopPropagation();
  }, { capture: true, passive: true }));
  const openAtClick = (box) => box.addEventListener("pointerdown", (down) => {
    const address = box.labelled && addressOf(box, box.labelled);
    if (!address || down.button !== 0 || !down.isPrimary || !isNearest(box, box.labelled, down)) return;
    addEventListener("pointerup", (up) => {
      const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY);
      if (up.pointerId === down.pointerId && moved < STILL) follow(box, address, up);
    }, { once: true });
  }, true);

  const saveImage = (box) => {
    const { width, height } = box.getBoundingClientRect();
    window.Plotly.downloadImage(box, { format: "png", scale: 2, width, height, filename: box.dataset.name });
  };
  all("button.save").forEach((button) => {
    button.addEventListener("click", () => saveImage(button.closest("figure").querySelector(".chart")));
  });

  // Paper is white and narrower than a screen.
  addEventListener("beforeprint", () => {
    if (!window.Plotly) return;
    root.dataset.printing = "";
    waiting = [];
    boxes.forEach((box) => draw(box, false, { width: PRINT_WIDTH }));
  });
  addEventListener("afterprint", () => { delete root.dataset.printing; redraw(); });

  const unpack = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (mark) => mark.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
  };
  const start = async () => {
    if (!boxes.length) return;
    const packed = document.getElementById("v-plotly");
    if (packed) await unpack(packed.textContent);
    if (!window.Plotly) {
      root.classList.add("chartless");
      all("details.table").forEach((details) => { details.open = true; });
      return;
    }
    whatIsSeenFirst();
    boxes.forEach((box) => { answerNearby(box); pressAlone(box); openAtClick(box); });
    redraw();
  };
  start();
})();
