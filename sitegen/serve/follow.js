// A page of the preview follows the content: it waits for the next state, comes anew,
// keeps place, focus and an open card, and marks the numbers that changed.
"use strict";

(() => {
  const state = document.currentScript.dataset.state;
  const KEY = `sitegen${location.pathname}`;
  const MOMENT = 2500;
  const ways = () => [...document.querySelectorAll("a, button, input, select, summary")];
  const numbers = () => [...document.querySelectorAll("a.figure")];
  const texts = () => {
    const found = {};
    for (const link of numbers()) (found[link.getAttribute("href")] ??= []).push(link.textContent);
    return found;
  };
  const folded = () => [...document.querySelectorAll("details")];

  // The page of faults is no place to come back to: what was kept before it stays.
  const isPage = document.currentScript.dataset.faults === undefined;

  history.scrollRestoration = "manual"; // else the place on a page of faults is kept

  // An edit may come before what was kept is restored, and a page that is left restores nothing.
  let isRestored = false;
  let isLeft = false;

  function keep() {
    isLeft = true;
    const isWaiting = !isRestored && sessionStorage.getItem(KEY) !== null;
    if (!isPage || isWaiting) return; // what was kept before stays
    const card = document.querySelector("#card");
    const isOpen = card?.matches(":popover-open");
    const seen = document.activeElement;
    sessionStorage.setItem(KEY, JSON.stringify({
      place: [scrollX, scrollY],
      focus: isOpen ? -1 : ways().indexOf(seen),
      card: isOpen ? numbers().indexOf(opener) : -1,
      open: folded().map((each) => each.open),
      texts: texts(),
    }));
  }

  function restore() {
    if (!isPage || isLeft) return;
    isRestored = true;
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    if (!kept) return;
    folded().forEach((each, n) => { if (n in kept.open) each.open = kept.open[n]; });
    scrollTo({ left: kept.place[0], top: kept.place[1], behavior: "instant" });
    ways()[kept.focus]?.focus({ preventScroll: true });
    for (const [href, now] of Object.entries(texts())) {
      const before = kept.texts[href] ?? [];
      if (String(now) !== String(before)) mark(href);
    }
    if (kept.card >= 0) numbers()[kept.card]?.click();
  }

  function mark(href) {
    for (const link of numbers()) {
      if (link.getAttribute("href") !== href) continue;
      link.style.setProperty("outline", "3px solid currentColor");
      link.style.setProperty("outline-offset", "2px");
      link.dataset.changed = "";
      setTimeout(() => {
        link.style.removeProperty("outline");
        link.style.removeProperty("outline-offset");
      }, MOMENT);
    }
  }

  // The number whose card is open: the last that was pressed.
  let opener = null;
  document.addEventListener("click", (event) => {
    opener = event.target.closest?.("main a.figure") ?? opener;
  }, true);

  async function follow() {
    for (;;) {
      try {
        const answer = await fetch(`/.sitegen/wait?after=${encodeURIComponent(state)}`, { cache: "no-store" });
        const next = await answer.json();
        if (next.state !== state) break;
      } catch { // the preview has ended, and may begin again
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
    keep();
    location.reload();
  }

  // Focus and cards wait for the script that the page asks for once it is seen.
  const isAwake = () =>
    !document.querySelector("script[data-script]") || document.documentElement.matches(".awake");
  addEventListener("load", () => {
    if (isAwake()) restore();
    else addEventListener("awake", restore, { once: true });
    follow();
  });
})();
