/*
What a reader copies in Firefox: opens each page that standard input names, selects each
block of text and prints what is then selected, as JSON. Firefox leaves out what it does
not let be selected, such as the text of a button.
*/
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { firefox, blocks, unfold, pages } = JSON.parse(readFileSync(0, "utf8"));
// What a reader has no use of here: pictures, a process for each site, pages to go back to.
const extraPrefsFirefox = {
  "browser.sessionhistory.max_total_viewers": 0,
  "dom.ipc.processCount": 1,
  "dom.ipc.processPrelaunch.enabled": false,
  "fission.autostart": false,
  "permissions.default.image": 2,
};
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefox,
  extraPrefsFirefox,
  headless: true,
});
const copied = `(async () => {
  const until = async (state) => {
    while (!document.querySelector(state)) await new Promise((done) => setTimeout(done, 5));
  };
  await until(":root.awake");
  dispatchEvent(new Event("scroll")); // a reader begins
  await until(":root:not(.afresh)"); // what lies far down is laid out
  ${unfold};
  const selection = getSelection();
  return [...document.querySelectorAll(${JSON.stringify(blocks)})].map((block) => {
    selection.selectAllChildren(block);
    return selection.toString();
  });
})()`;
const selected = {};
try {
  const page = await browser.newPage();
  for (const url of pages) {
    await page.goto(url, { waitUntil: "load" });
    selected[url] = await page.evaluate(copied);
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(selected));
