/** One problem of one field of what was sent, e.g. `{field: "imap.host", code: "required", message: "…"}`. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

interface ProblemDocument {
  type?: string;
  title?: string;
  status?: number;
  detail?: string | null;
  reference?: string | null;
  errors?: FieldProblem[];
}

/**
 * Any call that did not succeed: the server's problem+json (RFC 9457), or `offline` when no answer came.
 * `slug` is the stable name from the problem's type; `title` and `detail` are in the reader's language.
 */
export class ApiProblem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;
  readonly reference: string | null;
  readonly errors: readonly FieldProblem[];
  /** Seconds to wait before trying again, when the server says so. */
  readonly retryAfter: number | null;
  /** The whole document, for members that only one problem type has (such as `current` of a conflict). */
  readonly document: Readonly<Record<string, unknown>>;

  constructor(
    document: ProblemDocument & Record<string, unknown>,
    status: number,
    retryAfter: number | null = null,
  ) {
    super(document.title ?? `HTTP ${status}`);
    this.name = "ApiProblem";
    this.slug = (document.type ?? "").split("/").pop() || "unknown";
    this.status = status;
    this.title = document.title ?? "";
    this.detail = document.detail ?? null;
    this.reference = document.reference ?? null;
    this.errors = document.errors ?? [];
    this.retryAfter = retryAfter;
    this.document = document;
  }

  static offline(): ApiProblem {
    return new ApiProblem({ type: "/problems/offline" }, 0);
  }

  static async from(response: Response): Promise<ApiProblem> {
    const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
    const retryAfter = Number.isFinite(seconds) ? seconds : null;
    const reference = response.headers.get("X-Request-Id");
    try {
      const document = (await response.json()) as ProblemDocument & Record<string, unknown>;
      return new ApiProblem({ reference, ...document }, response.status, retryAfter);
    } catch {
      // A proxy's own error page is not ours to show; the status is all we know.
      return new ApiProblem({ reference }, response.status, retryAfter);
    }
  }

  /** True for a refused edit because somebody else changed the record first. */
  get isConflict(): boolean {
    return this.slug === "version-conflict";
  }
}

export const isProblem = (error: unknown, slug?: string): error is ApiProblem =>
  error instanceof ApiProblem && (slug === undefined || error.slug === slug);
