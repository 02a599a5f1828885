import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";
import type { UserSummary } from "../../../shared/people.ts";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { isProblem } from "../api/problems.ts";
import { complain, toast } from "../shell/toasts.tsx";

interface Answer {
  readonly person: UserSummary;
  readonly accept: boolean;
}

interface RequestPage {
  readonly items: UserSummary[];
  readonly next_cursor: string | null;
}

const mutationKey = ["answer-follow-request"];

/** Who waits to follow one, without those who are being answered: when an answer fails they are there again. */
export function useFollowRequests() {
  const answering = useMutationState({
    filters: { mutationKey, status: "pending" },
    select: ({ state }) => (state.variables as Answer).person.id,
  });
  return useInfiniteQuery({
    ...paged(["follow-requests"], (start, signal) =>
      call("GET /follow-requests", { query: { limit: 30, ...start }, signal }),
    ),
    select: (list) => without(list, answering),
  });
}

function without(list: InfiniteData<RequestPage, string>, ids: readonly string[]): InfiniteData<RequestPage, string> {
  return {
    ...list,
    pages: list.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !ids.includes(id)) })),
  };
}

/** Lets somebody follow, or refuses. */
export function useAnswerRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
    mutationFn: ({ person: { username }, accept }: Answer) =>
      call(accept ? "PUT /follow-requests/{username}" : "DELETE /follow-requests/{username}", { params: { username } }),
    onSuccess: async (_, { person, accept }) => {
      await client.cancelQueries({ queryKey: ["follow-requests"] });
      client.setQueryData<InfiniteData<RequestPage, string>>(
        ["follow-requests"],
        (list) => list && without(list, [person.id]),
      );
      if (!accept) return;
      toast(`@${person.username} follows you now`);
      void client.invalidateQueries({ queryKey: ["me"], refetchType: "none" });
    },
    onError: (error) => {
      complain(error);
      // Taken back, or answered in another tab.
      if (isProblem(error, "not_found")) void client.invalidateQueries({ queryKey: ["follow-requests"] });
    },
  });
}
