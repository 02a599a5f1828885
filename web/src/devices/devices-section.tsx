import { Devices } from "./devices.tsx";
import { useSessions } from "./sessions.ts";
import { useTrustedDevices } from "./trust.ts";
import { TrustedDevices } from "./trusted-devices.tsx";

/** Where one is signed in, and where one is asked for less. */
export function DevicesSection() {
  const { isPending } = useSessions();
  // Read at the same time, and shown below a list that has its length.
  useTrustedDevices();
  return (
    <>
      <Devices />
      {!isPending && <TrustedDevices />}
    </>
  );
}
