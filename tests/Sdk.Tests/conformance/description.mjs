// What the tests need to know of a description: its operations, their parameters and answers.
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve as resolvePath } from "node:path";
import { parse } from "yaml";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

function read(file) {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  return text.trimStart().startsWith("{") ? JSON.parse(text) : parse(text, { merge: true, uniqueKeys: false, maxAliasCount: -1 });
}

// The document with the files that it refers to beside it, so that every reference stays inside.
function bundled(file) {
  const root = read(file);
  const places = new Map([[resolvePath(file), ""]]);
  const open = [[root, resolvePath(file)]];
  const others = [];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, from] = next;
    if (typeof node.$ref === "string" && !/^\w+:/.test(node.$ref)) {
      const [name, fragment = ""] = node.$ref.split("#");
      const target = name === "" ? from : resolvePath(dirname(from), name);
      if (!places.has(target) && existsSync(target)) {
        places.set(target, `/x-files/${others.length}`);
        others.push(read(target));
        open.push([others.at(-1), target]);
      }
      if (places.has(target) && (fragment === "" || fragment.startsWith("/"))) {
        node.$ref = `#${places.get(target)}${fragment}`;
      }
    }
    open.push(...Object.values(node).filter((child) => typeof child === "object" && child !== null).map((child) => [child, from]));
  }
  return others.length > 0 ? { ...root, "x-files": others } : root;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export class Description {
  #anchors = null;

  constructor(file) {
    this.document = bundled(file);
    this.version = /^\d+\.\d+/.exec(String(this.document.openapi ?? Number(this.document.swagger).toFixed(1)))?.[0] ?? "";
    this.isVersion2 = this.version === "2.0";
  }

  // What a reference names; undefined when that is nothing.
  target(reference) {
    if (typeof reference !== "string") {
      return undefined;
    }
    const at = reference.startsWith("#") ? reference.slice(1) : undefined;
    if (at === "") {
      return this.document;
    }
    if (at === undefined || !at.startsWith("/")) {
      this.#anchors ??= anchorsOf(this.document);
      return this.#anchors.get(reference);
    }
    let node = this.document;
    for (const part of at.slice(1).split("/")) {
      const name = unescape(part).replaceAll("~1", "/").replaceAll("~0", "~");
      node = typeof node === "object" && node !== null && Object.hasOwn(node, name) ? node[name] : undefined;
    }
    return node;
  }

  resolve(value) {
    let at = value;
    for (let hops = 0; typeof at?.$ref === "string" && hops < 32; hops++) {
      at = this.target(at.$ref);
    }
    return at;
  }

  *operations() {
    for (const [path, written] of Object.entries(this.document.paths ?? {})) {
      const item = this.resolve(written);
      if (!isObject(item) || path.startsWith("x-")) {
        continue;
      }
      const named = methods.map((name) => [name, item[name]]);
      for (const [method, operation] of [...named, ["query", item.query], ...Object.entries(item.additionalOperations ?? {})]) {
        if (isObject(operation)) {
          yield { path, method: method.toUpperCase(), operation, parameters: this.#parameters(item, operation) };
        }
      }
    }
  }

  // The operation that a concrete path belongs to: the template with the most literal segments.
  find(method, path) {
    const parts = path.split("/");
    let best = null;
    for (const candidate of this.operations()) {
      const template = candidate.path.split("/");
      if (candidate.method !== method || template.length !== parts.length) {
        continue;
      }
      if (template.every((part, i) => part.includes("{") || part === parts[i])) {
        const literals = template.filter((part) => !part.includes("{")).length;
        if (!best || literals > best.literals) {
          best = { ...candidate, literals };
        }
      }
    }
    return best;
  }

  // The documented answer for a status, with `content` in all versions; null when there is none.
  answer(operation, status) {
    const responses = operation.responses ?? {};
    const range = `${String(status)[0]}XX`;
    const key = [String(status), range, range.toLowerCase(), "default"].find((name) => responses[name]);
    const response = key ? this.resolve(responses[key]) : null;
    return this.isVersion2 && response ? { ...response, content: this.#produced(operation, response) } : response;
  }

  // The body an operation takes: { content, required }; undefined when it takes none.
  body(operation, parameters) {
    if (!this.isVersion2) {
      return this.resolve(operation.requestBody);
    }
    const consumes = operation.consumes ?? this.document.consumes ?? [];
    const body = parameters.find((p) => p.in === "body");
    if (body) {
      const types = consumes.length > 0 ? consumes : ["application/json"];
      return { content: Object.fromEntries(types.map((type) => [type, { schema: body.schema }])), required: body.required };
    }
    const fields = parameters.filter((p) => p.in === "formData");
    if (fields.length === 0) {
      return undefined;
    }
    const properties = fields.map((f) => [f.name, f.type === "file" ? { type: "string", format: "binary" } : { ...f, required: undefined }]);
    const schema = { type: "object", properties: Object.fromEntries(properties), required: fields.filter((f) => f.required).map((f) => f.name) };
    const hasFile = fields.some((f) => f.type === "file");
    const type = consumes.find((name) => /form/.test(name)) ?? (hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded");
    return { content: { [type]: { schema } } };
  }

  #parameters(item, operation) {
    const lists = [item.parameters, operation.parameters].filter(Array.isArray).flat();
    const unique = new Map();
    for (const parameter of lists.map((p) => this.resolve(p)).filter(isObject)) {
      unique.set(`${parameter.in} ${parameter.name}`, parameter);
    }
    return [...unique.values()];
  }

  #produced(operation, response) {
    const produces = operation.produces ?? this.document.produces ?? [];
    const exemplified = Object.keys(response.examples ?? {});
    if (response.schema === undefined && exemplified.length === 0) {
      return undefined;
    }
    const types = [...(produces.length > 0 ? produces : ["*/*"]), ...exemplified];
    return Object.fromEntries(types.map((type) => [type, { schema: response.schema }]));
  }
}

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Schemas by the names that they give themselves.
function anchorsOf(document) {
  const anchors = new Map();
  const open = [document];
  while (open.length > 0) {
    const node = open.pop();
    for (const name of [node.$anchor, node.$dynamicAnchor].filter((n) => typeof n === "string")) {
      anchors.set(`#${name}`, node);
    }
    if (typeof node.$id === "string") {
      anchors.set(node.$id, node);
    }
    open.push(...Object.values(node).filter((child) => typeof child === "object" && child !== null));
  }
  return anchors;
}
