"use strict";
// What a word is, and how a reader's term is looked for: as in the counts, in whole words.
window.verbatim = (() => {
  const IN_WORD = "\\p{L}\\p{N}\\p{M}", APOSTROPHES = "'’ʼ", HYPHENS = "\\-‐‑\u00ad";
  const JOINERS = APOSTROPHES + HYPHENS;
  // Letters of scripts that do not part words (Han, kana, Thai): each is a word.
  const UNPARTED = "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e50-\u0e59\u3005-\u3007\u3041-\u3096\u309d-\u309f" +
    "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{3ffff}";
  const PARTED = `(?:(?![${UNPARTED}])[${IN_WORD}])`;
  const BEGIN = `(?<!${PARTED}|${PARTED}[${JOINERS}])`;
  const END = `(?!${PARTED}|[${JOINERS}]${PARTED})`;
  const WORD = new RegExp(`[${UNPARTED}]\\p{M}*|(?:${PARTED}|[${JOINERS}*])+`, "gu");
  const isUnparted = (word) => new RegExp(`^[${UNPARTED}]`, "u").test(word);
  const letter = (mark) => {
    if (mark === "*") return `(?:[${JOINERS}]?${PARTED})*`;
    if (APOSTROPHES.includes(mark)) return `[${APOSTROPHES}]`;
    if ("-‐‑".includes(mark)) return `[${HYPHENS}]`;
    return mark.replace(/[\\^$.|?*+()[\]{}\/\-]/g, "\\$&");
  };
  const wordOf = (word) => {
    if (isUnparted(word)) return word;
    // A star by itself is any word, and no empty one.
    if (/^\*+$/.test(word)) return `(?:${BEGIN}${PARTED}${letter("*")}${END}|[${UNPARTED}]\\p{M}*)`;
    return `${BEGIN}${[...word].map(letter).join("")}${END}`;
  };
  const patternOf = (term) => {
    const forms = ["NFC", "NFD"].map((form) => {
      const words = (term.normalize(form).match(WORD) || []).filter((word) => /[^'’ʼ\-‐‑\u00ad]/u.test(word));
      return words.map((word, n) => (n ? `[^${IN_WORD}]${isUnparted(word) || isUnparted(words[n - 1]) ? "*" : "+"}` : "") + wordOf(word)).join("");
    });
    return forms[0] && new RegExp([...new Set(forms)].join("|"), "giu");
  };

  // Places count characters; a string of JavaScript has two units for the rarer ones.
  const isWide = (text) => /[\ud800-\udbff]/.test(text);
  const unitsOf = (text, n) => (isWide(text) ? [...text].slice(0, n).join("").length : n);
  const lengthOf = (text) => (isWide(text) ? [...text].length : text.length);
  // A transcript is cut many times: what its characters are is looked at once.
  const characters = new Map();
  const slice = (text, start, end) => {
    if (!characters.has(text)) characters.set(text, isWide(text) ? [...text] : null);
    const marks = characters.get(text);
    return marks ? marks.slice(start, end).join("") : text.slice(start, end);
  };

  // The words and places of the report, unpacked once, when they are first asked for.
  let words;
  const add = (address) => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });
  const unpack = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (mark) => mark.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
  const summed = (steps) => { let n = 0; return steps.map((step) => (n += step)); };
  const load = async (address) => {
    if (words) return words;
    const { unpacked } = window.verbatimPages;
    if (!unpacked && !window.verbatimWords) await add(address);
    words = JSON.parse(unpacked ? await unpacked("words.json") : await unpack(window.verbatimWords));
    window.verbatimWords = null;
    const { places, figures, turns } = words;
    places.start = summed(places.start);
    places.whole = new Set(places.whole);
    figures.forEach((figure) => { figure.passages = figure.passages.map(summed); });
    words.row = new Map(turns.meeting.map((meeting, n) => [meeting + "/" + turns.turn[n], n]));
    return words;
  };
  // Which rows of which figures count words between two places of a meeting.
  const countedIn = (meeting, turn, start, end) => {
    const { places } = words;
    const isIn = (n) => places.start[n] < end && start < places.start[n] + places.length[n];
    const isThere = (n) => places.meeting[n] === meeting &&
      (places.whole.has(n) ? places.turn[n] === turn : isIn(n));
    return words.figures.map((figure) => {
      const rows = figure.passages.flatMap((numbers, row) => (numbers.some(isThere) ? [row] : []));
      return { figure, rows };
    }).filter(({ rows }) => rows.length);
  };
  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.append(text);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  };
  const listOf = (found, above) => {
    const list = element("ul", undefined, { class: "counted" });
    found.forEach(({ figure, rows }) => {
      const item = element("li");
      const address = `${above}${encodeURIComponent(figure.page)}.html#v-figure-${figure.number}`;
      item.append(element("a", `${figure.page_title} Figure ${figure.number}`, { href: address }), ": ");
      rows.slice(0, 12).forEach((row, n) => {
        const behind = `${above}passages.html#figure=${encodeURIComponent(figure.key)}&row=${row}`;
        item.append(n ? "; " : "", element("a", figure.names[row] || `row ${row + 1}`, { href: behind }));
      });
      if (rows.length > 12) item.append(`; and ${rows.length - 12} more rows`);
      list.append(item);
    });
    return list;
  };
  return { patternOf, unitsOf, lengthOf, slice, load, countedIn, element, listOf };
})();
