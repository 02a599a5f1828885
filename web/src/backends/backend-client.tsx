import { useEffect } from "react";
import { useResting } from "../accounts/resting.ts";
import { useSession } from "../api/session.ts";
import { signInPath } from "../auth/return-path.ts";
import { Reauthentication } from "../reauthentication/reauthentication.tsx";
import { Toasts } from "../shell/toasts.tsx";
import { BackendPage } from "./backend-page.tsx";
import "../shell/shell.css";
import "../settings/settings.css";
import "./backends.css";

/** The client of one's own backend: a document of its own, because it may call addresses that the app may not. */
export function BackendClient() {
  const { state } = useSession();
  const resting = useResting();
  const leave = state !== "in" ? signInPath("/backend") : resting ? "/" : undefined;
  useEffect(() => {
    if (leave) location.replace(leave);
  }, [leave]);
  if (leave) return null;
  return (
    <div className="shell signed-out backend">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="masthead">
        <a href="/" className="wordmark">
          Photostack
        </a>
      </header>
      <main id="main" tabIndex={-1}>
        <BackendPage />
      </main>
      <Toasts />
      <Reauthentication />
    </div>
  );
}
