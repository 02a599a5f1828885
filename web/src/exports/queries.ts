import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Export } from "../../../shared/exports.ts";
import { call } from "../api/client.ts";
import { isProblem } from "../api/problems.ts";

const queryKey = ["export"];
const POLL_MS = 2000;
/** What takes longer than that is told by mail. */
const PATIENCE_MS = 5 * 60_000;

/** One's archive. Reading it may ask for a proof, so it is read when somebody wants it, and never by itself. */
export function useArchive(enabled: boolean) {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call("GET /users/me/export", { signal }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: ({ state: { data, error } }) => (!error && data && isSoon(data) ? POLL_MS : false),
  });
}

/** Whether an archive is being made and may be there any moment. */
export function isSoon({ status, requested_at }: Export): boolean {
  return status === "preparing" && Date.now() - Date.parse(requested_at ?? "") < PATIENCE_MS;
}

/** Has an archive made. */
export function useRequestArchive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("POST /users/me/export"),
    onSuccess: (archive) => client.setQueryData(queryKey, archive),
    onError: (error) => {
      // Asked for elsewhere meanwhile: that one is shown.
      if (isProblem(error, "rate_limited") || isProblem(error, "conflict")) void client.refetchQueries({ queryKey });
    },
  });
}
