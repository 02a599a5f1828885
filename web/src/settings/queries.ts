import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Input } from "../../../shared/client.ts";
import { call } from "../api/client.ts";

/** Changes one's own profile. */
export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NonNullable<Input<"PATCH /users/me">["body"]>) => call("PATCH /users/me", { body }),
    onSuccess: (me) => {
      client.setQueryData(["me"], me);
      // One's name stands beside every post of one's own.
      for (const name of ["profile", "feed", "user-posts", "post"]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
