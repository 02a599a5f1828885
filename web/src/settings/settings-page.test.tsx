import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Me } from "../../../shared/users.ts";
import { FakeXhr, fileOf } from "../testing/fake-upload.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me, mediaOf, userOf } from "../testing/samples.ts";
import { held, problem, serve, signedIn } from "../testing/server.ts";

const account = (change: Partial<Me> = {}) => ({ "GET /users/me": () => ({ body: { ...me, ...change } }) });
const toggle = (name: string) => screen.findByRole<HTMLInputElement>("switch", { name });

test("sections have addresses, and lead back to the list", async () => {
  signedIn();
  serve(account());
  renderApp("/settings");
  const list = within(await screen.findByRole("navigation", { name: "Settings" }));
  expect(list.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
    "/settings/profile",
    "/settings/privacy",
    "/settings/notifications",
    "/settings/security",
    "/settings/account",
    "/saved",
  ]);
  await userEvent.click(list.getByRole("link", { name: /^Account/ }));
  expect(await screen.findByText("ana@example.com")).toBeTruthy();
  expect(screen.getAllByRole("heading", { level: 1 }).map(({ textContent }) => textContent)).toEqual(["Account"]);
  expect(document.title).toBe("Account · Settings · Photostack");
  await userEvent.click(screen.getByRole("link", { name: "Settings" }));
  expect(location.pathname).toBe("/settings");
});

test("a section that does not exist is a 404", async () => {
  signedIn();
  serve(account());
  renderApp("/settings/nonsense");
  expect(await screen.findByText("Error 404")).toBeTruthy();
});

test("an account becomes private at once; pressed again before the answer, the last wish is sent", async () => {
  signedIn();
  const answer = held<void>();
  const requests = serve({
    ...account(),
    "PATCH /users/me": async ({ body }) => {
      await answer.promise;
      return { body: { ...me, ...body } };
    },
  });
  const sent = () => requests.filter(({ endpoint }) => endpoint === "PATCH /users/me").map(({ body }) => body);
  renderApp("/settings/privacy");
  await userEvent.click(await toggle("Private account"));
  await vi.waitFor(async () => expect((await toggle("Private account")).checked).toBe(true));
  await userEvent.click(await toggle("Private account"));
  await vi.waitFor(async () => expect((await toggle("Private account")).checked).toBe(false));
  expect(sent()).toEqual([{ private: true }]);
  answer.resolve();
  await vi.waitFor(() => expect(sent()).toEqual([{ private: true }, { private: false }]));
  expect((await toggle("Private account")).checked).toBe(false);
});

test("a choice that is refused goes back, and the others stay", async () => {
  signedIn();
  const requests = serve({
    ...account(),
    "PATCH /users/me": ({ body }) =>
      "likes" in (body.notifications as object)
        ? problem(503, "unavailable", "Please try again in a moment.")
        : { body: { ...me, notifications: { ...me.notifications, ...(body.notifications as object) } } },
  });
  renderApp("/settings/notifications");
  await userEvent.click(await toggle("Mentions"));
  await userEvent.click(await toggle("Likes"));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect((await toggle("Likes")).checked).toBe(true);
  expect((await toggle("Mentions")).checked).toBe(false);
  expect(screen.getAllByRole("switch")).toHaveLength(4);
  expect(requests.find(({ endpoint }) => endpoint === "PATCH /users/me")?.body).toEqual({
    notifications: { mentions: false },
  });
});

test("who is unblocked stays, so that a slip can be undone", async () => {
  signedIn();
  const requests = serve({
    ...account(),
    "GET /blocks": () => ({ body: { items: [userOf("ben"), userOf("cleo")], next_cursor: null } }),
    "DELETE /users/{username}/block": () => ({ status: 204 }),
    "PUT /users/{username}/block": () => problem(503, "unavailable", "Please try again in a moment."),
  });
  renderApp("/settings/blocked");
  await userEvent.click(await screen.findByRole("button", { name: "Unblock @ben" }));
  await userEvent.click(await screen.findByRole("button", { name: "Block @ben" }));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Block @ben" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Unblock @cleo" })).toBeTruthy();
  const sent = requests.filter(({ endpoint }) => endpoint.endsWith("/block"));
  expect(sent.map(({ endpoint, params }) => [endpoint.split(" ")[0], params.username])).toEqual([
    ["DELETE", "ben"],
    ["PUT", "ben"],
  ]);
});

test("who has been unblocked is not shown as blocked when one comes again", async () => {
  signedIn();
  let blocked = [userOf("ben"), userOf("cleo")];
  serve({
    ...account(),
    "GET /blocks": () => ({ body: { items: blocked, next_cursor: null } }),
    "DELETE /users/{username}/block": () => {
      blocked = [userOf("cleo")];
      return { status: 204 };
    },
  });
  renderApp("/settings/blocked");
  await userEvent.click(await screen.findByRole("button", { name: "Unblock @ben" }));
  // On a wide screen the list of sections is beside it.
  const sections = within(screen.getByRole("navigation", { name: "Settings" }));
  await userEvent.click(sections.getByRole("link", { name: /^Privacy/ }));
  await userEvent.click(await screen.findByRole("link", { name: "Blocked people" }));
  await screen.findByRole("button", { name: "Unblock @cleo" });
  await expect.poll(() => screen.queryByText("@ben")).toBeNull();
});

