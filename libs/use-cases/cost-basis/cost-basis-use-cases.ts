import { BrowseCostBases } from '#use-cases/cost-basis/browse-cost-bases';
import { ChangeMeeting } from '#use-cases/cost-basis/change-meeting';
import { CreateCharges } from '#use-cases/cost-basis/create-charges';
import { DecideVersion } from '#use-cases/cost-basis/decide-version';
import { ExportFigures } from '#use-cases/cost-basis/export-figures';
import { FindRoundPosition } from '#use-cases/cost-basis/find-round-position';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { PrintReport } from '#use-cases/cost-basis/print-report';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { ViewVersion } from '#use-cases/cost-basis/view-version';
import { ShowRound } from '#use-cases/cost-basis/show-round';
import { WeighVersions } from '#use-cases/cost-basis/weigh-versions';

/** What preparer, secretariat and members do with a cost basis. */
export const COST_BASIS_USE_CASES = [
  BrowseCostBases,
  ChangeMeeting,
  CreateCharges,
  DecideVersion,
  ExportFigures,
  FindRoundPosition,
  ImportCostBasis,
  PrintReport,
  RecordCommittee,
  SendOutVersion,
  ShowCostBasis,
  ShowRound,
  ViewVersion,
  WeighVersions,
];
