import { Problem } from "../runtime/problem.ts";

export class WrongCode extends Problem {
  constructor() {
    super("wrong_code", "This code is not right, or was used before.");
  }
}
