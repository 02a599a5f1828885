import * as z from "zod";
import { defineRoute } from "./contract.ts";
import { Username } from "./people.ts";

const FollowParams = z.strictObject({ username: Username });

export const follow = defineRoute({
  name: "follow",
  feature: "follows",
  method: "PUT",
  path: "/users/{username}/follow",
  summary: "Follow a person",
  caller: "session",
  params: FollowParams,
  responses: { 204: { description: "You follow them" } },
  errors: ["not_found", "invalid_request"],
});

export const unfollow = defineRoute({
  name: "unfollow",
  feature: "follows",
  method: "DELETE",
  path: "/users/{username}/follow",
  summary: "Stop following a person",
  caller: "session",
  params: FollowParams,
  responses: { 204: { description: "You don't follow them" } },
  errors: ["not_found", "invalid_request"],
});
