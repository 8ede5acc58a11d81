// A photo is made small on the device before anything else holds it, and loses where it was taken.

const LONGEST = 2048;
const ENOUGH = 400_000;
const QUALITIES = [0.8, 0.65, 0.5];

/** A JPEG of at most 2048 px and about 400 kB. Throws where the browser cannot read the picture. */
export async function small(photo: Blob): Promise<Blob> {
  const bitmap = await decoded(photo);
  try {
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    for (const quality of QUALITIES) {
      const made = await drawn(bitmap, scale, quality);
      if (made.size <= ENOUGH) return made;
    }
    return await drawn(bitmap, scale * 0.7, 0.5);
  } finally {
    bitmap.close();
  }
}

// The browser shrinks while it decodes; naming one side alone keeps a turned photo in shape.
async function decoded(photo: Blob): Promise<ImageBitmap> {
  const size = await sizeOf(photo);
  if (size && Math.max(size.width, size.height) <= LONGEST) return createImageBitmap(photo);
  const shrink = LONGEST / (size ? Math.max(size.width, size.height) : LONGEST);
  const resizeWidth = Math.max(1, Math.round((size?.width ?? LONGEST) * shrink));
  return createImageBitmap(photo, { resizeWidth, resizeQuality: "medium" });
}

async function drawn(bitmap: ImageBitmap, scale: number, quality: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  // A picture with holes in it stands on white.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return asBlob(canvas, "image/jpeg", quality);
}

export function asBlob(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), type, quality),
  );
}

/** Width and height as the file's head says them, before anything is decoded; null for other files. */
async function sizeOf(photo: Blob): Promise<{ width: number; height: number } | null> {
  const head = new DataView(await photo.slice(0, 256 * 1024).arrayBuffer());
  try {
    if (head.getUint32(0) === 0x89504e47) {
      return { width: head.getUint32(16), height: head.getUint32(20) };
    }
    return head.getUint16(0) === 0xffd8 ? frameOf(head) : null;
  } catch {
    return null; // a head that ends too early
  }
}

// The segments of a JPEG up to its frame (ITU T.81, B.2.2); the frame holds height, then width.
function frameOf(head: DataView): { width: number; height: number } | null {
  for (let at = 2; head.getUint8(at) === 0xff; at += 2 + head.getUint16(at + 2)) {
    const marker = head.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: head.getUint16(at + 5), width: head.getUint16(at + 7) };
  }
  return null;
}
