"use strict";
// What a word is, and how a reader's term is looked for: as in the counts, in whole words.
window.verbatim = (() => {
  const IN_WORD = "\\p{L}\\p{N}\\p{M}", APOSTROPHES = "'’ʼ", HYPHENS = "\\-‐‑\u00ad";
  const JOINERS = APOSTROPHES + HYPHENS;
  const BEGIN = `(?<![${IN_WORD}]|[${IN_WORD}][${JOINERS}])`;
  const END = `(?![${IN_WORD}]|[${JOINERS}][${IN_WORD}])`;
  const letter = (mark) => {
    if (mark === "*") return `[${IN_WORD}${JOINERS}]*`;
    if (APOSTROPHES.includes(mark)) return `[${APOSTROPHES}]`;
    if ("-‐‑".includes(mark)) return `[${HYPHENS}]`;
    return mark.replace(/[\\^$.|?*+()[\]{}\/\-]/g, "\\$&");
  };
  const patternOf = (term) => {
    const forms = ["NFC", "NFD"].map((form) => {
      const words = term.normalize(form).match(new RegExp(`[${IN_WORD}${JOINERS}*]+`, "gu")) || [];
      return words.map((word) => [...word].map(letter).join("")).join(`[^${IN_WORD}]+`);
    });
    return forms[0] && new RegExp(`${BEGIN}(?:${[...new Set(forms)].join("|")})${END}`, "giu");
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
  const countedIn = (meeting, start, end) => {
    const { places } = words;
    const isThere = (n) => places.meeting[n] === meeting && places.start[n] < end && start < places.start[n] + places.length[n];
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
      const address = `${above}${figure.page}.html#v-figure-${figure.number}`;
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
  return { patternOf, unitsOf, lengthOf, slice, load, countedIn, element, listOf, unpack };
})();
