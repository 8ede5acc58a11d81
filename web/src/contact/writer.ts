// The names a cadre writes under, and goes with, are remembered on this device only.
const WRITER = "zhuanban.writer";
const COMPANION = "zhuanban.companion";

export const myName = () => remembered(WRITER);
export const myCompanion = () => remembered(COMPANION);

export function rememberUs(name: string, companion: string): void {
  try {
    localStorage.setItem(WRITER, name);
    localStorage.setItem(COMPANION, companion);
  } catch {
    // Storage may be forbidden; the names are then asked for again.
  }
}

function remembered(as: string): string {
  try {
    return localStorage.getItem(as) ?? "";
  } catch {
    return "";
  }
}
