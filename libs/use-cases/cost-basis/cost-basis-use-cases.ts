import { BrowseCostBases } from '#use-cases/cost-basis/browse-cost-bases';
import { CallMeeting } from '#use-cases/cost-basis/call-meeting';
import { ChangeMeeting } from '#use-cases/cost-basis/change-meeting';
import { CreateCharges } from '#use-cases/cost-basis/create-charges';
import { DecideVersion } from '#use-cases/cost-basis/decide-version';
import { ExportFigures } from '#use-cases/cost-basis/export-figures';
import { FindRoundPosition } from '#use-cases/cost-basis/find-round-position';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { KeepMinutes } from '#use-cases/cost-basis/keep-minutes';
import { KeepPromises } from '#use-cases/cost-basis/keep-promises';
import { ListConsequence } from '#use-cases/cost-basis/list-consequence';
import { PrintReport } from '#use-cases/cost-basis/print-report';
import { ReadOwnConsequence } from '#use-cases/cost-basis/read-own-consequence';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { RecordRemark } from '#use-cases/cost-basis/record-remark';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { ViewMeeting } from '#use-cases/cost-basis/view-meeting';
import { ViewVersion } from '#use-cases/cost-basis/view-version';
import { ShowRound } from '#use-cases/cost-basis/show-round';
import { WeighVersions } from '#use-cases/cost-basis/weigh-versions';

/** What preparer, secretariat and members do with a cost basis. */
export const COST_BASIS_USE_CASES = [
  BrowseCostBases,
  CallMeeting,
  ChangeMeeting,
  CreateCharges,
  DecideVersion,
  ExportFigures,
  FindRoundPosition,
  ImportCostBasis,
  KeepMinutes,
  KeepPromises,
  ListConsequence,
  PrintReport,
  ReadOwnConsequence,
  RecordCommittee,
  RecordRemark,
  SendOutVersion,
  ShowCostBasis,
  ShowRound,
  ViewMeeting,
  ViewVersion,
  WeighVersions,
];
