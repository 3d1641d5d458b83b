// Lighthouse's mobile scores of the built site, against the budgets of the design.
// usage: node tests/browser/lighthouse.mjs [site]     exit status 1: a budget is missed
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { launch, Launcher } from "chrome-launcher";
import lighthouse from "lighthouse";
import { computeMedianRun } from "lighthouse/core/lib/median-run.js";

const PREFIX = "/repo/";
const SCORES = ["performance", "accessibility", "best-practices", "seo"];
const BUDGETS = { LCP: 1100, CLS: 0, TBT: 0, KB: 40, requests: 6 };
const THROTTLED = 1500; // LCP of the front page with a slow network in fact, in ms
const RUNS = 3; // the median counts: one run depends on what else the machine does
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const SQUEEZED = /^(text\/|application\/(json|manifest)|image\/svg)/;
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const folder = resolve(process.argv[2] ?? "site");
if (!existsSync(join(folder, "index.html"))) fail(`no index.html in ${folder}: make site first`, 2);
const PAGES = { "front page": "", "longest figure": longest("figures"), "figures table": "figures/" };
const chromium = NAMES.map(which).find(Boolean);
if (!chromium) fail(`none of ${NAMES.join(", ")} on PATH; on Debian: apt-get install chromium`, 2);

const server = createServer(answer);
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}${PREFIX}`;
// The address bar's popups are pages that each window would load beside the measured one.
const without = ",WebUIOmniboxPopup,WebUIOmniboxAimPopup";
const usual = Launcher.defaultFlags().map((flag) => (flag.startsWith("--disable-features=") ? flag + without : flag));
const flags = [...usual, "--headless=new", "--disable-gpu"];
if (process.getuid?.() === 0) flags.push("--no-sandbox"); // root has no sandbox
const chrome = await launch({ chromePath: chromium, chromeFlags: flags, ignoreDefaultFlags: true });
const rows = {};
const missed = [];
try {
  for (const [name, path] of Object.entries(PAGES)) rows[name] = await audit(name, path);
} finally {
  chrome.kill();
  server.close();
}
console.table(rows);
for (const line of missed) console.log(line);
process.exit(missed.length ? 1 : 0);

// As GitHub Pages answers: gzipped, of known length, to be kept for ten minutes.
function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  let file = join(folder, normalize(path.slice(PREFIX.length)));
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  if (!path.startsWith(PREFIX) || !existsSync(file)) return response.writeHead(404).end();
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const headers = { "Content-Type": type, "Cache-Control": "max-age=600" };
  const plain = readFileSync(file);
  const body = SQUEEZED.test(type) ? gzipSync(plain) : plain;
  if (body !== plain) headers["Content-Encoding"] = "gzip";
  response.writeHead(200, { ...headers, "Content-Length": body.length }).end(body);
}

async function audit(name, path) {
  const options = { port: chrome.port, onlyCategories: SCORES, logLevel: "error" };
  const runs = [];
  while (runs.length < RUNS) runs.push((await lighthouse(address + path, options)).lhr);
  const applied = []; // the same phone with a slow network and processor in fact
  const slow = { ...options, onlyCategories: ["performance"], throttlingMethod: "devtools" };
  while (applied.length < RUNS) applied.push((await lighthouse(address + path, slow)).lhr);
  const lhr = computeMedianRun(runs);
  const requests = lhr.audits["network-requests"].details.items;
  const ours = requests.filter(({ url }) => url.startsWith("http") && !url.endsWith("/robots.txt"));
  const row = Object.fromEntries(
    SCORES.map((id) => [id, Math.round(lhr.categories[id].score * 100)]),
  );
  row.LCP = Math.round(lhr.audits["largest-contentful-paint"].numericValue);
  const shown = computeMedianRun(applied).audits["largest-contentful-paint"];
  row.throttled = Math.round(shown.numericValue);
  row.CLS = Number(lhr.audits["cumulative-layout-shift"].numericValue.toFixed(4));
  row.TBT = Math.round(lhr.audits["total-blocking-time"].numericValue);
  row.KB = Number((ours.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024).toFixed(1));
  row.requests = ours.length;
  for (const id of SCORES) if (row[id] < 100) missed.push(`${name}: ${id} ${row[id]}, not 100${why(lhr, id)}`);
  for (const [key, most] of Object.entries(BUDGETS))
    if (row[key] > most) missed.push(`${name}: ${key} ${row[key]}, at most ${most}`);
  if (!path && row.throttled > THROTTLED)
    missed.push(`${name}: throttled LCP ${row.throttled}, at most ${THROTTLED}`);
  return row;
}

function longest(part) {
  const size = (name) => statSync(join(folder, part, name, "index.html")).size;
  const found = readdirSync(join(folder, part), { withFileTypes: true }).filter((each) => each.isDirectory());
  const [most] = found.map(({ name }) => name).sort((a, b) => size(b) - size(a));
  return `${part}/${most}/`;
}

function why(lhr, id) {
  const weak = lhr.categories[id].auditRefs
    .filter(({ weight }) => weight > 0)
    .map((ref) => lhr.audits[ref.id])
    .filter(({ score }) => score !== null && score < 1);
  return weak.map(({ id, displayValue }) => `\n    ${id} ${displayValue ?? ""}`).join("");
}

function which(name) {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

function fail(message, status) {
  console.error(`lighthouse: ${message}`);
  process.exit(status);
}
