import { proxyActivities } from '@temporalio/workflow';
import type { CostBasisRoundActivities } from '#contracts/cost-basis-round';
import { SIGN_OF_LIFE, UNTIL_IT_WORKS, WHILE_A_PERSON_WAITS } from '#workflows/activities';

/** What nobody waits for: tried until it works. */
export const roundActivities = proxyActivities<CostBasisRoundActivities>({
  ...SIGN_OF_LIFE,
  startToCloseTimeout: '5 minutes',
  retry: UNTIL_IT_WORKS,
});

/** Steps of people. Charging writes a key of hundreds of payers for every service, so a step may take a while. */
export const roundSteps = proxyActivities<CostBasisRoundActivities>({
  ...SIGN_OF_LIFE,
  startToCloseTimeout: '5 minutes',
  retry: WHILE_A_PERSON_WAITS,
});
