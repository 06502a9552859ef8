// The page is a folder of plain files that any server can give out, at any path: no inlined script (its
// server's content security policy has none), no picture as a data: address.
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false },
  // `npm run dev` beside a crosscheck_server on its usual port, which sees only its own origin.
  server: { proxy: { "/v1": { target: "http://127.0.0.1:8010", changeOrigin: true,
    configure: (proxy) => proxy.on("proxyReq", (request) => request.removeHeader("origin")) } } },
});
