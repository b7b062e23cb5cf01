// Opens a company's file in headless Chromium and prints, for each round, the milliseconds from the navigation to the
// first events on screen. Told what to do by `company_file.py` as JSON.
import { pathToFileURL } from "node:url";

const told = JSON.parse(process.argv[2]);
const { chromium } = await import(pathToFileURL(`${told.driver}/index.mjs`).href);
const browser = await chromium.launch({ executablePath: told.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en", reducedMotion: "reduce" });
const signedIn = await context.request.post(`${told.base}/api/v1/session`, {
  data: { email: told.email, password: told.secret },
});
if (!signedIn.ok()) throw new Error(await signedIn.text());
const page = await context.newPage();
// Notes when the first event stands on screen, by the clock that begins with the navigation.
await page.addInitScript(() => {
  const look = () => {
    if (document.querySelector("main ol > li time")) {
      requestAnimationFrame(() => {
        window.firstEvents = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
const taken = [];
for (let round = 0; round <= told.rounds; round += 1) {
  await page.goto(`${told.base}${told.path}`, { waitUntil: "commit" });
  const handle = await page.waitForFunction(() => window.firstEvents, undefined, { timeout: 60_000 });
  // The first visit fetches the program itself.
  if (round > 0) taken.push(await handle.jsonValue());
  await page.waitForLoadState("load");
}
await browser.close();
process.stdout.write(JSON.stringify(taken));
