/** Tells password managers whose password a form is about, where that is known. */
export function WhosePassword({ username = "" }: { readonly username?: string | undefined }) {
  return <input hidden readOnly name="username" autoComplete="username" value={username} />;
}
