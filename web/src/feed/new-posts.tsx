import { useState } from "react";
import { useFeedRestart, useNewCount } from "./queries.ts";

/** The contract counts no further. */
const COUNTED = 100;

/** Tells that there are newer posts, and brings them when asked. */
export function NewPosts({ newest }: { readonly newest: string | undefined }) {
  const count = useNewCount(newest);
  const restart = useFeedRestart();
  const [pending, setPending] = useState(false);
  const show = async () => {
    setPending(true);
    await restart();
    setPending(false);
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="new-posts" role="status" aria-label="New posts">
      {count > 0 && (
        <button type="button" className="button" disabled={pending} onClick={show}>
          {count >= COUNTED ? `${COUNTED}+` : count} new {count === 1 ? "post" : "posts"}
        </button>
      )}
    </div>
  );
}
