document.documentElement.classList.add("scripted");
try { document.documentElement.dataset.theme = localStorage.getItem("verbatim-theme") || ""; }
catch { /* A browser may keep nothing for pages from a disk. */ }
