import { defineRoute, PageQuery } from "./contract.ts";
import { UserPage, UserParams } from "./people.ts";

export const mute = defineRoute({
  name: "mute",
  feature: "mutes",
  method: "PUT",
  path: "/users/{username}/mute",
  summary: "Mute a person: their posts stay out of your feed, and what they do notifies you no more",
  caller: "session",
  params: UserParams,
  responses: { 204: { description: "Done, now or before" } },
  errors: ["not_found", "invalid_request"],
});

export const unmute = defineRoute({
  name: "unmute",
  feature: "mutes",
  method: "DELETE",
  path: "/users/{username}/mute",
  summary: "Unmute a person",
  caller: "session",
  params: UserParams,
  responses: { 204: { description: "Done, now or before" } },
  errors: ["not_found", "invalid_request"],
});

export const listMutes = defineRoute({
  name: "list-mutes",
  feature: "mutes",
  method: "GET",
  path: "/mutes",
  summary: "Whom you have muted",
  caller: "session",
  query: PageQuery,
  responses: { 200: { description: "A page of people", body: UserPage } },
  errors: ["invalid_cursor"],
});
