import { Module, type DynamicModule } from '@nestjs/common';
import { CarryEInvoices, EInvoiceCarrier } from '#use-cases/carry-e-invoices';
import { CompleteRun } from '#use-cases/complete-run';
import { ComposeMails } from '#use-cases/compose-mails';
import { InviteToMeetings } from '#use-cases/cost-basis/invite-to-meetings';
import { RemindCommittee } from '#use-cases/cost-basis/remind-committee';
import { DecideRun } from '#use-cases/decide-run';
import { DispatchMails, PostOffice } from '#use-cases/dispatch-mails';
import { FindRunPosition } from '#use-cases/find-run-position';
import { IssueRun } from '#use-cases/issue-run';
import { ReadReturnedMails, ReturnedPost } from '#use-cases/mailing/read-returned-mails';
import { PrepareRun } from '#use-cases/prepare-run';
import { Recover } from '#use-cases/recover';
import { RemindThoseWhoMustAct } from '#use-cases/remind-those-who-must-act';
import { RenderDocuments, Renderer } from '#use-cases/render-documents';

const USE_CASES = [
  CarryEInvoices,
  CompleteRun,
  ComposeMails,
  DecideRun,
  DispatchMails,
  FindRunPosition,
  InviteToMeetings,
  IssueRun,
  PrepareRun,
  ReadReturnedMails,
  Recover,
  RemindCommittee,
  RemindThoseWhoMustAct,
  RenderDocuments,
];

/** What a worker has beside the installation: the ways in and out. */
export interface ProcedureParts {
  readonly renderer: Renderer;
  readonly postOffice: PostOffice;
  readonly eInvoiceCarrier: EInvoiceCarrier;
  readonly returnedPost: ReturnedPost;
}

/** The steps of a run's procedure, for the worker. It stands on the `DeskModule` of the same installation. */
@Module({})
export class ProcedureModule {
  static of(parts: ProcedureParts): DynamicModule {
    const provided = [
      { provide: Renderer, useValue: parts.renderer },
      { provide: PostOffice, useValue: parts.postOffice },
      { provide: EInvoiceCarrier, useValue: parts.eInvoiceCarrier },
      { provide: ReturnedPost, useValue: parts.returnedPost },
    ];
    return { module: ProcedureModule, providers: [...provided, ...USE_CASES], exports: USE_CASES };
  }
}
