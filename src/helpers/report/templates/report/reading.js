"use strict";
(() => {
  const { patternOf, unitsOf, element, load, countedIn, listOf } = window.verbatim;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const articles = all("article.turn");
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  // ---- marks: words wrapped, and unwrapped again
  const unmark = (kind) => all(`mark.${kind}`).forEach((mark) => {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  });
  const textsIn = (box) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  // Wraps units start to end of the joined text of some nodes; the last places first,
  // since a node that was cut keeps what stands before the cut.
  const wrapper = (nodes) => {
    const starts = [];
    const total = nodes.reduce((done, node) => { starts.push(done); return done + node.data.length; }, 0);
    const lengths = starts.map((start, n) => (n + 1 < starts.length ? starts[n + 1] : total) - start);
    let at = nodes.length - 1;
    return (start, end, kind) => {
      while (at > 0 && starts[at] >= end) at -= 1;
      const marks = [];
      for (let n = at; n >= 0 && starts[n] + lengths[n] > start; n -= 1) {
        const from = Math.max(start - starts[n], 0), to = Math.min(end - starts[n], lengths[n]);
        if (from >= to) continue;
        const range = document.createRange();
        range.setStart(nodes[n], from);
        range.setEnd(nodes[n], to);
        const mark = element("mark", undefined, { class: kind });
        range.surroundContents(mark);
        marks.unshift(mark);
      }
      return marks;
    };
  };

  // ---- a place in the address: #t12:4403-4409,4500-4506
  const spansOf = (start, end) => all("[data-s]").filter((span) => {
    const first = Number(span.dataset.s);
    return first < end && start < first + [...span.textContent].length;
  });
  const show = () => {
    unmark("hit");
    const [anchor, places] = decoded(window.verbatimPages.anchor()).split(":");
    if (!places) return;
    const marks = places.split(",").flatMap((place) => {
      const [start, end] = place.split("-").map(Number);
      return spansOf(start, end).flatMap((span) => {
        const first = Number(span.dataset.s), text = span.textContent;
        const from = unitsOf(text, Math.max(start - first, 0)), to = unitsOf(text, end - first);
        return wrapper(textsIn(span))(from, to, "hit");
      });
    });
    marks.forEach((mark) => { const box = mark.closest("details"); if (box) box.open = true; });
    const first = marks[0] || document.getElementById(anchor);
    first?.scrollIntoView({ block: "center" });
  };

  // ---- find
  const form = document.querySelector("form.find");
  const field = document.getElementById("v-find"), found = document.getElementById("v-found");
  let groups = [], at = -1, speaker = "";
  const go = (step) => {
    if (!groups.length) return;
    groups[at]?.forEach((mark) => mark.removeAttribute("aria-current"));
    at = (at + step + groups.length) % groups.length;
    groups[at].forEach((mark) => mark.setAttribute("aria-current", "true"));
    groups[at][0].scrollIntoView({ block: "center" });
    tell();
  };
  const tell = () => {
    const where = speaker ? ` in the turns of ${speaker}` : "";
    const here = at >= 0 ? `, number ${at + 1} is shown` : "";
    found.textContent = field.value.trim() ? `${groups.length} found${where}${here}` : where.trim();
  };
  const find = () => {
    unmark("found");
    groups = [];
    at = -1;
    const pattern = patternOf(field.value);
    articles.forEach((article) => { article.hidden = Boolean(speaker) && article.dataset.speaker !== speaker; });
    if (pattern) {
      const isSaid = (node) => !node.parentElement.closest("[class^=kind-]");
      articles.filter((article) => !article.hidden).flatMap((article) => all("p", article)).forEach((paragraph) => {
        const nodes = textsIn(paragraph).filter(isSaid);
        const wrap = wrapper(nodes);
        const hits = [...nodes.map((node) => node.data).join("").matchAll(pattern)].filter(([words]) => words);
        groups.push(...hits.reverse().map(({ index, 0: words }) => wrap(index, index + words.length, "found")).reverse());
      });
    }
    tell();
  };
  let timer;
  const soon = () => { clearTimeout(timer); timer = setTimeout(find, 150); };
  form.hidden = false;
  field.addEventListener("input", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); if (!groups.length) find(); go(1); });
  document.getElementById("v-next").addEventListener("click", () => go(1));
  document.getElementById("v-before").addEventListener("click", () => go(-1));
  const buttons = all(".people button");
  buttons.forEach((button) => button.addEventListener("click", () => {
    speaker = speaker === button.dataset.speaker ? "" : button.dataset.speaker;
    buttons.forEach((other) => other.setAttribute("aria-pressed", String(other.dataset.speaker === speaker)));
    find();
  }));

  // ---- which figures count this turn
  const meeting = document.body.dataset.meeting;
  const placesOf = (turn) => {
    const spans = articles.filter((article) => article.dataset.turn === turn).flatMap((article) => all("p [data-s]", article));
    const starts = spans.map((span) => Number(span.dataset.s));
    const ends = spans.map((span, n) => starts[n] + [...span.textContent].length);
    return spans.length ? [Math.min(...starts), Math.max(...ends)] : [0, 0];
  };
  const tellCounted = async (article, button) => {
    const words = await load("../words.js");
    const number = words.meetings.findIndex(({ id }) => id === meeting);
    const { turn } = article.dataset;
    const found = countedIn(number, Number(turn), ...placesOf(turn));
    const list = found.length ? listOf(found, "../") : element("p", "No figure counts this turn.", { class: "note" });
    list.setAttribute("tabindex", "-1");
    button.replaceWith(list);
    list.focus({ preventScroll: true });
  };
  articles.filter((article) => article.id).forEach((article) => {
    const button = element("button", "Counted in…", { type: "button", class: "counts" });
    button.addEventListener("click", () => tellCounted(article, button));
    article.querySelector("header").append(button);
  });

  addEventListener("verbatim-anchor", show, { signal: window.verbatimLeaving.signal });
  show();
})();
