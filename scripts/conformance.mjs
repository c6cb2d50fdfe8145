import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { exitWith, ROOT, runToEnd, setUp } from './set-up.mjs';

const POM = join(ROOT, 'test/conformance/pom.xml');
const OUT = join(ROOT, 'dist/conformance');

// `npm run conformance`: the official rules over a corpus of our own documents. Needs Java 17 and Maven; with `--if-java` their absence is told, not failed.
await exitWith(async () => {
  const missing = ['java', 'javac', 'mvn'].filter((program) => spawnSync(program, ['-version'], { stdio: 'ignore' }).error);
  if (missing.length > 0) {
    process.stdout.write(`conformance was not run: ${missing.join(', ')} not found\n`);
    return process.argv.includes('--if-java') ? 0 : 1;
  }
  await setUp({ quiet: true, temporal: false });
  const steps = [
    ['node_modules/typescript/bin/tsc', '-p', 'test/conformance/tsconfig.json'],
    ['dist/test/conformance/write-corpus.js', join(OUT, 'corpus')],
  ];
  for (const step of steps) if ((await runToEnd(process.execPath, step, {}, 'inherit')) !== 0) return 1;
  const classPath = join(OUT, 'class-path.txt');
  const maven = ['-B', '-q', '-f', POM, 'compile', 'dependency:build-classpath', `-Dmdep.outputFile=${classPath}`];
  if ((await runToEnd('mvn', maven, {}, 'inherit')) !== 0) return 1;
  const javaPath = `${join(OUT, 'maven/classes')}:${readFileSync(classPath, 'utf8').trim()}`;
  return await runToEnd('java', ['-cp', javaPath, 'aconto.conformance.Conformance', join(OUT, 'corpus')], {}, 'inherit');
});
