import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Loaded before the API of one test: every person has every right, as if the application had forgotten to ask. What is left is the database. */
const rights = createRequire(import.meta.url)(join(process.cwd(), 'dist', 'libs', 'use-cases', 'rights.js'));
rights.hasRight = () => true;
rights.mustHaveRight = () => Promise.resolve();
