import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Backend, BackendConfig } from "../../../shared/backends.ts";
import type { Input } from "../../../shared/client.ts";
import { call } from "../api/client.ts";
import { isProblem, LocalProblem } from "../api/problems.ts";
import { onSessionChange, useSession } from "../api/session.ts";
import { ask, isGood, type Outcome } from "./ask.ts";

const queryKey = ["backend"];

/** One's own backend, without its token; `null` when there is none. */
export function useBackend() {
  const { state } = useSession();
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Backend | null> => {
      try {
        return await call("GET /users/me/backend", { signal });
      } catch (error) {
        if (isProblem(error, "not_found")) return null;
        throw error;
      }
    },
    enabled: state === "in",
  });
}

/** Sets it. */
export function useSetBackend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Input<"PUT /users/me/backend">["body"]) => call("PUT /users/me/backend", { body }),
    onSuccess: (backend) => rewriteBackend(client, backend),
    // What was typed has a token in it.
    gcTime: 0,
  });
}

/** Forgets it, and its token. */
export function useRemoveBackend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call("DELETE /users/me/backend"),
    onSuccess: () => rewriteBackend(client, null),
  });
}

/**
 * What the backend is opened with, in this document's memory and nowhere else: each time the token is handed out,
 * its owner is sent a mail.
 */
let handedOut: BackendConfig | undefined;
onSessionChange(forgetToken);

function forgetToken(): void {
  handedOut = undefined;
}

async function handOut(): Promise<BackendConfig> {
  handedOut = await call("POST /users/me/backend/reveal");
  return handedOut;
}

/** Hands the token out to be shown, to whoever has proven who they are. */
export function useRevealToken(onRevealed: (token: string) => void) {
  return useMutation({ mutationFn: async () => onRevealed((await handOut()).bearer_token) });
}

/** Asks the backend whether it is there. */
export function useTestConnection() {
  return useMutation({
    mutationFn: ({ api_base_url }: Backend): Promise<Outcome> => ask(`${bare(api_base_url)}/health`),
  });
}

/** Asks the backend who one is there: with its own token, and with one of ours that says who calls. */
export function useOpenBackend() {
  return useMutation({
    mutationFn: async (): Promise<Outcome> => {
      const { api_base_url, bearer_token } = handedOut ?? (await handOut());
      const { identity_token, audience } = await call("POST /users/me/backend/identity");
      // Neither goes anywhere but where it is for.
      if (audience !== api_base_url) {
        forgetToken();
        throw new LocalProblem("Your backend was changed meanwhile. Please try again.");
      }
      const outcome = await ask(`${bare(api_base_url)}/me`, {
        authorization: `Bearer ${bearer_token}`,
        "x-photostack-identity": identity_token,
      });
      // Another may have been set elsewhere.
      if (!isGood(outcome)) forgetToken();
      return outcome;
    },
  });
}

/** People write addresses with and without a slash at the end. */
const bare = (address: string) => address.replace(/\/+$/, "");

async function rewriteBackend(client: ReturnType<typeof useQueryClient>, backend: Backend | null): Promise<void> {
  forgetToken();
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, backend);
}
