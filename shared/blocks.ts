import { defineRoute, PageQuery } from "./contract.ts";
import { UserPage, UserParams } from "./people.ts";

export const block = defineRoute({
  name: "block",
  feature: "blocks",
  method: "PUT",
  path: "/users/{username}/block",
  summary: "Block a person: neither sees anything of the other any more",
  caller: "session",
  params: UserParams,
  responses: { 204: { description: "Done, now or before" } },
  errors: ["not_found", "invalid_request"],
});

export const unblock = defineRoute({
  name: "unblock",
  feature: "blocks",
  method: "DELETE",
  path: "/users/{username}/block",
  summary: "Unblock a person",
  caller: "session",
  params: UserParams,
  responses: { 204: { description: "Done, now or before" } },
  errors: ["not_found", "invalid_request"],
});

export const listBlocks = defineRoute({
  name: "list-blocks",
  feature: "blocks",
  method: "GET",
  path: "/blocks",
  summary: "Whom you have blocked",
  caller: "session",
  query: PageQuery,
  responses: { 200: { description: "A page of people", body: UserPage } },
  errors: ["invalid_cursor"],
});
