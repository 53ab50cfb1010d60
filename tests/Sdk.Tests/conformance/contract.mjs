// Sends the requests of a table (test, content, method, path, parameters, status; tab-separated) and judges the answers:
// the wanted status, a body valid against the description, and the id of the path where the answer is that object.
//   node contract.mjs DESCRIPTION.json BASE-URL REQUESTS.tsv
import { readFileSync } from "node:fs";
import { Description } from "./description.mjs";
import { Judge } from "./dialect.mjs";
import { faultOf, fetchAnswer, inBatches, report } from "./verdict.mjs";

const [file, base, table] = process.argv.slice(2);
const description = new Description(file);
const judge = new Judge(description, { lenientUri: true });
const faults = [];
let checked = 0;

function requestOf({ method, path, parameters }) {
  const headers = { authorization: "Bearer sk_test_key" };
  if (parameters === "<multipart/form-data>") {
    const form = new FormData();
    form.append("purpose", "dispute_evidence");
    form.append("file", new Blob(["content"]), "file.txt");
    return { url: path, method, headers, body: form };
  }
  const pairs = parameters.split("&").filter((pair) => pair.length > 0).map((pair) => {
    const at = pair.indexOf("=");
    return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
  });
  const encoded = new URLSearchParams(pairs).toString();
  if (method !== "POST") {
    return { url: encoded ? `${path}?${encoded}` : path, method, headers };
  }
  headers["content-type"] = "application/x-www-form-urlencoded";
  return { url: path, method, headers, body: encoded };
}

function successSchema(found) {
  const answer = found && description.answer(found.operation, 200);
  return Object.values(answer?.content ?? {})[0]?.schema;
}

// The id that the answer must have; null when the path names none or the answer is another kind of object.
function idWanted(found, path) {
  const template = found.path.split("/");
  const last = template.findLastIndex((part) => part.startsWith("{"));
  if (last < 0) {
    return null;
  }
  const parts = path.split("/");
  const item = description.find("GET", parts.slice(0, last + 1).join("/"));
  const schema = successSchema(found);
  const same = last === template.length - 1 || JSON.stringify(successSchema(item)) === JSON.stringify(schema);
  const properties = description.resolve(schema)?.properties ?? {};
  return same && properties.id && !properties.data ? decodeURIComponent(parts[last]) : null;
}

const rows = readFileSync(table, "utf8")
  .split("\n")
  .filter((line) => line.length > 0 && !line.startsWith("#") && !line.startsWith("test\t"))
  .map((line) => line.split("\t"))
  .map(([test, , method, path, parameters, status]) => ({ test, method, path, parameters, status: Number(status) }));

await inBatches(rows, 8, async (row) => {
  checked++;
  const name = `${row.test}: ${row.method} ${row.path}`;
  try {
    const found = description.find(row.method, row.path);
    const answer = await fetchAnswer(base, requestOf(row));
    if (answer.status !== row.status) {
      faults.push(`${name}: status ${answer.status}: ${answer.bytes.toString("utf8").slice(0, 300)}`);
      return;
    }
    if (!found) {
      return;
    }
    const fault = faultOf(description, judge, found.operation, answer);
    const id = idWanted(found, row.path);
    if (fault) {
      faults.push(`${name}: ${fault}`);
    } else if (id !== null && answer.json?.id !== id) {
      faults.push(`${name}: id is ${answer.json?.id}`);
    }
  } catch (problem) {
    faults.push(`${name}: ${problem.message} ${problem.cause ?? ""}`);
  }
});

report(checked, faults);
