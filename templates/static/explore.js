/*
The live view of a chart, on request only: a button at each chart loads Vega from
this site and puts the same chart there, with tooltips and keyboard. Without this
script there is no button; if anything fails, the picture stays.
*/
"use strict";

(() => {
  const bundle = new URL(document.currentScript.dataset.vega, document.baseURI);
  const WIDE = 560; // as in the container query of the style sheet
  let loading = null;

  const load = () => {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = bundle;
      script.onload = () => resolve(window.vegaEmbed);
      script.onerror = () => { loading = null; reject(new Error("not loaded")); };
      document.head.append(script);
    });
    return loading;
  };

  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  /* Every mark that says something, in reading order. */
  const marks = (view) => {
    const found = [];
    const visit = (item, x, y) => {
      for (const child of item.items ?? []) {
        if (child.tooltip && !child.items) found.push({ item: child, x, y });
        visit(child, x + (child.x && child.items ? child.x : 0), y + (child.y && child.items ? child.y : 0));
      }
    };
    visit(view.scenegraph().root, ...view.origin());
    const base = (mark) => Math.round(mark.y + mark.item.bounds.y2);
    const left = (mark) => mark.x + mark.item.bounds.x1;
    return found.sort((one, two) => base(one) - base(two) || left(one) - left(two));
  };

  const open = async (chart, picture, button) => {
    const [embed, response] = await Promise.all([load(), fetch(chart.dataset.live)]);
    const specs = await response.json();
    const spec = picture.clientWidth >= WIDE ? specs.wide : specs.narrow;
    const stage = make("div", { className: "stage", tabIndex: 0 });
    const ring = make("div", { className: "ring", hidden: true });
    const said = make("output", { className: "said", textContent: "Point at a mark, or use the arrow keys." });
    const live = make("div", { className: "live" });
    live.append(stage, ring);
    live.setAttribute("role", "group");
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-label", `${picture.getAttribute("aria-label")}. Arrow keys go from mark to mark.`);
    const say = (text) => { said.textContent = text; };
    const { view } = await embed(stage, spec, {
      actions: false, ast: true, defaultStyle: false, renderer: "svg",
      tooltip: (_handler, _event, _item, value) => { if (value) say(String(value)); },
    });
    const list = marks(view);
    let at = -1;
    const show = (index) => {
      at = (index + list.length) % list.length;
      const { item, x, y } = list[at];
      const drawn = stage.querySelector("svg");
      const scale = drawn.clientWidth / drawn.viewBox.baseVal.width;
      const place = { left: x + item.bounds.x1, top: y + item.bounds.y1, width: item.bounds.width(), height: item.bounds.height() };
      for (const [side, length] of Object.entries(place)) ring.style[side] = `${length * scale}px`;
      ring.hidden = false;
      say(item.tooltip);
    };
    stage.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      const index = event.key === "Home" ? 0 : event.key === "End" ? -1 : step && at + step;
      if (event.key === "Escape") { close(); return; }
      if (index === undefined || !list.length) return;
      event.preventDefault();
      show(at < 0 && step === -1 ? -1 : index);
    });
    const close = () => {
      view.finalize();
      live.remove();
      said.remove();
      picture.hidden = false;
      button.textContent = "Explore";
      button.onclick = start;
      button.focus();
    };
    const start = button.onclick;
    said.setAttribute("aria-live", "polite");
    picture.hidden = true;
    picture.after(live, said);
    button.textContent = "Back to the picture";
    button.onclick = close;
    stage.focus();
  };

  for (const chart of document.querySelectorAll(".chart[data-live]")) {
    const picture = chart.querySelector(".picture");
    const button = make("button", { type: "button", className: "explore", textContent: "Explore" });
    button.onclick = async () => {
      button.disabled = true;
      button.textContent = "Loading…";
      try {
        await open(chart, picture, button);
      } catch {
        picture.hidden = false;
        chart.querySelector(".live")?.remove();
        chart.querySelector(".said")?.remove();
        button.textContent = "The live view cannot be shown here";
        return;
      }
      button.disabled = false;
    };
    chart.querySelector(".tools").append(button);
  }
})();
