import { useRef, useState } from "react";
import { Icon } from "../design/icons.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { BackendFacts } from "./backend-facts.tsx";
import { BackendForm } from "./backend-form.tsx";
import { Connection } from "./connection.tsx";
import { useBackend } from "./queries.ts";

/** One's own backend: what is known of it, and what it says. */
export function BackendPage() {
  const backend = useBackend();
  const [editing, setEditing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const done = () => {
    setEditing(false);
    heading.current?.focus();
  };
  return (
    <div className="backend-page">
      <PageHead
        ref={heading}
        label={
          <a href="/settings/account" className="settings-back">
            <Icon name="previous" />
            Account
          </a>
        }
        heading="Your backend"
        title="Your backend"
      />
      <p className="backend-lead">
        A server of your own that knows who you are by your sign-in here. Its address and its token are handed to you
        alone, at every sign-in.
      </p>
      {backend.isLoadingError ? (
        <LoadFailure query={backend} what="backend" />
      ) : backend.data === undefined ? (
        <Skeleton />
      ) : backend.data === null || editing ? (
        <BackendForm backend={backend.data} onDone={done} {...(editing ? { onCancel: done } : {})} />
      ) : (
        <>
          <BackendFacts backend={backend.data} onEdit={() => setEditing(true)} onRemoved={done} />
          <Connection key={backend.data.updated_at} backend={backend.data} />
        </>
      )}
    </div>
  );
}

function Skeleton() {
  return (
    <div className="settings-skeleton" role="status" aria-label="Loading your backend">
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton" />
    </div>
  );
}
