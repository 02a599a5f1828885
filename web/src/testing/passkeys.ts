import { onTestFinished, vi } from "vitest";
import { held } from "./server.ts";

const bytes = (text: string) => new TextEncoder().encode(text).buffer;

function credential(response: object) {
  return {
    id: "a2V5",
    rawId: bytes("key"),
    type: "public-key",
    authenticatorAttachment: "platform",
    response: { clientDataJSON: bytes("client"), ...response },
    getClientExtensionResults: () => ({ credProps: { rk: true } }),
  };
}

/** What a browser hands out when somebody makes a passkey. */
const made = credential({ attestationObject: bytes("attestation"), getTransports: () => ["internal"] });

/** What it hands out when somebody uses theirs. */
const used = credential({
  authenticatorData: bytes("authenticator"),
  signature: bytes("signature"),
  userHandle: bytes("ana-id"),
});

/** The same as the API is sent it. */
export const assertion = {
  id: "a2V5",
  rawId: "a2V5",
  type: "public-key",
  authenticatorAttachment: "platform",
  clientExtensionResults: {},
  response: {
    clientDataJSON: "Y2xpZW50",
    authenticatorData: "YXV0aGVudGljYXRvcg",
    signature: "c2lnbmF0dXJl",
    userHandle: "YW5hLWlk",
  },
};

/** What the server has a browser asked to make a passkey. */
export const creation = {
  challenge: "AAAA",
  rp: { name: "Photostack", id: "photostack.test" },
  user: { id: "AAAA", name: "ana", displayName: "Ana" },
  pubKeyCredParams: [{ alg: -7, type: "public-key" }],
};

interface Asking {
  /** To use one. */
  readonly options: CredentialRequestOptions;
  /** To make one. */
  readonly creation: CredentialCreationOptions;
  /** It waits among the suggestions of a field instead of opening a dialog. */
  readonly suggested: boolean;
  readonly use: () => void;
  /** As browsers do when the dialog is closed, when there is no passkey, and when nobody comes. */
  readonly refuse: (name?: string) => void;
}

interface Given {
  /** It shows passkeys among the suggestions for a field. */
  readonly suggestions?: boolean;
  /** What each dialog comes to: used, or the name of an error. Left out, the test answers each by hand. */
  readonly answers?: string[];
}

/** Gives the test's browser passkeys. Returns what it is asked for. */
export function givePasskeys({ suggestions = false, answers }: Given = {}): Asking[] {
  const asked: Asking[] = [];
  const known = Object.assign(() => undefined, { isConditionalMediationAvailable: async () => suggestions });
  vi.stubGlobal("PublicKeyCredential", known);
  const ask = (passkey: unknown, options: CredentialRequestOptions & CredentialCreationOptions) => {
    const { promise, resolve, reject } = held<unknown>();
    options.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
    const asking: Asking = {
      options,
      creation: options,
      suggested: (options.mediation as string) === "conditional",
      use: () => resolve(passkey),
      refuse: (name = "NotAllowedError") => reject(new DOMException("Refused", name)),
    };
    asked.push(asking);
    const answer = answers && (answers.shift() ?? "used");
    if (answer === "used") asking.use();
    else if (answer) asking.refuse(answer);
    return promise;
  };
  const value = { create: ask.bind(undefined, made), get: ask.bind(undefined, used) };
  Object.defineProperty(navigator, "credentials", { value, configurable: true });
  onTestFinished(() => void Reflect.deleteProperty(navigator, "credentials"));
  return asked;
}
