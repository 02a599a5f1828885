import { getJwks } from "../../shared/auth.ts";
import { freshKeyRing } from "../runtime/keys.ts";
import { route } from "../runtime/route.ts";

/** Read anew: whoever asks has met a key that they don't know. */
export const handler = route(getJwks, async () => ({
  status: 200,
  body: { keys: (await freshKeyRing()).jwks as { kty: string; kid: string; alg: string; use: "sig" }[] },
  headers: { "Cache-Control": "public, max-age=300" },
}));
