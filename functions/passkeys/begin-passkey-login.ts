import { beginPasskeyLogin } from "../../shared/passkeys.ts";
import { route } from "../runtime/route.ts";
import { requestPasskey } from "./webauthn.ts";

export const handler = route(beginPasskeyLogin, async () => ({ status: 200, body: await requestPasskey("sign-in") }));
