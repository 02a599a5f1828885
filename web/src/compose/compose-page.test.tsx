import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { FakeXhr, fileOf as file } from "../testing/fake-upload.ts";
import { renderApp } from "../testing/render-app.tsx";
import { ana, me, postOf } from "../testing/samples.ts";
import { problem, serve, signedIn } from "../testing/server.ts";

let uploads = 0;
const verdicts = new Map<string, object>();

function serveUploads() {
  uploads = 0;
  verdicts.clear();
  return serve({
    "GET /users/me": () => ({ body: me }),
    "POST /uploads": () => {
      uploads += 1;
      const upload_id = `upload-${uploads}`;
      return {
        status: 201,
        body: { upload_id, url: `https://media.test/${uploads}`, fields: { key: "k", policy: "p" }, expires_in: 60 },
      };
    },
    "GET /uploads/{id}": ({ params }) => ({
      body: { id: params.id, status: "ready", ...verdicts.get(params.id ?? "") },
    }),
    "POST /posts": () => ({ status: 201, body: postOf("new", { author: ana, status: "processing", media: [] }) }),
    "GET /posts/{id}": () => ({ body: postOf("new", { author: ana, status: "processing", media: [] }) }),
  });
}

beforeEach(() => {
  signedIn();
  FakeXhr.install();
});

async function open() {
  renderApp("/compose");
  return screen.findByLabelText<HTMLInputElement>("Choose pictures");
}

const cards = () => screen.queryAllByRole("listitem", { name: /^Picture/ });
const previews = () =>
  cards().map((card) => within(card).getByRole("img").getAttribute("alt")?.replace("Preview of ", ""));
const user = () => userEvent.setup({ applyAccept: false });

/** Lets every upload that has begun succeed, and those that begin after it, until so many have. */
async function sendAll(count: number) {
  for (let done = 0; done < count; done++) {
    await vi.waitFor(() => expect(FakeXhr.sent.length).toBeGreaterThan(done));
    FakeXhr.sent[done]?.answer(204);
  }
}

test("an eleventh picture is refused, the ten stay", async () => {
  serveUploads();
  const input = await open();
  const names = Array.from({ length: 11 }, (_, index) => `${index + 1}.jpg`);
  await user().upload(
    input,
    names.map((name) => file(name)),
  );
  expect(previews()).toEqual(names.slice(0, 10));
  expect(screen.getByText("11.jpg was left out: a post holds at most 10 pictures.")).toBeTruthy();
  expect(screen.queryByLabelText("Choose pictures")).toBeNull();
});

test("what is too big, of another type or empty is refused with the reason", async () => {
  serveUploads();
  const input = await open();
  const limit = 15 * 1024 * 1024;
  await user().upload(input, [
    file("huge.jpg", "image/jpeg", limit + 1),
    file("clip.gif", "image/gif"),
    file("nothing.png", "image/png", 0),
    file("fits.avif", "image/avif", limit),
  ]);
  expect(previews()).toEqual(["fits.avif"]);
  expect(screen.getByText("huge.jpg is larger than 15 MiB.")).toBeTruthy();
  expect(screen.getByText("clip.gif is not a JPEG, PNG, WebP or AVIF picture.")).toBeTruthy();
  expect(screen.getByText("nothing.png is empty.")).toBeTruthy();
});

test("pictures are sent, described, reordered and posted in the order shown", async () => {
  const requests = serveUploads();
  const input = await open();
  const { upload, type, click } = user();
  await upload(input, [file("a.jpg"), file("b.png", "image/png", 20)]);
  await type(screen.getByLabelText("Alt text for picture 1"), "The first");
  await click(screen.getByRole("button", { name: "Move picture 1 later" }));
  expect(previews()).toEqual(["b.png", "a.jpg"]);
  expect(screen.getByLabelText<HTMLTextAreaElement>("Alt text for picture 2").value).toBe("The first");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Alt text for picture 1").value).toBe("");
  await type(screen.getByLabelText("Caption"), "Two");
  expect(screen.getByText("3 / 2200")).toBeTruthy();
  await sendAll(2);
  expect([...(FakeXhr.sent[0]?.form.keys() ?? [])]).toEqual(["key", "policy", "file"]);
  await click(screen.getByRole("button", { name: "Share" }));
  expect(await screen.findByRole("heading", { name: "Processing your pictures" })).toBeTruthy();
  expect(location.pathname).toBe("/p/new");
  const bodies = (endpoint: string) => requests.filter((one) => one.endpoint === endpoint).map(({ body }) => body);
  expect(bodies("POST /uploads")).toEqual([
    { purpose: "post", content_type: "image/jpeg", size: 10 },
    { purpose: "post", content_type: "image/png", size: 20 },
  ]);
  expect(bodies("POST /posts")).toEqual([
    { upload_ids: ["upload-2", "upload-1"], caption: "Two", alt_texts: ["", "The first"] },
  ]);
});

