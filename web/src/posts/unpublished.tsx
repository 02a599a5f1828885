import { Link } from "wouter";
import type { Post } from "../../../shared/posts.ts";

/** In place of the pictures of a post that nobody but its author can see yet. */
export function Unpublished({ status }: { readonly status: Exclude<Post["status"], "published"> }) {
  if (status === "processing") {
    return (
      <div className="developing" role="status">
        <h2>Processing your pictures</h2>
        <p>The post appears as soon as they are developed. You can leave this page.</p>
      </div>
    );
  }
  return (
    <div className="developing failed" role="alert">
      <h2>This post could not be published</h2>
      <p>One of its pictures was rejected. Only you can see this; delete the post and choose another picture.</p>
      <Link href="/compose" className="button">
        New post
      </Link>
    </div>
  );
}
