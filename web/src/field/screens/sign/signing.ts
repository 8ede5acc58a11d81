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
  mandate: string;
}

export async function documentOf(blob: Blob, name: string): Promise<Document> {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return { blob, name, sha256: hex.join("") };
}

/** Whether it can be kept: there is a picture, and a thumbprint has its witness. */
export function isWhole(act: Act): boolean {
  return act.picture !== null && (act.means !== "thumbprint" || act.witness.trim() !== "");
}

export const bodyOf = (act: Act, document: Document, occurred_at: string) =>
  said({
    party: act.party,
    document: document.sha256,
    means: act.means,
    witness: act.means === "thumbprint" ? act.witness.trim() : "",
    mandate: act.mandate.trim(),
    occurred_at,
  });

/** The document first, then what shows the signature. */
export const filesOf = (act: Act, document: Document): NewFile[] => [
  { kind: "document", blob: document.blob },
  ...(act.picture ? [{ kind: "photo" as const, blob: act.picture }] : []),
];
