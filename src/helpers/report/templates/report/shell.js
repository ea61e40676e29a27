"use strict";
// One file that holds all pages, packed: it opens them in this window, one at a time.
(() => {
  const FIRST = "index.html";
  const packs = new Map([...document.querySelectorAll("script[data-file]")].map((pack) => [pack.dataset.file, pack]));
  const scripts = new Map([...document.querySelectorAll("script[data-script]")].map((code) => [code.dataset.script, code.textContent]));
  const place = document.getElementById("v-page");
  const scrolled = new Map();
  let here = FIRST, hash = "", asked = 0;

  const bytesOf = (name) => Uint8Array.from(atob(packs.get(name).textContent.trim()), (mark) => mark.charCodeAt(0));
  const unpacked = (name) => {
    const stream = new Blob([bytesOf(name)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  // The address is #/page.html#anchor.
  const parts = () => {
    const [page, ...anchor] = location.hash.replace(/^#\/?/, "").split("#");
    return packs.has(decoded(page)) ? [decoded(page), anchor.join("#")] : [FIRST, ""];
  };
  const resolve = (address) => {
    // Links of a page that is open lead to an address of this file already.
    if (address.startsWith("#/")) return [decoded(address.slice(2).split("#")[0]), address.slice(2).split("#").slice(1).join("#")];
    const [page, ...anchor] = address.split("#");
    const base = new URL(here, "http://pages/");
    const path = page ? decoded(new URL(page, base).pathname.slice(1)) : here;
    return [path, anchor.join("#")];
  };
  const addressOf = (page, anchor) => `#/${page.split("/").map(encodeURIComponent).join("/")}${anchor ? "#" + anchor : ""}`;
  const open = (address) => { location.hash = addressOf(...resolve(address)); };
  const run = (name) => {
    const script = document.createElement("script");
    script.textContent = scripts.get(name);
    place.append(script);
  };
  const toAnchor = (anchor) => {
    const target = anchor && document.getElementById(decoded(anchor.split(":")[0]));
    if (!target) return scrollTo(0, scrolled.get(location.hash) || 0);
    if (!target.matches("a, button, input")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  const show = async (page) => {
    const number = ++asked;
    const { title, kind, meeting, html } = JSON.parse(await unpacked(page));
    // Somebody who has gone on meanwhile is not called back.
    if (number !== asked) return false;
    window.verbatimLeaving?.abort();
    here = page;
    document.title = title;
    document.body.className = kind;
    document.body.dataset.meeting = meeting;
    document.body.dataset.page = page;
    place.innerHTML = html;
    // What is beside a report in a folder is not in this file.
    place.querySelectorAll("a[href]").forEach((link) => {
      const [path, anchor] = resolve(link.getAttribute("href"));
      if (!packs.has(path)) link.removeAttribute("href");
      else if (!link.hasAttribute("download")) link.setAttribute("href", addressOf(path, anchor));
    });
    run("page.js");
    if (kind) run(`${kind}.js`);
    const heading = place.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    return true;
  };
  const follow = async () => {
    const [page, anchor] = parts();
    const isNew = page !== here || !place.firstElementChild;
    if (!isNew) asked += 1;
    else if (!(await show(page))) return;
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
