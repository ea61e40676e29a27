"use strict";
// One file that holds all pages, packed: it opens them in this window, one at a time.
(() => {
  const FIRST = "index.html";
  const packs = new Map([...document.querySelectorAll("script[data-file]")].map((pack) => [pack.dataset.file, pack]));
  const scripts = new Map([...document.querySelectorAll("script[data-script]")].map((code) => [code.dataset.script, code.textContent]));
  const place = document.getElementById("v-page");
  const scrolled = new Map();
  let here = FIRST, hash = "";

  const bytesOf = (name) => Uint8Array.from(atob(packs.get(name).textContent.trim()), (mark) => mark.charCodeAt(0));
  const unpacked = (name) => {
    const stream = new Blob([bytesOf(name)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
  // The address is #/page.html#anchor.
  const parts = () => {
    const [page, ...anchor] = decodeURIComponent(location.hash).replace(/^#\/?/, "").split("#");
    return packs.has(page) ? [page, anchor.join("#")] : [FIRST, ""];
  };
  const resolve = (address) => {
    const [page, ...anchor] = address.split("#");
    const base = new URL(here, "http://pages/");
    const path = page ? decodeURIComponent(new URL(page, base).pathname.slice(1)) : here;
    return [path, anchor.join("#")];
  };
  const open = (address) => {
    const [page, anchor] = resolve(address);
    location.hash = `/${encodeURI(page)}${anchor ? "#" + anchor : ""}`;
  };
  const run = (name) => {
    const script = document.createElement("script");
    script.textContent = scripts.get(name);
    place.append(script);
  };
  const toAnchor = (anchor) => {
    const target = anchor && document.getElementById(anchor.split(":")[0]);
    if (target) target.scrollIntoView(); else scrollTo(0, scrolled.get(location.hash) || 0);
  };
  const show = async (page) => {
    const { title, kind, meeting, html } = JSON.parse(await unpacked(page));
    window.verbatimLeaving?.abort();
    here = page;
    document.title = title;
    document.body.className = kind;
    document.body.dataset.meeting = meeting;
    document.body.dataset.page = page;
    place.innerHTML = html;
    // What is beside a report in a folder is not in this file.
    place.querySelectorAll("a[href]").forEach((link) => {
      if (!packs.has(resolve(link.getAttribute("href"))[0])) link.removeAttribute("href");
    });
    run("page.js");
    if (kind) run(`${kind}.js`);
  };
  const follow = async () => {
    const [page, anchor] = parts();
    if (page !== here || !place.firstElementChild) await show(page);
    hash = location.hash;
    toAnchor(anchor);
    dispatchEvent(new Event("verbatim-anchor"));
  };

  const save = async (name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([await unpacked(name)], { type: "text/csv" }));
    link.download = name.split("/").pop();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = link.getAttribute("href");
    if (/^[a-z]+:/.test(address)) return;
    event.preventDefault();
    const [page] = resolve(address);
    if (link.hasAttribute("download")) save(page); else open(address);
  });
  addEventListener("scroll", () => scrolled.set(hash, scrollY), { passive: true });
  window.verbatimPages = { anchor: () => parts()[1], open, unpacked };
  addEventListener("hashchange", follow);
  follow();
})();
