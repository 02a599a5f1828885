/** Whether a web origin is on the allow-list of those that may call from a browser. */
export function isAllowedOrigin(origin: string | undefined): origin is string {
  return origin !== undefined && (process.env.ALLOWED_ORIGINS ?? "").split(",").filter(Boolean).includes(origin);
}
