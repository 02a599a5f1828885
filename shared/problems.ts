/**
 * Every problem a client can be told about. The code is stable: programs may
 * rely on it. The status follows from the code, so one code never has two.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export const problems = {
  malformed_request: { status: 400, title: "Malformed request" },
  invalid_cursor: { status: 400, title: "Invalid cursor" },
  not_signed_in: { status: 401, title: "Not signed in" },
  session_ended: { status: 401, title: "Session ended" },
  wrong_credentials: { status: 401, title: "Wrong credentials" },
  invalid_refresh_token: { status: 401, title: "Invalid refresh token" },
  wrong_code: { status: 401, title: "Wrong code" },
  invalid_mfa_token: { status: 401, title: "Sign-in expired" },
  invalid_passkey: { status: 401, title: "Passkey not accepted" },
  csrf_failed: { status: 403, title: "CSRF check failed" },
  account_inactive: { status: 403, title: "Account is inactive" },
  account_deactivated: { status: 403, title: "Account is deactivated" },
  account_suspended: { status: 403, title: "Account is suspended" },
  forbidden: { status: 403, title: "Not allowed" },
  captcha_required: { status: 403, title: "Captcha required" },
  reauthentication_required: { status: 403, title: "Reauthentication required" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  username_taken: { status: 409, title: "Username taken" },
  no_second_factor: { status: 409, title: "No second factor" },
  too_many_passkeys: { status: 409, title: "Too many passkeys" },
  last_admin: { status: 409, title: "Last administrator" },
  conflict: { status: 409, title: "Changed meanwhile" },
  upload_not_ready: { status: 409, title: "Upload not ready" },
  upload_in_use: { status: 409, title: "Upload already used" },
  invalid_link: { status: 410, title: "Link not valid" },
  body_too_large: { status: 413, title: "Body too large" },
  not_json: { status: 415, title: "Not JSON" },
  invalid_request: { status: 422, title: "Invalid request" },
  idempotency_key_reused: { status: 422, title: "Idempotency key reused" },
  locked_out: { status: 423, title: "Locked for a while" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal_error: { status: 500, title: "Internal error" },
  unavailable: { status: 503, title: "Service unavailable" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;
