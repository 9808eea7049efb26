// One policy for the page's meta tag and for our server's header. WebAssembly needs 'wasm-unsafe-eval'.
// A worker made from a blob takes over the page's policy; one made from a file has only what its host sends with it.
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ')
