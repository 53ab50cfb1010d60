// One well-formed request for an operation.
import { readFileSync } from "node:fs";
import { Samples, formPairs } from "./samples.mjs";

// What the providers ask for beyond what their descriptions say.
const extras = JSON.parse(readFileSync(new URL("./extras.json", import.meta.url), "utf8"));

const preferred = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data"];

export function requestFor(description, { path, method, operation, parameters }) {
  const samples = new Samples(description);
  const query = new URLSearchParams();
  const headers = { authorization: "Bearer sk_test_key" };
  let target = path;
  for (const parameter of parameters) {
    const schema = schemaOf(description, path, parameter);
    const value = parameter.example ?? samples.value(schema);
    if (parameter.in === "path") {
      target = target.replace(`{${parameter.name}}`, encodeURIComponent(pathText(value, parameter.name)));
    } else if (parameter.in === "query" && parameter.required) {
      formPairs(value, parameter.name).forEach(([name, text]) => query.append(name, text));
    } else if (parameter.in === "header" && parameter.required) {
      headers[parameter.name] = String(value);
    }
  }
  // Some descriptions give reads an empty body, which HTTP clients refuse to send.
  const extra = extras[`${method} ${path}`] ?? {};
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? bodyFor(description, samples, operation, headers, extra) : undefined;
  return { url: query.size > 0 ? `${target}?${query}` : target, method, headers, body };
}

// Some operations leave out the pattern of an id that the same parameter has elsewhere.
function schemaOf(description, path, parameter) {
  const own = parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? {};
  if (parameter.in !== "path" || own.pattern) {
    return own;
  }
  const others = [...description.operations()].filter((o) => o.path === path || parameter.name !== "Sid");
  const same = others.flatMap((o) => o.parameters).find((p) => p.name === parameter.name && p.schema?.pattern);
  return same?.schema ?? own;
}

function pathText(value, name) {
  return typeof value === "string" && value.startsWith("text") ? `${name.replace(/\W/g, "")}_1` : String(value);
}

function bodyFor(description, samples, operation, headers, extra) {
  const content = description.resolve(operation.requestBody)?.content;
  const type = preferred.find((name) => content?.[name]) ?? Object.keys(content ?? {})[0];
  if (!type) {
    return undefined;
  }
  const value = { ...samples.value(content[type].schema ?? {}), ...extra };
  if (type === "multipart/form-data") {
    return multipart(description, content[type].schema, value);
  }
  headers["content-type"] = type;
  return type === "application/x-www-form-urlencoded" ? new URLSearchParams(formPairs(value)).toString() : JSON.stringify(value);
}

function multipart(description, schema, value) {
  const form = new FormData();
  const properties = description.resolve(schema)?.properties ?? {};
  for (const [name, part] of Object.entries(value)) {
    if (description.resolve(properties[name])?.format === "binary") {
      form.append(name, new Blob(["content"]), "file.txt");
    } else {
      form.append(name, typeof part === "object" ? JSON.stringify(part) : String(part));
    }
  }
  return form;
}
