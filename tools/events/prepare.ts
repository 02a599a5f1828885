import type { RouteContract } from "../../shared/contract.ts";
import { people } from "../demo/people.ts";
import { posts } from "../demo/posts.ts";
import { upload } from "../demo/publishing.ts";
import { Failure } from "../steps.ts";
import { known } from "./known.ts";
import { type RouteEvent, routeEvent } from "./route-events.ts";
import { type Caller, sessionOf } from "./session.ts";

/** The event of a route as somebody who is signed in: with their token, and with ids of what is really there. */
export async function preparedEvent(route: RouteContract, caller: Caller): Promise<RouteEvent> {
  const { username } = caller;
  const { authorization, call } = await sessionOf(caller);
  const values: Record<string, unknown> = {
    ...known,
    username: people.find((person) => person.username !== username)?.username,
  };

  if (/"upload_ids?"/.test(routeEvent(route).body ?? "") || route.path.startsWith("/uploads/{id}")) {
    const purpose = route.path.includes("avatar") ? "avatar" : "post";
    const picture = posts[0]?.pictures[0];
    if (!picture) throw new Error("The demo has no picture");
    const id = await upload({ call, person: people[0] }, purpose, picture);
    Object.assign(values, { upload_id: id, upload_ids: [id], ...(route.path.startsWith("/uploads") ? { id } : {}) });
  }
  if (route.path.startsWith("/posts/{id}")) {
    const { items } = await call("GET /users/{username}/posts", { params: { username } });
    const [post] = items;
    if (!post) throw new Failure(`${username} has no posts: choose somebody else with --as.`);
    values.id = post.id;
    const comments = await call("GET /posts/{id}/comments", { params: { id: post.id } });
    values.comment_id = comments.items[0]?.id ?? values.comment_id;
  }
  const event = routeEvent(route, values);
  return { ...event, headers: { ...event.headers, Authorization: authorization } };
}
