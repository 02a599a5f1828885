interface ImportMetaEnv {
  /** The rules that this deployment has for new passwords; `classes` unless set. */
  readonly VITE_PASSWORD_POLICY?: import("../../../shared/password-policy.ts").PasswordPolicy;
}
