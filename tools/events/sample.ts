export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
}

/** What an OpenAPI document is looked through for here. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/**
 * A body that fits an operation, made from its schema and examples.
 * @param known values by the name of a field, such as ids of somebody else's things
 */
export function sampleBody(document: Document, { requestBody }: Operation, known: Readonly<Record<string, unknown>>) {
  const schema = requestBody?.content["application/json"]?.schema;
  return schema && sample(document, schema, known, "");
}

/**
 * A value that fits a schema.
 * @param document where its references lead
 * @param known values by the name of a field
 * @param name of the field it is for
 */
export function sample(
  document: Pick<Document, "components">,
  schema: Schema,
  known: Readonly<Record<string, unknown>>,
  name: string,
): unknown {
  if (Object.hasOwn(known, name)) return known[name];
  if (schema.$ref) {
    const referred = document.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    return (
      referred && sample(document, { ...referred, ...(schema.example ? { example: schema.example } : {}) }, known, name)
    );
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (first) return sample(document, first, known, name);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([field]) => schema.required?.includes(field) || Object.hasOwn(known, field))
          .map(([field, inner]) => [field, sample(document, inner, known, field)]),
      );
    case "array":
      return schema.items ? [sample(document, schema.items, known, name)] : [];
    case "boolean":
      return schema.default ?? true;
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    default:
      return "something";
  }
}
