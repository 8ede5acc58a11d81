// The task forces are read once for all choosers and names on these pages.
import type { Page } from "../answers";
import { read, write } from "../ask";
import { Asked } from "../asked.svelte";
import { newOperation } from "../operation";
import type { TaskForce } from "./accounts";

class Forces extends Asked<Page<TaskForce>> {
  #names = $derived(new Map(this.value?.items.map((each) => [each.code, each.name])));

  load(after: string | null = null): Promise<void> {
    return this.ask(() => read("/task-forces", { after }));
  }

  /** The name of a task force; its code, or a project's, where no name is known. */
  nameOf(code: string): string {
    return this.#names.get(code) ?? code;
  }

  /** Those that are not dissolved and fit what is typed. */
  found(text: string): TaskForce[] {
    const sought = text.trim().toLowerCase();
    return (this.value?.items ?? []).filter(
      (each) => !each.is_dissolved && `${each.code} ${each.name}`.toLowerCase().includes(sought),
    );
  }

  /** Charter one, and know it. */
  async charter(code: string, name: string): Promise<void> {
    const body = JSON.stringify({ code, name });
    const made = await write<{ position: number }>("/task-forces", body, newOperation());
    await this.load(String(made.position));
  }
}

export const forces = new Forces();
