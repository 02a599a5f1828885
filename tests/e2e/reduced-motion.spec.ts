import { expect, type Page } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { test } from "./visitors.ts";

/** Notes the animations of a page that move something, and last long enough to be seen. To fade is not to move. */
async function watchMotion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const moves = (frame: ComputedKeyframe) =>
      ["transform", "translate", "scale", "rotate", "backgroundPosition"].some((name) => name in frame);
    const look = () => {
      for (const animation of document.getAnimations()) {
        const effect = animation.effect as KeyframeEffect;
        const name = (animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty;
        const lasts = Number(effect.getComputedTiming().duration) > 50;
        if (lasts && effect.getKeyframes().some(moves) && !seen.includes(name)) seen.push(name);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const moved = (page: Page) => page.evaluate(() => (window as unknown as { seen: string[] }).seen);

test("who wants no motion sees none, and misses nothing", async ({ visit }) => {
  const [ana, ben] = await Promise.all([Person.register("ana"), Person.register("ben")]);
  const post = await ana.post("Harbour at dawn");
  const page = await visit(ben, "/about");
  await watchMotion(page);
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto(`/p/${post.id}`);
    await page.getByRole("article").locator("img").first().dblclick();
    await expect(page.locator(".like-beat")).toBeVisible();
    await expect(page.getByRole("button", { name: "Like", exact: true })).toHaveAttribute("aria-pressed", "true");
    await page.goto(`/u/${ana.username}`);
    await page.getByRole("button", { name: `More about @${ana.username}` }).click();
    await page
      .getByRole("menuitem", { name: "Mute" })
      .or(page.getByRole("menuitem", { name: "Unmute" }))
      .click();
    if (reducedMotion === "reduce") expect(await moved(page)).toEqual([]);
    else expect(await moved(page)).toContain("menu-in");
  }
});
