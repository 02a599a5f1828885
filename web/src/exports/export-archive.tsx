import { useId, useState } from "react";
import { ActionButton } from "../design/action-button.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { Archive } from "./archive.tsx";
import { useArchive } from "./queries.ts";
import "./exports.css";

/** Everything about oneself, to take along. */
export function ExportArchive() {
  const [wanted, want] = useState(false);
  const archive = useArchive(wanted);
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id}>Download everything about you</h2>
      <p className="field-hint">
        One ZIP with your profile, pictures, posts, comments, likes, the people you follow and who follow you, and the
        history of your account. It is made in the background, once a day, and kept for 24 hours.
      </p>
      {archive.data ? (
        <Archive archive={archive.data} onLook={archive.refetch} looking={archive.isFetching} />
      ) : archive.isLoadingError ? (
        <LoadFailure query={archive} what="archive" />
      ) : (
        <ActionButton className="quiet" busy={archive.isFetching} onClick={() => want(true)}>
          {archive.isFetching ? "Looking…" : "Get my data"}
        </ActionButton>
      )}
    </section>
  );
}
