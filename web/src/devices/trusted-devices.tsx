import { type RefObject, useId, useRef } from "react";
import type { TrustedDevice } from "../../../shared/auth.ts";
import { Day } from "../design/day.tsx";
import { When } from "../design/when.tsx";
import { LoadFailure } from "../shell/load-failure.tsx";
import { nameOf } from "./sessions.ts";
import { useForgetTrustedDevice, useTrustedDevices } from "./trust.ts";

/** Browsers on which one is not asked for the second step, to be asked there again. */
export function TrustedDevices() {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        Trusted browsers
      </h2>
      <List heading={heading} />
    </section>
  );
}

function List({ heading }: { readonly heading: RefObject<HTMLElement | null> }) {
  const trusted = useTrustedDevices();
  const { mutate } = useForgetTrustedDevice();
  if (trusted.isLoadingError) return <LoadFailure query={trusted} what="list" />;
  if (!trusted.data)
    return <div className="settings-row skeleton" role="status" aria-label="Loading trusted browsers" />;
  if (trusted.data.length === 0) {
    return (
      <p className="field-hint">
        None. When two-step sign-in asks you for a code or a passkey, you can choose not to be asked on that browser for
        30 days; it stands here then.
      </p>
    );
  }
  return (
    <>
      <p className="field-hint">Two-step sign-in asks for no second step here.</p>
      <ul className="settings-rows" aria-label="Where no second step is asked for">
        {trusted.data.map((device) => (
          <Trusted
            key={device.id}
            device={device}
            onForget={() => {
              mutate(device);
              heading.current?.focus({ preventScroll: true });
            }}
          />
        ))}
      </ul>
    </>
  );
}

function Trusted({ device, onForget }: { readonly device: TrustedDevice; readonly onForget: () => void }) {
  const id = useId();
  const name = nameOf(device);
  return (
    <li className="settings-row">
      <div>
        <p className="settings-row-name">
          {name}
          {device.current && <span className="label">This browser</span>}
        </p>
        <p className="field-hint" id={id}>
          <span>
            Until <Day iso={device.trusted_until} />
          </span>
          <span>
            Last active <When iso={device.last_active_at} /> from {device.ip}
          </span>
        </p>
      </div>
      <button
        type="button"
        className="button quiet small"
        aria-label={`Forget ${name}`}
        aria-describedby={id}
        onClick={onForget}
      >
        Forget
      </button>
    </li>
  );
}
