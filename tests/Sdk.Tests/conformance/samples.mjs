// Well-formed values for parameters and bodies: what is required, and no more.

const deepest = 16;
const mostValues = 5000;

export class Samples {
  #description;
  #values = 0;

  constructor(description) {
    this.#description = description;
  }

  value(given, depth = 0) {
    const schema = this.#description.resolve(given) ?? {};
    if (depth > deepest || ++this.#values > mostValues) {
      return null;
    }
    if (schema.example !== undefined && typeof schema.example !== "object") {
      return schema.example;
    }
    if (Array.isArray(schema.enum) && schema.enum.length > 0) {
      return schema.enum.find((v) => v !== "") ?? schema.enum[0];
    }
    if (schema.default !== undefined && schema.default !== null) {
      return schema.default;
    }
    if (Array.isArray(schema.allOf)) {
      return this.#merged(schema, depth);
    }
    const variant = schema.oneOf?.[0] ?? schema.anyOf?.[0];
    if (variant) {
      return this.value(variant, depth + 1);
    }
    return this.#byType(schema, depth);
  }

  #merged(schema, depth) {
    const values = [...schema.allOf, { ...schema, allOf: undefined }].map((part) => this.value(part, depth + 1));
    const objects = values.filter((v) => typeof v === "object" && v !== null && !Array.isArray(v));
    return objects.length > 0 ? Object.assign({}, ...objects) : values[0];
  }

  #byType(schema, depth) {
    switch ([schema.type].flat().find((type) => type !== "null") ?? (schema.properties ? "object" : "string")) {
      case "object":
        return this.#object(schema, depth);
      case "array":
        return Array.from({ length: Math.min(schema.minItems ?? (depth > 4 ? 0 : 1), 100) }, () => this.value(schema.items, depth + 1));
      case "integer":
      case "number":
        return Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1));
      case "boolean":
        return true;
      default:
        return this.#text(schema);
    }
  }

  #object(schema, depth) {
    const result = {};
    for (const name of depth > 8 ? [] : [schema.required ?? []].flat().filter((name) => typeof name === "string")) {
      result[name] = this.value(schema.properties?.[name] ?? {}, depth + 1);
    }
    return result;
  }

  #text(schema) {
    const formats = {
      "date-time": "2024-02-03T04:05:06Z",
      date: "2024-02-03",
      uri: "https://example.com/",
      url: "https://example.com/",
      email: "a@example.com",
      uuid: "0b0f6a3c-6f55-4f0e-9a55-0d2a0f6f1c11",
      "phone-number": "+15005550006",
    };
    if (formats[schema.format]) {
      return formats[schema.format];
    }
    // The patterns that occur name ids: a prefix and a number of hexadecimal characters.
    const id = /^\^\(?([A-Z]{2})(?:\|[A-Z]{2})*\)?\[0-9a-fA-F\]\{32\}\$$/.exec(schema.pattern ?? "");
    if (id) {
      return id[1] + "0123456789abcdef0123456789abcdef";
    }
    return "text".padEnd(schema.minLength ?? 4, "x").slice(0, schema.maxLength ?? 5000);
  }
}

// Pairs of a form: a[b][0]=c.
export function formPairs(value, name = "") {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => formPairs(item, `${name}[${i}]`));
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, child]) => formPairs(child, name ? `${name}[${key}]` : key));
  }
  return [[name, String(value)]];
}
