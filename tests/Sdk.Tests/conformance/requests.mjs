// One well-formed request for an operation.
import { Samples, formPairs } from "./samples.mjs";

const preferred = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data"];

export function requestFor(description, { path, method, operation, parameters }) {
  const samples = new Samples(description);
  // What stands behind the path in some descriptions tells operations apart; it is no part of any request's path.
  const [, bare, inPath] = /^([^?#]*)(?:#[^?]*)?(?:\?([^#]*))?/.exec(path);
  const query = new URLSearchParams(inPath ?? "");
  const headers = { authorization: "Bearer sk_test_key" };
  let target = bare;
  for (const parameter of parameters) {
    const schema = parameter.schema ?? Object.values(parameter.content ?? {})[0]?.schema ?? (description.isVersion2 ? parameter : {});
    const value = parameter.example ?? samples.value(schema);
    if (parameter.in === "path") {
      target = target.replaceAll(`{${parameter.name}}`, () => encodeURIComponent(pathText(value, parameter.name)));
    } else if (parameter.in === "query" && parameter.required) {
      query.delete(parameter.name);
      formPairs(value, parameter.name).forEach(([name, text]) => query.append(name, text));
    } else if (parameter.in === "header" && parameter.required) {
      headers[parameter.name] = String(value);
    }
  }
  // Not every path declares all its parameters.
  target = target.replaceAll(/\{([^{}/]+)\}/g, (_, name) => encodeURIComponent(pathText("text", name)));
  // Some descriptions give reads an empty body, which HTTP clients refuse to send.
  const body = method === "GET" || method === "HEAD" ? undefined : bodyFor(description, samples, operation, parameters, headers);
  return { url: query.size > 0 ? `${target}?${query}` : target, method, headers, body };
}

function pathText(value, name) {
  const text = typeof value === "object" && value !== null ? Object.values(value).join(",") : String(value);
  return text === "" || /^(text.*|\.{1,2})$/.test(text) ? `${name.replace(/\W/g, "")}_1` : text;
}

function bodyFor(description, samples, operation, parameters, headers) {
  const content = description.body(operation, parameters)?.content;
  const type = preferred.find((name) => content?.[name]) ?? Object.keys(content ?? {})[0];
  if (!type) {
    return undefined;
  }
  const value = samples.value(content[type].schema ?? {});
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
