declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  interface SwaggerRequest {
    readonly headers: Record<string, string>;
  }
  interface SwaggerOptions {
    readonly url: string;
    readonly dom_id: string;
    readonly plugins: readonly (() => object)[];
    readonly docExpansion: "list" | "full" | "none";
    readonly defaultModelsExpandDepth: number;
    readonly requestInterceptor: (request: SwaggerRequest) => SwaggerRequest;
  }
  export default function SwaggerUI(options: SwaggerOptions): unknown;
}
