// Search. It and its index are fetched when a reader first asks for them.
import { fold, folder, seeker } from "./fold.js";

const home = new URL("../", import.meta.url);
const most = 50;
let asked;

async function load() {
  const { rows, words } = await (await fetch(new URL("find/index.json", home))).json();
  const folded = folder(words);
  return Object.entries(rows).flatMap(([kind, all]) => all.map(([name, address, when, value]) =>
    ({ kind, name, address, when, value, text: folded([name, when ?? kind, value].join(" | ")) })));
}

function make(tag, more, ...parts) {
  const made = Object.assign(document.createElement(tag), more);
  made.append(...parts);
  return made;
}

const link = ({ name, address, when, kind, value = "" }) => make("li", {}, make("a",
  { href: new URL(address, home) }, make("span", {}, name), " ", make("small", {}, when ?? kind), " ", make("b", {}, value)));

// The words that share most of their pairs of letters with one that is nowhere.
function near(word, rows) {
  const pairs = (text) => [...text].slice(1).map((letter, at) => text[at] + letter);
  const own = pairs(word);
  const share = (each) => own.filter((pair) => each.includes(pair)).length * 2 / (own.length + each.length);
  const all = [...new Set(rows.flatMap(({ text }) => text.match(/\p{L}{3,}/gu)))];
  return all.filter((each) => share(each) >= 0.4).sort((a, b) => share(b) - share(a)).slice(0, 4);
}

export function mount(place) {
  const input = make("input", { type: "search", autocomplete: "off" });
  const status = make("p", { role: "status" });
  const list = make("ul");
  const say = (text, ...items) => {
    status.textContent = text;
    list.replaceChildren(...items);
  };
  const show = async () => {
    const query = fold(input.value);
    const rows = await (asked ??= load()).catch(() => { asked = null; });
    if (query !== fold(input.value)) return;
    const every = { name: "Everything by name", address: "find/", kind: "" };
    if (!rows) return say("The index cannot be had now.", link(every));
    if (!query) return say("");
    const begins = ({ name, value = "" }) => [name, value].some((part) =>
      fold(part).replace(/^\W+/, "").startsWith(query));
    const has = seeker(input.value);
    const found = rows.filter(({ text }) => has(text)).sort((a, b) => begins(b) - begins(a));
    const rest = found.length > most ? `, the first ${most} are here` : "";
    if (found.length) return say(`${found.length} found${rest}`, ...found.slice(0, most).map(link));
    const parts = query.split(" ").map(seeker);
    const share = ({ text }) => parts.filter((part) => part(text)).length;
    const best = Math.max(...rows.map(share));
    if (parts.length > 2 && best > 1) return say("Nothing has all of these words. These have most of them.",
      ...rows.filter((row) => share(row) === best).slice(0, most).map(link));
    const words = (query.match(/\p{L}{3,}/gu) ?? []).flatMap((word) => near(word, rows));
    const offer = (word) => make("li", {}, make("button", { type: "button", className: "comfort",
      onclick: () => { input.value = word; input.focus(); show(); } }, word));
    say("Nothing found. There are figures, charts, topics, words, sources and periods.",
      ...[...new Set(words)].map(offer), ...rows.filter(({ kind }) => kind === "Topic").map(link), link(every));
  };
  input.addEventListener("input", show);
  place.append(make("label", {}, "Words or digits ", input), status, list);
  return input;
}

export function open() {
  let box = document.querySelector("dialog.finder");
  if (!box) {
    box = make("dialog", { className: "finder", ariaLabel: "Search" });
    box.append(make("button", { type: "button", className: "comfort", onclick: () => box.close() }, "Close"));
    box.onclick = ({ target }) => { if (target === box || target.closest("a")) box.close(); };
    document.body.append(box);
    mount(box);
  }
  box.showModal();
  box.querySelector("input").select();
}
