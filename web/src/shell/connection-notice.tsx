import { useSyncExternalStore } from "react";
import { useReachable } from "../api/reachability.ts";

/** Says that the network or the server is gone, as long as it is. */
export function ConnectionNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const reachable = useReachable();
  return (
    <div role="status" aria-label="Connection">
      {!online && <p className="offline">You are offline. What you see may be out of date.</p>}
      {online && !reachable && (
        <p className="offline">Photostack can't be reached right now. This page goes on by itself when it is back.</p>
      )}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
