import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { csrfToken } from "../api/csrf.ts";
import "swagger-ui-dist/swagger-ui.css";
import "../design/tokens.css";
import "./docs.css";

const dark = matchMedia("(prefers-color-scheme: dark)");
const followScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
followScheme();
dark.addEventListener("change", followScheme);

const nothing = () => null;
/** There is one server, the page's own, and so nothing to choose. */
const withoutServers = () => ({ components: { ServersContainer: nothing } });

SwaggerUI({
  url: "/api/v1/openapi.json",
  dom_id: "#docs",
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  plugins: [withoutServers],
  // Trying a route out acts as whoever is signed in to the app.
  requestInterceptor: (request) => {
    const token = csrfToken();
    if (token) request.headers["X-CSRF-Token"] = token;
    return request;
  },
});
