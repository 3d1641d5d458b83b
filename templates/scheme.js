// Stands in each page, before it is drawn: the colours that were chosen, and room for what scripts add. The only use of storage. The script that adds it is asked for once the page is seen.
{
  const root = document.documentElement;
  root.classList.add("js");
  // Back and links to a place need the height of all above it; a page that is come to afresh does not.
  const [visit] = performance.getEntriesByType("navigation");
  if (visit?.type === "navigate" && !location.hash) root.classList.add("afresh");
  try {
    const scheme = localStorage.getItem("scheme");
    if (["light", "dark"].includes(scheme)) root.dataset.scheme = scheme;
  } catch {
    // Storage is off.
  }
  const made = document.createElement("script");
  made.src = document.currentScript.dataset.script;
  const frame = requestAnimationFrame;
  addEventListener("load", () => frame(() => frame(() => setTimeout(() => document.head.append(made)))));
}