test("muted people can be unmuted; with none the page says where to mute", async () => {
  signedIn();
  serve({
    ...account(),
    "GET /mutes": () => ({ body: { items: [userOf("ben")], next_cursor: null } }),
    "GET /blocks": () => ({ body: { items: [], next_cursor: null } }),
    "DELETE /users/{username}/mute": () => ({ status: 204 }),
  });
  renderApp("/settings/muted");
  await userEvent.click(await screen.findByRole("button", { name: "Unmute @ben" }));
  expect(await screen.findByRole("button", { name: "Mute @ben" })).toBeTruthy();
});

test("what is wrong with the website stands at the website", async () => {
  signedIn();
  serve({
    ...account(),
    "PATCH /users/me": () =>
      problem(422, "invalid_request", "website: Invalid URL", {
        errors: [{ path: "website", message: "Invalid URL" }],
      }),
  });
  renderApp("/settings/profile");
  await userEvent.type(await screen.findByLabelText("Website"), "nonsense");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("Invalid URL");
  expect(screen.getByLabelText("Website").getAttribute("aria-invalid")).toBe("true");
});

/** A server that takes one picture and finds of it what the test says. */
function serveAvatar(verdict: object, change: Partial<Me> = {}) {
  signedIn();
  FakeXhr.install();
  const ticket = { upload_id: "u1", url: "https://media.test/post", fields: { key: "k" }, expires_in: 60 };
  return serve({
    ...account(change),
    "POST /uploads": () => ({ status: 201, body: ticket }),
    "GET /uploads/{id}": ({ params }) => ({ body: { id: params.id, ...verdict } }),
    "PUT /users/me/avatar": () => ({ body: { ...me, avatar: mediaOf("new") } }),
  });
}

async function choosePicture(file: File) {
  renderApp("/settings/profile");
  await userEvent.setup({ applyAccept: false }).upload(await screen.findByLabelText("Choose your picture"), file);
}

async function sendPicture() {
  await userEvent.click(screen.getByRole("button", { name: "Use this picture" }));
  await vi.waitFor(() => expect(FakeXhr.sent).toHaveLength(1));
}

test("a picture is looked at, sent, checked and then used", async () => {
  const requests = serveAvatar({ status: "ready" });
  await choosePicture(fileOf("me.jpg"));
  expect(screen.getByRole<HTMLImageElement>("img", { name: "Preview" }).src).toBe("blob:me.jpg");
  expect(requests.some(({ endpoint }) => endpoint === "POST /uploads")).toBe(false);
  await sendPicture();
  act(() => FakeXhr.sent[0]?.upload.onprogress?.({ loaded: 4, total: 10 }));
  expect(screen.getByText("Uploading, 40%")).toBeTruthy();
  FakeXhr.sent[0]?.answer(204);
  expect(await screen.findByText("Your picture is changed")).toBeTruthy();
  expect(document.querySelector(".avatar-field .avatar img")?.getAttribute("src")).toContain("new-");
  const bodies = requests.filter(({ endpoint }) => /^(POST|PUT)/.test(endpoint)).map(({ body }) => body);
  expect(bodies).toEqual([{ purpose: "avatar", content_type: "image/jpeg", size: 10 }, { upload_id: "u1" }]);
});

test("a picture that is rejected says why, and is not used", async () => {
  const requests = serveAvatar({ status: "rejected", reason: "too_small", message: "This picture is too small." });
  await choosePicture(fileOf("me.jpg"));
  await sendPicture();
  FakeXhr.sent[0]?.answer(204);
  expect(await screen.findByText("This picture is too small.")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Use this picture" }).disabled).toBe(false);
  expect(requests.some(({ endpoint }) => endpoint === "PUT /users/me/avatar")).toBe(false);
});

test("cancelling stops the upload and shows the old picture", async () => {
  serveAvatar({ status: "ready" });
  await choosePicture(fileOf("me.jpg"));
  await sendPicture();
  const abort = vi.spyOn(FakeXhr.sent[0] as FakeXhr, "abort");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(abort).toHaveBeenCalledOnce();
  expect(screen.queryByRole("img", { name: "Preview" })).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a file that is no picture is refused before it is sent", async () => {
  serveAvatar({ status: "ready" });
  await choosePicture(fileOf("notes.txt", "text/plain"));
  expect(await screen.findByText("notes.txt is not a JPEG, PNG, WebP or AVIF picture.")).toBeTruthy();
  expect(screen.queryByRole("img", { name: "Preview" })).toBeNull();
});

test("removing a picture shows at once, and is taken back when it is refused", async () => {
  const answer = held<ReturnType<typeof problem>>();
  signedIn();
  serve({ ...account({ avatar: mediaOf("old") }), "DELETE /users/me/avatar": () => answer.promise });
  renderApp("/settings/profile");
  await userEvent.click(await screen.findByRole("button", { name: "Remove" }));
  expect(await screen.findByRole("button", { name: "Choose a picture" })).toBeTruthy();
  answer.resolve(problem(503, "unavailable", "Please try again in a moment."));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Remove" })).toBeTruthy();
});
