import { strengthOf } from "./strength.ts";

self.onmessage = ({ data: { password, personal } }) =>
  self.postMessage({ password, strength: strengthOf(password, personal) });
