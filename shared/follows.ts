import * as z from "zod";
import { defineRoute, PageQuery } from "./contract.ts";
import { PersonPage, UserPage, UserParams } from "./people.ts";

export const follow = defineRoute({
  name: "follow",
  feature: "follows",
  method: "PUT",
  path: "/users/{username}/follow",
  summary: "Follow a person, or ask to when their account is private",
  caller: "session",
  params: UserParams,
  responses: {
    202: { description: "They are asked", body: z.strictObject({ status: z.literal("requested") }) },
    204: { description: "You follow them" },
  },
  errors: ["not_found", "invalid_request"],
});

export const unfollow = defineRoute({
  name: "unfollow",
  feature: "follows",
  method: "DELETE",
  path: "/users/{username}/follow",
  summary: "Stop following a person, or asking to",
  caller: "session",
  params: UserParams,
  responses: { 204: { description: "You don't follow them" } },
  errors: ["not_found", "invalid_request"],
});

export const listFollowers = defineRoute({
  name: "list-followers",
  feature: "follows",
  method: "GET",
  path: "/users/{username}/followers",
  summary: "Who follows a person",
  caller: "visitor",
  params: UserParams,
  query: PageQuery,
  responses: { 200: { description: "A page of followers", body: PersonPage } },
  errors: ["not_found", "invalid_cursor"],
});

export const listFollowing = defineRoute({
  name: "list-following",
  feature: "follows",
  method: "GET",
  path: "/users/{username}/following",
  summary: "Whom a person follows",
  caller: "visitor",
  params: UserParams,
  query: PageQuery,
  responses: { 200: { description: "A page of people", body: PersonPage } },
  errors: ["not_found", "invalid_cursor"],
});

export const listFollowRequests = defineRoute({
  name: "list-follow-requests",
  feature: "follows",
  method: "GET",
  path: "/follow-requests",
  summary: "Who waits to follow you",
  caller: "session",
  query: PageQuery,
  responses: { 200: { description: "A page of people", body: UserPage } },
  errors: ["invalid_cursor"],
});

export const acceptFollowRequest = defineRoute({
  name: "accept-follow-request",
  feature: "follows",
  method: "PUT",
  path: "/follow-requests/{username}",
  summary: "Let somebody follow you",
  caller: "session",
  params: UserParams,
  responses: { 204: { description: "They follow you" } },
  errors: ["not_found"],
});

export const refuseFollowRequest = defineRoute({
  name: "refuse-follow-request",
  feature: "follows",
  method: "DELETE",
  path: "/follow-requests/{username}",
  summary: "Refuse somebody's request; they are not told",
  caller: "session",
  params: UserParams,
  responses: { 204: { description: "There is no request of theirs" } },
  errors: ["not_found"],
});
