"use strict";
(async () => {
  const { patternOf, lengthOf, slice, load, countedIn, element, listOf } = window.verbatim;
  const PAGE = 100, WIDTH = 70;
  const byId = (id) => document.getElementById(id);
  const field = byId("v-find"), choice = byId("v-speaker"), list = byId("v-passages"), more = byId("v-more");
  const form = document.querySelector("form.find"), { signal } = window.verbatimLeaving;
  let words;
  try { words = await load("words.js"); } catch {
    byId("v-found").textContent = "The file words.js, which belongs beside this page, cannot be read.";
    return;
  }
  // Meanwhile the reader may have gone on to another page.
  if (signal.aborted) return;
  const { meetings, texts, turns, places, figures, row: rowOf } = words;
  turns.names.forEach((name, n) => choice.append(element("option", name, { value: n })));

  // ---- one passage: where it stands, its words, and who else counts it
  const folded = (text) => text.replace(/\s+/g, " ");
  const contextOf = ({ meeting, turn, start, end }) => {
    const row = rowOf.get(meeting + "/" + turn), text = texts[meeting];
    const first = row === undefined ? start : turns.start[row];
    const last = row === undefined ? end : turns.end[row];
    const left = folded(slice(text, Math.max(first, start - 3 * WIDTH), start));
    const right = folded(slice(text, end, Math.min(last, end + 3 * WIDTH)));
    const cut = (words) => words.length <= WIDTH ? words : words.slice(0, WIDTH).replace(/\S+$/, "") + "…";
    const cutLeft = left.length <= WIDTH ? left : "…" + left.slice(-WIDTH).replace(/^\S+/, "");
    return [cutLeft, folded(slice(text, start, end)), cut(right)];
  };
  const addressOf = ({ meeting, turn, start, end, whole }) => {
    const anchor = turn ? `t${turn}` : "v-main";
    return `reading/${encodeURIComponent(meetings[meeting].page)}.html#${anchor}${whole ? "" : `:${start}-${end}`}`;
  };
  const itemOf = (place) => {
    const { meeting, turn, start, end, whole } = place;
    const row = rowOf.get(meeting + "/" + turn);
    const item = element("li"), said = element("p", undefined, { class: "said", dir: "auto" });
    if (whole) {
      const text = folded(slice(texts[meeting], start, end));
      said.append(text.length > 320 ? text.slice(0, 320).replace(/\S+$/, "") + "…" : text);
    } else {
      const [left, node, right] = contextOf(place);
      said.append(left, element("mark", node, { class: "hit" }), right);
    }
    const where = element("p", undefined, { class: "where" });
    const link = element("a", turn ? `turn ${turn}` : "outside of turns", { href: addressOf(place) });
    const who = row === undefined ? "" : turns.names[turns.speaker[row]];
    const size = whole && row !== undefined ? `, ${turns.words[row].toLocaleString("en")} words` : "";
    where.append(who ? element("b", element("bdi", who)) : "", who ? ", " : "", link, `${size} of ${meetings[meeting].title}, ${meetings[meeting].day} `);
    const button = element("button", "Counted in…", { type: "button", class: "counts" });
    button.addEventListener("click", () => {
      const found = countedIn(meeting, turn, start, end);
      const list = found.length ? listOf(found, "") : element("span", "No figure counts this.", { class: "note" });
      list.setAttribute("tabindex", "-1");
      button.replaceWith(list);
      list.focus({ preventScroll: true });
    });
    where.append(button);
    item.append(said, where);
    return item;
  };

  // ---- lists, a hundred at a time
  let waiting = [];
  const showMore = () => {
    list.append(...waiting.splice(0, PAGE).map(itemOf));
    more.hidden = !waiting.length;
    more.textContent = `Show ${Math.min(PAGE, waiting.length)} more of ${waiting.length.toLocaleString("en")}`;
  };
  const showAll = (found) => {
    list.replaceChildren();
    waiting = found;
    // Who comes back from a passage finds the list as it was.
    const { n = 0, y } = history.state || {};
    do showMore(); while (waiting.length && list.children.length < n);
    if (y) scrollTo(0, y);
  };
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) history.replaceState({ n: list.children.length, y: scrollY }, "");
  });
  more.addEventListener("click", showMore);
  const count = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

  // ---- the words behind a row of a figure
  const placeOf = (n) => ({
    meeting: places.meeting[n], turn: places.turn[n], start: places.start[n],
    end: places.start[n] + places.length[n], whole: places.whole.has(n),
  });
  const showRow = (figure, row) => {
    const found = figure.passages[row].map(placeOf);
    byId("v-what").textContent = figure.names[row] || `Row ${row + 1}`;
    const from = element("p", undefined, { class: "note" });
    from.append("Behind a row of ", element("a", `Figure ${figure.number}`, { href: `${encodeURIComponent(figure.page)}.html#v-figure-${figure.number}` }),
      ` of “${figure.page_title}”: ${figure.title}`);
    const facts = element("dl", undefined, { class: "facts" });
    figure.headings.forEach((heading, n) => {
      const pair = element("div");
      pair.append(element("dt", heading), element("dd", figure.facts[row][n]));
      facts.append(pair);
    });
    byId("v-row").replaceChildren(from, facts);
    const isWhole = found.length && found.every(({ whole }) => whole);
    byId("v-found").textContent = isWhole
      ? `${count(found.length, "turn stands", "turns stand")} behind it.`
      : `${count(found.length, "passage stands", "passages stand")} behind it.`;
    showAll(found);
  };

  // ---- words that a reader looks for
  const find = () => {
    const pattern = patternOf(field.value), speaker = choice.value;
    byId("v-row").replaceChildren();
    byId("v-what").textContent = "Find words in all transcripts";
    if (!pattern) {
      byId("v-found").textContent = "Give a word or a phrase; * stands for any letters.";
      return showAll([]);
    }
    const found = [];
    turns.meeting.forEach((meeting, row) => {
      if (speaker !== "" && turns.speaker[row] !== Number(speaker)) return;
      const text = slice(texts[meeting], turns.start[row], turns.end[row]);
      let done = 0, place = turns.start[row];
      for (const { index, 0: hit } of text.matchAll(pattern)) {
        if (!hit) continue;
        place += lengthOf(text.slice(done, index));
        done = index;
        found.push({ meeting, turn: turns.turn[row], start: place, end: place + lengthOf(hit), whole: false });
      }
    });
    byId("v-found").textContent = `${count(found.length, "place", "places")} in the turns, brackets and furniture inside them included.`;
    showAll(found);
  };
  const readAddress = () => {
    const asked = new URLSearchParams(window.verbatimPages.anchor());
    const figure = figures.find(({ key }) => key === asked.get("figure"));
    const row = Number(asked.get("row"));
    if (figure?.passages[row]) return showRow(figure, row);
    field.value = asked.get("term") || "";
    const speaker = asked.get("speaker") || "";
    const number = turns.names.indexOf(speaker);
    choice.value = number < 0 ? "" : number;
    if (!speaker || number >= 0) return find();
    byId("v-found").textContent = `Nobody called “${speaker}” speaks in these transcripts.`;
    return showAll([]);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = new URLSearchParams({ term: field.value });
    if (choice.value !== "") asked.set("speaker", turns.names[choice.value]);
    window.verbatimPages.open(`passages.html#${asked}`);
    find();
  });
  addEventListener("verbatim-anchor", readAddress, { signal });
  readAddress();
})();
