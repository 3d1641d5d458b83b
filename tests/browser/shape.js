// What a page is built of, as axe sees it: each element with all around it, as a number.
// Words and numbers are left out, but for whether there are any, and are the same.
() => {
  const REFERS = /^(for|aria-(labelledby|describedby|controls|owns|details)|popovertarget|headers|list)$/;
  const WORDS = /^(id|name|title|alt|aria-label|aria-description|placeholder)$/;
  const LAID = /^(data-.*|style|d|points|[xyr]|[xy][12]|c[xy]|width|height|transform|viewBox|font-size|stroke-.*|datetime|value|src|srcset|content)$/;
  const HOLDS = /^(ul|ol|dl|table|thead|tbody|tr|figure|details|select)$/;
  const said = new Set();
  const found = new Set();

  function attribute(node, { name, value }) {
    if (REFERS.test(name)) {
      const kind = (id) => document.getElementById(id)?.localName;
      return `${name}=${value.split(/\s+/).map(kind)}`;
    }
    if (WORDS.test(name)) {
      const [words, one] = [node.textContent.trim(), `${node.localName} ${name} ${value}`];
      const isSaid = said.has(one);
      said.add(one);
      return `${name}=${[value !== "", isSaid, value.includes(words)]}`;
    }
    if (LAID.test(name)) return `${name}=${value !== ""}`;
    if (name !== "href") return `${name}=${value}`;
    return `href=${value.replace(/^#.*/, "#").replace(/^[a-z]+:.*/, "there").replace(/^[^#].*/, "here")}`;
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
  function walk(node, above) {
    if (node.localName === "script") return;
    const own = [...node.attributes].map((each) => attribute(node, each)).sort();
    const kids = [...node.children];
    const inside = HOLDS.test(node.localName) ? [...new Set(kids.map((each) => each.localName))].sort() : [kids.length > 0];
    const hasWords = [...node.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    const key = hash(`${node.localName} ${own} ${inside} ${hasWords} ${isScrolled(node)}`, above);
    found.add(key);
    for (const each of kids) walk(each, key);
  }
  walk(document.documentElement, 2166136261);
  const heads = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((each) => each.localName);
  found.add(hash(`${heads.filter((each, at) => each !== heads[at - 1])}`, 1));
  return [...found];
}
