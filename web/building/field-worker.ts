// The build writes the field page's worker last: it names every file of that page, and no other.
import { build, type Plugin, type Rolldown } from "vite";

const SOURCE = "src/field/worker/worker.ts";
const ALSO = ["/assets/mark.svg", "/assets/field.webmanifest"];

export function fieldWorker(): Plugin {
  return {
    name: "field-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const files = [...filesOf(bundle, "field"), ...ALSO];
        const page = bundle["field.html"];
        if (page?.type !== "asset") throw new Error("there is no field.html to keep");
        const sha256 = await hashOf(page.source);
        const version = (await hashOf(sha256 + files.join())).slice(0, 12);
        const source = await written({ version, page: "/field", files, sha256 });
        this.emitFile({ type: "asset", fileName: "field-worker.js", source });
      },
    },
  };
}

async function hashOf(of: string | Uint8Array): Promise<string> {
  const bytes = typeof of === "string" ? new TextEncoder().encode(of) : new Uint8Array(of);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Every script that the entry comes to, now or later, and their styles. */
function filesOf(bundle: Rolldown.OutputBundle, entry: string): string[] {
  const chunks = Object.values(bundle).filter((each) => each.type === "chunk");
  const found = new Set<string>();
  const take = (name: string) => {
    const chunk = chunks.find((each) => each.fileName === name);
    if (!chunk || found.has(`/${name}`)) return;
    found.add(`/${name}`);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(`/${style}`);
    [...chunk.imports, ...chunk.dynamicImports].forEach(take);
  };
  take(chunks.find((each) => each.isEntry && each.name === entry)?.fileName ?? "");
  return [...found].sort();
}

/** The worker as a classic script, which every browser with workers runs. */
async function written(told: object): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { WRITTEN: JSON.stringify(told) },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rollupOptions: { input: SOURCE, output: { format: "iife" } },
    },
  });
  const [{ output }] = [made].flat() as [Rolldown.RolldownOutput];
  return output[0].code;
}
