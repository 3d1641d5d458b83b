// Small comforts; every page is whole without them.
"use strict";

// The colour scheme, before the page is drawn. The only use of storage.
const root = document.documentElement;
const own = document.currentScript;
root.classList.add("js"); // room is kept for what is added below
let scheme = null;
try { scheme = localStorage.getItem("scheme"); } catch { /* storage is off */ }
if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;

document.addEventListener("DOMContentLoaded", () => {
  addSchemeSwitch();
  closeContentsOnUse();
  wakeTable();
  for (const text of document.querySelectorAll(".cite pre")) addCopy(text);
  for (const chart of document.querySelectorAll("[data-live]")) wakeExplore(chart);
  addShare();
  wakeFind();
});

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
  const label = () => (isDark() ? "Light colours" : "Dark colours");
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

function closeContentsOnUse() {
  const contents = document.getElementById("contents");
  contents?.addEventListener("click", (event) => {
    if (event.target.closest("a")) contents.hidePopover();
  });
}

// What filters and sorts the table of figures comes only with it.
async function wakeTable() {
  const table = document.querySelector("table.sortable");
  if (table) (await import(new URL("table.js", own.src)).catch(() => null))?.wake(table);
}

function addCopy(text) {
  if (!navigator.clipboard) return;
  const made = button("Copy", () => copy(text.textContent, made));
  text.after(made);
}

// The live view of a chart, and Vega with it, are fetched only when asked for.
function wakeExplore(chart) {
  const made = chart.querySelector(".explore");
  made.disabled = false;
  made.onclick = async () => {
    made.disabled = true;
    made.textContent = "Loading…";
    try {
      const { open } = await import(new URL("explore.js", own.src));
      await open(chart, made, new URL(own.dataset.vega, document.baseURI));
      made.disabled = false;
    } catch {
      made.textContent = "The live view cannot be shown here; try again";
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
    made.textContent = "Copied";
  } catch {
    made.textContent = "Copying is not allowed here";
  }
}

function addShare() {
  const place = document.querySelector("[data-share]");
  if (!place || !(navigator.share || navigator.clipboard)) return;
  const made = button(navigator.share ? "Share" : "Copy the link", async () => {
    if (navigator.share) {
      await navigator.share({ title: document.title, url: location.href }).catch(() => {});
    } else {
      await copy(location.href, made);
    }
  });
  place.append(made);
}
