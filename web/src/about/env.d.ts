interface ImportMetaEnv {
  /** Who to write to; see the contact page. */
  readonly VITE_CONTACT?: string;
}
