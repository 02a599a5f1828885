import { PageHead } from "../shell/page-head.tsx";
import { TabLinks } from "../shell/tab-links.tsx";

/** The head of both sides of the administration. */
export function AdminHead({ current }: { readonly current: "people" | "audit" }) {
  return (
    <>
      <PageHead
        label="Administration"
        heading={current === "people" ? "People" : "Audit log"}
        title={current === "people" ? "People · Administration" : "Audit log"}
      />
      <TabLinks
        label="Administration"
        current={current}
        links={[
          { name: "people", text: "People", href: "/admin" },
          { name: "audit", text: "Audit log", href: "/admin/audit" },
        ]}
      />
    </>
  );
}
