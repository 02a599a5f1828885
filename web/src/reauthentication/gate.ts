import type { ComponentType } from "react";
import { CalledOff, isProblem } from "../api/problems.ts";
import { currentSession, onSessionChange } from "../api/session.ts";

export interface Question {
  readonly Dialog: ComponentType<{ readonly onAnswer: (proven: boolean) => void }>;
  readonly answer: (proven: boolean) => void;
}

let question: Question | undefined;
/** The question that is on its way or asked, for however many requests wait for its answer. */
let underway: Promise<boolean> | undefined;
let proofs = 0;
const listeners = new Set<() => void>();

function show(next: Question | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

// Who has signed out, or in as somebody else, is asked nothing more.
onSessionChange(() => question?.answer(false));

/**
 * Sends a request. When the server wants to be shown first that it is still the same person, asks them, and sends
 * it again as if nothing had happened.
 * @throws CalledOff when they don't want to
 */
export async function withProof<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  const before = proofs;
  try {
    return await send();
  } catch (error) {
    if (!isProblem(error, "reauthentication_required")) throw error;
    // What another request was asked for meanwhile is proven for this one too.
    if (proofs === before && !(await proven())) throw new CalledOff();
    return send();
  }
}

function proven(): Promise<boolean> {
  underway ??= ask().finally(() => {
    underway = undefined;
  });
  return underway;
}

async function ask(): Promise<boolean> {
  const { epoch } = currentSession();
  const { ReauthenticationDialog: Dialog } = await import("./reauthentication-dialog.tsx");
  if (currentSession().epoch !== epoch) return false;
  return new Promise((resolve) => {
    const answer = (proven: boolean) => {
      if (proven) proofs += 1;
      show(undefined);
      resolve(proven);
    };
    show({ Dialog, answer });
  });
}

export function subscribeToQuestion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is asked at the moment. */
export function currentQuestion(): Question | undefined {
  return question;
}
