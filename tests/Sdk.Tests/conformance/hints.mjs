// What a description does not say about a request that the provider would take.

const hex = "0123456789abcdef0123456789abcdef";
const account = "/2010-04-01/Accounts/{AccountSid}";

// Ids in paths that are described as any text, though answers describe them as ids.
const pathValues = { CallSid_1: `CA${hex}`, ConferenceSid_1: `CF${hex}` };
const lastPathValues = {
  [`POST ${account}/Calls/{CallSid}/Recordings/{Sid}.json`]: `RE${hex}`,
  [`POST ${account}/Conferences/{Sid}.json`]: `CF${hex}`,
};

// Members that are described as optional, or as any text.
const bodies = {
  [`POST ${account}/Calls.json`]: { From: "+15005550006", To: "+15558675310", Url: "https://example.com/" },
  [`POST ${account}/Conferences/{ConferenceSid}/Participants.json`]: { From: "+15005550006", To: "+15558675310" },
  [`POST ${account}/IncomingPhoneNumbers.json`]: { PhoneNumber: "+15005550006" },
  [`POST ${account}/Messages.json`]: { From: "+15005550006", To: "+15558675310", Body: "Hello" },
  "POST /chat/completions": { model: "gpt-4o", messages: [{ role: "user", content: "Hello" }] },
  "POST /embeddings": { model: "text-embedding-3-small", input: "Hello" },
};

export function withHints(name, request) {
  let { url, body } = request;
  for (const [text, value] of Object.entries(pathValues)) {
    url = url.replace(text, value);
  }
  url = url.replace("/Sid_1", `/${lastPathValues[name] ?? "Sid_1"}`);
  const hint = bodies[name];
  if (hint && request.headers["content-type"] === "application/json") {
    body = JSON.stringify({ ...JSON.parse(body ?? "{}"), ...hint });
  } else if (hint) {
    body = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(body ?? "")), ...hint }).toString();
  }
  return { ...request, url, body };
}

// Answers that are right although the description says otherwise.
export const deviations = new Map([
  // Described as a JSON text; the provider and its SDKs mean the bytes of the file.
  ["GET /files/{file_id}/content", (answer) => answer.status === 200 && answer.type !== "application/json"],
]);
