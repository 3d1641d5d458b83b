// The table of figures, filtered by words and by chips, sorted by the heads of its columns.

const FALLS = [say("Period"), say("Value")]; // the latest and the largest come first

export function wake(table) {
  const place = document.querySelector("[data-filter]");
  const input = place.querySelector("input");
  const select = place.querySelector("select");
  const status = place.querySelector("[role=status]");
  const chips = [...place.querySelectorAll(".chip")];
  const heads = [...table.tHead.rows[0].cells];
  const names = heads.map((head) => head.textContent);
  const rows = [...table.tBodies[0].rows];
  let texts = null;
  let order = { name: say("Value"), falls: true };

  const read = (folded) =>
    rows.map((row) => folded([...row.cells].map((cell) => cell.textContent).join(" | ")));
  const pressed = () => chips.filter((chip) => chip.ariaPressed === "true");

  // Chips of one kind widen each other; kinds, and words, narrow.
  const filter = async () => {
    keep();
    const { folder, seeker } = await import("./find.js"); // once somebody asks
    texts ??= read(folder(JSON.parse(place.dataset.words)));
    const groups = Map.groupBy(pressed(), (chip) => chip.parentElement);
    const asked = [...groups.values()].map((group) => group.map((chip) => chip.value));
    const has = seeker(input.value);
    for (const [at, row] of rows.entries()) {
      const kinds = row.dataset.in.split(" ");
      row.hidden = !has(texts[at])
        || !asked.every((values) => values.some((value) => kinds.includes(value)));
    }
    const [shown, all] = [rows.filter((row) => !row.hidden).length, rows.length];
    const isAll = !input.value.trim() && !asked.length;
    status.textContent = isAll ? "" : say`${shown} of ${all} shown`;
  };

  const sort = (name, falls) => {
    order = { name, falls };
    const column = names.indexOf(name);
    const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
    const number = (row) => Number(row.cells[column].dataset.number);
    const turn = falls ? -1 : 1;
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true }); // dear, so not before
    const by = name === say("Value") // units stay as they are listed
      ? (a, b) => compare(key(a), key(b)) || (number(a) - number(b)) * turn
      : (a, b) => compare(key(a), key(b)) * turn;
    table.tBodies[0].append(...[...rows].sort(by));
    for (const [at, head] of heads.entries()) {
      if (at === column) head.ariaSort = falls ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
    select.value = name;
    keep();
  };

  // The entry in the history knows what was asked, for who comes back to it.
  const keep = () => history.replaceState({
    ...history.state,
    table: { words: input.value, chips: pressed().map((chip) => chip.value), order },
  }, "");

  input.addEventListener("input", filter);
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.ariaPressed = chip.ariaPressed !== "true";
      filter();
    });
  }
  select.addEventListener("change", () => sort(select.value, FALLS.includes(select.value)));
  addHeads(heads, names, (name) =>
    sort(name, order.name === name ? !order.falls : FALLS.includes(name)));

  const kept = history.state?.table;
  input.value ||= kept?.words ?? ""; // a reader may have typed before this came
  for (const chip of chips) chip.ariaPressed = kept?.chips.includes(chip.value) ?? false;
  if (kept) sort(kept.order.name, kept.order.falls);
  if (kept || input.value) filter();
}

// A phone shows no heads, and so has the list beside the filter instead.
function addHeads(heads, names, act) {
  const buttons = names.map((name) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "comfort";
    made.textContent = name;
    made.addEventListener("click", () => act(name));
    return made;
  });
  const wide = matchMedia("(min-width: 48rem)");
  const fit = () => {
    for (const [at, head] of heads.entries()) {
      head.replaceChildren(wide.matches ? buttons[at] : names[at]);
    }
  };
  wide.addEventListener("change", fit);
  if (wide.matches) fit();
}
