// Server-sent events read by hand: only so is silence heard, and a broken line told from a quiet one.
import { language } from "../language/language.svelte";

export interface Message {
  id: string;
  event: string;
  data: string;
}

/** The server has no such stream, or not for this person: asking again does not help. */
export class NoStream extends Error {}

/** Read until the line ends or `signal` says so; `heard` is told of every sign of life. */
export async function listen(
  path: string, lastId: string | null, signal: AbortSignal,
  heard: () => void, took: (message: Message) => void,
): Promise<void> {
  const headers = new Headers({ Accept: "text/event-stream", "Accept-Language": language.code });
  if (lastId) headers.set("Last-Event-ID", lastId);
  const answer = await fetch(`/api/v1${path}`, { headers, signal, cache: "no-store" });
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) throw new NoStream();
  const isStream = answer.headers.get("Content-Type")?.startsWith("text/event-stream");
  if (!answer.ok || !answer.body || !isStream) throw new TypeError("no stream");
  heard();
  let rest = "";
  for await (const text of textsOf(answer.body)) {
    heard();
    const blocks = (rest + text.replaceAll("\r\n", "\n")).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const message = messageIn(block);
      if (message) took(message);
    }
  }
}

async function* textsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** The fields of one block; a comment is none. */
function messageIn(block: string): Message | null {
  const found: Message = { id: "", event: "message", data: "" };
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const [, field, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === "data") data.push(value ?? "");
    if (field === "id" || field === "event") found[field] = value ?? "";
  }
  return data.length > 0 ? { ...found, data: data.join("\n") } : null;
}
