"use strict";
(() => {
  const root = document.documentElement;
  // A page that gives way to another in the same window stops listening.
  const leaving = (window.verbatimLeaving = new AbortController());
  const { signal } = leaving;
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
  prefersDark.addEventListener("change", () => { nameTheme(); redraw(); }, { signal });
  nameTheme();

  const codeButton = document.getElementById("v-code");
  codeButton?.addEventListener("click", () => {
    const open = codeButton.getAttribute("aria-pressed") !== "true";
    codeButton.setAttribute("aria-pressed", open);
    codeButton.textContent = open ? "Hide code" : "Show code";
    all("details.code").forEach((details) => { details.open = open; });
  });

  // ---- text to paste elsewhere
  all("button.copy").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.from).textContent.trim());
      button.textContent = "Copied";
    });
  });

  all("main table:not(.settings)").forEach((table) => liveTable(table));

  // ---- charts
  const PRINT_WIDTH = 660, PRINT_HEIGHT = 880;  // what A4 and Letter have room for
  const CONFIG = { displayModeBar: false, displaylogo: false, responsive: true, showSendToCloud: false, plotlyServerURL: "" };
  const boxes = all(".chart");
  const specOf = (box) => box.nextElementSibling.textContent;
  const templates = boxes.length ? document.getElementById("v-templates").textContent : "[]";
  let waiting = [];

  // A telephone has no room for the whole of a long name.
  const isNarrow = matchMedia("(max-width: 600px)");
  const fit = (trace) => (trace.meta?.narrow ? { ...trace, text: trace.meta.narrow } : trace);
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
    const data = isNarrow.matches && !("printing" in root.dataset) ? spec.data.map(fit) : spec.data;
    return { data, layout: { ...layout, template } };
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
    if (!box || signal.aborted) return;
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
  isNarrow.addEventListener("change", () => redraw(), { signal });
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

  const saveImage = (box, format) => {
    const { width, height } = box.getBoundingClientRect();
    const scale = format === "png" ? 2 : 1;
    window.Plotly.downloadImage(box, { format, scale, width, height, filename: box.dataset.name });
  };
  all("button.save").forEach((button) => {
    button.title = `Save the figure as ${button.textContent}`;
    button.addEventListener("click", () => saveImage(button.closest("figure").querySelector(".chart"), button.dataset.format));
  });

  // Paper is white and narrower than a screen, and nothing on it can be opened: the
  // findings behind each answer are.
  let opened = [];
  addEventListener("beforeprint", () => {
    root.dataset.printing = "";
    opened = all(".questions details:not([open])");
    opened.forEach((details) => { details.open = true; });
    if (!window.Plotly) return;
    waiting = [];
    boxes.forEach((box) => {
      draw(box, false, { width: PRINT_WIDTH });
      const room = PRINT_HEIGHT - box.closest("figure").querySelector("figcaption").offsetHeight;
      box.style.zoom = Math.min(1, room / box.offsetHeight);
    });
  }, { signal });
  addEventListener("afterprint", () => {
    delete root.dataset.printing;
    opened.forEach((details) => { details.open = false; });
    boxes.forEach((box) => { box.style.zoom = ""; });
    redraw();
  }, { signal });

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
    if (packed && !window.Plotly) await unpack(packed.textContent);
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
