// A signature is bound to the document that was shown, by the SHA-256 of its bytes.
import type { NewFile } from "../../device/device";
import { said } from "../log/draft";

export const MEANS = ["ink", "finger", "thumbprint"] as const;
export type Means = (typeof MEANS)[number];

export interface Document {
  blob: Blob;
  name: string;
  sha256: string;
}

export interface Act {
  party: number;
  means: Means;
  /** The photo of the ink or thumbprint, or the drawing of the finger. */
  picture: Blob | null;
  witness: string;
  /** Who signs for the party, and the mandate that was shown; nobody else where it is empty. */
  signer: string;
  mandate: Document | null;
}

export async function documentOf(blob: Blob, name: string): Promise<Document> {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return { blob, name, sha256: hex.join("") };
}

/** Whether it can be kept: with a picture, a thumbprint with its witness, for somebody with a mandate. */
export function isWhole(act: Act): boolean {
  const isSeen = act.means !== "thumbprint" || act.witness.trim() !== "";
  return act.picture !== null && isSeen && (act.signer.trim() === "") === (act.mandate === null);
}

export const bodyOf = (act: Act, document: Document, occurred_at: string) =>
  said({
    party: act.party,
    document: document.sha256,
    means: act.means,
    witness: act.means === "thumbprint" ? act.witness.trim() : "",
    signer: act.signer.trim(),
    mandate: act.mandate?.sha256 ?? "",
    occurred_at,
  });

/** The document first, then what shows the signature, then the mandate. */
export const filesOf = (act: Act, document: Document): NewFile[] => [
  { kind: "document", blob: document.blob },
  ...(act.picture ? [{ kind: "photo" as const, blob: act.picture }] : []),
  ...(act.mandate ? [{ kind: "document" as const, blob: act.mandate.blob }] : []),
];
