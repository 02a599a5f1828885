import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { stack } from "./stack.ts";

const FLAGS = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 };
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

interface Circumstances {
  readonly origin?: string;
  readonly userVerified?: boolean;
  /** Signature counter it reports; counts up by itself when left out. */
  readonly counter?: number;
}

/**
 * A passkey on a device, as a browser and its authenticator make and use it
 * (https://www.w3.org/TR/webauthn-3/), with the means to misbehave.
 */
export class Authenticator {
  readonly credentialId = randomBytes(16);
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;
  #userHandle = "";
  #counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = privateKey;
    this.#publicKey = publicKey;
  }

  /** What `navigator.credentials.create` answers. */
  register({ challenge, rp, user }: Options, circumstances: Circumstances = {}) {
    this.#userHandle = user?.id ?? "";
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.#coseKey()]);
    const authData = this.#data(rp?.id ?? "", FLAGS.attested, circumstances, attested);
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", Uint8Array.from(authData)],
    ]);
    const attestationObject = Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url");
    const clientDataJSON = this.#client("webauthn.create", challenge, circumstances).toString("base64url");
    return this.#credential({ clientDataJSON, attestationObject, transports: ["internal"] });
  }

  /** What `navigator.credentials.get` answers. */
  assert({ challenge, rpId }: Options, circumstances: Circumstances = {}) {
    const authenticatorData = this.#data(rpId ?? "", 0, circumstances);
    const client = this.#client("webauthn.get", challenge, circumstances);
    const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(client)]), this.#key);
    return this.#credential({
      clientDataJSON: client.toString("base64url"),
      authenticatorData: authenticatorData.toString("base64url"),
      signature: signature.toString("base64url"),
      userHandle: this.#userHandle,
    });
  }

  #credential<Response>(response: Response) {
    const id = this.credentialId.toString("base64url");
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {}, response };
  }

  #client(type: string, challenge: string, { origin = stack.origin }: Circumstances): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #data(rpId: string, flags: number, { userVerified = true, counter }: Circumstances, more = Buffer.alloc(0)): Buffer {
    this.#counter = counter ?? this.#counter + 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#counter);
    const all = flags | FLAGS.userPresent | (userVerified ? FLAGS.userVerified : 0);
    return Buffer.concat([sha256(rpId), Buffer.from([all]), count, more]);
  }

  /** COSE_Key of an ES256 key (RFC 9053). */
  #coseKey(): Buffer {
    const { x = "", y = "" } = this.#publicKey.export({ format: "jwk" });
    const coordinate = (value: string) => Uint8Array.from(Buffer.from(value, "base64url"));
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]);
    return Buffer.from(isoCBOR.encode(key as never));
  }
}
