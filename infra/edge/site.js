// A CloudFront Function: `FILES` is put in front of it when the stack is synthesized.
/** Leads an address to the file that answers it, as tools/gateway/site.ts does on a laptop. */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const path = request.uri;
  if (path === "/.well-known/change-password") {
    return {
      statusCode: 302,
      statusDescription: "Found",
      headers: { location: { value: "/settings/password" }, "cache-control": { value: "no-cache" } },
    };
  }
  const file = FILES[path];
  if (file) {
    request.uri = file;
    return request;
  }
  if (path.startsWith("/assets/")) return request;
  // A person going to an address gets the app, which knows its own routes. A dot in it tells nothing, because usernames
  // have dots; and password managers trust no site where every well-known address is found.
  const accept = request.headers.accept;
  if (!path.startsWith("/.well-known/") && accept && accept.value.includes("text/html")) {
    request.uri = "/index.html";
    return request;
  }
  return {
    statusCode: 404,
    statusDescription: "Not Found",
    headers: {
      "content-type": { value: "text/plain; charset=utf-8" },
      "x-content-type-options": { value: "nosniff" },
    },
    body: { encoding: "text", data: "Not found\n" },
  };
}
