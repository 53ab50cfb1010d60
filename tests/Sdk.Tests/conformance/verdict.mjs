// Whether an answer is one that the description allows.
import { XmlReader } from "./xml.mjs";

export async function fetchAnswer(base, { url, method, headers, body }) {
  const response = await fetch(base + url, { method, headers, body, redirect: "manual" });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: (response.headers.get("content-type") ?? "").split(";")[0].trim(), bytes };
}

// The fault of an answer as text; null when it has none. An answer is { status, type, bytes } and, if known, `headers`.
export function faultOf(description, judge, operation, answer) {
  const documented = description.answer(operation, answer.status);
  if (!documented && Object.keys(operation.responses ?? {}).length === 0 && answer.status < 300) {
    // Nothing is said, so nothing but a body could be wrong.
    return answer.bytes.length === 0 ? null : "a body where no response is documented";
  }
  if (!documented) {
    return `status ${answer.status} is not documented: ${answer.bytes.toString("utf8").slice(0, 200)}`;
  }
  const content = documented.content ?? {};
  const types = Object.keys(content);
  // HTTP lets these have no body, whatever a description says.
  if (types.length === 0 || [204, 205, 304].includes(answer.status)) {
    return answer.bytes.length === 0 ? null : `a body of ${answer.bytes.length} bytes where none is documented`;
  }
  const type = typeFor(types, answer.type);
  if (!type) {
    return `content type '${answer.type}' is none of ${types.join(", ")}`;
  }
  const schema = description.resolve(content[type])?.schema;
  return bodyFault(description, judge, schema, answer) ?? headerFault(description, judge, documented, answer);
}

// The described type that covers a name; the most exact one.
function typeFor(types, name) {
  const plain = types.map((type) => [type.split(";")[0].trim().toLowerCase(), type]);
  const exact = plain.find(([type]) => type === name);
  const range = plain.find(([type]) => type.endsWith("/*") && name.startsWith(type.slice(0, -1)));
  return (exact ?? range ?? plain.find(([type]) => type === "*/*" || type === "*"))?.[1];
}

function bodyFault(description, judge, schema, answer) {
  if (answer.bytes.length > 0 && !/^[\w.+-]+\/[\w.+-]+$/.test(answer.type)) {
    return `'${answer.type}' is no content type`;
  }
  const isJson = /json$/.test(answer.type);
  if (schema === undefined) {
    return null;
  }
  const text = answer.bytes.toString("utf8");
  if (isJson) {
    try {
      answer.json = JSON.parse(text);
    } catch (problem) {
      return `the body is not JSON: ${problem.message}`;
    }
    return judge.fault(schema, answer.json);
  }
  if (/[/+]xml$/.test(answer.type)) {
    const { value, fault } = new XmlReader(description).read(schema, text);
    return fault ?? judge.fault(schema, value);
  }
  return answer.type.startsWith("text/") && !/xml|html|csv|event-stream/.test(answer.type) ? textFault(judge, schema, text) : null;
}

// A text is the value itself or, where the schema wants something else, the value written as JSON.
function textFault(judge, schema, text) {
  const fault = judge.fault(schema, text);
  if (fault === null) {
    return null;
  }
  try {
    return judge.fault(schema, JSON.parse(text)) === null ? null : fault;
  } catch {
    return fault;
  }
}

function headerFault(description, judge, documented, answer) {
  for (const [name, written] of Object.entries(answer.headers ? (documented.headers ?? {}) : {})) {
    const header = description.resolve(written);
    const sent = answer.headers[name.toLowerCase()];
    if (header?.required === true && name.toLowerCase() !== "content-type" && sent === undefined) {
      return `the required header '${name}' is missing`;
    }
  }
  return null;
}

// Runs `work` over all items, a few at a time.
export async function inBatches(items, width, work) {
  const queue = [...items];
  const workers = Array.from({ length: width }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item);
    }
  });
  await Promise.all(workers);
}

// Shows the faults, says how many of how many passed, and leaves with the exit code that fits.
export function report(checked, faults) {
  for (const fault of faults.sort()) {
    console.log(fault);
  }
  console.log(`${checked - faults.length} of ${checked} conform`);
  process.exitCode = faults.length === 0 && checked > 0 ? 0 : 1;
}
