// The name a cadre writes under is remembered on this device only.
const KEPT_AS = "zhuanban.writer";

export function myName(): string {
  try {
    return localStorage.getItem(KEPT_AS) ?? "";
  } catch {
    return "";
  }
}

export function rememberMe(name: string): void {
  try {
    localStorage.setItem(KEPT_AS, name);
  } catch {
    // Storage may be forbidden; the name is then asked for again.
  }
}
