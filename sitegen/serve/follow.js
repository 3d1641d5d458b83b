// A page of the preview follows the content: it waits for the next state and becomes it,
// where it stands if it can, else anew; place, focus and an open card are kept, and the
// numbers that changed are marked.
"use strict";

(() => {
  let state = document.currentScript.dataset.state;
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
    markChanged(kept.texts);
    if (kept.card >= 0) numbers()[kept.card]?.click();
  }

  function markChanged(before) {
    for (const [href, now] of Object.entries(texts())) {
      if (String(now) !== String(before[href] ?? [])) mark(href);
    }
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

  // A page that somebody used may hold more than what it was made as: it comes anew.
  let isUsed = false;
  for (const each of ["click", "input", "change"]) addEventListener(each, () => { isUsed = true; }, true);
  const ask = fetch.bind(window);
  window.fetch = (...given) => {
    isUsed = true;
    return ask(...given);
  };

  // The page as it was made, without what scripts add to it.
  let made = null;

  const parsed = (text) => text && new DOMParser().parseFromString(text, "text/html");

  async function fetched() {
    const answer = await ask(location.href, { cache: "no-store" });
    return answer.ok ? parsed(await answer.text()) : null;
  }

  const stateOf = (page) => page?.querySelector("script[data-state]")?.dataset.state;

  // Gathers what turns one page into the next, if their tags are the same; tells whether they are.
  function differ(live, old, now, changes) {
    if (old.isEqualNode(now)) return true;
    const names = [live, old, now].map((each) => each?.nodeName);
    if (names.some((each) => each !== names[0])) return false;
    if (old instanceof CharacterData) { // a text, or a comment
      changes.push(() => { live.data = now.data; });
      return live.data === old.data;
    }
    for (const name of new Set([...old.getAttributeNames(), ...now.getAttributeNames()])) {
      const next = now.getAttribute(name);
      if (next === old.getAttribute(name)) continue;
      if (live.getAttribute(name) !== old.getAttribute(name)) return false;
      changes.push(() => (next === null ? live.removeAttribute(name) : live.setAttribute(name, next)));
    }
    const parts = [...old.childNodes];
    return parts.length === now.childNodes.length
      && parts.every((each, n) => live.childNodes[n]?.nodeName === each.nodeName)
      && parts.every((each, n) => differ(live.childNodes[n], each, now.childNodes[n], changes));
  }

  // Becomes the next state in place, and tells whether it could.
  function become(next) {
    const changes = [];
    if (!next || !differ(document.documentElement, made.documentElement, next.documentElement, changes)) return false;
    const before = texts();
    for (const change of changes) change();
    [made, state] = [next, stateOf(next)];
    markChanged(before);
    return true;
  }

  async function follow() {
    try {
      made = isPage ? await fetched() : null;
      if (stateOf(made) !== state) made = null;
    } catch { /* the preview has ended */ }
    for (;;) {
      try {
        const asked = new URLSearchParams({ after: state });
        if (made && !isUsed) asked.set("page", location.pathname);
        const answer = await ask(`/.sitegen/wait?${asked}`, { cache: "no-store" });
        const next = await answer.json();
        if (next.state !== state && (isUsed || !become(parsed(next.page)))) break;
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
