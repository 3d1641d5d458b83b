// What one page shows wrongly, as it stands now: [kind, element, detail] each.
({ smallPrint, decoration, isWhole }) => {
  const found = [];
  const note = (kind, element, detail) => found.push([kind, name(element), detail]);

  function name(element) {
    const steps = [];
    for (let e = element; e && e !== document.body && steps.length < 4; e = e.parentElement)
      steps.unshift([e.localName, ...e.classList].join("."));
    return steps.join(" > ");
  }

  // Hidden for the eye only, as the skip link and the words for screen readers are.
  const tiny = new Map();
  function isTiny(element) {
    if (!element) return false;
    if (!tiny.has(element)) {
      const box = element.getBoundingClientRect();
      const isSmall = box.width <= 2 && box.height <= 2;
      tiny.set(
        element,
        (isSmall && getComputedStyle(element).overflow !== "visible") ||
          isTiny(element.parentElement),
      );
    }
    return tiny.get(element);
  }
  function isShown(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return false;
    const box = element.getBoundingClientRect();
    return box.right > 0 && box.bottom + scrollY > 0 && !isTiny(element);
  }

  // Nothing is wider than the screen, and nothing cuts off what it holds.
  function sideways() {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth) return;
    const wide = [...document.body.querySelectorAll("*")].filter(
      (e) => e.getBoundingClientRect().right > innerWidth + 0.5 && isShown(e),
    );
    const culprit = wide.find((e) => !wide.some((o) => o !== e && e.contains(o)));
    note("sideways", culprit ?? root, `${root.scrollWidth} px wide`);
  }
  function clipped() {
    for (const e of document.body.querySelectorAll("*")) {
      if (e instanceof SVGElement || !e.textContent.trim()) continue;
      const { overflowX, overflowY } = getComputedStyle(e);
      const cuts = (o) => o === "hidden" || o === "clip";
      const isCut =
        (cuts(overflowX) && e.scrollWidth > e.clientWidth + 1) ||
        (cuts(overflowY) && e.scrollHeight > e.clientHeight + 1);
      if (isCut && isShown(e))
        note("clipped", e, `${e.scrollWidth}×${e.scrollHeight} in ${e.clientWidth}×${e.clientHeight} px`);
    }
  }

  // No words lie on others, line by line; what floats above the page may.
  function overlaps() {
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const afloat = new Map();
    const isAfloat = (e) => {
      if (!e || e === document.body) return false;
      if (!afloat.has(e)) {
        const { position, backgroundColor } = getComputedStyle(e);
        const hasGround = position === "absolute" && backgroundColor !== "rgba(0, 0, 0, 0)";
        afloat.set(e, hasGround || /fixed|sticky/.test(position) || isAfloat(e.parentElement));
      }
      return afloat.get(e);
    };
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const words = walker.currentNode.data.trim();
      if (!words || element instanceof SVGElement || !isShown(element) || isAfloat(element)) continue;
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects()) if (box.width > 2) lines.push({ box, element, words });
    }
    lines.sort((one, other) => one.box.top - other.box.top);
    let above = [];
    for (const line of lines) {
      above = above.filter(({ box }) => box.bottom > line.box.top);
      for (const { box, element, words } of above) {
        const width = Math.min(box.right, line.box.right) - Math.max(box.left, line.box.left);
        const height = Math.min(box.bottom, line.box.bottom) - line.box.top;
        if (width > 2 && height > Math.min(box.height, line.box.height) / 3)
          note("overlap", line.element, `“${line.words.slice(0, 30)}” lies on “${words.slice(0, 30)}” of ${name(element)}`);
      }
      above.push(line);
    }
  }

  const BLOCKS = "p, li, dt, dd, td, th, caption, figcaption, summary, blockquote";
  // Each element with words of its own that are seen, and how they begin.
  const written = [];
  function read() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    while (walker.nextNode()) {
      const [element, words] = [walker.currentNode.parentElement, walker.currentNode.data.trim()];
      if (!words || seen.has(element)) continue;
      seen.add(element);
      if (isShown(element)) written.push([element, `“${words.slice(0, 30)}”`]);
    }
  }
  function text() {
    for (const [element, words] of written) {
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (element instanceof SVGElement) {
        const real = size * scale(element);
        if (real < 10.99) note("chart-text", element, `${real.toFixed(1)} px ${words}`);
        continue;
      }
      const isProse =
        element.closest("main") && element.closest(BLOCKS) && !element.closest(smallPrint);
      if (isProse && size < 15.99) note("prose-text", element, `${size} px ${words}`);
      else if (size < 12.99) note("small-text", element, `${size} px ${words}`);
    }
  }
  function scale(element) {
    const { a, b, c, d } = element.getScreenCTM();
    return Math.sqrt(Math.abs(a * d - b * c));
  }

  // WCAG 2.5.8 without its exception for spacing: 24 × 24, or in a line of text.
  const TARGETS =
    "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, " +
    "[popovertarget], [role=button], [role=link], [tabindex]:not([tabindex^='-'])";
  function targets() {
    for (const e of document.querySelectorAll(TARGETS)) {
      if (!isShown(e)) continue;
      const box = e.getBoundingClientRect();
      if (box.width >= 23.99 && box.height >= 23.99) continue;
      if ((e.localName === "a" || e.localName === "button") && isInText(e)) continue;
      if (!isHitAround(e))
        note("target", e, `${box.width.toFixed(1)}×${box.height.toFixed(1)} px “${e.textContent.trim().slice(0, 30)}”`);
    }
  }
  function block(element) {
    while (/^(inline|contents)/.test(getComputedStyle(element).display))
      element = element.parentElement;
    return element;
  }
  function isInText(target) {
    if (!getComputedStyle(target).display.startsWith("inline")) return false;
    const line = block(target.parentElement);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement;
      const isWord = /[\p{L}\p{N}]/u.test(walker.currentNode.data);
      if (isWord && !around.closest(TARGETS) && isShown(around) && block(around) === line)
        return true;
    }
    return false;
  }
  function isHitAround(element) {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const isHit = ([dx, dy]) => element.contains(document.elementFromPoint(x + dx, y + dy));
    return [[-11.9, 0], [11.9, 0], [0, -11.9], [0, 11.9]].every(isHit);
  }

  // Colours as they are painted. The canvas reads every notation that CSS knows.
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paints = new Map();
  function colour(text) {
    if (!paints.has(text)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = text;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      paints.set(text, [r, g, b, a / 255]);
    }
    return paints.get(text);
  }
  const over = ([r, g, b, a], [R, G, B]) => [
    r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1,
  ];
  function luminance([r, g, b]) {
    const [x, y, z] = [r, g, b].map((v) =>
      v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }
  function contrast(one, two) {
    const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  const papers = new Map();
  function paper(element) {
    if (!element) return colour("Canvas");
    if (!papers.has(element)) {
      const own = colour(getComputedStyle(element).backgroundColor);
      papers.set(element, own[3] === 1 ? own : over(own, paper(element.parentElement)));
    }
    return papers.get(element);
  }
  // Text has 4.5:1 against what lies under it, 3:1 where it is large (WCAG 1.4.3).
  function inks() {
    for (const [element, words] of written) {
      if (element instanceof SVGElement || element.matches(":disabled")) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const [r, g, b, a] = colour(color);
      const below = paper(element);
      const size = parseFloat(fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && fontWeight >= 700);
      const ratio = contrast(over([r, g, b, a * veil(element)], below), below);
      if (ratio < (isLarge ? 3 : 4.5))
        note("text-contrast", element, `${ratio.toFixed(2)}:1 ${words}`);
    }
  }
  const veils = new Map();
  function veil(element) {
    if (!element) return 1;
    if (!veils.has(element))
      veils.set(element, getComputedStyle(element).opacity * veil(element.parentElement));
    return veils.get(element);
  }
  function opacity(element, part) {
    let product = parseFloat(getComputedStyle(element)[part]);
    for (let e = element; e instanceof SVGElement; e = e.parentElement)
      product *= parseFloat(getComputedStyle(e).opacity);
    return product;
  }
  function painted(element, part, below) {
    const value = getComputedStyle(element)[part];
    if (value === "none" || value.startsWith("url(")) return null;
    const [r, g, b, a] = colour(value);
    const alpha = a * opacity(element, `${part}Opacity`);
    return alpha === 0 ? null : over([r, g, b, alpha], below);
  }
  function decorations(svg) {
    return decoration.map((property) => {
      const probe = document.createElementNS("http://www.w3.org/2000/svg", "path");
      probe.style.setProperty("fill", `var(${property})`);
      svg.append(probe);
      const value = getComputedStyle(probe).fill;
      probe.remove();
      return value;
    });
  }
  const SHAPES = "path, rect, circle, ellipse, line, polyline, polygon, use";
  function drawing(svg) {
    const frame = svg.getBoundingClientRect();
    const below = paper(svg.parentElement);
    const idle = decorations(svg);
    const shapes = [];
    for (const shape of svg.querySelectorAll(SHAPES)) {
      if (shape.closest("defs, clipPath, mask, pattern, symbol") || !isShown(shape)) continue;
      const box = shape.getBoundingClientRect();
      const fill = shape.localName === "line" ? null : painted(shape, "fill", below);
      const isGround = box.width > frame.width * 0.98 && box.height > frame.height * 0.98;
      if (fill) shapes.push({ shape, box, fill });
      if (isGround) continue;
      const look = getComputedStyle(shape);
      if (idle.includes(look.stroke) || idle.includes(look.fill)) continue;
      const inks = [fill, painted(shape, "stroke", below)].filter(Boolean);
      const best = Math.max(...inks.map((ink) => contrast(ink, below)));
      if (inks.length && best < 3) note("mark-contrast", shape, `${best.toFixed(2)}:1, ${look.fill} ${look.stroke}`);
    }
    labels(svg, frame, below, shapes);
  }
  function labels(svg, frame, below, shapes) {
    const placed = [];
    for (const label of svg.querySelectorAll("text")) {
      if (!label.textContent.trim() || !isShown(label)) continue;
      const box = label.getBoundingClientRect();
      const words = `“${label.textContent.trim()}”`;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const under = shapes.filter(
        ({ shape, box: s }) =>
          s.left <= x && x <= s.right && s.top <= y && y <= s.bottom &&
          shape.compareDocumentPosition(label) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      const ground = under.at(-1)?.fill ?? below;
      const ink = painted(label, "fill", ground);
      if (ink && contrast(ink, ground) < 4.5)
        note("chart-text-contrast", label, `${contrast(ink, ground).toFixed(2)}:1 ${words}`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        note("chart-label", label, `${words} leaves the drawing`);
      for (const other of placed) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (width > 2 && height > 4) note("chart-label", label, `${words} runs into ${other.words}`);
      }
      placed.push({ box, words });
    }
  }

  read();
  inks();
  if (isWhole) for (const look of [sideways, clipped, overlaps, text, targets]) look();
  for (const svg of document.querySelectorAll("body svg")) if (isShown(svg)) drawing(svg);
  scrollTo({ top: 0, left: 0, behavior: "instant" });
  return found;
}
