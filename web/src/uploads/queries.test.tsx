import { act, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { announce, setLive } from "../realtime/events.ts";
import { renderPart } from "../testing/render-part.tsx";
import { serve, signedIn } from "../testing/server.ts";
import { useUploads } from "./queries.ts";

afterEach(() => {
  setLive(false);
  vi.useRealTimers();
});

function Statuses() {
  const uploads = useUploads(["1", "2"]);
  return <p>{[...uploads.values()].map(({ id, status }) => `${id} ${status}`).join(", ")}</p>;
}

function open() {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  signedIn();
  const ready = new Set<string>();
  const requests = serve({
    "GET /uploads/{id}": ({ params: { id = "" } }) => ({
      body: { id, status: ready.has(id) ? "ready" : "processing" },
    }),
  });
  renderPart(<Statuses />);
  return { ready, requests };
}

test("what became of an upload is asked when one is told, and hardly besides", async () => {
  setLive(true);
  const { ready, requests } = open();
  await screen.findByText("1 processing, 2 processing");
  await act(() => vi.advanceTimersByTimeAsync(8000));
  expect(requests).toHaveLength(2);
  ready.add("1");
  act(() => announce({ type: "upload", upload_id: "1", status: "ready" }));
  await screen.findByText("1 ready, 2 processing");
  expect(requests).toHaveLength(3);
  ready.add("2");
  await act(() => vi.advanceTimersByTimeAsync(11_000));
  await screen.findByText("1 ready, 2 ready");
});

test("without a connection it is asked every other second", async () => {
  const { ready, requests } = open();
  await screen.findByText("1 processing, 2 processing");
  ready.add("1").add("2");
  await act(() => vi.advanceTimersByTimeAsync(2000));
  await screen.findByText("1 ready, 2 ready");
  expect(requests).toHaveLength(4);
});
