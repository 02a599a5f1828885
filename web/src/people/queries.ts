import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import { forgetNowAndLater } from "../api/late-answers.ts";
import { paged } from "../api/paged.ts";
import { useToggle } from "../api/toggle.ts";
import { postLists } from "../posts/queries.ts";
import { correctFollowers, type Standing, showStanding } from "./standing.ts";

const PAGE = { limit: 30 };

/** Who follows somebody. */
export function useFollowers(username: string) {
  return useInfiniteQuery(
    paged(["followers", username], (start, signal) =>
      call("GET /users/{username}/followers", { params: { username }, query: { ...PAGE, ...start }, signal }),
    ),
  );
}

/** Whom somebody follows. */
export function useFollowing(username: string) {
  return useInfiniteQuery(
    paged(["following", username], (start, signal) =>
      call("GET /users/{username}/following", { params: { username }, query: { ...PAGE, ...start }, signal }),
    ),
  );
}

/** Follows somebody, asks to, or stops doing so. */
export function useFollow(username: string, now: Standing) {
  const params = { username };
  return useToggle<Standing>({
    key: ["follow", username],
    now,
    show: (client, standing) => showStanding(client, username, standing),
    send: async (wanted) => {
      if (wanted === "none") {
        await call("DELETE /users/{username}/follow", { params });
        return "none";
      }
      return (await call("PUT /users/{username}/follow", { params })) ? "requested" : "following";
    },
    settled: (client, standing) => {
      if (standing !== "requested") correctFollowers(client, username, standing === "following" ? 1 : -1);
      // The feed and one's own counts follow a moment later; they are read again when next looked at.
      for (const queryKey of [postLists.feed, ["me"]]) forgetNowAndLater(client, queryKey);
    },
  });
}
