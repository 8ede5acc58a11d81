// Task forces and projects as a tree: what lies directly beneath one of them.
import type { Page, Project } from "../answers";
import { read } from "../ask";

export interface TaskForce {
  id: string;
  code: string;
  name: string;
  category: string;
  parent: string | null;
  is_dissolved: boolean;
}

/** All items of a list, page after page. */
export async function all<T>(path: string): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read(path, { cursor });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return found;
}

export interface Beneath {
  force: TaskForce | null;
  forces: TaskForce[];
  projects: Project[];
}

/** The task force of that code, and what lies directly beneath it. */
export async function beneath(code: string): Promise<Beneath> {
  const [forces, projects] = await Promise.all([all<TaskForce>("/task-forces"), all<Project>("/projects")]);
  return {
    force: forces.find((each) => each.code === code) ?? null,
    forces: forces.filter((each) => each.parent === code),
    projects: projects.filter((each) => each.task_force === code),
  };
}
