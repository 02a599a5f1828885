import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Upload } from "../../../shared/media.ts";
import { call } from "../api/client.ts";
import { isLive, subscribe } from "../realtime/events.ts";

const CHECK_EVERY_MS = 900;
/** When one is told, looking is for what was not heard. */
const CHECK_LIVE_MS = 5000;

const uploadKey = (id: string) => ["upload", id] as const;

/** What became of uploads, by id, as soon as it is known. However many there are, the questions stay far below the rate limit. */
export function useUploads(ids: readonly string[]): ReadonlyMap<string, Upload> {
  const client = useQueryClient();
  useEffect(
    () => subscribe("upload", ({ upload_id }) => void client.invalidateQueries({ queryKey: uploadKey(upload_id) })),
    [client],
  );
  const pending = ids.filter((id) => !isDone(client.getQueryData(uploadKey(id)))).length;
  const results = useQueries({
    queries: ids.map((id) => ({
      queryKey: uploadKey(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => call("GET /uploads/{id}", { params: { id }, signal }),
      refetchInterval: ({ state }: { state: { data: Upload | undefined } }) =>
        isDone(state.data) ? false : (isLive() ? CHECK_LIVE_MS : CHECK_EVERY_MS) * Math.max(1, pending),
    })),
  });
  return new Map(results.flatMap(({ data }) => (data ? [[data.id, data]] : [])));
}

function isDone(upload: Upload | undefined): boolean {
  return upload?.status === "ready" || upload?.status === "rejected";
}
