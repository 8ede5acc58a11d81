// The pages are static files that the server serves; nothing in them comes from elsewhere. There are
// two: those at a desk, and the field page on the phone, which shares no chart and no dictionary.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { fieldWorker } from "./building/field-worker.ts";

export default defineConfig({
  plugins: [svelte(), fieldWorker()],
  build: {
    outDir: "../api/pages",
    emptyOutDir: true,
    target: "es2022",
    // A polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // A file of its own can be cached; data: addresses in scripts could not be.
    assetsInlineLimit: 0,
    rollupOptions: {
      // The device is a file of its own: it changes less often than the screens over it.
      input: { index: "index.html", field: "field.html", device: "src/field/device/device.svelte.ts" },
      preserveEntrySignatures: "allow-extension",
    },
    // The charts are one lazy chunk of about half a megabyte, fetched by the project page only.
    chunkSizeWarningLimit: 700,
  },
});
