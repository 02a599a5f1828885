import { AuditPage } from "../audit/audit-page.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { CreatePage } from "./create-page.tsx";
import { MemberPage } from "./member-page.tsx";
import { PeoplePage } from "./people-page.tsx";

interface AdminPageProps {
  readonly section?: string;
  readonly id?: string;
}

/** What administrators see: people, one of them, and what happened. */
export function AdminPage({ section, id }: AdminPageProps) {
  if (!section) return <PeoplePage />;
  if (section === "people" && id) return <MemberPage id={id} />;
  if (section === "new" && !id) return <CreatePage />;
  if (section === "audit" && !id) return <AuditPage />;
  return <NotFound />;
}