test("progress is shown, and sharing early waits for the pictures", async () => {
  const requests = serveUploads();
  const input = await open();
  await user().upload(input, file("a.jpg"));
  await vi.waitFor(() => expect(FakeXhr.sent).toHaveLength(1));
  act(() => FakeXhr.sent[0]?.upload.onprogress?.({ loaded: 4, total: 10 }));
  expect(screen.getByText("Uploading, 40%")).toBeTruthy();
  expect(screen.getByRole<HTMLProgressElement>("progressbar", { name: "Upload of picture 1" }).value).toBe(0.4);
  await userEvent.click(screen.getByRole("button", { name: "Share" }));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Sharing…" }).disabled).toBe(true);
  expect(requests.some(({ endpoint }) => endpoint === "POST /posts")).toBe(false);
  await sendAll(1);
  expect(await screen.findByRole("heading", { name: "Processing your pictures" })).toBeTruthy();
});

test("a picture that is rejected says why; without it the post can be shared", async () => {
  serveUploads();
  verdicts.set("upload-1", { status: "rejected", reason: "not_an_image", message: "This file is not a picture." });
  const input = await open();
  await user().upload(input, [file("a.jpg"), file("b.jpg")]);
  await sendAll(2);
  expect(await screen.findByText("This file is not a picture.")).toBeTruthy();
  const share = screen.getByRole<HTMLButtonElement>("button", { name: "Share" });
  expect(share.disabled).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Remove picture 1" }));
  expect(previews()).toEqual(["b.jpg"]);
  expect(share.disabled).toBe(false);
});

test("an upload that fails can be tried again", async () => {
  const requests = serveUploads();
  const input = await open();
  await user().upload(input, file("a.jpg"));
  await vi.waitFor(() => expect(FakeXhr.sent).toHaveLength(1));
  FakeXhr.sent[0]?.answer(403);
  expect(await screen.findByText("The storage refused this picture. Please try again.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Retry picture 1" }));
  await vi.waitFor(() => expect(FakeXhr.sent).toHaveLength(2));
  FakeXhr.sent[1]?.answer(204);
  expect(await screen.findByText("Ready")).toBeTruthy();
  expect(requests.filter(({ endpoint }) => endpoint === "POST /uploads")).toHaveLength(2);
});

test("without a network an upload says so in words", async () => {
  serveUploads();
  const others = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string, init: RequestInit) =>
    input.endsWith("/uploads") ? Promise.reject(new TypeError("Failed to fetch")) : others(input, init),
  );
  await user().upload(await open(), file("a.jpg"));
  expect(await screen.findByText(/^Photostack can't be reached/)).toBeTruthy();
});

test("the focus goes on when its picture is removed, at last to where one chooses", async () => {
  serveUploads();
  const input = await open();
  await user().upload(input, [file("a.jpg"), file("b.jpg")]);
  await userEvent.click(screen.getByRole("button", { name: "Remove picture 1" }));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Remove picture 1" }));
  await userEvent.keyboard("{Enter}");
  expect(cards()).toHaveLength(0);
  expect(document.activeElement).toBe(input);
});

test("a link does not take a draft away without a question", async () => {
  serveUploads();
  const confirm = vi.spyOn(window, "confirm").mockReturnValue(false);
  await user().upload(await open(), file("a.jpg"));
  const explore = screen.getByRole("link", { name: "Explore" });
  await userEvent.click(explore);
  expect(location.pathname).toBe("/compose");
  expect(cards()).toHaveLength(1);
  confirm.mockReturnValue(true);
  await userEvent.click(explore);
  expect(location.pathname).toBe("/explore");
  await userEvent.click(screen.getByRole("link", { name: "New post" }));
  expect(confirm).toHaveBeenCalledTimes(2);
});

test("removing a picture stops its upload and lets the next one begin", async () => {
  serveUploads();
  const input = await open();
  await user().upload(
    input,
    ["a", "b", "c", "d"].map((name) => file(`${name}.jpg`)),
  );
  await vi.waitFor(() => expect(FakeXhr.sent).toHaveLength(3));
  expect(screen.getByText("Waiting")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Remove picture 1" }));
  await vi.waitFor(() => expect(FakeXhr.sent).toHaveLength(4));
});

test("a post that is refused keeps the draft, and the same try keeps its key", async () => {
  const requests = serveUploads();
  const accepting = globalThis.fetch;
  let refuse = true;
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) => {
    const answer = await accepting(input, init);
    if (!input.endsWith("/posts") || !refuse) return answer;
    refuse = false;
    const { body } = problem(503, "unavailable", "Please try again in a moment.");
    return new Response(JSON.stringify(body), { status: 503 });
  });
  const input = await open();
  await user().upload(input, file("a.jpg"));
  await sendAll(1);
  await userEvent.click(screen.getByRole("button", { name: "Share" }));
  expect(await screen.findByText("Please try again in a moment.")).toBeTruthy();
  expect(previews()).toEqual(["a.jpg"]);
  await userEvent.click(screen.getByRole("button", { name: "Share" }));
  await screen.findByRole("heading", { name: "Processing your pictures" });
  const keys = requests
    .filter(({ endpoint }) => endpoint === "POST /posts")
    .map(({ headers }) => headers.get("idempotency-key"));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBeTruthy();
  expect(keys[0]).toBe(keys[1]);
});
