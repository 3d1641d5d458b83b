// What a page is built of, as axe sees it: each element with all around it, as a number.
// Words and numbers are left out, but for whether there are any, and are the same.
() => {
  const REFERS = /^(for|aria-(labelledby|describedby|controls|owns|details)|popovertarget|headers|list)$/;
  const WORDS = /^(id|name|title|alt|aria-label|aria-description|placeholder|accesskey)$/;
  const LAID = /^(data-.*|d|points|[xyr]|[xy][12]|c[xy]|width|height|transform|viewBox|font-size|stroke-.*|datetime|value|src|srcset)$/;
  const HOLDS = /^(ul|ol|table|thead|tbody|tr|figure|details|select)$/;
  const MARKS = "main, header, footer, nav, aside, section, form, h1, [role]";
  const said = new Set();
  const found = new Set();

  function isSaid(text) {
    const before = said.has(text);
    said.add(text);
    return before;
  }
  function attribute(node, { name, value }) {
    if (REFERS.test(name)) {
      const others = value.split(/\s+/).map((id) => document.getElementById(id));
      const kind = (one) => one && [one.localName, one.textContent.trim() !== "", isSaid(`${node.localName} ${one.textContent}`)];
      return `${name}=${others.map(kind)}`;
    }
    if (WORDS.test(name)) {
      const words = node.textContent.trim();
      const before = isSaid(`${node.localName} ${name} ${value.trim()}`);
      return `${name}=${[value.trim() !== "", before, value.includes(words)]}`;
    }
    if (LAID.test(name)) return `${name}=${value.trim() !== ""}`;
    if (name === "content") return node.name ? `${name}=${/^(viewport|refresh)$/.test(node.name) ? value : ""}` : "";
    // How wide a bar is, and where, is a number; what colour it has is not.
    if (name === "style") return `${name}=${value.replace(/(?<![#\w.])-?[\d.]+(?=%|px|r?em|\)|;|$)/g, "0")}`;
    if (name !== "href") return `${name}=${value}`;
    if (value.startsWith("#")) return `href=#${Boolean(document.getElementById(value.slice(1)))}`;
    return `href=${/^[a-z]+:/.test(value) ? "there" : "here"}`;
  }
  function isScrolled(node) {
    const isFull = node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight;
    return isFull && node.clientWidth > 0 && /auto|scroll/.test(getComputedStyle(node).overflow);
  }
  // FNV-1a, https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
  function hash(text, from) {
    let sum = from;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 16777619);
    return sum >>> 0;
  }
  // Which tags an element holds; where their order counts, in that order.
  function inside(node, kids) {
    const names = kids.map((each) => each.localName);
    if (node.localName === "dl" || node.parentElement?.localName === "dl")
      return names.filter((each, at) => each !== names[at - 1]);
    return HOLDS.test(node.localName) ? [...new Set(names)].sort() : [kids.length > 0];
  }
  function walk(node, above) {
    if (node.localName === "script") return;
    const own = [...node.attributes].map((each) => attribute(node, each)).sort();
    const kids = [...node.children];
    const hasWords = [...node.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    const told = [inside(node, kids), hasWords, isScrolled(node), node.localName === "img" && isSaid(node.alt)];
    const key = hash(`${node.localName} ${own} ${told}`, above);
    found.add(key);
    for (const each of kids) walk(each, key);
  }
  walk(document.documentElement, 2166136261);
  // What a page has one of, or several, and in what order.
  const marks = [...document.querySelectorAll(MARKS)].map((each) => `${each.localName} ${each.role} ${each.parentElement.localName}`);
  const counts = [...new Set(marks)].map((each) => `${each} ${Math.min(2, marks.filter((other) => other === each).length)}`);
  for (const each of counts) found.add(hash(each, 1));
  const heads = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((each) => each.localName);
  found.add(hash(`${heads.filter((each, at) => each !== heads[at - 1])}`, 2));
  return [...found];
}
