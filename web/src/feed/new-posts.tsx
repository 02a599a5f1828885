import { useFeedRestart, useNewCount } from "./queries.ts";

/** The contract counts no further. */
const COUNTED = 100;

/** Tells that there are newer posts, and brings them when asked. */
export function NewPosts({ newest }: { readonly newest: string | undefined }) {
  const count = useNewCount(newest);
  const { mutate, isPending } = useFeedRestart();
  const show = () =>
    mutate(undefined, {
      onSuccess: () => {
        window.scrollTo({ top: 0 });
        // The button is gone, and the focus would be with it.
        document.getElementById("main")?.focus({ preventScroll: true });
      },
    });
  return (
    <div className="new-posts" role="status" aria-label="New posts">
      {count > 0 && (
        <button type="button" className="button" disabled={isPending} onClick={show}>
          {count >= COUNTED ? `${COUNTED}+` : count} new {count === 1 ? "post" : "posts"}
        </button>
      )}
    </div>
  );
}
