const SHORTEST = 4;

/** Whether a password is made of somebody's name or address, or of a part of it that is long enough to tell. */
export function containsName(password: string, names: readonly string[]): boolean {
  const plain = letters(password);
  return names
    .flatMap((name) => [name, ...parts(name.split("@")[0] ?? "")])
    .map(letters)
    .some((part) => part.length >= SHORTEST && plain.includes(part));
}

const parts = (name: string) => [name, ...name.split(/[._\s-]/)];

const letters = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
