import { DecryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import { kindOf, ownerOf, type RawItem } from "./items.ts";

/** A ciphertext in an item, and what it was made for. */
interface Sealed {
  readonly ciphertext: Uint8Array;
  readonly context: Record<string, string>;
}

const SEEDS = ["totp", "pending_totp"] as const;
/** Without the key that signs, tokens that were signed with it must not be trusted either; and new ones are made. */
const LEFT_OUT = new Set(["SIGNING_KEY", "KEYS", "BACKEND"]);

/** A ciphertext of the installation's signing keys, or of an authenticator app's seed. */
export function sealedIn(
  item: RawItem,
): { readonly purpose: "signing" | "seeds"; readonly sealed: Sealed } | undefined {
  const signing = kindOf(item) === "SIGNING_KEY" ? item.encrypted?.B : undefined;
  if (signing)
    return { purpose: "signing", sealed: { ciphertext: signing, context: { purpose: "access-token-signing" } } };
  const seed = seedsOf(item).map((name) => item[name]?.M?.sealed?.B)[0];
  if (seed)
    return { purpose: "seeds", sealed: { ciphertext: seed, context: { purpose: "totp", user: ownerOf(item) } } };
  return undefined;
}

const seedsOf = (item: RawItem) => (kindOf(item) === "CREDENTIALS" ? SEEDS.filter((name) => item[name]) : []);

/** Whether the keys here open what was encrypted there. */
export async function opens(kms: KMSClient, { ciphertext, context }: Sealed): Promise<boolean> {
  return kms.send(new DecryptCommand({ CiphertextBlob: ciphertext, EncryptionContext: context })).then(
    () => true,
    () => false,
  );
}

/** What is left of an item without what can't be opened; `undefined` when nothing is. */
export function withoutSecrets(item: RawItem): RawItem | undefined {
  if (LEFT_OUT.has(kindOf(item))) return undefined;
  const seeds: readonly string[] = seedsOf(item);
  return seeds.length > 0 ? Object.fromEntries(Object.entries(item).filter(([name]) => !seeds.includes(name))) : item;
}

/** Whose sign-in, or backend, changes when secrets are left out. */
export function losesBySecrets(item: RawItem): "app" | "backend" | undefined {
  if (kindOf(item) === "BACKEND") return "backend";
  return kindOf(item) === "CREDENTIALS" && item.totp ? "app" : undefined;
}
