// Whoever signs in lands on the page that was asked for, else on the page of their role.
import { address } from "../address.svelte";
import type { Page, Project } from "../answers";
import { Problem, read } from "../ask";
import { me, type Role } from "./me.svelte";

const RETURN = "zhuanban.return";
const HOMES: Partial<Record<Role, string>> = { inspector: "/audit", admin: "/accounts" };

/** The page of one's own that the address names; null for another site's or none. */
export function returnAddress(to: string | null): string | null {
  if (!to) return null;
  const page = new URL(to, location.origin);
  const isOurs = page.origin === location.origin && !/^\/(sign-in|first|api)\b/.test(page.pathname);
  return isOurs && page.pathname + page.search !== "/" ? page.pathname + page.search : null;
}

/** Remember where to go on after the city's login, which leaves these pages. */
export function rememberReturn(to: string | null): void {
  try {
    sessionStorage.setItem(RETURN, to ?? "");
  } catch {
    // Storage may be forbidden; the first page will do.
  }
}

/** Whether somebody comes back from the city's login, then where to go on; told once. */
export function returning(): { to: string | null } | null {
  try {
    const to = sessionStorage.getItem(RETURN);
    sessionStorage.removeItem(RETURN);
    return to === null ? null : { to: returnAddress(to) };
  } catch {
    return null;
  }
}

/** The page of the role: a cadre with a phone in the hand starts in the field, a chief of one
 * project on it. */
export async function home(): Promise<string> {
  if (me.role === "cadre") return matchMedia("(pointer: coarse)").matches ? "/field" : "/";
  if (me.role !== "chief") return HOMES[me.role ?? "none"] ?? "/";
  try {
    const [only, ...others] = (await read<Page<Project>>("/projects")).items;
    return only && others.length === 0 ? `/projects/${encodeURIComponent(only.code)}` : "/";
  } catch (reason) {
    if (!(reason instanceof Problem)) throw reason;
    return "/";
  }
}

/** Go there, leaving no sign-in page to go back to. */
export async function land(to: string | null): Promise<void> {
  address.replace(to ?? (await home()));
}
