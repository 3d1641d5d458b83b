/*
What a reader copies in Firefox: opens each page that standard input names, selects each
block of text and prints what is then selected, as JSON. Firefox leaves out what it does
not let be selected, such as the text of a button.
*/
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const { firefox, blocks, unfold, pages } = JSON.parse(readFileSync(0, "utf8"));
const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true });
const selected = {};
try {
  const page = await browser.newPage();
  for (const url of pages) {
    await page.goto(url, { waitUntil: "load" });
    await page.waitForSelector(":root.awake");
    await page.evaluate(() => dispatchEvent(new Event("scroll"))); // a reader begins
    await page.waitForSelector(":root:not(.afresh)"); // what lies far down is laid out
    await page.evaluate(unfold);
    selected[url] = await page.evaluate((selector) => {
      const selection = getSelection();
      return [...document.querySelectorAll(selector)].map((block) => {
        selection.selectAllChildren(block);
        return selection.toString();
      });
    }, blocks);
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(selected));
