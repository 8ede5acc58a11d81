// The pages are static files that the server serves; nothing in them comes from elsewhere.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: "../api/pages",
    emptyOutDir: true,
    target: "es2022",
    // A polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // A file of its own can be cached; data: addresses in scripts could not be.
    assetsInlineLimit: 0,
    // The charts are one lazy chunk of about half a megabyte, fetched by the project page only.
    chunkSizeWarningLimit: 700,
  },
});
