const SUBPATHS =
  'domain|contracts|use-cases|persistence|documents|e-invoice|tabular|mail|pack|temporal|platform|glossary|imports|spreadsheet|bank-files|pictures';

/** TypeScript is only stripped here; `npm run typecheck` is what checks it. */
const shared = {
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  moduleNameMapper: {
    [`^#(${SUBPATHS})/(.*)$`]: '<rootDir>/libs/$1/$2',
    '^#(workflows|apps)/(.*)$': '<rootDir>/$1/$2',
    '^#apps/(.*)$': '<rootDir>/apps/$1',
    '^#e2e/(.*)$': '<rootDir>/test/e2e/$1',
    '^#console/(.*)$': '<rootDir>/apps/console/$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.aconto/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/.aconto/'],
  transform: {
    '^.+\\.(ts|m?js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Nest 12 is published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs)/)', '<rootDir>/dist/'],
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/workflows/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/test/*.spec.ts',
        '<rootDir>/test/scenarios/*.spec.ts',
      ],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/integration/support/start-services.ts',
      globalTeardown: '<rootDir>/test/integration/support/stop-services.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
    },
  ],
};
