// Reads an XML body back into the value that it stands for, by the schema and its `xml` objects, so that it can be judged.
import { XMLParser, XMLValidator } from "fast-xml-parser";

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
});
const deepest = 40;

export class XmlReader {
  #description;

  constructor(description) {
    this.#description = description;
  }

  // { value } or { fault }.
  read(schema, text) {
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
      return { fault: `the body is not XML: ${valid.err.msg}` };
    }
    const root = parser.parse(text).map(element).find((e) => e.name !== undefined && !e.name.startsWith("?"));
    return root ? { value: this.#value(schema, root, 0) } : { fault: "the body has no element" };
  }

  #value(schema, at, depth) {
    const facts = this.#facts(schema);
    if (depth > deepest) {
      return null;
    }
    if (facts.items !== undefined || facts.types.has("array")) {
      return at.children.map((child) => this.#value(facts.items, child, depth + 1));
    }
    if (facts.properties.size > 0 || facts.types.has("object") || (facts.types.size === 0 && at.children.length > 0)) {
      return this.#object(facts, at, depth);
    }
    return scalar(facts, at.text);
  }

  #object(facts, at, depth) {
    const result = {};
    const attributes = new Map(Object.entries(at.attributes).filter(([name]) => !/^(xmlns|nil$|type$)/.test(name) || facts.properties.has(name)));
    let open = at.children;
    for (const [key, member] of facts.properties) {
      const inner = this.#facts(member);
      const name = inner.xml.name ?? key;
      if (inner.xml.attribute === true) {
        this.#set(result, key, attributes.has(name) ? scalar(inner, attributes.get(name)) : undefined);
        attributes.delete(name);
      } else if (inner.items !== undefined || inner.types.has("array")) {
        const own = inner.xml.wrapped === true ? name : (this.#facts(inner.items).xml.name ?? key);
        const found = open.filter((child) => child.name === own);
        open = open.filter((child) => child.name !== own);
        const items = inner.xml.wrapped === true ? found.flatMap((child) => child.children) : found;
        const isThere = found.length > 0 || (inner.xml.wrapped !== true && facts.required.has(key));
        this.#set(result, key, isThere ? items.map((item) => this.#value(inner.items, item, depth + 1)) : undefined);
      } else {
        const index = open.findIndex((child) => child.name === name);
        this.#set(result, key, index < 0 ? undefined : this.#value(member, open[index], depth + 1));
        open = open.filter((_, i) => i !== index);
      }
      // XML has no null: it is what is not there.
      if (result[key] === undefined && facts.required.has(key) && inner.nullable) {
        result[key] = null;
      }
    }
    for (const child of open) {
      this.#set(result, child.name, this.#value(facts.additional ?? {}, child, depth + 1));
    }
    for (const [name, text] of attributes) {
      result[name] = text;
    }
    return result;
  }

  #set(result, key, value) {
    if (value !== undefined) {
      result[key] = value;
    }
  }

  // What a schema and those joined to it say about a value's form.
  #facts(schema) {
    const facts = { types: new Set(), properties: new Map(), required: new Set(), items: undefined, xml: {}, nullable: false };
    this.#collect(schema, facts, 0);
    return facts;
  }

  #collect(given, facts, depth) {
    const schema = this.#description.resolve(given);
    if (typeof schema !== "object" || schema === null || depth > 16) {
      return;
    }
    [schema.type].flat().filter(Boolean).forEach((type) => facts.types.add(type));
    Object.entries(schema.properties ?? {}).forEach(([key, member]) => facts.properties.has(key) || facts.properties.set(key, member));
    [schema.required].flat().forEach((name) => facts.required.add(name));
    facts.items ??= schema.items;
    facts.additional ??= typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
    facts.xml = { ...schema.xml, ...facts.xml };
    facts.nullable ||= schema.nullable === true || facts.types.has("null");
    for (const part of [schema.allOf, schema.oneOf, schema.anyOf].filter(Array.isArray).flat()) {
      this.#collect(part, facts, depth + 1);
    }
  }
}

function element(node) {
  const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text");
  const inner = name === undefined ? [] : node[name].map((child) => ("#text" in child ? { text: String(child["#text"]) } : element(child)));
  return {
    name,
    attributes: node[":@"] ?? {},
    children: inner.filter((child) => child.name !== undefined),
    text: inner.map((child) => (child.name === undefined ? child.text : "")).join(""),
  };
}

function scalar(facts, text) {
  const { types } = facts;
  if (types.size === 0 || types.has("string")) {
    return text;
  }
  if ((types.has("integer") || types.has("number")) && text.trim() !== "" && Number.isFinite(Number(text))) {
    return Number(text);
  }
  if (types.has("boolean") && ["true", "false"].includes(text)) {
    return text === "true";
  }
  return text === "" && facts.nullable ? null : text;
}
