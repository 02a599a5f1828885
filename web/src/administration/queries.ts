import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { ManagedUser } from "../../../shared/administration.ts";
import type { Input } from "../../../shared/client.ts";
import type { Me } from "../../../shared/users.ts";
import { changeCached, findCached } from "../api/cached.ts";
import { call } from "../api/client.ts";
import { paged } from "../api/paged.ts";
import { isProblem } from "../api/problems.ts";
import type { Filter } from "./filter-address.ts";

const LIST = "managed-users";
const memberKey = (id: string) => ["managed-user", id] as const;

/** Accounts that match, the newest first. The last ones stay until the next are there. */
export function useMembers(filter: Filter) {
  return useInfiniteQuery({
    ...paged([LIST, filter], (start, signal) => call("GET /users", { query: { ...filter, ...start }, signal })),
    // Whoever manages accounts wants to know how they stand now.
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** One account; `null` when there is none. A list that was looked at shows it at once. */
export function useMember(id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: memberKey(id),
    queryFn: async ({ signal }) => (await call("GET /users", { query: { q: id }, signal })).items[0] ?? null,
    staleTime: 0,
    placeholderData: () => findCached(client, isMember(id)),
  });
}

/** What is done about an account. An answer with how it stands now is shown wherever it is listed. */
export function useAct(member: ManagedUser) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<ManagedUser | undefined>) => send(),
    onSuccess: (changed) => {
      if (changed) note(client, changed);
      void client.invalidateQueries({ queryKey: memberKey(member.id) });
      // Filters may show others now.
      void client.invalidateQueries({ queryKey: [LIST], refetchType: "none" });
      void client.invalidateQueries({ queryKey: ["audit"], refetchType: "none" });
      if (client.getQueryData<Me>(["me"])?.id === member.id) void client.invalidateQueries({ queryKey: ["me"] });
    },
    onError: (error) => {
      // What one decided on may not be so any more.
      if (isProblem(error, "conflict")) void client.invalidateQueries({ queryKey: memberKey(member.id) });
    },
  });
}

type Change = NonNullable<Input<"PATCH /users/{username}">["body"]>;

/** Changes somebody's role or standing. */
export const changeMember = ({ id }: ManagedUser, body: Change) =>
  call("PATCH /users/{username}", { params: { username: id }, body });

/** Makes an account for somebody. */
export function useCreateMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { readonly key: string; readonly body: Input<"POST /users">["body"] }) =>
      call("POST /users", { body, headers: { "idempotency-key": key } }),
    onSuccess: (member) => {
      client.setQueryData(memberKey(member.id), member);
      void client.invalidateQueries({ queryKey: [LIST] });
    },
    // What was typed has a password in it.
    gcTime: 0,
  });
}

function note(client: QueryClient, member: ManagedUser): void {
  client.setQueryData(memberKey(member.id), member);
  changeCached(client, isMember(member.id), () => member);
}

const isMember =
  (id: string) =>
  (value: object): value is ManagedUser =>
    "second_factor" in value && (value as ManagedUser).id === id;
