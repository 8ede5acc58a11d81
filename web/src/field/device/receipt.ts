// The link on a household's receipt is made on the phone, without a signal.

/** https://HOST/r/{op_id}.{mac}; the key is the case's, base64url. */
export async function receiptLink(op_id: string, receiptKey: string): Promise<string> {
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytesOf(receiptKey), how, false, ["sign"]);
  const id = Uint8Array.from(op_id.replaceAll("-", "").match(/../g) ?? [], (two) => parseInt(two, 16));
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, id)).slice(0, 16);
  const told = btoa(String.fromCharCode(...mac)).replaceAll("+", "-").replaceAll("/", "_");
  return `${location.origin}/r/${op_id}.${told.replaceAll("=", "")}`;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (each) => each.charCodeAt(0));
}
