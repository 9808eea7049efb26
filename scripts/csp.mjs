// The same policy for the meta tag of the page and for the header of our server. WebAssembly needs 'wasm-unsafe-eval'.
// A worker made from a blob inherits the policy of the page; a worker made from a file has only the header that its host sends.
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
