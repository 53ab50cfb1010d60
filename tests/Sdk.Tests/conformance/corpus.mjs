// Judges the answers to every operation of many descriptions. Reads one order a line from the standard input, writes one
// answer a line:
//   { "open": FILE }      -> { "operations": [{ method, path, pointer, url, headers, body (base64) }] } or { "refused": TEXT }
//   { "answers": [...] }  -> { "verdicts": [{ fault, group } or null] }, for answers { operation, status, type, headers, body }
import { createInterface } from "node:readline";
import { Description } from "./description.mjs";
import { DanglingReference, Judge } from "./dialect.mjs";
import { requestFor } from "./requests.mjs";
import { faultOf } from "./verdict.mjs";

let description;
let judge;
let operations;

async function open(file) {
  description = new Description(file);
  judge = new Judge(description);
  operations = [...description.operations()];
  return { operations: await Promise.all(operations.map(requestOf)) };
}

async function requestOf(operation) {
  const { method, path } = operation;
  try {
    const { url, headers, body } = requestFor(description, operation);
    // The platform writes multipart bodies and their boundaries.
    const encoded = body === undefined ? undefined : new Response(body);
    const type = headers["content-type"] ?? encoded?.headers.get("content-type") ?? undefined;
    const bytes = encoded ? Buffer.from(await encoded.arrayBuffer()).toString("base64") : undefined;
    return { method, path, url, headers: { ...headers, "content-type": type }, body: bytes };
  } catch (problem) {
    return { method, path, fault: `no request can be made: ${problem.message}` };
  }
}

function verdictOf({ operation, status, type, headers, body }) {
  const answer = { status, type: (type ?? "").split(";")[0].trim().toLowerCase(), headers, bytes: Buffer.from(body, "base64") };
  try {
    const fault = faultOf(description, judge, operations[operation].operation, answer);
    return fault === null ? null : { fault, group: "invalid" };
  } catch (problem) {
    const group = problem instanceof DanglingReference ? "dangling" : "uncompiled";
    return { fault: `${problem.message}`.slice(0, 400), group };
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const order = JSON.parse(line);
  let answer;
  try {
    answer = order.open ? await open(order.open) : { verdicts: order.answers.map(verdictOf) };
  } catch (problem) {
    answer = { refused: `${problem.message}`.slice(0, 400) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
