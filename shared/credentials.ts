import * as z from "zod";
import { isShortEnough, MAX_PASSWORD } from "./password-policy.ts";

/** A password somebody chooses: any Unicode, up to 128 characters, never cut. Normalised to NFKC, so that every keyboard types the same. */
export const NewPassword = z
  .string()
  .normalize("NFKC")
  .min(8, "At least 8 characters")
  .refine(isShortEnough, `At most ${MAX_PASSWORD} characters`)
  .meta({
    maxLength: MAX_PASSWORD,
    description:
      "8 or more with upper-case and lower-case letter, digit and special character, unless configured otherwise",
    example: "Wide-Harbour-7",
  });

/** A password somebody types to prove who they are: whatever was once accepted. */
export const Password = z
  .string()
  .normalize("NFKC")
  .min(1)
  .refine(isShortEnough, `At most ${MAX_PASSWORD} characters`)
  .meta({ maxLength: MAX_PASSWORD, example: "Wide-Harbour-7" });

/** A secret that was sent in a link. */
export const LinkToken = z
  .string()
  .regex(/^[\w-]{43}$/)
  .meta({ description: "From the link in the mail", example: "kq0W3Jt1dF6m2PzR8sXyVbNcA4eG7hLuQ9oTiKwZ5Es" });

/** Eight digits that were sent by mail; spaces don't matter. */
export const MailedCode = z
  .string()
  .max(16)
  .transform((code) => code.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{8}$/, "Eight digits"))
  .meta({ example: "20481632" });

/** Six digits of an authenticator app; spaces don't matter. */
export const TotpCode = z
  .string()
  .max(16)
  .transform((code) => code.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Six digits"))
  .meta({ example: "492817" });

/** A code of an authenticator app, or one of the recovery codes. */
export const SecondFactorCode = z
  .string()
  .max(32)
  .transform((code) => code.replace(/[\s-]/g, "").toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z0-9]{10})$/, "Six digits, or a recovery code"))
  .meta({ example: "492817" });

/** Solution of a challenge of GET /auth/captcha. */
export const Captcha = z.string().max(4096).meta({
  description: "Solved challenge: base64 of the JSON `{challenge, solution}`",
  example: "eyJjaGFsbGVuZ2UiOnt9fQ",
});

/** What the browser's credential functions are to be given, as in WebAuthn's JSON form. */
export const WebAuthnOptions = z
  .looseObject({ challenge: z.string() })
  .meta({ id: "WebAuthnOptions", description: "https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON" });

const base64url = (max: number) =>
  z
    .string()
    .regex(/^[\w-]*$/)
    .max(max);

const passkeyShape = {
  id: base64url(2048),
  rawId: base64url(2048),
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}).default({}),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
};

/** A new passkey as the browser hands it out. Browsers add fields; what isn't known is ignored. */
export const PasskeyRegistration = z
  .looseObject({
    ...passkeyShape,
    response: z.looseObject({
      clientDataJSON: base64url(4096),
      attestationObject: base64url(16_384),
      transports: z.array(z.string().max(32)).max(10).optional(),
    }),
  })
  .meta({ id: "PasskeyRegistration", description: "RegistrationResponseJSON of WebAuthn" });

/** A passkey's signature as the browser hands it out. */
export const PasskeyAssertion = z
  .looseObject({
    ...passkeyShape,
    response: z.looseObject({
      clientDataJSON: base64url(4096),
      authenticatorData: base64url(4096),
      signature: base64url(4096),
      userHandle: base64url(128).nullish(),
    }),
  })
  .meta({ id: "PasskeyAssertion", description: "AuthenticationResponseJSON of WebAuthn" });
