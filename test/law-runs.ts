/** How often a law is tried: 200 times in the suite; `LAW_RUNS=1000000` for a long run by hand. fast-check prints the seed when one fails. */
export const LAW_RUNS = Number(process.env['LAW_RUNS'] ?? 200);

/** Laws over whole worlds of five years cost more a try. */
export const WORLD_RUNS = Math.ceil(LAW_RUNS / 4);

/** That a bridge sums exactly is promised for 100,000 generated cases, in every run of the suite. */
export const BRIDGE_RUNS = Math.max(LAW_RUNS, 100_000);
