import { lazy, Suspense } from "react";
import type { Output } from "../../../shared/client.ts";
import { CopyButton } from "../design/copy-button.tsx";

const QrCode = lazy(async () => ({ default: (await import("./qr-code.tsx")).QrCode }));

/** What an authenticator app is given: to be scanned, opened on this very phone, or typed. */
export function Seed({ seed: { secret, uri } }: { readonly seed: Output<"POST /auth/mfa/totp"> }) {
  return (
    <div className="two-step-seed">
      <a className="button two-step-open" href={uri}>
        Open in your authenticator app
      </a>
      <figure>
        <Suspense fallback={<div className="qr-code" />}>
          <QrCode text={uri} label="QR code for your authenticator app" />
        </Suspense>
      </figure>
      <div className="two-step-key">
        <p className="field-hint">Scan the picture with the app, or type this key into it:</p>
        <p className="two-step-secret">
          <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
        <CopyButton text={secret} label="Copy the key" />
      </div>
    </div>
  );
}
