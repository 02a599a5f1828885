import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { expect, test, vi } from "vitest";
import { renderApp } from "../testing/render-app.tsx";
import { held, problem, serve } from "../testing/server.ts";
import { isIn, nothing, typeCredentials, welcome } from "../testing/sign-in.ts";
import { IdleWorker, runWorkers } from "../testing/workers.ts";

const hmacSignatureSecret = "secret";
const challenge = async () => ({
  body: await createChallenge({ algorithm: "PBKDF2/SHA-256", cost: 1, deriveKey, hmacSignatureSecret }),
});
const asking = () => problem(403, "captcha_required", "Solve a challenge first.");
const isSolved = async (captcha: unknown) =>
  (await verifySolution({ ...JSON.parse(atob(String(captcha))), deriveKey, hmacSignatureSecret })).verified;

const checking = () => screen.queryByText("Checking that you are not a machine…");

test("a challenge is solved in the background, and the sign-in repeated by itself", async () => {
  const workers = runWorkers();
  const gate = held<void>();
  const requests = serve({
    "POST /auth/login": ({ body }) => (body.captcha ? welcome() : asking()),
    "GET /auth/captcha": () => gate.promise.then(challenge),
    "GET /feed": nothing,
  });
  renderApp("/sign-in");
  await typeCredentials();
  await vi.waitFor(() => expect(checking()?.getAttribute("role")).toBe("status"));
  gate.resolve();
  expect(await isIn()).toBeTruthy();
  const [first, , second] = requests.map(({ body }) => body);
  expect(second).toEqual({ ...first, captcha: expect.any(String) });
  expect(await isSolved(second?.captcha)).toBe(true);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
});

test("the next try solves one at once, and a wrong password is told as ever", async () => {
  runWorkers();
  const requests = serve({
    "POST /auth/login": ({ body }) => (body.captcha ? problem(401, "wrong_credentials", "Wrong.") : asking()),
    "GET /auth/captcha": challenge,
  });
  renderApp("/sign-in");
  await typeCredentials();
  expect((await screen.findByRole("alert")).textContent).toBe("Wrong.");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await vi.waitFor(() => expect(requests).toHaveLength(5));
  expect(requests.slice(3).map(({ endpoint }) => endpoint)).toEqual(["GET /auth/captcha", "POST /auth/login"]);
  expect(requests[4]?.body.captcha).not.toBe(requests[2]?.body.captcha);
});

test("the check can be stopped, and what was typed stays", async () => {
  const begun: IdleWorker[] = [];
  vi.stubGlobal(
    "Worker",
    class extends IdleWorker {
      constructor() {
        super();
        begun.push(this);
      }
    },
  );
  const requests = serve({ "POST /auth/login": asking, "GET /auth/captcha": challenge });
  renderApp("/sign-in");
  await typeCredentials();
  await vi.waitFor(() => expect(begun).toHaveLength(1));
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" }).disabled).toBe(false);
  expect(screen.getByLabelText<HTMLInputElement>("Password").value).toBe("Wide-Harbour-7");
  expect(checking()).toBeNull();
  await vi.waitFor(() => expect(begun[0]?.terminated).toBe(true));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(requests).toHaveLength(2);
});

test("a check that can't be done says so", async () => {
  runWorkers();
  serve({ "POST /auth/login": asking, "GET /auth/captcha": () => ({ body: { parameters: {} } }) });
  renderApp("/sign-in");
  await typeCredentials();
  expect((await screen.findByRole("alert")).textContent).toContain("could not finish the check");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" }).disabled).toBe(false);
});

test("a solution that is not taken is not tried for ever", async () => {
  runWorkers();
  const requests = serve({ "POST /auth/login": asking, "GET /auth/captcha": challenge });
  renderApp("/sign-in");
  await typeCredentials();
  expect((await screen.findByRole("alert")).textContent).toBe("Solve a challenge first.");
  expect(requests).toHaveLength(3);
});
