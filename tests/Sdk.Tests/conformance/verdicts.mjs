// Judges values by schemas: reads [{draft, schema, values}], writes for each a list of true and false, or null where ajv
// cannot read the schema or stumbles over its own code for it. With "formats" as draft the schema is the name of a format.
import { readFileSync, writeFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2019 from "ajv/dist/2019.js";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const options = { strict: false, logger: false, validateFormats: false, addUsedSchema: false };
const judges = {
  "draft7": new Ajv(options),
  "draft2019": new Ajv2019(options),
  "draft2020": new Ajv2020(options),
  "formats": addFormats(new Ajv({ ...options, validateFormats: true })),
};

const [, , input, output] = process.argv;
const verdicts = JSON.parse(readFileSync(input, "utf8")).map(({ draft, schema, values }) => {
  try {
    const validate = judges[draft].compile(draft === "formats" ? { format: schema } : schema);
    return values.map((value) => validate(value));
  } catch {
    return null;
  }
});
writeFileSync(output, JSON.stringify(verdicts));
