// The address says which page shows and what it shows: every view can be sent as a link.

// The field page is a page of its own; between it and the others the browser goes itself.
const isField = (path: string) => /^\/field([/?]|$)/.test(path);
const isElsewhere = (path: string) => isField(path) !== isField(location.pathname);

class Address {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));

  constructor() {
    addEventListener("popstate", () => this.#read());
    document.addEventListener("click", (event) => this.#follow(event));
  }

  /** Go to another page of ours. */
  go(to: string): void {
    if (isElsewhere(to)) return location.assign(to);
    history.pushState(null, "", to);
    this.#read();
    scrollTo(0, 0);
  }

  /** Go to another page of ours in place of this one: "back" does not come here. */
  replace(to: string): void {
    if (isElsewhere(to)) return location.replace(to);
    history.replaceState(null, "", to);
    this.#read();
    scrollTo(0, 0);
  }

  /** Path and query as they stand. */
  get whole(): string {
    const search = this.query.toString();
    return this.path + (search ? `?${search}` : "");
  }

  /** Change what this page shows; null takes a field out. */
  ask(changes: Record<string, string | null>): void {
    const query = new URLSearchParams(this.query);
    for (const [field, value] of Object.entries(changes)) {
      if (value) query.set(field, value);
      else query.delete(field);
    }
    const search = query.toString();
    history.replaceState(null, "", this.path + (search ? `?${search}` : ""));
    this.#read();
  }

  #read(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  #follow(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest("a");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !isPlain || event.defaultPrevented || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || link.pathname.startsWith("/api/")) return;
    if (isElsewhere(link.pathname)) return;
    // A place on this page is the browser's own matter.
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

export const address = new Address();
