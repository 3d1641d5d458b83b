// Search. It and its index are fetched when a reader first asks for them; the filter of
// the table of figures folds and seeks with it.

// One spelling for the many of a word or a number, as sitegen/fold.py has it.
export const fold = (text) => text
  .replace(/['`´‘’‛ʼ′]/g, "")
  .replace(/[“-‟«»″]/g, '"')
  .replace(/[‐-―−﹣－]/g, "-")
  .normalize("NFKD").replace(/[\p{M}\p{Sc}]/gu, "").toLowerCase()
  .trim().replace(/\s+/g, " ")
  .replace(/(?<!\w|[.,])\d{1,3}(?: \d{3})+(?!\d)/g, (found) => found.replaceAll(" ", ""))
  .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
  .replace(/(?<=\d) ?(?:%|per ?cent\b)/g, "%")
  .replace(/[,.;:!?()[\]]+(?!\S)|(?<!\S)[([]+/g, "").trim();

const sought = (text) => ` ${fold(text).replaceAll('"', "")}`;

// Makes of a text what is sought in: its words, their synonyms, and all of them again
// without the marks that join them.
export function folder(synonyms) {
  const known = synonyms.map((words) => words.map(sought));
  return (text) => {
    let all = sought(text);
    for (const [name, ...others] of known) if (all.includes(name)) all += others.join("");
    return all + all.replace(/[^\p{L}\p{N}.]+/gu, " ");
  };
}

// Tells whether all words of a query begin words of such a text, quoted ones in a row;
// a point between digits may stand for a comma, and a comma for a point.
export function seeker(query) {
  const other = query.replace(/(?<=\d)[.,](?=\d)/g, (mark) => (mark === "." ? "," : "."));
  const ways = [query, other].map((way) =>
    (fold(way).match(/"[^"]+"?|[^\s"]+/g) ?? []).map(sought).filter((word) => word.trim()));
  return (text) => ways.some((words) => words.every((word) => text.includes(word)));
}

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
  const own = [...word].slice(1).map((letter, at) => word[at] + letter);
  const share = (each) => own.filter((pair) => each.includes(pair)).length * 2 / (own.length + each.length);
  const all = [...new Set(rows.flatMap(({ text }) => text.match(/\p{L}{3,}/gu)))];
  return all.filter((each) => share(each) >= 0.4).sort((a, b) => share(b) - share(a)).slice(0, 4);
}

export function mount(place) {
  const input = make("input", { type: "search", autocomplete: "off" });
  const status = make("p", { role: "status" });
  const list = make("ul");
  const tell = (text, ...items) => {
    status.textContent = text;
    list.replaceChildren(...items);
  };
  const show = async () => {
    const rows = await (asked ??= load()).catch(() => { asked = null; });
    const query = fold(input.value); // as it is by now
    const every = { name: say("Everything by name"), address: "find/", kind: "" };
    if (!rows) return tell(say("The index cannot be had now."), link(every));
    if (!query) return tell("");
    const begins = ({ name, value = "" }) => [name, value].some((part) =>
      fold(part).replace(/^\W+/, "").startsWith(query));
    const has = seeker(input.value);
    const found = rows.filter(({ text }) => has(text)).sort((a, b) => begins(b) - begins(a));
    const all = found.length;
    const told = all > most ? say`${all} found, the first ${most} are here` : say`${all} found`;
    if (all) return tell(told, ...found.slice(0, most).map(link));
    const parts = query.split(" ").map(seeker);
    const share = ({ text }) => parts.filter((part) => part(text)).length;
    const best = Math.max(...rows.map(share));
    if (parts.length > 2 && best > 1) return tell(say("Nothing has all of these words. These have most of them."),
      ...rows.filter((row) => share(row) === best).slice(0, most).map(link));
    const words = (query.match(/\p{L}{3,}/gu) ?? []).flatMap((word) => near(word, rows));
    const offer = (word) => make("li", {}, make("button", { type: "button", className: "comfort",
      onclick: () => { input.value = word; input.focus(); show(); } }, word));
    tell(say("Nothing found. There are figures, charts, topics, words, sources and periods."),
      ...[...new Set(words)].map(offer), ...rows.filter(({ kind }) => kind === say("Topic")).map(link), link(every));
  };
  input.addEventListener("input", show);
  place.append(make("label", {}, say("Words or digits"), " ", input), status, list);
  return input;
}

export function open() {
  let box = document.querySelector("dialog.finder");
  if (!box) {
    box = make("dialog", { className: "finder", ariaLabel: say("Search") });
    box.append(make("button", { type: "button", className: "comfort", onclick: () => box.close() }, say("Close")));
    box.onclick = ({ target }) => { if (target === box || target.closest("a")) box.close(); };
    document.body.append(box);
    mount(box);
  }
  box.showModal();
  box.querySelector("input").select();
}
