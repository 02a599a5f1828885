// A CloudFront Function.
/** What only a trusted hop may say: nobody else's word for it is passed on, as in tools/gateway/api.ts. */
const SPOKEN_BY_HOPS = /^(x-photostack-|x-forwarded-|forwarded$|x-real-ip$|x-api-key$)/;

/** Tells the API whose request it is. That it is CloudFront who says so, the origin's secret header proves. */
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  for (const name of Object.keys(request.headers)) {
    if (SPOKEN_BY_HOPS.test(name)) delete request.headers[name];
  }
  request.headers["x-photostack-client-ip"] = { value: event.viewer.ip };
  return request;
}
