import type { Mfa } from "../../../shared/mfa.ts";

/** From here on it is time for new recovery codes. */
const FEW = 3;

/** Whether so few recovery codes are left that new ones should be made. */
export function areFew(recoveryCodes: number): boolean {
  return recoveryCodes <= FEW;
}

/** What is asked for as second step, in short. */
export function stepsInWords({ totp, passkey }: Mfa): string {
  const steps = [totp && "authenticator app", passkey && "passkey"].filter(Boolean).join(" or ");
  return `On: ${steps}`;
}
