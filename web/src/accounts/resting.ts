import { useMe } from "../profile/queries.ts";

/** Whether whoever is signed in has deactivated their account, as far as is known. */
export function useResting(): boolean {
  return useMe().data?.standing === "deactivated";
}
