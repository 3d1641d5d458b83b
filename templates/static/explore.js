/*
The live view of a chart, fetched only when somebody asks for it: Vega from this site
puts the same chart there, as it was compiled to be drawn, with tooltips and keyboard.
If anything fails, the picture stays.
*/
const WIDE = 560; // as in the container query of the style sheet
const NEAR = 12; // pixels by which a finger may miss
let loading = null;

/* Shows a chart live until the button is pressed again. */
export async function open(chart, button, bundle) {
  const picture = chart.querySelector(".picture");
  const [vega, response] = await Promise.all([load(bundle), fetch(chart.dataset.live)]);
  const specs = await response.json();
  const width = picture.clientWidth >= WIDE ? "wide" : "narrow";
  const spec = specs[width];
  const stage = make("div", { className: "stage", tabIndex: 0 });
  const ring = make("div", { className: "ring", hidden: true });
  const said = make("output", { className: "said", textContent: say("Tap a mark, point at it or use the arrow keys to read its value.") });
  const live = make("div", { className: "live" });
  live.append(stage, ring);
  live.setAttribute("role", "group");
  said.setAttribute("aria-live", "polite");
  picture.hidden = true;
  picture.after(live, said);
  const start = button.onclick;
  const leave = () => {
    live.previousElementSibling?.matches(".orders") && live.previousElementSibling.remove();
    live.remove();
    said.remove();
    picture.hidden = false;
  };
  const options = {
    container: stage, expr: vega.expressionInterpreter, renderer: "svg",
    tooltip: (_handler, _event, _item, value) => { if (value) said.textContent = words(value); },
  };
  const show = async (drawn) => {
    const view = await new vega.View(vega.parse(drawn, null, { ast: true }), options).runAsync();
    stage.setAttribute("role", "application"); // Vega has set what it thinks of it
    const called = picture.getAttribute("aria-label");
    stage.setAttribute("aria-label", say`${called}. Arrow keys go from mark to mark.`);
    stage.removeAttribute("aria-roledescription");
    return view;
  };
  let view;
  try {
    view = await show(spec);
  } catch (error) {
    leave();
    throw error;
  }
  const close = () => {
    view.finalize();
    leave();
    button.textContent = say("Explore");
    button.onclick = start;
    button.focus();
  };
  button.textContent = say("Back to the picture");
  button.onclick = close;
  const list = marks(view);
  listen(stage, ring, said, list, close);
  const views = specs.orders.map(({ label, field }) => ({ label, spec: () => sorted(spec, field) }));
  if (specs.against) views.push({ label: say("amounts against growth"), spec: () => specs.against[width] });
  offer(views, live, async (chosen) => {
    view.finalize();
    ring.hidden = true;
    view = await show(chosen.spec());
    list.splice(0, list.length, ...marks(view));
  });
  stage.focus();
}

/* The words of a mark: what it is, its value, and how that is known. */
function words(tip) {
  const { [say("Of")]: Of, [say("What")]: What, [say("Which")]: Which, [say("Value")]: Value, ...rest } = Object.fromEntries(
    Object.entries(tip).filter(([, text]) => !["", "null", "undefined"].includes(text)));
  const name = [Of, What, Which].filter(Boolean).join(", ");
  const when = say("Period");
  if ([What, Which].includes(rest[when])) delete rest[when]; // it is the name
  const more = Object.entries(rest).map(([what, text]) => `. ${what}: ${text}`);
  return `${name ? `${name}: ` : ""}${Value}${more.join("")}`;
}

/* Buttons that set the rows in another order, or show them as points. */
function offer(views, live, choose) {
  if (views.length < 2) return;
  const group = make("p", { className: "orders" });
  const all = views.map((each) => make("button", { type: "button", className: "explore", textContent: each.label }));
  all.forEach((each, at) => {
    each.setAttribute("aria-pressed", at === 0);
    each.onclick = () => {
      all.forEach((one) => one.setAttribute("aria-pressed", one === each));
      choose(views[at]);
    };
  });
  group.append(say("Show:"), " ", ...all.flatMap((each) => [each, " "]));
  live.before(group);
}

/* The same view with its rows by a field, the largest first; wholes and rests come last. */
function sorted(spec, field) {
  if (!field) return spec;
  const made = structuredClone(spec);
  const { values } = made.data.find(({ name }) => name === "figures");
  const isMark = (row) => (row.role ?? "mark") === "mark";
  values.sort((one, two) => isMark(two) - isMark(one) || (two[field] ?? -Infinity) - (one[field] ?? -Infinity));
  const labels = [...new Set(values.map((row) => row.label))];
  for (const row of values) row.order = labels.indexOf(row.label);
  for (const { domain } of made.scales) {
    if ((domain.fields?.[0] ?? domain).field === "label") domain.sort = { op: "min", field: "order" };
  }
  return made;
}

function load(bundle) {
  loading ??= new Promise((resolve, reject) => {
    const script = make("script", { src: bundle });
    script.onload = () => resolve(window.vega);
    script.onerror = () => { loading = null; reject(new Error("not loaded")); };
    document.head.append(script);
  });
  return loading;
}

function make(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

/* Every mark that says something, in reading order; one that is drawn twice counts once. */
function marks(view) {
  const found = [];
  const said = new Set();
  const isNew = ({ tooltip }) => !said.has(JSON.stringify(tooltip)) && said.add(JSON.stringify(tooltip));
  const visit = (item, x, y) => {
    for (const child of item.items ?? []) {
      if (child.tooltip && !child.items && isNew(child)) found.push({ item: child, x, y });
      visit(child, x + (child.x && child.items ? child.x : 0), y + (child.y && child.items ? child.y : 0));
    }
  };
  visit(view.scenegraph().root, ...view.origin());
  const base = (mark) => Math.round(mark.y + mark.item.bounds.y2);
  const left = (mark) => mark.x + mark.item.bounds.x1;
  return found.sort((one, two) => base(one) - base(two) || left(one) - left(two));
}

/*
Arrow keys go from mark to mark, Home and End to the ends, Escape back; a tap goes to
the mark under it.
*/
function listen(stage, ring, said, list, close) {
  let at = -1;
  const place = ({ item, x, y }) => {
    const drawn = stage.querySelector("svg");
    const scale = drawn.clientWidth / drawn.viewBox.baseVal.width;
    const { bounds } = item;
    const sides = { left: x + bounds.x1, top: y + bounds.y1, width: bounds.width(), height: bounds.height() };
    return Object.fromEntries(Object.entries(sides).map(([side, length]) => [side, length * scale]));
  };
  const show = (index) => {
    at = (index + list.length) % list.length;
    for (const [side, length] of Object.entries(place(list[at]))) ring.style[side] = `${length}px`;
    ring.hidden = false;
    said.textContent = words(list[at].item.tooltip);
  };
  stage.addEventListener("click", (event) => {
    const box = stage.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const misses = list.map(place).map(({ left, top, width, height }) =>
      Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height)));
    const nearest = Math.min(...misses);
    if (nearest <= NEAR) show(misses.indexOf(nearest));
  });
  stage.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const index = event.key === "Home" ? 0 : event.key === "End" ? -1 : step && at + step;
    if (event.key === "Escape") { close(); return; }
    if (index === undefined || !list.length) return;
    event.preventDefault();
    show(at < 0 && step === -1 ? -1 : index);
  });
}
