import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  type WebAuthnError,
} from "@simplewebauthn/browser";
import type { Input, Output } from "../../../shared/client.ts";
import { CalledOff, LocalProblem } from "../api/problems.ts";

export type PasskeyRegistration = Input<"POST /auth/passkeys">["body"]["passkey"];
export type PasskeyAssertion = Input<"POST /auth/passkeys/login">["body"]["passkey"];
type Options = Output<"POST /auth/passkeys/options">;

const never = new AbortController().signal;

/** Has the browser make a passkey. @throws CalledOff when its dialog is closed */
export async function makePasskey(options: Options): Promise<PasskeyRegistration> {
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
    const made = await startRegistration({ optionsJSON });
    // Spelt out as the contract has it, without what extensions say: none is asked for.
    return { ...made, response: { ...made.response }, clientExtensionResults: {} };
  } catch (error) {
    throw explained(error as Error, "This browser could not make a passkey. Try another browser or device.");
  }
}

/**
 * Asks for a passkey in the browser's own dialog, which takes the place of one
 * that is open. @throws CalledOff when it is closed
 */
export async function askForPasskey(options: Options, signal: AbortSignal = never): Promise<PasskeyAssertion> {
  try {
    return await chosen(options, signal, false);
  } catch (error) {
    throw explained(error as Error, "This browser could not use a passkey here. Choose another way.");
  }
}

/** The same for whoever may have none here: browsers don't tell that apart from a dialog that was closed. */
export async function askForAnyPasskey(options: Options, signal: AbortSignal): Promise<PasskeyAssertion> {
  return askForPasskey(options, signal).catch((error: unknown) => {
    throw error instanceof CalledOff
      ? new LocalProblem("No passkey was used. Try again, or choose another way.")
      : error;
  });
}

/** Offers passkeys among the browser's suggestions for a field, until one is chosen or the offer is called off. */
export function offerPasskeys(options: Options, signal: AbortSignal): Promise<PasskeyAssertion> {
  return chosen(options, signal, true);
}

async function chosen(options: Options, signal: AbortSignal, useBrowserAutofill: boolean): Promise<PasskeyAssertion> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  let over = false;
  const callOff = async () => {
    // As long as the ceremony takes to begin: one that has not begun can't be ended.
    await browserSupportsWebAuthnAutofill();
    if (!over) WebAuthnAbortService.cancelCeremony();
  };
  signal.throwIfAborted();
  signal.addEventListener("abort", callOff, { once: true });
  try {
    return assertionOf(await startAuthentication({ optionsJSON, useBrowserAutofill }));
  } finally {
    over = true;
    signal.removeEventListener("abort", callOff);
  }
}

/** The same as the contract names it, without what extensions say: none is asked for. */
function assertionOf(response: AuthenticationResponseJSON): PasskeyAssertion {
  return { ...response, response: { ...response.response }, clientExtensionResults: {} };
}

function explained(error: Error, otherwise: string): Error {
  if (error.name === "NotAllowedError" || error.name === "AbortError") return new CalledOff();
  if ((error as WebAuthnError).code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") {
    return new LocalProblem("There is a passkey for your account on this device or in this password manager already.");
  }
  return new LocalProblem(otherwise);
}
