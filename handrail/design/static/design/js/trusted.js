// The one door by which text from our server becomes part of a page: htmx's, and no other script
// has the key. The content policy (trusted-types) lets nobody else make HTML out of a text.
const policy = globalThis.trustedTypes?.createPolicy("handrail-parts", {
  createHTML: (text) => text,
  // A part of a page brings no script. htmx asks for each that it finds.
  createScript: (text) => {
    if (text.trim()) throw new TypeError("a part of a page brought a script");
    return text;
  },
});

if (policy && globalThis.htmx) {
  globalThis.htmx.registerExtension("handrail-parts", { init: ({ initSecurity }) => initSecurity(policy) });
}
