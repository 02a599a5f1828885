import { useState } from "react";
import type { Backend } from "../../../shared/backends.ts";
import { When } from "../design/when.tsx";
import { RemoveBackend } from "./remove-backend.tsx";
import { Token } from "./token.tsx";

interface BackendFactsProps {
  readonly backend: Backend;
  readonly onEdit: () => void;
  readonly onRemoved: () => void;
}

/** What is known of one's backend. */
export function BackendFacts({ backend, onEdit, onRemoved }: BackendFactsProps) {
  const [asking, setAsking] = useState(false);
  return (
    <section aria-label="What is known of it" className="backend-facts">
      <dl className="settings-facts">
        <div>
          <dt className="label">Address</dt>
          <dd>{backend.api_base_url}</dd>
        </div>
        <div>
          <dt className="label">Your name there</dt>
          <dd>{backend.instagram_username}</dd>
        </div>
        <div>
          <dt className="label">Token</dt>
          <dd>
            <Token key={backend.updated_at} />
          </dd>
        </div>
        <div>
          <dt className="label">Changed</dt>
          <dd>
            <When iso={backend.updated_at} />
          </dd>
        </div>
      </dl>
      <div className="settings-part-buttons">
        <button type="button" className="button quiet" onClick={onEdit}>
          Edit
        </button>
        <button type="button" className="button alarm" onClick={() => setAsking(true)}>
          Remove
        </button>
      </div>
      {asking && <RemoveBackend onRemoved={onRemoved} onClose={() => setAsking(false)} />}
    </section>
  );
}
