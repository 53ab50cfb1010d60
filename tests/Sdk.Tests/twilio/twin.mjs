// Clients of the twin named by MOCKD_TWIN_URL.
import { randomBytes } from "node:crypto";
import twilio from "twilio";

const twin = process.env.MOCKD_TWIN_URL;
if (!twin) {
  throw new Error("MOCKD_TWIN_URL must hold the twin's base address");
}

// The account that the twin is seeded with.
export const seededAccount = "AC0123456789abcdef0123456789abcdef";
export const { RestException } = twilio;

export const newSid = (prefix) => prefix + randomBytes(16).toString("hex");

// The SDK knows only its provider's host; this sends what it would send there to the twin.
class TwinClient extends twilio.RequestClient {
  request(options) {
    return super.request({ ...options, uri: options.uri.replace("https://api.twilio.com", twin) });
  }
}

// A client of one account. Without a SID: of an account that nobody used before, whose lists are empty.
export function client(accountSid = newSid("AC")) {
  return twilio(accountSid, "a-token", { httpClient: new TwinClient() });
}

// What the SDK throws, for assert.rejects.
export const refusal = (status, code) => (error) =>
  error instanceof RestException && error.status === status && error.code === code;
