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
