// Every request goes to this server under /api/v1, and whatever fails becomes a Problem.
import { language } from "./language/language.svelte";

const API = "/api/v1";

/** Why something was not done: one sentence to show, and what kind it is. */
export class Problem extends Error {
  constructor(
    readonly sentence: string,
    /** HTTP status; 0 where no answer came, so that nobody knows whether it was done. */
    readonly status: number,
    readonly type: string = "about:blank",
    readonly article: string | null = null,
    /** Seconds after which asking again may help; null where the server named none. */
    readonly wait: number | null = null,
  ) {
    super(sentence);
  }

  /** Whether the server may have done it all the same: send the very same again. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

let turnedAway: (problem: Problem) => Promise<boolean> = () => Promise.resolve(false);

/** Whoever keeps who is signed in hears of each answer 401 and 403, and says whether to ask again. */
export function whenTurnedAway(hear: (problem: Problem) => Promise<boolean>): void {
  turnedAway = hear;
}

/** Read one address below /api/v1; fields that are null or empty are left out of the query. */
export function read<T>(path: string, query: Record<string, string | null> = {}): Promise<T> {
  return send<T>(path + searchOf(query), {});
}

export interface Text {
  text: string;
  headers: Headers;
}

/** Read what is no JSON: a key, a checkpoint, a drawing. */
export async function readText(path: string, query: Record<string, string | null> = {}): Promise<Text> {
  const answer = await fetched(path + searchOf(query), {});
  return { text: await answer.text(), headers: answer.headers };
}

function searchOf(query: Record<string, string | null>): string {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  return asked.length > 0 ? `?${new URLSearchParams(asked).toString()}` : "";
}

/** Write a JSON body once: the same operation id makes a repetition harmless. */
export function write<T>(path: string, body: string, operation: string): Promise<T> {
  return send<T>(path, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", "Idempotency-Key": operation },
  });
}

/** Take something away; the server may want to be told why, or by whom. */
export function remove<T>(path: string, body?: object): Promise<T> {
  const json = { "Content-Type": "application/json" };
  return send<T>(path, {
    method: "DELETE",
    ...(body ? { body: JSON.stringify(body), headers: json } : {}),
  });
}

/** Send a file as the form field `file`. */
export function upload<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.append("file", file);
  return send<T>(path, { method: "POST", body });
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const answer = await fetched(path, init);
  try {
    return (await answer.json()) as T;
  } catch {
    throw new Problem(language.words.problem.noAnswer, 0);
  }
}

async function fetched(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", language.code);
  headers.set("Accept", "application/json, application/problem+json");
  let answer: Response;
  try {
    answer = await fetch(API + path, { ...init, headers });
  } catch {
    throw new Problem(language.words.problem.noAnswer, 0);
  }
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  // What was asked when the session had ended waits until the same person is back.
  const isAway = problem.status === 401 || problem.status === 403;
  if (isAway && (await turnedAway(problem))) return fetched(path, init);
  throw problem;
}

async function problemOf(answer: Response): Promise<Problem> {
  const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const text = [said["title"], said["detail"]].find((each) => typeof each === "string" && each);
  return new Problem(
    typeof text === "string" ? text : language.words.problem.refused(answer.status),
    answer.status,
    typeof said["type"] === "string" ? said["type"] : undefined,
    typeof said["article"] === "string" ? said["article"] : null,
    Number(answer.headers.get("Retry-After")) || null,
  );
}
