// Sends one well-formed request to every operation of a description and judges the answers.
//   node operations.mjs DESCRIPTION.json BASE-URL [PATH-FILTER]
import { Description } from "./description.mjs";
import { Judge } from "./dialect.mjs";
import { deviations, withHints } from "./hints.mjs";
import { requestFor } from "./requests.mjs";
import { faultOf, fetchAnswer, inBatches, report } from "./verdict.mjs";

const [file, base, filter = ""] = process.argv.slice(2);
const description = new Description(file);
const judge = new Judge(description, { lenientUri: true });
const faults = [];
let checked = 0;
let refused = 0;

// Deletes come last, so that what others ask for is still there.
const operations = [...description.operations()].filter((o) => `${o.method} ${o.path}`.includes(filter));
const phases = [operations.filter((o) => o.method !== "DELETE"), operations.filter((o) => o.method === "DELETE")];
for (const phase of phases) {
  await inBatches(phase, 8, async (operation) => {
    checked++;
    const name = `${operation.method} ${operation.path}`;
    try {
      const answer = await fetchAnswer(base, withHints(name, requestFor(description, operation)));
      const fault = deviations.get(name)?.(answer) ? null : answer.status >= 500 ? `status ${answer.status}` : faultOf(description, judge, operation.operation, answer);
      if (fault) {
        faults.push(`${name}: ${answer.status}: ${fault}`);
      } else if (answer.status >= 400) {
        refused++;
        console.log(`refused: ${name}: ${answer.status}: ${answer.bytes.toString("utf8").slice(0, 200)}`);
      }
    } catch (problem) {
      faults.push(`${name}: ${problem.message} ${problem.cause ?? ""}`);
    }
  });
}

console.log(`${refused} refused in a documented way`);
report(checked, faults);
