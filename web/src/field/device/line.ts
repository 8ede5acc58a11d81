// Whatever answers that is not the server in full counts as no answer, and is asked again later.
import type { Trouble } from "./device";

const API = "/api/v1";

/** No answer worth the name; nothing is known of what was asked. */
export class Away extends Error {
  constructor(
    /** Null where nothing answered at all. */
    readonly trouble: Trouble | null,
    /** Seconds that the server wants to be left alone. */
    readonly wait: number | null = null,
  ) {
    super(trouble ?? "offline");
  }
}

export interface Problem {
  type: string;
  title: string;
  detail?: string;
  [more: string]: unknown;
}

/** The server's own no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly headers: Headers,
  ) {
    super(problem.title);
  }

  get mustSignIn(): boolean {
    return this.status === 401;
  }

  /** Somebody else is signed in than whose things these are. */
  get isOfAnother(): boolean {
    return this.problem.type === "/problems/entries-of-another";
  }

  get isRevoked(): boolean {
    return this.problem.type === "/problems/device-is-revoked";
  }
}

/** Ask for JSON that has the fields named. Throws Away, Refused. */
export async function ask<T>(path: string, fields: (keyof T & string)[], body?: object): Promise<T> {
  const init = body
    ? {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json" },
      }
    : {};
  const said = await read(await reach(path, init));
  if (fields.some((field) => !(field in said))) throw new Away("server_away");
  return said as T;
}

/** Ask for an answer without a body. Throws Away, Refused. */
export async function reach(path: string, init: RequestInit, seconds = 120): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", document.documentElement.lang);
  headers.set("Accept", "application/json, application/problem+json");
  const how: RequestInit = { ...init, headers, cache: "no-store", redirect: "error" };
  let answer: Response;
  try {
    // The time is for the whole answer: a phone in a valley hears 450 kB in half a minute.
    answer = await fetch(API + path, { ...how, signal: AbortSignal.timeout(seconds * 1000) });
  } catch {
    throw new Away(null);
  }
  if (answer.ok) return answer;
  const wait = Number(answer.headers.get("Retry-After")) || null;
  if (answer.status === 429 || answer.status === 408) throw new Away("too_often", wait);
  if (answer.status >= 500) throw new Away("server_away", wait);
  const silent = init.method === "HEAD";
  const problem = silent ? { type: "about:blank", title: "" } : await read<Problem>(answer);
  throw new Refused(answer.status, problem, answer.headers);
}

async function read<T extends object>(answer: Response): Promise<T> {
  if (!/^application\/(problem\+)?json\b/.test(answer.headers.get("Content-Type") ?? "")) {
    throw new Away("not_a_server");
  }
  const said = (await answer.json().catch(() => null)) as T | null;
  if (typeof said !== "object" || said === null) throw new Away("server_away");
  return said;
}
