/**
 * Reads one setting of the function.
 * @throws when it is missing: a function that is deployed wrongly must fail at its first call, not in the middle of one
 */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set`);
  return value;
}
