import type { ReactNode } from "react";
import "./state.css";

interface StateProps {
  /** As it should be, or something to be done about; left out where it is neither. */
  readonly good?: boolean;
  readonly children: ReactNode;
}

/** How something stands, in a word or two. */
export function State({ good, children }: StateProps) {
  return <span className={good === undefined ? "state" : good ? "state good" : "state bad"}>{children}</span>;
}
