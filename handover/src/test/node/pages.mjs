// Opens the pages of a hand-over and the report in Chromium and says what is wrong: node pages.mjs NAME...
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PICTURE = 8000;
// An A4 page between its margins is 184 mm, which is 695 pixels of CSS, wide.
const VIEWS = [
  { name: "phone", width: 360, height: 740, colorScheme: "light" },
  { name: "phone-dark", width: 360, height: 740, colorScheme: "dark" },
  { name: "desktop", width: 1280, height: 900, colorScheme: "light" },
  { name: "desktop-dark", width: 1280, height: 900, colorScheme: "dark" },
  { name: "print", width: 695, height: 980, colorScheme: "light", media: "print" },
];

function chromiumOnPath() {
  for (const folder of process.env.PATH.split(delimiter)) {
    try {
      accessSync(join(folder, "chromium"), constants.X_OK);
      return join(folder, "chromium");
    } catch {
      // The next folder may have it.
    }
  }
  throw new Error("no chromium on PATH");
}

// Runs inside the page.
function look() {
  const wrong = [];
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) {
    const out = [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > wide + 1 && one.children.length === 0)
      .map((one) => `${one.tagName} ${one.textContent.slice(0, 40)}`);
    const over = document.documentElement.scrollWidth - wide;
    wrong.push(`the page scrolls sideways by ${over}: ${out.slice(0, 4).join(" | ")}`);
  }
  for (const one of document.querySelectorAll("td, th, dd, dt, p, li, h1, h2, caption, svg text")) {
    const { left, right, width } = one.getBoundingClientRect();
    if (width > 1 && (left < -1 || right > wide + 1)) wrong.push(`cut: ${one.textContent.slice(0, 40)}`);
    // A head that only readers aloud get is clipped away.
    const clipped = [one, one.closest("thead")].some((part) => part && getComputedStyle(part).clipPath !== "none");
    const box = one instanceof HTMLElement && !clipped;
    if (box && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1) {
      wrong.push(`overflows its place: ${one.textContent.slice(0, 40)}`);
    }
  }
  const main = document.querySelector("main");
  if (!main || main.textContent.trim().length < 40) wrong.push("the page says nothing");
  if (!document.documentElement.lang) wrong.push("the page has no language");
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) wrong.push(`leads nowhere: ${link}`);
  }
  return wrong;
}

async function check(browser, name, view) {
  const wrong = [];
  const file = pathToFileURL(`${name}.html`).href;
  const { width, height, colorScheme } = view;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`page error: ${error}`));
  page.on("request", (request) => {
    if (request.url() !== file) wrong.push(`asks for ${request.url()}`);
  });
  page.setDefaultTimeout(120_000);
  if (view.media) await page.emulateMedia({ media: view.media });
  await page.goto(file);
  wrong.push(...(await page.evaluate(look)));
  const found = await page.evaluate(`${AXE}; axe.run()`);
  if (found.passes.length === 0) wrong.push("axe-core looked at nothing");
  for (const one of found.violations) {
    const where = one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3);
    if (["serious", "critical"].includes(one.impact)) wrong.push(`${one.id}: ${one.help}: ${where}`);
    else console.log(`${name} ${view.name}: ${one.impact} ${one.id}: ${one.help}: ${where}`);
  }
  const tall = Math.min(PICTURE, await page.evaluate(() => document.documentElement.scrollHeight));
  const clip = { x: 0, y: 0, width, height: tall };
  await page.screenshot({ path: `${name}-${view.name}.png`, fullPage: true, clip });
  if (view.media) await page.pdf({ path: `${name}.pdf`, preferCSSPageSize: true });
  await context.close();
  console.log(`${name} ${view.name}: axe-core passes ${found.passes.length} rules`);
  return wrong.map((what) => `${name} ${view.name}: WRONG ${what}`);
}

// Chromium's sandbox refuses to start for root, which is what containers run as.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: chromiumOnPath(), args });
console.log(`Chromium ${browser.version()}`);
const wrong = [];
for (const name of process.argv.slice(2)) {
  for (const view of VIEWS) wrong.push(...(await check(browser, name, view)));
}
await browser.close();
wrong.forEach((line) => console.log(line));
process.exitCode = wrong.length === 0 ? 0 : 1;
