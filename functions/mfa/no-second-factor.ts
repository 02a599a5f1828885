import { Problem } from "../runtime/problem.ts";

export class NoSecondFactor extends Problem {
  constructor() {
    super("no_second_factor", "Please add an authenticator app or a passkey first.");
  }
}
