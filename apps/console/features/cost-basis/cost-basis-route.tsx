import { createRoute, getRouteApi } from '@tanstack/react-router';
import { CommitteePage } from '#console/features/cost-basis/committee-page';
import { CostBasesPage } from '#console/features/cost-basis/cost-bases-page';
import { DraftPage } from '#console/features/cost-basis/draft-page';
import { MeetingPage } from '#console/features/cost-basis/meeting-page';
import { OwnCostsPage } from '#console/features/cost-basis/own-costs-page';
import { VersionPage } from '#console/features/cost-basis/version-page';
import { VERSION_SEARCH } from '#console/features/cost-basis/version-search';
import { rootRoute } from '#console/shell/root-route';

export const costBasesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/tallgrunnlag', component: CostBasesPage });

export const draftRoute = createRoute({ getParentRoute: () => rootRoute, path: '/tallgrunnlag/hent-inn', component: DraftPage });

export const committeeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/utvalget', component: CommitteePage });

export const ownCostsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/mine/tallgrunnlag', component: OwnCostsPage });

const MEETING_PATH = '/utvalget/$meeting';
const oneMeeting = getRouteApi(MEETING_PATH);

export const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: MEETING_PATH,
  component: function OneMeeting() {
    return <MeetingPage code={oneMeeting.useParams().meeting} />;
  },
});

const VERSION_PATH = '/tallgrunnlag/$basis/$number';
const oneVersion = getRouteApi(VERSION_PATH);

export const costBasisVersionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: VERSION_PATH,
  validateSearch: VERSION_SEARCH,
  component: function OneVersion() {
    const { basis, number } = oneVersion.useParams();
    return <VersionPage place={{ basis, number: Number(number) }} search={oneVersion.useSearch()} />;
  },
});
