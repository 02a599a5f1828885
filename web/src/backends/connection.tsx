import { useId } from "react";
import type { Backend } from "../../../shared/backends.ts";
import { ActionButton } from "../design/action-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { State } from "../design/state.tsx";
import { inWords, isGood, type Outcome } from "./ask.ts";
import { useOpenBackend, useTestConnection } from "./queries.ts";

/** What one's backend says: whether it is there, and who one is to it. */
export function Connection({ backend }: { readonly backend: Backend }) {
  const test = useTestConnection();
  const opening = useOpenBackend();
  const id = useId();
  return (
    <>
      <section className="settings-part" aria-labelledby={`${id}-test`}>
        <h2 id={`${id}-test`}>Connection</h2>
        <p className="field-hint">Your browser asks it whether it is there. Nothing secret goes along.</p>
        <ActionButton className="quiet" busy={test.isPending} onClick={() => test.mutate(backend)}>
          {test.isPending ? "Testing…" : "Test connection"}
        </ActionButton>
        <div className="backend-outcome" role="status" aria-label="Test of the connection">
          {test.data && <Said outcome={test.data} />}
        </div>
      </section>
      <section className="settings-part" aria-labelledby={`${id}-open`}>
        <h2 id={`${id}-open`}>Open</h2>
        <p className="field-hint">
          Your browser shows it its token, and one of ours that says who you are and opens nothing here.
        </p>
        <ActionButton busy={opening.isPending} onClick={() => opening.mutate()}>
          {opening.isPending ? "Opening…" : "Open your backend"}
        </ActionButton>
        <ProblemNotice error={opening.error} />
        <div className="backend-outcome" role="status" aria-label="What it says">
          {opening.data && <Said outcome={opening.data} />}
        </div>
        {opening.data?.name === "answered" && (
          <textarea readOnly className="backend-answer" aria-label="Its answer" value={pretty(opening.data.body)} />
        )}
      </section>
    </>
  );
}

function Said({ outcome }: { readonly outcome: Outcome }) {
  return <State good={isGood(outcome)}>{inWords(outcome)}</State>;
}

/** JSON to be read; anything else as it came. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body || "(an empty answer)";
  }
}
