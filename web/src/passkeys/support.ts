/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === "function";
}

/** Whether this browser shows passkeys among its suggestions for a field. */
export async function suggestsPasskeys(): Promise<boolean> {
  return knowsPasskeys() && Boolean(await PublicKeyCredential.isConditionalMediationAvailable?.());
}
