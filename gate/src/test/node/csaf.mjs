// Judges documents with libraries that share no code with Cachet: 
// node csaf.mjs KIND MODULES SCHEMA FILE..., MODULES being a folder node_modules.
// KIND csaf: the strict schema of CSAF 2.0 and every mandatory test; openeox: the schema in SCHEMA.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [kind, modules, schemaFile, ...files] = process.argv.slice(2);
const require = createRequire(join(modules, 'any.js'));
const part = (name) => import(pathToFileURL(join(modules, '@secvisogram/csaf-validator-lib', name)));

async function csaf() {
  const validate = (await part('validate.js')).default;
  const { csaf_2_0_strict } = await part('schemaTests.js');
  const mandatory = Object.values(await part('mandatoryTests.js'));
  if (mandatory.length !== 43) throw new Error(`${mandatory.length} mandatory tests, not 43`);
  return async (document) => {
    const answer = await validate([csaf_2_0_strict, ...mandatory], document);
    const failed = answer.tests.filter((test) => !test.isValid);
    const wrong = failed.map((test) => `${test.name}: ${JSON.stringify(test.errors)}`);
    const ran = answer.tests.length - 1;
    return [wrong, `strict schema, ${ran - wrong.length} of ${mandatory.length} tests`];
  };
}

function openeox() {
  const Ajv = require('ajv/dist/2020.js').default;
  const ajv = new Ajv({ allErrors: true });
  require('ajv-formats').default(ajv);
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
  // Names a dialect of its own, which no validator knows.
  delete schema.$schema;
  const compiled = ajv.compile(schema);
  return async (document) => {
    const valid = compiled(document);
    return [valid ? [] : compiled.errors.map((e) => `${e.instancePath} ${e.message}`), 'schema'];
  };
}

const judge = kind === 'csaf' ? await csaf() : openeox();
let bad = 0;
for (const file of files) {
  const [wrong, passed] = await judge(JSON.parse(readFileSync(file, 'utf8')));
  for (const line of wrong) console.log(`WRONG ${basename(file)} ${line}`);
  if (wrong.length === 0) console.log(`${basename(file)}: ${passed}`);
  bad += wrong.length;
}
process.exitCode = bad === 0 ? 0 : 1;
