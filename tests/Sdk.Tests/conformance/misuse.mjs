// Gives every described member of every request body values of the wrong kinds, and wants refusals or answers: no 5xx.
//   node misuse.mjs DESCRIPTION.json BASE-URL [PATH-FILTER]
import { Description } from "./description.mjs";
import { withHints } from "./hints.mjs";
import { requestFor } from "./requests.mjs";
import { formPairs } from "./samples.mjs";
import { fetchAnswer, inBatches } from "./verdict.mjs";

const kinds = ["abc", "", "é☃", "1e400", "9".repeat(400), -1, 1.5, 1e18, true, null, [], ["x"], [1], [null], [[1]], [{ a: 1 }], {}, { a: 1 }, { a: ["x"] }, { 0: "x" }];
const [file, base, filter = ""] = process.argv.slice(2);
const description = new Description(file);
const faults = new Map();
let sent = 0;

const operations = [...description.operations()].filter((o) => `${o.method} ${o.path}`.includes(filter));
await inBatches(operations, 4, async (operation) => {
  for (const request of misuses(operation)) {
    sent++;
    const answer = await fetchAnswer(base, request).catch((problem) => ({ status: 599, bytes: String(problem.cause ?? problem) }));
    if (answer.status >= 500) {
      const name = `${operation.method} ${operation.path}: ${answer.status}: ${answer.bytes.toString("utf8").slice(0, 300)}`;
      faults.set(name, faults.get(name) ?? String(request.body));
    }
  }
});

for (const [fault, body] of faults) {
  console.log(`${fault}\n    for ${body.slice(0, 300)}`);
}
console.log(`${sent} wrong requests, ${faults.size} different faults`);
process.exitCode = faults.size === 0 && sent > 0 ? 0 : 1;

function* misuses(operation) {
  const request = withHints(`${operation.method} ${operation.path}`, requestFor(description, operation));
  const content = description.resolve(operation.operation.requestBody)?.content ?? {};
  const type = request.headers["content-type"];
  const schema = content[type]?.schema;
  for (const name of memberNames(schema)) {
    for (const kind of [...kinds, ...below(memberSchema(schema, name))]) {
      const body = type.endsWith("json")
        ? JSON.stringify({ ...JSON.parse(request.body ?? "{}"), [name]: kind })
        : formWith(request.body, name, kind);
      yield { ...request, body };
    }
  }
}

// Objects and lists of objects that are right but for one member.
function* below(schema) {
  const isList = schema?.items !== undefined;
  const inner = isList ? description.resolve(schema.items) : schema;
  for (const name of memberNames(inner)) {
    for (const kind of ["abc", -1, ["x"], { a: 1 }]) {
      yield isList ? [{ [name]: kind }] : { [name]: kind };
    }
  }
}

function memberSchema(schema, name) {
  const resolved = description.resolve(schema) ?? {};
  const parts = [...(resolved.allOf ?? []), ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])];
  const own = description.resolve(resolved.properties?.[name]);
  const variant = [...(own?.anyOf ?? []), ...(own?.oneOf ?? [])].map((v) => description.resolve(v)).find((v) => v.properties ?? v.items);
  return variant ?? own ?? parts.map((part) => memberSchema(part, name)).find((found) => found);
}

function memberNames(schema) {
  const resolved = description.resolve(schema) ?? {};
  const parts = [...(resolved.allOf ?? []), ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])];
  return new Set([...Object.keys(resolved.properties ?? {}), ...parts.flatMap((part) => [...memberNames(part)])]);
}

function formWith(body, name, kind) {
  const others = [...new URLSearchParams(body ?? "")].filter(([key]) => key !== name && !key.startsWith(`${name}[`));
  return new URLSearchParams([...others, ...formPairs(kind, name)]).toString();
}
