import { getCaptcha } from "../../shared/captcha.ts";
import { route } from "../runtime/route.ts";
import { newCaptcha } from "./captcha.ts";

export const handler = route(getCaptcha, async () => {
  const { parameters, signature } = await newCaptcha();
  return { status: 200, body: { parameters: { ...parameters }, signature } };
});
