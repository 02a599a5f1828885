import { TextField } from "../design/field.tsx";
import { NewPasswordField } from "../passwords/new-password-field.tsx";

type Name = "username" | "email" | "display_name" | "password";

interface AccountFieldsProps {
  readonly typed: Readonly<Record<Name, string>>;
  /** What ties a field to what was typed and to what is wrong with it. */
  readonly field: (name: Name) => {
    readonly name: string;
    readonly value: string;
    readonly error: string | undefined;
    readonly onChange: (event: { target: { value: string } }) => void;
  };
  readonly emailHint: string;
  /** The account is for whoever types: the browser may fill in what it knows of them. */
  readonly own: boolean;
}

/** What every new account begins with. */
export function AccountFields({ typed, field, emailHint, own }: AccountFieldsProps) {
  const known = (what: string) => (own ? what : "off");
  return (
    <>
      <TextField
        {...field("username")}
        label="Username"
        hint="3 to 30 letters, digits, dots or underscores"
        autoComplete={known("username")}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        {...field("email")}
        label="Email"
        hint={emailHint}
        type="email"
        autoComplete={known("email")}
        required
      />
      <TextField {...field("display_name")} label="Name (optional)" autoComplete={known("name")} />
      <NewPasswordField
        {...field("password")}
        label="Password"
        personal={[typed.username, typed.email, typed.display_name]}
        required
      />
    </>
  );
}
