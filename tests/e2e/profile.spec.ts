import { expect, type Locator } from "@playwright/test";
import { Person } from "../harness/people.ts";
import { photo } from "../harness/pictures.ts";
import { messages, test } from "./visitors.ts";

const widthOf = (picture: Locator) => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);

test("one's picture, name, bio and website, as others see them", async ({ visit }) => {
  const ana = await Person.register("ana");
  const page = await visit(ana, "/settings/profile");
  const own = page.getByRole("group", { name: "Your picture" });
  const choose = async (name: string, mimeType: string, buffer: Buffer) =>
    page.getByLabel("Choose your picture").setInputFiles({ name, mimeType, buffer });

  await choose("not-a-picture.jpg", "image/jpeg", Buffer.from("a letter, not a picture"));
  await own.getByRole("button", { name: "Use this picture" }).click();
  await expect(own.getByRole("alert")).toBeVisible({ timeout: 20_000 });
  await own.getByRole("button", { name: "Cancel" }).click();
  await choose("me.jpg", "image/jpeg", await photo({ width: 2400, height: 3200, orientation: 6 }));
  await expect(own.getByRole("img", { name: "Preview" })).toBeVisible();
  await own.getByRole("button", { name: "Use this picture" }).click();
  await expect(messages(page)).toContainText("Your picture is changed", { timeout: 20_000 });

  await page.getByLabel("Name").fill("Ana Prado");
  await page.getByLabel("Bio").fill("Light and harbours");
  await page.getByLabel("Website").fill("ana.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(messages(page)).toContainText("Profile saved");

  const bens = await visit(await Person.register("ben"), `/u/${ana.username}`);
  await expect(bens.getByRole("heading", { name: "Ana Prado" })).toBeVisible();
  await expect(bens.getByText("Light and harbours")).toBeVisible();
  await expect(bens.getByRole("link", { name: "ana.example" })).toHaveAttribute("href", "https://ana.example");
  await expect.poll(() => widthOf(bens.locator(".profile .avatar img"))).toBeGreaterThan(0);

  await own.getByRole("button", { name: "Remove" }).click();
  await expect(own.getByRole("button", { name: "Choose a picture" })).toBeVisible();
  await ana.until("/users/me", ({ avatar }) => avatar === null);
  await bens.reload();
  await expect(bens.locator(".profile .avatar")).toHaveText("A");
});
