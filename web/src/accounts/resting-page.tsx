import { SignOutButton } from "../auth/sign-out-button.tsx";
import { ActionButton } from "../design/action-button.tsx";
import { ProblemNotice } from "../design/problem-notice.tsx";
import { ExportArchive } from "../exports/export-archive.tsx";
import { useMe } from "../profile/queries.ts";
import { PageHead } from "../shell/page-head.tsx";
import { SiteFooter } from "../shell/site-footer.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { useReactivate } from "./queries.ts";
import "../settings/settings.css";
import "./resting.css";

/** All there is of the app while one's account is deactivated. */
export function RestingPage() {
  const { data: me } = useMe();
  const { mutate, isPending, error } = useReactivate();
  if (!me) return null;
  return (
    <div className="resting">
      <p className="wordmark">Photostack</p>
      <PageHead label={`@${me.username}`} heading="Your account is resting" />
      <section className="settings-section" aria-label="Your account">
        <p>Nobody sees you or what you have posted. Everything is kept as it was, until you come back.</p>
        <ProblemNotice error={error} />
        <div className="settings-part-buttons">
          <ActionButton busy={isPending} onClick={() => mutate()}>
            {isPending ? "Coming back…" : "Come back"}
          </ActionButton>
          <SignOutButton className="button quiet" />
        </div>
        <ExportArchive />
        <DeleteAccount username={me.username} />
      </section>
      <SiteFooter />
    </div>
  );
}
