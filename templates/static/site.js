// Small comforts; every page is whole without them.
"use strict";

const root = document.documentElement;
const own = document.currentScript;

async function wake() {
  addSchemeSwitch();
  closeMenu();
  for (const text of document.querySelectorAll(".cite pre")) addCopy(text);
  for (const chart of document.querySelectorAll("[data-live]")) wakeExplore(chart);
  addShare();
  addCards();
  layOut();
  await Promise.all([wakeTable(), wakeFind()]);
  root.classList.add("awake");
  dispatchEvent(new Event("awake")); // for the preview, which restores what was open
}
wake();

// What lies far down is laid out once a reader begins, a piece at a time when nothing else is to do, so that the first screen need not wait for it; at once when a reader leaps.
function layOut() {
  if (!root.classList.contains("afresh")) return;
  const whole = () => root.classList.remove("afresh");
  addEventListener("click", ({ target }) => { if (target.closest("a[href*='#']")) whole(); }, true);
  for (const kind of ["keydown", "focusin"]) addEventListener(kind, whole, { once: true });
  let waiting = null;
  const next = () => {
    let room = 150;
    while (waiting.length && room > 0) {
      const piece = waiting.shift();
      piece.classList.add("laid");
      room -= piece.getElementsByTagName("*").length;
    }
    if (waiting.length) soon(next);
    else whole();
  };
  const soon = (act) => (window.requestIdleCallback ? requestIdleCallback(act, { timeout: 200 }) : setTimeout(act));
  const begin = () => {
    if (waiting) return;
    waiting = [...document.querySelectorAll("main > section, .all tbody tr")];
    soon(next);
  };
  for (const kind of ["scroll", "pointermove", "touchstart"]) addEventListener(kind, begin, { once: true, passive: true });
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "comfort";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function addSchemeSwitch() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ?? (dark.matches ? "dark" : "light")) === "dark";
  const label = () => (isDark() ? say("Light colours") : say("Dark colours"));
  const made = button(label(), () => {
    const next = isDark() ? "light" : "dark";
    root.dataset.scheme = next;
    made.textContent = label();
    try { localStorage.setItem("scheme", next); } catch { /* it lasts for this page */ }
  });
  dark.addEventListener("change", () => { made.textContent = label(); });
  const entry = document.createElement("li");
  entry.append(made);
  document.querySelector(".menu ul")?.append(entry);
}

