// OpenAPI 3.0 schemas in the words of JSON Schema, so that ajv can judge them.
import Ajv from "ajv";
import addFormats from "ajv-formats";

const annotations = new Set(["example", "discriminator", "xml", "externalDocs", "deprecated", "readOnly", "writeOnly"]);
const listOfSchemas = new Set(["allOf", "anyOf", "oneOf"]);
const mapOfSchemas = new Set(["properties", "patternProperties", "definitions"]);
const oneSchema = new Set(["items", "not", "additionalProperties"]);

export function convert(schema) {
  if (typeof schema !== "object" || schema === null) {
    return schema;
  }
  if (schema.$ref) {
    return { $ref: schema.$ref.replace(/^#/, "doc#") };
  }
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (annotations.has(key) || key.startsWith("x-") || key === "nullable") {
      continue;
    }
    if (listOfSchemas.has(key)) {
      result[key] = value.map(convert);
    } else if (mapOfSchemas.has(key)) {
      result[key] = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, convert(child)]));
    } else if (oneSchema.has(key)) {
      result[key] = convert(value);
    } else {
      result[key] = value;
    }
  }
  for (const [flag, bound] of [["exclusiveMinimum", "minimum"], ["exclusiveMaximum", "maximum"]]) {
    if (typeof result[flag] === "boolean") {
      if (result[flag]) {
        result[flag] = result[bound];
        delete result[bound];
      } else {
        delete result[flag];
      }
    }
  }
  return schema.nullable === true ? { anyOf: [result, { type: "null" }] } : result;
}

export class Judge {
  #ajv = new Ajv({ strict: false, logger: false, allErrors: false, validateFormats: true });
  #compiled = new Map();

  constructor(description) {
    addFormats(this.#ajv, { mode: "fast" });
    for (const format of ["unix-time", "decimal", "currency", "password", "binary", "phone-number", "unixtime"]) {
      this.#ajv.addFormat(format, true);
    }
    // Providers write `uri` and mean addresses relative to their host, and the empty text, too.
    this.#ajv.addFormat("uri", /^[^\s<>"{}|\\^`]*$/);
    const schemas = Object.entries(description.components?.schemas ?? {});
    this.#ajv.addSchema({
      $id: "doc",
      components: { schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, convert(schema)])) },
    });
  }

  // The first fault of a value, as text; null when there is none.
  fault(schema, value) {
    let validate = this.#compiled.get(schema);
    if (!validate) {
      validate = this.#ajv.compile(convert(schema));
      this.#compiled.set(schema, validate);
    }
    if (validate(value)) {
      return null;
    }
    const error = validate.errors[0];
    return `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`;
  }
}
