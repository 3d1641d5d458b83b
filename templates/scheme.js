// Stands in each page, before it is drawn: the colours that were chosen, and room for what scripts add. The only use of storage. The script that adds it is asked for once the page is seen.
{
  const { documentElement: { classList, dataset }, currentScript, head } = document;
  classList.add("js");
  // Back and links to a place need the height of all above it; a page that is come to afresh does not.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate" && !location.hash) classList.add("afresh");
  try {
    const { scheme } = localStorage;
    if (/^(light|dark)$/.test(scheme)) dataset.scheme = scheme;
  } catch {
    // Storage is off.
  }
  const ask = () => head.append(Object.assign(document.createElement("script"), { src: currentScript.dataset.script }));
  const next = requestAnimationFrame;
  addEventListener("load", () => next(() => next(() => setTimeout(ask))));
}
