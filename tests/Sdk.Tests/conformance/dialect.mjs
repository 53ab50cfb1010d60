// The schemas of a description in the words of JSON Schema, so that ajv can judge them: draft 4 with OpenAPI's additions
// for 2.0 and 3.0, draft 2020-12 for 3.1 and later.
import Ajv2020 from "ajv/dist/2020.js";
import Ajv4 from "ajv-draft-04";
import addFormats from "ajv-formats";

const types = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);
const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const isNumber = (value) => typeof value === "number";
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isSchema = (value) => typeof value === "boolean" || (typeof value === "object" && value !== null && !Array.isArray(value));
const isObject = (value) => isSchema(value) && !isFlag(value);
const isType = (value) => types.has(value) || (Array.isArray(value) && value.length > 0 && value.every((t) => types.has(t)));

// Keywords that hold no schema: what a well-formed value is. A malformed keyword says nothing, so it is left out.
const plain = {
  type: isType,
  format: isText,
  pattern: isText,
  enum: (value) => Array.isArray(value) && value.length > 0,
  required: (value) => Array.isArray(value) && value.every(isText),
  multipleOf: (value) => isNumber(value) && value > 0,
  maximum: isNumber,
  minimum: isNumber,
  exclusiveMaximum: isFlag,
  exclusiveMinimum: isFlag,
  maxLength: isCount,
  minLength: isCount,
  maxItems: isCount,
  minItems: isCount,
  uniqueItems: isFlag,
  maxProperties: isCount,
  minProperties: isCount,
};
const plainOf2020 = {
  ...plain,
  const: () => true,
  exclusiveMaximum: isNumber,
  exclusiveMinimum: isNumber,
  minContains: isCount,
  maxContains: isCount,
  dependentRequired: isObject,
};
const one = ["items", "not", "additionalProperties"];
const oneOf2020 = [...one, "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems"];
const lists = ["allOf", "anyOf", "oneOf"];
const maps = ["properties"];

// A reference that leads nowhere: what it is meant to say cannot be known.
export class DanglingReference extends Error {}

export class Judge {
  #ajv;
  #compiled = new Map();
  #known = new Map();
  #description;
  #isModern;

  // `lenientUri`: providers write `uri` and mean addresses relative to their host, and the empty text, too.
  constructor(description, { lenientUri = false } = {}) {
    this.#description = description;
    this.#isModern = !["2.0", "3.0"].includes(description.version);
    const options = { strict: false, logger: false, validateSchema: false, multipleOfPrecision: 8, code: { regExp: regularExpression } };
    this.#ajv = this.#isModern ? new Ajv2020(options) : new Ajv4(options);
    addFormats(this.#ajv);
    if (lenientUri) {
      this.#ajv.addFormat("uri", /^[^\s<>"{}|\\^`]*$/);
    }
  }

  // The first fault of a value, as text; null when there is none.
  fault(schema, value) {
    let validate = this.#compiled.get(schema);
    if (!validate) {
      validate = this.#ajv.compile(this.#convert(schema));
      this.#compiled.set(schema, validate);
    }
    if (validate(value)) {
      return null;
    }
    const error = validate.errors[0];
    return `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`;
  }

  #convert(schema) {
    if (!isObject(schema)) {
      return schema === undefined ? {} : schema;
    }
    const reference = isText(schema.$ref) ? schema.$ref : this.#isModern && isText(schema.$dynamicRef) ? schema.$dynamicRef : null;
    if (reference !== null && !this.#isModern) {
      return { $ref: this.#refer(reference) };
    }
    const result = reference === null ? {} : { $ref: this.#refer(reference) };
    for (const [key, isWellFormed] of Object.entries(this.#isModern ? plainOf2020 : plain)) {
      if (schema[key] !== undefined && isWellFormed(schema[key])) {
        result[key] = schema[key];
      }
    }
    this.#convertInner(schema, result);
    if (result.required) {
      // An answer need not hold what callers only write.
      result.required = result.required.filter((name) => !this.#isWriteOnly(schema, name, 0));
      if (result.required.length === 0) {
        delete result.required;
      }
    }
    const nullable = !this.#isModern && (schema.nullable === true || schema["x-nullable"] === true);
    return nullable ? { anyOf: [result, { type: "null" }] } : result;
  }

  #convertInner(schema, result) {
    for (const key of this.#isModern ? oneOf2020 : one) {
      if (isSchema(schema[key])) {
        result[key] = this.#convert(schema[key]);
      }
    }
    for (const key of this.#isModern ? [...lists, "prefixItems"] : lists) {
      const parts = Array.isArray(schema[key]) ? schema[key].filter(isSchema) : [];
      if (parts.length > 0) {
        result[key] = parts.map((part) => this.#convert(part));
      }
    }
    for (const key of this.#isModern ? [...maps, "patternProperties", "dependentSchemas"] : maps) {
      if (isObject(schema[key])) {
        const members = Object.entries(schema[key]).filter(([, member]) => isSchema(member));
        result[key] = Object.fromEntries(members.map(([name, member]) => [name, this.#convert(member)]));
      }
    }
  }

  #isWriteOnly(schema, name, depth) {
    const at = this.#description.resolve(schema);
    if (!isObject(at) || depth > 16) {
      return false;
    }
    const member = isObject(at.properties) && Object.hasOwn(at.properties, name) ? at.properties[name] : undefined;
    return (
      this.#description.resolve(member)?.writeOnly === true ||
      (Array.isArray(at.allOf) && at.allOf.some((part) => this.#isWriteOnly(part, name, depth + 1)))
    );
  }

  // Only what is used is converted: most descriptions hold far more.
  #refer(reference) {
    let key = this.#known.get(reference);
    if (key === undefined) {
      const target = this.#description.target(reference);
      if (!isSchema(target)) {
        throw new DanglingReference(`'${reference}' leads to nothing in the document`);
      }
      key = `s${this.#known.size}.json`;
      this.#known.set(reference, key);
      try {
        this.#ajv.addSchema(this.#convert(target), key);
      } catch (problem) {
        this.#known.delete(reference);
        throw problem;
      }
    }
    return key;
  }
}

// Patterns are meant for ECMAScript; older ones do not hold in its Unicode mode, and some hold in none. What other
// languages mean by \p, \A and the like is plain letters in the older mode, so nothing is concluded from those.
function regularExpression(pattern) {
  for (const flags of /\\[pPAzZGQE]/.test(pattern) ? ["u"] : ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next mode may take it.
    }
  }
  return /(?:)/;
}
regularExpression.code = "regularExpression";
