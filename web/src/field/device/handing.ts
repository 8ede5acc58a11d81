// What is unsent can travel to another phone as a file that only a code opens.
import { DeviceTrouble } from "./device";
import { isUnsent, type Kept, type Safe } from "./safe";
import { newKey, openBytes, sealBytes, sha256, unwrapped, type Wrapping } from "./seal";

// Twelve digits: the file may pass through anybody's chat.
const DIGITS = 12;
const MAGIC = "zhuanban-unsent/1";
const SALT = 16;
const IV = 12;
const WRAPPED = 48; // a key of 32 bytes and its tag

interface Letter {
  from: string;
  entries: Kept[];
}

/** What is unsent, sealed under a new code. */
export async function handedOver(safe: Safe, me: string): Promise<{ file: Blob; code: string }> {
  const entries = (await safe.entries()).filter(isUnsent);
  const code = Array.from(crypto.getRandomValues(new Uint32Array(DIGITS)), (n) => n % 10).join("");
  const [key, { salt, rounds, wrapped }] = await newKey(code);
  const files: ArrayBuffer[] = [];
  for (const entry of entries) {
    for (const at of entry.files.keys()) {
      files.push((await safe.file(entry, at)) ?? new ArrayBuffer(0));
    }
  }
  const letter = new TextEncoder().encode(JSON.stringify({ from: me, entries }));
  const length = new Uint32Array([letter.byteLength]);
  const plain = await new Blob([length, letter, ...files]).arrayBuffer();
  const { iv, data } = await sealBytes(key, MAGIC, plain);
  await safe.change(entries.map((each) => ({ ...each, isHandedOver: true })));
  const head = [MAGIC, new Uint32Array([rounds]), salt, wrapped.iv, wrapped.data, iv];
  return { file: new Blob([...head, data], { type: "application/octet-stream" }), code };
}

/** Take in another phone's entries with their files; how many were new. Throws DeviceTrouble. */
export async function takenOver(safe: Safe, file: Blob, code: string): Promise<number> {
  const { from, entries } = await opened(file, code);
  const known = new Set((await safe.entries()).map((each) => each.op_id));
  const fresh = entries.filter(([entry]) => !known.has(entry.op_id));
  await safe.add(fresh.map(([entry, files]) => [broughtFrom(from, entry), files]));
  return fresh.length;
}

async function opened(file: Blob, code: string) {
  try {
    return await unpacked(await file.arrayBuffer(), code.replace(/\D/g, ""));
  } catch {
    throw new DeviceTrouble("wrong_code");
  }
}

/** The entry as it waits on the phone that takes it over. */
function broughtFrom(giver: string, entry: Kept): Kept {
  const { problem: _before, answeredAt: _then, isHandedOver: _there, ...rest } = entry;
  const files = entry.files.map((file) => ({ ...file, sent: 0 }));
  return { ...rest, files, state: "waiting", from: entry.from ?? giver };
}

async function unpacked(all: ArrayBuffer, code: string) {
  let at = 0;
  const next = (size: number) => new Uint8Array(all.slice(at, (at += size)));
  if (new TextDecoder().decode(next(MAGIC.length)) !== MAGIC) throw new Error("another file");
  const [rounds = 0] = new Uint32Array(next(4).buffer);
  if (rounds > 5_000_000) throw new Error("beyond measure");
  const wrapping: Wrapping = {
    rounds,
    salt: next(SALT),
    wrapped: { iv: next(IV), data: next(WRAPPED).buffer },
  };
  const key = await unwrapped(code, wrapping);
  if (!key) throw new Error("another code");
  const sealed = { iv: next(IV), data: all.slice(at) };
  return parted(await openBytes(key, MAGIC, sealed));
}

async function parted(plain: ArrayBuffer) {
  const [length = 0] = new Uint32Array(plain.slice(0, 4));
  let at = 4 + length;
  const letter = JSON.parse(new TextDecoder().decode(plain.slice(4, at))) as Letter;
  const entries: [Kept, Uint8Array<ArrayBuffer>[]][] = [];
  for (const entry of letter.entries) {
    const files: Uint8Array<ArrayBuffer>[] = [];
    for (const { sha256: wanted, size } of entry.files) {
      const bytes = new Uint8Array(plain.slice(at, (at += size)));
      if ((await sha256(bytes)) !== wanted) throw new Error("not whole");
      files.push(bytes);
    }
    entries.push([entry, files]);
  }
  return { from: letter.from, entries };
}
