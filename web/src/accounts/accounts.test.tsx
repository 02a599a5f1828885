import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Me } from "../../../shared/users.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me, postOf } from "../testing/samples.ts";
import { giveSession, held, problem, serve, signedIn } from "../testing/server.ts";
import { isIn, nothing, typeCredentials } from "../testing/sign-in.ts";

type Handlers = Parameters<typeof serve>[0];

/** An account that stands as it is told to. */
function open(path: string, handlers: Handlers = {}, first: Me["standing"] = "active") {
  signedIn();
  let standing = first;
  const requests = serve({
    "GET /users/me": () => ({ body: { ...me, standing } }),
    "GET /feed": () =>
      standing === "active" ? nothing() : problem(403, "account_deactivated", "You have deactivated your account."),
    "POST /users/me/deactivate": () => {
      standing = "deactivated";
      return { status: 204 };
    },
    "POST /users/me/reactivate": () => {
      standing = "active";
      return { status: 204 };
    },
    ...handlers,
  });
  renderApp(path);
  return {
    count: (endpoint: string) => requests.filter((request) => request.endpoint === endpoint).length,
    deactivateElsewhere: () => {
      standing = "deactivated";
    },
  };
}

const dialog = async (name: string) => within(await screen.findByRole("dialog", { name }));
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const rests = () => screen.findByRole("heading", { name: "Your account is resting" });

test("who deactivates the account is asked first, and sees it rest", async () => {
  const { count } = open("/settings/account");
  await press("Deactivate my account");
  const asked = await dialog("Deactivate your account?");
  expect(asked.getByText(/You can come back whenever you want/)).toBeTruthy();
  expect(count("POST /users/me/deactivate")).toBe(0);
  await userEvent.click(asked.getByRole("button", { name: "Deactivate" }));
  await rests();
  expect(screen.queryByRole("navigation", { name: "Main" })).toBeNull();
});

test("the last administrator stays, and is told why", async () => {
  open("/settings/account", {
    "POST /users/me/deactivate": () => problem(409, "last_admin", "You are the last administrator."),
  });
  await press("Deactivate my account");
  await userEvent.click((await dialog("Deactivate your account?")).getByRole("button", { name: "Deactivate" }));
  expect(await screen.findByText("You are the last administrator.")).toBeTruthy();
});

test.each(["/", "/settings/profile", "/p/1", "/nothing-here"])(
  "while it rests, %s shows nothing else",
  async (path) => {
    open(path, {}, "deactivated");
    await rests();
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    for (const name of ["Come back", "Get my data", "Delete my account", "Sign out"]) {
      expect(screen.getByRole("button", { name })).toBeTruthy();
    }
  },
);

test("a page that is there before it is known that the account rests gives way to it", async () => {
  const answer = held<{ body: Me }>();
  open("/p/1", {
    "GET /users/me": () => answer.promise,
    "GET /posts/{id}": () => ({ body: postOf("1") }),
    "GET /posts/{id}/comments": nothing,
  });
  await screen.findByRole("heading", { name: /^Post by/ });
  answer.resolve({ body: { ...me, standing: "deactivated" } });
  await rests();
  expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
});

test("who comes back is where they were going", async () => {
  open("/", {}, "deactivated");
  await press("Come back");
  expect(await screen.findByRole("heading", { name: "Feed" })).toBeTruthy();
  expect(screen.queryByText("You have deactivated your account.")).toBeNull();
});

test("deactivated elsewhere, the app rests at whatever is asked for next", async () => {
  const { deactivateElsewhere } = open("/settings/account");
  await screen.findByRole("button", { name: "Deactivate my account" });
  deactivateElsewhere();
  await userEvent.click(within(screen.getByRole("navigation", { name: "Main" })).getByRole("link", { name: "Feed" }));
  await rests();
});

test("an account is deleted only by whoever types its name; they are signed out and told until when it comes back", async () => {
  const { count } = open("/settings/account", {
    "DELETE /users/me": () => ({ body: { deletes_at: "2031-02-03T10:00:00.000Z" } }),
  });
  await press("Delete my account");
  const asked = await dialog("Delete your account?");
  const field = asked.getByRole("textbox", { name: "Type ana to confirm" });
  await userEvent.type(field, "anna{Enter}");
  await userEvent.click(asked.getByRole("button", { name: "Delete my account" }));
  expect(count("DELETE /users/me")).toBe(0);
  await userEvent.clear(field);
  await userEvent.type(field, "@Ana{Enter}");
  const said = await screen.findByText(/It will be erased on/);
  expect(said.textContent).toContain("February 3, 2031. Until then, signing in brings it back.");
  expect(screen.getByRole("form", { name: "Sign in" })).toBeTruthy();
  expect(document.cookie).not.toContain("csrf");
  expect(count("DELETE /users/me")).toBe(1);
});

test("that all devices are signed out does not hide the answer from whoever deletes it here", async () => {
  const answer = held<void>();
  const { count } = open("/settings/account", {
    "DELETE /users/me": async () => {
      await answer.promise;
      return { body: { deletes_at: "2031-02-03T10:00:00.000Z" } };
    },
  });
  await press("Delete my account");
  await userEvent.type((await dialog("Delete your account?")).getByRole("textbox"), "ana{Enter}");
  const before = count("GET /users/me");
  const { announce } = await import("../realtime/events.ts");
  announce({ type: "session_revoked" } as Parameters<typeof announce>[0]);
  answer.resolve();
  expect(await screen.findByText(/It will be erased on/)).toBeTruthy();
  expect(count("GET /users/me")).toBe(before);
});

test("who signs in before it is erased is told that it will not be, until they have read it", async () => {
  serve({
    "POST /auth/login": () => {
      giveSession();
      return { body: { expires_in: 900, user: me, backend_config: null, deletion_cancelled: true } };
    },
    "GET /users/me": () => ({ body: me }),
    "GET /feed": nothing,
  });
  renderApp("/");
  await typeCredentials();
  await isIn();
  const said = await screen.findByText("Welcome back: your account will not be deleted.");
  await userEvent.click(within(said.parentElement as HTMLElement).getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByText("Welcome back: your account will not be deleted.")).toBeNull();
});

const UNTIL = "Thu, 24 Dec 2026 18:30:00 GMT";
const suspended = () =>
  problem(
    403,
    "account_suspended",
    "This account is suspended until 2026-12-24 18:30 UTC.",
    {},
    { "retry-after": UNTIL },
  );
const here = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(new Date(UNTIL));

test("who is suspended is told at sign-in until when, by their own clock", async () => {
  serve({ "POST /auth/login": suspended });
  renderApp("/");
  await typeCredentials();
  expect(await screen.findByText(`This account is suspended until ${here}.`)).toBeTruthy();
});

test("who is suspended in the middle is signed out and told", async () => {
  open("/settings/account", { "POST /auth/refresh": suspended });
  await screen.findByRole("button", { name: "Deactivate my account" });
  serve({ "GET /users/me": () => problem(401, "session_ended", "Ended."), "POST /auth/refresh": suspended });
  const { checkSession } = await import("../auth/check-session.ts");
  await checkSession();
  await waitFor(() => expect(screen.getByRole("form", { name: "Sign in" })).toBeTruthy());
  expect(screen.getByText(`This account is suspended until ${here}.`)).toBeTruthy();
});
