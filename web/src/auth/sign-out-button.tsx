import type { ReactNode } from "react";
import { useSignOut } from "./queries.ts";

interface SignOutButtonProps {
  readonly className: string;
  /** What stands before the words. */
  readonly children?: ReactNode;
}

/** The way out. */
export function SignOutButton({ className, children }: SignOutButtonProps) {
  const { isPending, signOut } = useSignOut();
  return (
    <button type="button" className={className} disabled={isPending} onClick={signOut}>
      {children}
      <span>{isPending ? "Signing out…" : "Sign out"}</span>
    </button>
  );
}
