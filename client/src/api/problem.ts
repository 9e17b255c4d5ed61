import { ApiException } from './generated';

/** What went wrong, in the terms of RFC 9457, whatever it was that was thrown. */
export interface Problem {
  /** 0 when no answer arrived. */
  status: number;
  /** A key below `codes` of `errors.json`; the text is the translator's, not the server's. */
  code: string;
  /** Field name to codes such as `required` or `too_long:200`; empty unless the request was invalid. */
  fields: Record<string, string[]>;
  /** What else the answer carried: `currentVersion` of a conflict, `criteria` of a refused activation, seconds to wait as `retryAfter`, … */
  extra: Record<string, unknown>;
  /** To be quoted when asking for help; null when the server gave none. */
  traceId: string | null;
}

/** No answer arrived: the network is down, the server is, or a proxy between them. */
export class UnreachableError extends Error {}

/** The browser itself refused what was asked of it; the code is one of `errors.json`. */
export class BrowserRefusal extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

export function toProblem(error: unknown): Problem {
  if (!isApiException(error)) {
    const code =
      error instanceof BrowserRefusal ? error.code : error instanceof UnreachableError ? 'network' : 'client';
    return { status: 0, code, fields: {}, extra: {}, traceId: null };
  }

  const body = (typeof error.result === 'object' && error.result !== null ? error.result : parse(error.response)) as {
    code?: string;
    errors?: Record<string, string[]>;
    traceId?: string;
  };
  const { code, errors, traceId, ...extra } = body as typeof body & Record<string, unknown>;
  const wait = Number(error.headers?.['retry-after'] ?? Number.NaN);
  if (wait > 0) extra.retryAfter = wait;
  return {
    status: error.status,
    code: code ?? `http_${error.status}`,
    fields: errors ?? {},
    extra,
    traceId: traceId ?? null,
  };
}

/** True for an error of the API with this code. */
export const isProblem = (error: unknown, code: string): boolean => toProblem(error).code === code;

function isApiException(error: unknown): error is ApiException {
  return error instanceof ApiException;
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
