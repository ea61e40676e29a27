document.documentElement.classList.add("scripted");
try { document.documentElement.dataset.theme = localStorage.getItem("verbatim-theme") || ""; }
catch { /* A browser may keep nothing for pages from a disk. */ }
// Where a page is, and how it leads to another: one file that holds all pages has its own way.
window.verbatimPages = {
  anchor: () => location.hash.slice(1),
  open: (address) => { location.href = address; },
  unpacked: null,
};
addEventListener("hashchange", () => dispatchEvent(new Event("verbatim-anchor")));
