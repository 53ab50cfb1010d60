// Whether an answer is one that the description allows.

export async function fetchAnswer(base, { url, method, headers, body }) {
  const response = await fetch(base + url, { method, headers, body, redirect: "manual" });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: (response.headers.get("content-type") ?? "").split(";")[0].trim(), bytes };
}

// The fault of an answer as text; null when it has none.
export function faultOf(description, judge, operation, answer) {
  const documented = description.answer(operation, answer.status);
  if (!documented) {
    return `status ${answer.status} is not documented: ${answer.bytes.toString("utf8").slice(0, 200)}`;
  }
  const content = documented.content ?? {};
  const types = Object.keys(content);
  if (types.length === 0) {
    return answer.bytes.length === 0 ? null : `a body of ${answer.bytes.length} bytes where none is documented`;
  }
  const type = types.find((name) => name.split(";")[0].trim() === answer.type || name === "*/*");
  if (!type) {
    return `content type '${answer.type}' is none of ${types.join(", ")}`;
  }
  if (!/json/.test(answer.type)) {
    return null;
  }
  try {
    answer.json = JSON.parse(answer.bytes.toString("utf8"));
  } catch (problem) {
    return `the body is not JSON: ${problem.message}`;
  }
  const schema = content[type].schema;
  return schema ? judge.fault(schema, answer.json) : null;
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
