import { useCode } from "../codes/use-code.ts";
import { CodeField } from "../design/code-field.tsx";
import { ProofForm, type ProofProps } from "./proof-form.tsx";

interface CodeProofProps extends ProofProps {
  readonly onProof: (code: string) => Promise<unknown>;
}

/** A code of the authenticator app. */
export function CodeProof({ onProof, ...proof }: CodeProofProps) {
  const { field, submit } = useCode({ isPending: proof.pending, error: proof.error }, onProof);
  return (
    <ProofForm {...proof} label="A code" submit="Confirm" said={Boolean(field.error)} onSubmit={submit}>
      <CodeField {...field} label="Code from your authenticator app" digits={6} />
    </ProofForm>
  );
}
