// Photos and recordings follow their entry in pieces, and go on where the server says it stands.
import { reach, Refused } from "./line";
import { hasFilesLeft, type Kept, type Safe } from "./safe";

const PIECE = 256 * 1024;
const NOT_TAKEN = new Refused(409, { type: "about:blank", title: "" }, new Headers());

/** Whether everything was sent; `changed` hears of each piece that arrived. Throws Away. */
export async function sendFiles(safe: Safe, changed: (entry: Kept) => void): Promise<boolean> {
  let isAll = true;
  for (const waiting of (await safe.entries()).filter(hasFilesLeft)) {
    let entry = waiting;
    for (const at of entry.files.keys()) {
      if ((entry.files[at]?.sent ?? 0) >= (entry.files[at]?.size ?? 0)) continue;
      const sent = async (to: number) => {
        const files = entry.files.map((file, place) => (place === at ? { ...file, sent: to } : file));
        entry = { ...entry, files };
        changed(entry);
        if (to >= (files[at]?.size ?? 0)) await safe.change([entry]);
      };
      try {
        await sendFile(safe, entry, at, sent);
      } catch (reason) {
        // One file that the server will not have must not hold back the others.
        if (!(reason instanceof Refused) || reason.mustSignIn || reason.isRevoked) throw reason;
        isAll = false;
      }
    }
  }
  return isAll;
}

async function sendFile(
  safe: Safe,
  entry: Kept,
  at: number,
  sent: (to: number) => Promise<void>,
): Promise<void> {
  const file = entry.files[at];
  if (!file) return;
  const path = `/cases/${entry.case}/attachments/${file.sha256}`;
  let offset = offsetIn((await reach(path, { method: "HEAD" })).headers);
  const bytes = offset < file.size ? await safe.file(entry, at) : null;
  await sent(offset);
  // The bytes can be gone only where the phone lost them: nothing is left to send.
  let setBack = 0;
  while (bytes && offset < file.size) {
    const next = await piece(path, bytes.slice(offset, offset + PIECE), offset);
    // The server may stand elsewhere than we thought, but not again and again.
    if (next <= offset && ++setBack > 1) throw NOT_TAKEN;
    offset = next;
    await sent(offset);
  }
}

/** Where the server stands after this piece. */
async function piece(path: string, bytes: ArrayBuffer, offset: number): Promise<number> {
  const headers = { "Content-Type": "application/octet-stream", "Upload-Offset": String(offset) };
  try {
    return offsetIn((await reach(path, { method: "PATCH", body: bytes, headers })).headers);
  } catch (reason) {
    const stands = reason instanceof Refused && reason.headers.get("Upload-Offset");
    if (!stands) throw reason;
    return Number(stands);
  }
}

const offsetIn = (headers: Headers) => Number(headers.get("Upload-Offset") ?? 0);
