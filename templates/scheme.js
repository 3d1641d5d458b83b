// Stands in each page, before it is drawn: the colours that were chosen, and room for what scripts add. The only use of storage.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch { /* storage is off */ }
})();
