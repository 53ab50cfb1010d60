// A client of the twin named by MOCKD_TWIN_URL.
import OpenAI from "openai";

const twin = process.env.MOCKD_TWIN_URL;
if (!twin) {
  throw new Error("MOCKD_TWIN_URL must hold the twin's base address");
}

export { OpenAI };
export const client = new OpenAI({ apiKey: "sk-anything", baseURL: `${twin}/v1`, maxRetries: 0 });
export const model = "gpt-4o-mini";

// Everything that a paged or streamed answer gives.
export async function collect(items) {
  const all = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

// What the SDK throws, for assert.rejects.
export const refusal = (type, details) => (error) =>
  error instanceof type && Object.entries(details).every(([name, value]) => error[name] === value);
