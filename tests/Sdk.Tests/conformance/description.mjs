// What the tests need to know of a description: its operations, their parameters and answers.
import { readFileSync } from "node:fs";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export class Description {
  constructor(file) {
    this.document = JSON.parse(readFileSync(file, "utf8"));
  }

  resolve(value) {
    let at = value;
    for (let hops = 0; at?.$ref && hops < 32; hops++) {
      at = at.$ref
        .slice(2)
        .split("/")
        .reduce((node, part) => node?.[part.replaceAll("~1", "/").replaceAll("~0", "~")], this.document);
    }
    return at;
  }

  *operations() {
    for (const [path, item] of Object.entries(this.document.paths)) {
      for (const method of methods.filter((name) => item[name])) {
        const operation = item[method];
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((p) => this.resolve(p));
        yield { path, method: method.toUpperCase(), operation, parameters };
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

  // The documented answer for a status: { response, exact }.
  answer(operation, status) {
    const responses = operation.responses ?? {};
    const key = [String(status), `${String(status)[0]}XX`, "default"].find((name) => responses[name]);
    return key ? this.resolve(responses[key]) : null;
  }
}
