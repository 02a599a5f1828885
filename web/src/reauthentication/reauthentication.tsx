import { useSyncExternalStore } from "react";
import { currentQuestion, subscribeToQuestion } from "./gate.ts";

/** Where one is asked to show that it is still oneself, on whatever page and above whatever dialog. */
export function Reauthentication() {
  const question = useSyncExternalStore(subscribeToQuestion, currentQuestion);
  return question && <question.Dialog onAnswer={question.answer} />;
}