// An open menu goes with Escape, and when the reader turns to something else.
function closeMenu() {
  const menu = document.querySelector("details.menu");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  });
  for (const kind of ["pointerdown", "focusin"]) {
    document.addEventListener(kind, (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}

/*
A plain click on a number opens its card beside it; every other click, and every browser
that knows no popover, follows the link to the record, where the same and more is said.
The cards of a page come in one file, when a number is first touched.
*/
function addCards() {
  const place = document.querySelector("[data-cards]");
  if (!place || !HTMLElement.prototype.showPopover || location.protocol === "file:") return;
  const file = new URL(place.dataset.cards, document.baseURI);
  let fetched = null;
  const fetchCards = () => {
    fetched ??= fetch(file).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    }).catch((error) => { fetched = null; throw error; });
    return fetched;
  };
  const prepare = () => fetchCards().catch(() => { /* said when it is wanted */ });
  const card = makeCard();
  const number = (event) => event.target.closest?.("main a.figure");
  let shown = null;
  let left = null; // the number whose card this very press closes
  document.addEventListener("pointerdown", (event) => {
    left = card.matches(":popover-open") && number(event) === shown ? shown : null;
  }, true);
  document.addEventListener("click", async (event) => {
    const link = number(event);
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    if (link === left) { left = null; return; }
    shown = link;
    const id = new URL(link.href).pathname.match(/figures\/([^/]+)\//)[1];
    let text;
    try { text = (await fetchCards())[id]; } catch { text = ""; }
    if (shown === link) showCard(card, link, text, file);
  });
  for (const kind of ["pointerover", "touchstart", "focusin"]) {
    document.addEventListener(kind, (event) => { if (number(event)) prepare(); }, { passive: true });
  }
}

function makeCard() {
  const card = Object.assign(document.createElement("div"), { className: "card", id: "card", popover: "auto", tabIndex: -1 });
  card.setAttribute("role", "dialog");
  card.addEventListener("click", (event) => { if (event.target.closest(".close")) card.hidePopover(); });
  document.body.append(card);
  return card;
}

function showCard(card, link, text, file) {
  const missing = `<p>${say("The card of this number could not be fetched.")}</p><p class='card-links'><a>${say("All about it")}</a> <button type='button' class='close'>${say("Close")}</button></p>`;
  const { body } = new DOMParser().parseFromString(text || missing, "text/html");
  for (const way of body.querySelectorAll("a")) {
    way.href = way.hasAttribute("href") ? new URL(way.getAttribute("href"), file) : link.href;
  }
  card.replaceChildren(...body.childNodes);
  card.setAttribute("aria-label", card.querySelector(".card-name, p").textContent);
  card.showPopover({ source: link });
  card.scrollTop = 0;
  const box = [...link.getClientRects()].at(-1);
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const below = box.bottom + 6;
  const fits = below + height + 8 <= innerHeight;
  const top = fits ? below : box.top - height - 6 >= 8 ? box.top - height - 6 : Math.max(8, innerHeight - height - 8);
  const start = Math.max(8, Math.min(box.left, root.clientWidth - width - 16));
  card.style.setProperty("--top", `${top + scrollY}px`);
  card.style.setProperty("--left", `${start + scrollX}px`);
  card.focus({ preventScroll: true });
  // On a phone the card is a sheet; the number that it is about stays in sight above it.
  const hidden = box.bottom + 8 - card.getBoundingClientRect().top;
  if (getComputedStyle(card).position === "fixed" && hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
}

// What filters and sorts the table of figures comes only with it.
async function wakeTable() {
  const table = document.querySelector("table.sortable");
  if (table) (await import(new URL("table.js", own.src)).catch(() => null))?.wake(table);
}

function addCopy(text) {
  if (!navigator.clipboard) return;
  const made = button(say("Copy"), () => copy(text.textContent, made));
  text.after(made);
}

// The live view of a chart, and Vega with it, are fetched only when asked for.
function wakeExplore(chart) {
  const made = chart.querySelector(".explore");
  made.disabled = false;
  made.onclick = async () => {
    made.disabled = true;
    made.textContent = say("Loading…");
    try {
      const { open } = await import(new URL("explore.js", own.src));
      await open(chart, made, new URL(chart.dataset.vega, document.baseURI));
      made.disabled = false;
    } catch {
      made.textContent = say("The live view cannot be shown here; try again");
      made.disabled = false;
      made.focus();
    }
  };
}

// Search opens where the reader is; what it needs is fetched only then.
async function wakeFind() {
  const link = document.querySelector(".to-find");
  const place = document.querySelector("[data-find]");
  const find = () => import(new URL("find.js", own.src));
  link?.addEventListener("click", async (event) => {
    if (place || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    try { (await find()).open(); } catch { location.assign(link.href); }
  });
  if (place) (await find().catch(() => null))?.mount(place);
}

async function copy(text, made) {
  try {
    await navigator.clipboard.writeText(text);
    made.textContent = say("Copied");
  } catch {
    made.textContent = say("Copying is not allowed here");
  }
}

function addShare() {
  const place = document.querySelector("[data-share]");
  if (!place || !(navigator.share || navigator.clipboard)) return;
  const made = button(navigator.share ? say("Share") : say("Copy the link"), async () => {
    if (navigator.share) {
      await navigator.share({ title: document.title, url: location.href }).catch(() => {});
    } else {
      await copy(location.href, made);
    }
  });
  place.append(made);
}
