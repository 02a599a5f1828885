import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../../../shared/client.ts";
import { watchAnswers } from "./late-answers.ts";
import { isProblem, LocalProblem } from "./problems.ts";
import { onReachable } from "./reachability.ts";
import { onSessionChange } from "./session.ts";

const MINUTE = 60_000;

/** Makes the page's cache. What one person saw never outlives their session. */
export function createQueryClient(): QueryClient {
  // What has been deactivated elsewhere says so at whatever is asked for next.
  const onError = (error: Error) => {
    if (isProblem(error, "account_deactivated")) void client.invalidateQueries({ queryKey: ["me"] });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: MINUTE / 2,
        // Going back must find a list as long as it was left.
        gcTime: 30 * MINUTE,
        // `navigator.onLine` says nothing about a server on this very machine.
        networkMode: "always",
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
      mutations: { networkMode: "always" },
    },
  });
  watchAnswers(client);
  onSessionChange(() => client.clear());
  onReachable(() => void client.invalidateQueries());
  return client;
}

/** Whether an error may be gone at the next try: the network's, or the server's own. */
function isPassing(error: Error): boolean {
  if (error instanceof LocalProblem) return false;
  return !(error instanceof ApiProblem) || error.problem.status >= 500;
}
