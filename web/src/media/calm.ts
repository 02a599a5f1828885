import type { Query } from "@tanstack/react-query";

/** The contract lets the addresses of pictures work for an hour at least. */
const ADDRESSES_WORK_MS = 55 * 60_000;

/**
 * Options of a list of pictures that changes only when asked to, so that nothing moves under whoever looks
 * at it. Only one that has been left so long that its pictures can't be loaded any more is read again.
 */
export const calm = {
  refetchOnReconnect: false,
  refetchOnWindowFocus: ({ state }: Pick<Query, "state">) => Date.now() - state.dataUpdatedAt > ADDRESSES_WORK_MS,
} as const;
