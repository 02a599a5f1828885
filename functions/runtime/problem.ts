import { type ProblemCode, problems } from "../../shared/problems.ts";

/** What is wrong with one field of a request. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  readonly cookies?: readonly string[];
  readonly cause?: unknown;
}

/**
 * An error the caller is told about. Features derive named classes of their
 * domain from it; everything that is not a `Problem` is a fault of ours.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[] | undefined;
  /** Set-Cookie values that go with the answer. */
  readonly cookies: readonly string[];

  /** @param detail a sentence for people; no internal names */
  constructor(code: ProblemCode, detail: string, { headers = {}, errors, cookies = [], cause }: ProblemExtras = {}) {
    super(detail, { cause });
    this.name = code;
    this.code = code;
    this.headers = headers;
    this.errors = errors;
    this.cookies = cookies;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

export class NotFound extends Problem {
  constructor(what: string) {
    super("not_found", `There is no such ${what}.`);
  }
}

export class NotSignedIn extends Problem {
  constructor() {
    super("not_signed_in", "Please sign in.", { headers: { "WWW-Authenticate": "Bearer" } });
  }
}

export class SessionEnded extends Problem {
  constructor() {
    super("session_ended", "Your session has ended. Please sign in again.", {
      headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' },
    });
  }
}

export class CsrfFailed extends Problem {
  constructor() {
    super("csrf_failed", "The request lacks the session's CSRF token. Please reload the page.");
  }
}

export class AccountInactive extends Problem {
  constructor() {
    super("account_inactive", "Account is inactive");
  }
}

export class AccountSuspended extends Problem {
  /** @param until seconds since 1970 */
  constructor(until: number) {
    const end = new Date(until * 1000).toISOString();
    super("account_suspended", `This account is suspended until ${end.slice(0, 16).replace("T", " ")} UTC.`, {
      headers: { "Retry-After": new Date(until * 1000).toUTCString() },
    });
  }
}

export class AccountDeactivated extends Problem {
  constructor() {
    super("account_deactivated", "You have deactivated your account. Come back to use it again.");
  }
}

export class Forbidden extends Problem {
  constructor() {
    super("forbidden", "You are not allowed to do this.");
  }
}

/** Between reading and writing somebody else has changed the same thing. */
export class Conflict extends Problem {
  constructor(cause?: unknown) {
    super("conflict", "This was changed elsewhere at the same moment. Please look again.", { cause });
  }
}

export class InvalidRequest extends Problem {
  constructor(errors: FieldError[]) {
    const [first] = errors;
    super("invalid_request", first ? `${first.path || "Request"}: ${first.message}` : "The request is not valid.", {
      errors,
    });
  }
}

export class InvalidCursor extends Problem {
  constructor() {
    super("invalid_cursor", "This cursor does not belong to this list. Please start from the first page.");
  }
}
