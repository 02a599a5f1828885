import { type CDPSession, expect, type Page } from "@playwright/test";
import * as jsqr from "jsqr";
import sharp from "sharp";
import { provedLongAgo, quietHere } from "../harness/passed-time.ts";
import { PASSWORD, Person } from "../harness/people.ts";
import { appCode } from "../harness/second-factors.ts";
import { messages, test } from "./visitors.ts";

test.beforeEach(quietHere);

/** A device with a fingerprint sensor that its owner always touches (https://www.w3.org/TR/webauthn-3/#sctn-automation). */
async function giveSensor(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await session.send("WebAuthn.addVirtualAuthenticator", { options });
  return session;
}

/** What another program reads in the picture of a QR code. */
async function readQrCode(page: Page): Promise<string> {
  const picture = await page.getByRole("img", { name: /QR code/ }).screenshot({ scale: "css" });
  const { data, info } = await sharp(picture).resize(600).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const read = jsqr.default as unknown as typeof jsqr.default.default;
  return read(new Uint8ClampedArray(data), info.width, info.height)?.data ?? "";
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("form", { name: "Sign in" })).toBeVisible();
}

async function typePassword(page: Page, { username }: Person): Promise<void> {
  await page.getByLabel("Username or email").fill(username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const isIn = (page: Page) => expect(page.getByRole("link", { name: "New post" }).first()).toBeVisible();

test("an authenticator app is set up from the picture, replaced by a recovery code, and asked for until the browser is trusted", async ({
  visit,
}) => {
  const ana = await Person.register("ana");
  const page = await visit(ana, "/settings/two-step");
  await page.getByRole("button", { name: "Set up" }).click();
  const uri = await readQrCode(page);
  expect(uri).toMatch(/^otpauth:\/\/totp\/Photostack:/);
  await page.getByLabel("Six digits").fill(appCode(uri, -1));
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recovery = ""] = await codes.allTextContents();
  await page.getByRole("dialog").getByRole("checkbox").check();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();

  await signOut(page);
  await typePassword(page, ana);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(recovery);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await isIn(page);

  await signOut(page);
  await typePassword(page, ana);
  await page.getByLabel(/Don.t ask again/).check();
  await page.getByLabel("Code from your authenticator app").fill(appCode(uri));
  await isIn(page);

  await signOut(page);
  await typePassword(page, ana);
  await isIn(page);
  await page.goto("/settings/devices");
  const trusted = page.getByRole("list", { name: "Where no second step is asked for" });
  await expect(trusted.getByRole("listitem")).toContainText("This browser");
  await trusted.getByRole("button", { name: /^Forget/ }).click();
  await expect(messages(page)).toContainText("is not trusted any more");
  await page.goto("/settings/two-step");
  await expect(page.getByText("9 of 10 left")).toBeVisible();
});

test("a passkey is added after proving oneself again in place, and signs in by itself", async ({ visit }) => {
  const ben = await Person.register("ben");
  const page = await visit(ben, "/settings/passkeys");
  await giveSensor(page);
  const { id } = ben;
  const { body } = await ben.ask("GET", "/auth/sessions");
  const browser = body.items.find((session: { current: boolean }) => !session.current);
  await provedLongAgo({ id, sessionId: browser.id });

  await page.getByRole("button", { name: "Add a passkey" }).click();
  const proof = page.getByRole("dialog", { name: /Confirm that it.s you/ });
  await proof.getByRole("textbox", { name: "Password" }).fill("Wrong-Harbour-7");
  await page.keyboard.press("Enter");
  await expect(proof.getByText("This is not your password.")).toBeVisible();
  await proof.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  const naming = page.getByRole("dialog", { name: "Name this passkey" });
  await naming.getByLabel("Name").fill("My laptop");
  await page.keyboard.press("Enter");
  await expect(messages(page)).toContainText("My laptop");
  await expect(page.getByRole("list", { name: "Your passkeys" })).toContainText("My laptop");

  await signOut(page);
  // The sensor is touched as soon as the page suggests passkeys: nothing has to be typed or pressed.
  await isIn(page);
  await page.goto("/settings/history");
  await expect(page.getByText(/Signed in with a passkey/i).first()).toBeVisible();
});
