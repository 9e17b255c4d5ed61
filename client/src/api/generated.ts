//----------------------
// Provisional client in the shape NSwag gives it: `npm run api` overwrites this file.
//----------------------

export class ScorecardApi {
    private http: { fetch(url: RequestInfo, init?: RequestInit): Promise<Response> };
    private baseUrl: string;

    constructor(baseUrl?: string, http?: { fetch(url: RequestInfo, init?: RequestInit): Promise<Response> }) {
        this.http = http ? http : window as any;
        this.baseUrl = baseUrl ?? "";
    }

    private async send<T>(method: string, path: string, query: Record<string, unknown>, body: unknown, signal?: AbortSignal): Promise<T> {
        const search = new URLSearchParams();
        for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== null) search.set(key, String(value));
        const url = this.baseUrl + path + (search.size > 0 ? "?" + search : "");
        const headers: Record<string, string> = { "Accept": "application/json" };
        if (body !== undefined) headers["Content-Type"] = "application/json";
        const response = await this.http.fetch(url, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null });
        const text = await response.text();
        if (response.status >= 200 && response.status < 300) return (text === "" ? null : JSON.parse(text)) as T;
        let result: any = null;
        try { result = JSON.parse(text); } catch { result = null; }
        const responseHeaders: { [key: string]: any } = {};
        response.headers.forEach((value, key) => { responseHeaders[key] = value; });
        throw new ApiException("An unexpected server error occurred.", response.status, text, responseHeaders, result);
    }

    getSession(signal?: AbortSignal): Promise<SessionView> {
        return this.send('GET', `/api/v1/session`, {  }, undefined, signal);
    }

    signIn(body: SignInRequest, signal?: AbortSignal): Promise<SessionView> {
        return this.send('POST', `/api/v1/session`, {  }, body, signal);
    }

    signOut(signal?: AbortSignal): Promise<void> {
        return this.send('DELETE', `/api/v1/session`, {  }, undefined, signal);
    }

    changePassword(body: ChangePasswordRequest, signal?: AbortSignal): Promise<void> {
        return this.send('POST', `/api/v1/session/password`, {  }, body, signal);
    }

    setPreferences(body: PreferencesRequest, signal?: AbortSignal): Promise<void> {
        return this.send('PUT', `/api/v1/session/preferences`, {  }, body, signal);
    }

    getSetup(token: string | undefined, signal?: AbortSignal): Promise<SetupView> {
        return this.send('GET', `/api/v1/setup`, { token }, undefined, signal);
    }

    completeSetup(body: SetupRequest, signal?: AbortSignal): Promise<SessionView> {
        return this.send('POST', `/api/v1/setup`, {  }, body, signal);
    }

    getDemo(signal?: AbortSignal): Promise<DemoView> {
        return this.send('GET', `/api/v1/demo`, {  }, undefined, signal);
    }

    demoSignIn(body: DemoSignInRequest, signal?: AbortSignal): Promise<SessionView> {
        return this.send('POST', `/api/v1/demo/session`, {  }, body, signal);
    }

    resetDemo(signal?: AbortSignal): Promise<void> {
        return this.send('POST', `/api/v1/demo/reset`, {  }, undefined, signal);
    }

    getOrganization(signal?: AbortSignal): Promise<OrganizationView> {
        return this.send('GET', `/api/v1/organization`, {  }, undefined, signal);
    }

    reviseOrganization(body: OrganizationRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('PUT', `/api/v1/organization`, {  }, body, signal);
    }

    listUnits(signal?: AbortSignal): Promise<UnitView[]> {
        return this.send('GET', `/api/v1/units`, {  }, undefined, signal);
    }

    defineUnit(id: string, body: DefineUnitRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('PUT', `/api/v1/units/${encodeURIComponent(id)}`, {  }, body, signal);
    }

    reviseUnit(id: string, body: ReviseUnitRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/units/${encodeURIComponent(id)}/revisions`, {  }, body, signal);
    }

    closeUnit(id: string, body: CloseUnitRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/units/${encodeURIComponent(id)}/closures`, {  }, body, signal);
    }

    reopenUnit(id: string, body: VersionRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/units/${encodeURIComponent(id)}/reopenings`, {  }, body, signal);
    }

    listPeople(signal?: AbortSignal): Promise<PersonView[]> {
        return this.send('GET', `/api/v1/people`, {  }, undefined, signal);
    }

    addPerson(id: string, body: AddPersonRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('PUT', `/api/v1/people/${encodeURIComponent(id)}`, {  }, body, signal);
    }

    revisePerson(id: string, body: RevisePersonRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/people/${encodeURIComponent(id)}/revisions`, {  }, body, signal);
    }

    deactivatePerson(id: string, body: VersionRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/people/${encodeURIComponent(id)}/deactivations`, {  }, body, signal);
    }

    reactivatePerson(id: string, body: VersionRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/people/${encodeURIComponent(id)}/reactivations`, {  }, body, signal);
    }

    grantRole(id: string, body: GrantRoleRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/people/${encodeURIComponent(id)}/grants`, {  }, body, signal);
    }

    revokeRole(id: string, body: RevokeRoleRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/people/${encodeURIComponent(id)}/grant-revocations`, {  }, body, signal);
    }

    invitePerson(id: string, signal?: AbortSignal): Promise<InvitationView> {
        return this.send('POST', `/api/v1/people/${encodeURIComponent(id)}/invitations`, {  }, undefined, signal);
    }

    getInvitation(token: string, signal?: AbortSignal): Promise<InvitationInfo> {
        return this.send('GET', `/api/v1/invitations/${encodeURIComponent(token)}`, {  }, undefined, signal);
    }

    acceptInvitation(token: string, body: AcceptInvitationRequest, signal?: AbortSignal): Promise<SessionView> {
        return this.send('POST', `/api/v1/invitations/${encodeURIComponent(token)}`, {  }, body, signal);
    }

    listKpis(date: string | undefined, knownAt: string | undefined, unitId: string | undefined, subtree: boolean | undefined, signal?: AbortSignal): Promise<KpiListItem[]> {
        return this.send('GET', `/api/v1/kpis`, { date, knownAt, unitId, subtree }, undefined, signal);
    }

    getKpi(id: string, date: string | undefined, knownAt: string | undefined, span: Span | undefined, signal?: AbortSignal): Promise<KpiDetail> {
        return this.send('GET', `/api/v1/kpis/${encodeURIComponent(id)}`, { date, knownAt, span }, undefined, signal);
    }

    defineKpi(id: string, body: DefineKpiRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('PUT', `/api/v1/kpis/${encodeURIComponent(id)}`, {  }, body, signal);
    }

    reviseKpi(id: string, body: ReviseKpiRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/kpis/${encodeURIComponent(id)}/revisions`, {  }, body, signal);
    }

    activateKpi(id: string, body: VersionRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/kpis/${encodeURIComponent(id)}/activations`, {  }, body, signal);
    }

    retireKpi(id: string, body: RetireKpiRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/kpis/${encodeURIComponent(id)}/retirements`, {  }, body, signal);
    }

    reinstateKpi(id: string, body: VersionRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/kpis/${encodeURIComponent(id)}/reinstatements`, {  }, body, signal);
    }

    replaceKpi(id: string, body: ReplaceKpiRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/kpis/${encodeURIComponent(id)}/replacements`, {  }, body, signal);
    }

    setTargets(id: string, body: SetTargetsRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/kpis/${encodeURIComponent(id)}/targets`, {  }, body, signal);
    }

    proposeTargets(body: ProposeTargetsRequest, signal?: AbortSignal): Promise<TargetEntry[]> {
        return this.send('POST', `/api/v1/kpis/target-proposals`, {  }, body, signal);
    }

    getKpiSeries(id: string, from: string | undefined, to: string | undefined, knownAt: string | undefined, signal?: AbortSignal): Promise<KpiSeries> {
        return this.send('GET', `/api/v1/kpis/${encodeURIComponent(id)}/series`, { from, to, knownAt }, undefined, signal);
    }

    getKpiTimeline(id: string, knownAt: string | undefined, signal?: AbortSignal): Promise<TimelineEntry[]> {
        return this.send('GET', `/api/v1/kpis/${encodeURIComponent(id)}/timeline`, { knownAt }, undefined, signal);
    }

    listKpiUsage(id: string, date: string | undefined, knownAt: string | undefined, signal?: AbortSignal): Promise<KpiUsage[]> {
        return this.send('GET', `/api/v1/kpis/${encodeURIComponent(id)}/usage`, { date, knownAt }, undefined, signal);
    }

    checkSmart(body: SmartCheckRequest, signal?: AbortSignal): Promise<SmartReport> {
        return this.send('POST', `/api/v1/kpis/smart-checks`, {  }, body, signal);
    }

    listLibrary(q: string | undefined, category: string | undefined, function_: string | undefined, signal?: AbortSignal): Promise<LibraryKpi[]> {
        return this.send('GET', `/api/v1/kpi-library`, { q, category, function: function_ }, undefined, signal);
    }

    adoptKpi(code: string, body: AdoptKpiRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/kpi-library/${encodeURIComponent(code)}/adoptions`, {  }, body, signal);
    }

    getValueGrid(unitId: string | undefined, frequency: Frequency | undefined, from: string | undefined, to: string | undefined, knownAt: string | undefined, signal?: AbortSignal): Promise<ValueGrid> {
        return this.send('GET', `/api/v1/values`, { unitId, frequency, from, to, knownAt }, undefined, signal);
    }

    recordValue(id: string, period: string, body: RecordValueRequest, signal?: AbortSignal): Promise<ValueAccepted> {
        return this.send('PUT', `/api/v1/kpis/${encodeURIComponent(id)}/values/${encodeURIComponent(period)}`, {  }, body, signal);
    }

    recordValues(body: RecordValuesRequest, signal?: AbortSignal): Promise<ValuesAccepted> {
        return this.send('POST', `/api/v1/values`, {  }, body, signal);
    }

    previewCorrection(id: string, period: string, body: RecordValueRequest, signal?: AbortSignal): Promise<CorrectionPreview> {
        return this.send('POST', `/api/v1/kpis/${encodeURIComponent(id)}/values/${encodeURIComponent(period)}/correction-previews`, {  }, body, signal);
    }

    listScorecards(date: string | undefined, knownAt: string | undefined, span: Span | undefined, signal?: AbortSignal): Promise<ScorecardListItem[]> {
        return this.send('GET', `/api/v1/scorecards`, { date, knownAt, span }, undefined, signal);
    }

    getScorecard(id: string, date: string | undefined, knownAt: string | undefined, span: Span | undefined, signal?: AbortSignal): Promise<ScorecardView> {
        return this.send('GET', `/api/v1/scorecards/${encodeURIComponent(id)}`, { date, knownAt, span }, undefined, signal);
    }

    createScorecard(id: string, body: CreateScorecardRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('PUT', `/api/v1/scorecards/${encodeURIComponent(id)}`, {  }, body, signal);
    }

    reviseScorecard(id: string, body: ReviseScorecardRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/revisions`, {  }, body, signal);
    }

    addPerspective(id: string, body: AddPerspectiveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/perspectives`, {  }, body, signal);
    }

    revisePerspective(id: string, perspectiveId: string, body: RevisePerspectiveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/perspectives/${encodeURIComponent(perspectiveId)}/revisions`, {  }, body, signal);
    }

    removePerspective(id: string, perspectiveId: string, body: RemoveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/perspectives/${encodeURIComponent(perspectiveId)}/removals`, {  }, body, signal);
    }

    addObjective(id: string, body: AddObjectiveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/objectives`, {  }, body, signal);
    }

    reviseObjective(id: string, objectiveId: string, body: ReviseObjectiveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/objectives/${encodeURIComponent(objectiveId)}/revisions`, {  }, body, signal);
    }

    removeObjective(id: string, objectiveId: string, body: RemoveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/objectives/${encodeURIComponent(objectiveId)}/removals`, {  }, body, signal);
    }

    placeKpi(id: string, objectiveId: string, body: PlaceKpiRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/objectives/${encodeURIComponent(objectiveId)}/kpis`, {  }, body, signal);
    }

    removeKpi(id: string, objectiveId: string, kpiId: string, body: RemoveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/objectives/${encodeURIComponent(objectiveId)}/kpis/${encodeURIComponent(kpiId)}/removals`, {  }, body, signal);
    }

    linkObjectives(id: string, body: LinkObjectivesRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/links`, {  }, body, signal);
    }

    unlinkObjectives(id: string, body: LinkObjectivesRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/links/removals`, {  }, body, signal);
    }

    supportObjective(id: string, objectiveId: string, body: SupportObjectiveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/objectives/${encodeURIComponent(objectiveId)}/supports`, {  }, body, signal);
    }

    unsupportObjective(id: string, objectiveId: string, body: SupportObjectiveRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/objectives/${encodeURIComponent(objectiveId)}/supports/removals`, {  }, body, signal);
    }

    setRollUp(id: string, body: RollUpRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('POST', `/api/v1/scorecards/${encodeURIComponent(id)}/roll-up`, {  }, body, signal);
    }

    setMapLayout(id: string, body: MapLayoutRequest, signal?: AbortSignal): Promise<CommandAccepted> {
        return this.send('PUT', `/api/v1/scorecards/${encodeURIComponent(id)}/map-layout`, {  }, body, signal);
    }

    getScorecardTrend(id: string, date: string | undefined, knownAt: string | undefined, span: Span | undefined, signal?: AbortSignal): Promise<TrendPoint[]> {
        return this.send('GET', `/api/v1/scorecards/${encodeURIComponent(id)}/trend`, { date, knownAt, span }, undefined, signal);
    }

    getScorecardTimeline(id: string, signal?: AbortSignal): Promise<TimelineEntry[]> {
        return this.send('GET', `/api/v1/scorecards/${encodeURIComponent(id)}/timeline`, {  }, undefined, signal);
    }

    getHome(date: string | undefined, signal?: AbortSignal): Promise<HomeView> {
        return this.send('GET', `/api/v1/home`, { date }, undefined, signal);
    }

    listChanges(since: string | undefined, limit: number | undefined, signal?: AbortSignal): Promise<ChangeEntry[]> {
        return this.send('GET', `/api/v1/changes`, { since, limit }, undefined, signal);
    }

    listFocusWarnings(date: string | undefined, knownAt: string | undefined, signal?: AbortSignal): Promise<FocusWarning[]> {
        return this.send('GET', `/api/v1/focus`, { date, knownAt }, undefined, signal);
    }

    getIntegrity(signal?: AbortSignal): Promise<IntegrityView> {
        return this.send('GET', `/api/v1/integrity`, {  }, undefined, signal);
    }

    verifyIntegrity(signal?: AbortSignal): Promise<VerificationView> {
        return this.send('POST', `/api/v1/integrity/verifications`, {  }, undefined, signal);
    }

    getStreamProof(kind: string, id: string, signal?: AbortSignal): Promise<StreamProof> {
        return this.send('GET', `/api/v1/integrity/streams/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`, {  }, undefined, signal);
    }
}

export interface AcceptInvitationRequest {
    password: string;
}

export interface AddObjectiveRequest {
    objectiveId: string;
    perspectiveId: string;
    name: string;
    description: string | null;
    theme: string | null;
    weight: number;
    ownerPersonId: string | null;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface AddPersonRequest {
    name: string;
    email: string;
    title: string | null;
    unitId: string | null;
}

export interface AddPerspectiveRequest {
    perspectiveId: string;
    kind: PerspectiveKind;
    name: string;
    weight: number;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface AdoptKpiRequest {
    kpiId: string;
    code: string;
    ownerUnitId: string;
    ownerPersonId: string | null;
    locale: string;
}

export type Aggregation = 'sum' | 'average' | 'last' | 'min' | 'max' | 'ratio';

export interface AsOf {
    date: string;
    knownAt: string;
    isPast: boolean;
}

export type AttainmentMode = 'two-minus-ratio' | 'target-over-actual';

export interface BrokenEventView {
    streamKind: string;
    streamId: string;
    version: number;
    position: number;
    type: string | null;
    reason: ChainFault;
    recordedAt: string | null;
}

export type ChainFault = 'altered' | 'missing' | 'end-missing' | 'head-altered';

export interface ChangeEntry {
    id: string;
    kind: string;
    at: string;
    by: PersonRef | null;
    subjectKind: 'kpi' | 'scorecard' | 'unit' | 'person' | 'organization';
    subjectId: string;
    subjectName: string;
    period: string | null;
    before: number | null;
    after: number | null;
    unitKind: UnitKind | null;
    unitSymbol: string | null;
    decimals: number | null;
    reason: string | null;
}

export interface ChangePasswordRequest {
    currentPassword: string;
    newPassword: string;
}

export interface ChildScorecard {
    scorecardId: string;
    unitId: string;
    unitName: string;
    score: number | null;
    coverage: number | null;
    status: ScoreStatus;
}

export interface CloseUnitRequest {
    reason: string;
    expectedVersion: number;
}

export interface CommandAccepted {
    version: number;
    recordedAt: string;
}

export interface CorrectionPreview {
    kpiId: string;
    period: string;
    before: KpiReading;
    after: KpiReading;
    effects: ScoreEffect[];
}

export interface CreateScorecardRequest {
    unitId: string;
    fiscalYear: number;
    name: string;
    copyFromScorecardId: string | null;
}

export interface DefineKpiRequest {
    definition: KpiDefinition;
    targets: TargetEntry[];
}

export interface DefineUnitRequest {
    code: string;
    name: string;
    parentId: string | null;
}

export interface DefinitionRevision {
    revision: number;
    from: string | null;
    definition: KpiDefinition;
    reason: string | null;
    recordedAt: string;
    by: PersonRef | null;
}

export interface DemoPerson {
    personId: string;
    name: string;
    title: string | null;
    role: Role;
    unitName: string;
}

export interface DemoSignInRequest {
    personId: string;
}

export interface DemoView {
    people: DemoPerson[];
    resetAt: string | null;
}

export type Direction = 'increase' | 'decrease' | 'band' | 'yes-no' | 'custom' | 'none';

export interface Explanation {
    rule: string;
    result: number | null;
    unit: string | null;
    terms: ExplanationTerm[];
    settings: ExplanationSetting[];
}

export interface ExplanationSetting {
    name: string;
    value: string;
}

export interface ExplanationTerm {
    name: string;
    label: string | null;
    value: number | null;
    unit: string | null;
    weight: number | null;
    status: ScoreStatus | null;
    period: string | null;
    recordedAt: string | null;
    kpiId: string | null;
    objectiveId: string | null;
}

export interface FocusWarning {
    code: 'too-many-kpis' | 'objective-without-kpi' | 'kpi-without-objective' | 'perspective-without-objective';
    subjectKind: 'person' | 'unit' | 'objective' | 'perspective' | 'kpi';
    subjectId: string;
    subjectName: string;
    count: number;
    limit: number | null;
}

export type Frequency = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';

export interface GrantRoleRequest {
    role: Role;
    unitId: string;
    expectedVersion: number;
}

export interface GrantView {
    role: Role;
    unitId: string;
}

export interface HomeView {
    asOf: AsOf;
    owed: OwedItem[];
    changes: ChangeEntry[];
    scorecards: ScorecardListItem[];
    lastVisit: string | null;
}

export interface IntegrityView {
    events: number;
    streams: number;
    lastVerification: VerificationView | null;
}

export interface InvitationInfo {
    name: string;
    email: string;
}

export interface InvitationView {
    link: string;
    expiresAt: string;
}

export interface KpiDefinition {
    code: string;
    name: string;
    description: string | null;
    unitKind: UnitKind;
    unitSymbol: string | null;
    decimals: number;
    direction: Direction;
    level: KpiLevel;
    timing: KpiTiming;
    horizon: KpiHorizon;
    nature: KpiNature;
    category: string | null;
    perspective: PerspectiveKind | null;
    frequency: Frequency;
    aggregation: Aggregation;
    ratioFactor: number | null;
    ownerUnitId: string;
    ownerPersonId: string | null;
    dataSource: string | null;
    dataPath: string | null;
    formula: string | null;
    baseline: number | null;
    benchmark: number | null;
    benchmarkSource: string | null;
    parentKpiId: string | null;
    scale: ScaleSettings;
}

export interface KpiDetail {
    id: string;
    version: number;
    lifecycle: KpiLifecycle;
    asOf: AsOf;
    definition: KpiDefinition;
    revisions: DefinitionRevision[];
    targets: TargetEntry[];
    replacedBy: KpiLink | null;
    replaces: KpiLink | null;
    retiredFrom: string | null;
    ownerPerson: PersonRef | null;
    reading: KpiReading;
    yearToDate: KpiReading;
    smart: SmartReport;
    usage: KpiUsage[];
    warnings: FocusWarning[];
    canEdit: boolean;
    canRecord: boolean;
}

export type KpiHorizon = 'short' | 'medium' | 'long';

export type KpiLevel = 'strategic' | 'operational' | 'functional';

export type KpiLifecycle = 'draft' | 'active' | 'replaced' | 'retired';

export interface KpiLink {
    kpiId: string;
    code: string;
    name: string;
    from: string;
    reason: string | null;
}

export interface KpiListItem {
    id: string;
    version: number;
    code: string;
    name: string;
    lifecycle: KpiLifecycle;
    unitKind: UnitKind;
    unitSymbol: string | null;
    decimals: number;
    direction: Direction;
    level: KpiLevel;
    timing: KpiTiming;
    category: string | null;
    perspective: PerspectiveKind | null;
    frequency: Frequency;
    ownerUnitId: string;
    ownerPersonId: string | null;
    ownerPersonName: string | null;
    placed: boolean;
    value: number | null;
    target: number | null;
    score: number | null;
    attainment: number | null;
    status: ScoreStatus;
    period: string;
    sparkline: (number | null)[];
}

export type KpiNature = 'quantitative' | 'qualitative';

export interface KpiReading {
    period: string;
    value: number | null;
    target: number | null;
    floor: number | null;
    stretch: number | null;
    score: number | null;
    attainment: number | null;
    progress: number | null;
    status: ScoreStatus;
    present: number;
    expected: number;
    unweighted: boolean;
    notApplicable: boolean;
    recordedAt: string | null;
    revision: number;
    scoreExplanation: Explanation;
    valueExplanation: Explanation;
}

export interface KpiSeries {
    kpiId: string;
    frequency: Frequency;
    points: SeriesPoint[];
    revisions: SeriesMark[];
}

export type KpiTiming = 'leading' | 'lagging';

export interface KpiUsage {
    scorecardId: string;
    scorecardName: string;
    unitId: string;
    fiscalYear: number;
    perspectiveId: string;
    perspectiveName: string;
    objectiveId: string;
    objectiveName: string;
    weight: number;
    from: string;
}

export interface LibraryKpi {
    code: string;
    nameEn: string;
    nameKo: string;
    category: string;
    function: string;
    perspective: PerspectiveKind;
    level: KpiLevel;
    timing: KpiTiming;
    horizon: KpiHorizon;
    nature: KpiNature;
    unitKind: UnitKind;
    decimals: number;
    direction: Direction;
    aggregation: Aggregation;
    frequency: Frequency;
    formula: string | null;
    inputs: string[];
    typicalSource: string | null;
    descriptionEn: string;
    descriptionKo: string;
    industries: string[];
    adopted: boolean;
}

export interface LinkObjectivesRequest {
    fromObjectiveId: string;
    toObjectiveId: string;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface MapLayoutRequest {
    positions: MapPosition[];
    expectedVersion: number;
}

export interface MapPosition {
    objectiveId: string;
    x: number;
    y: number;
}

export type MissingPolicy = 'exclude' | 'zero' | 'carry';

export interface ObjectiveLink {
    fromObjectiveId: string;
    toObjectiveId: string;
}

export interface ObjectiveView {
    id: string;
    name: string;
    description: string | null;
    theme: string | null;
    weight: number;
    ownerPersonId: string | null;
    total: ScoreView;
    kpis: PlacementView[];
    supportedBy: SupportView[];
    supports: SupportView[];
}

export interface OrganizationRequest {
    name: string;
    locale: string;
    timeZone: string;
    currency: string;
    fiscalYearStartMonth: number;
    greenAt: number;
    amberAt: number;
    scoreCap: number;
    graceDays: number;
    focusLimit: number;
    expectedVersion: number;
}

export interface OrganizationView {
    id: string;
    version: number;
    name: string;
    locale: string;
    timeZone: string;
    currency: string;
    fiscalYearStartMonth: number;
    greenAt: number;
    amberAt: number;
    scoreCap: number;
    graceDays: number;
    focusLimit: number;
    today: string;
}

export interface OwedItem {
    kind: 'value-missing' | 'comment-missing' | 'kpi-without-target' | 'draft-to-activate';
    kpiId: string;
    code: string;
    name: string;
    unitKind: UnitKind;
    unitSymbol: string | null;
    decimals: number;
    period: string | null;
    dueOn: string | null;
    status: ScoreStatus;
    previousValue: number | null;
    target: number | null;
    aggregation: Aggregation;
}

export type Permission = 'read' | 'define-kpis' | 'record-values' | 'edit-scorecards' | 'manage-organization' | 'manage-people' | 'read-log';

export interface PermissionScope {
    permission: Permission;
    unitIds: string[];
}

export interface PersonRef {
    id: string;
    name: string;
}

export interface PersonView {
    id: string;
    version: number;
    name: string;
    email: string | null;
    title: string | null;
    unitId: string | null;
    active: boolean;
    hasAccount: boolean;
    grants: GrantView[];
}

export type PerspectiveKind = 'financial' | 'customer' | 'internal' | 'learning' | 'other';

export interface PerspectiveView {
    id: string;
    kind: PerspectiveKind;
    name: string;
    weight: number;
    total: ScoreView;
    objectives: ObjectiveView[];
}

export interface PlaceKpiRequest {
    kpiId: string;
    weight: number;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface PlacementView {
    kpiId: string;
    code: string;
    name: string;
    unitKind: UnitKind;
    unitSymbol: string | null;
    decimals: number;
    direction: Direction;
    weight: number;
    reading: KpiReading;
    sparkline: (number | null)[];
    replacedByKpiId: string | null;
    counts: boolean;
}

export interface PreferencesRequest {
    locale: string;
}

export interface ProblemDetails {
    type?: string;
    title?: string;
    status?: number;
    detail?: string;
    code: string;
    traceId?: string;
    errors?: Record<string, string[]>;
    currentVersion?: number;
}

export interface ProofEvent {
    version: number;
    position: number;
    type: string;
    data: string;
    by: PersonRef | null;
    reason: string | null;
    recordedAt: string;
    hash: string;
    ok: boolean;
}

export interface ProposeTargetsRequest {
    kpiId: string | null;
    frequency: Frequency;
    method: TargetMethod;
    from: string;
    to: string;
    start: number | null;
    end: number | null;
    growthPercent: number | null;
    floorPercent: number | null;
    stretchPercent: number | null;
}

export interface RecordValueRequest {
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    notApplicable: boolean;
    comment: string | null;
    reason: string | null;
    expectedRevision: number | null;
}

export interface RecordValuesRequest {
    values: ValueLine[];
    atomic: boolean;
    reason: string | null;
}

export interface RemoveRequest {
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface ReplaceKpiRequest {
    byKpiId: string;
    from: string;
    reason: string;
    expectedVersion: number;
}

export interface RetireKpiRequest {
    from: string;
    reason: string;
    expectedVersion: number;
}

export interface ReviseKpiRequest {
    definition: KpiDefinition;
    from: string | null;
    reason: string | null;
    expectedVersion: number;
}

export interface ReviseObjectiveRequest {
    perspectiveId: string;
    name: string;
    description: string | null;
    theme: string | null;
    weight: number;
    ownerPersonId: string | null;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface RevisePersonRequest {
    name: string;
    email: string;
    title: string | null;
    unitId: string | null;
    expectedVersion: number;
}

export interface RevisePerspectiveRequest {
    name: string;
    weight: number;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface ReviseScorecardRequest {
    name: string;
    expectedVersion: number;
}

export interface ReviseUnitRequest {
    code: string;
    name: string;
    parentId: string | null;
    expectedVersion: number;
}

export interface RevokeRoleRequest {
    role: Role;
    unitId: string;
    expectedVersion: number;
}

export type Role = 'administrator' | 'leadership' | 'unit-manager' | 'hr' | 'contributor' | 'viewer' | 'auditor';

export interface RollUpRequest {
    missing: MissingPolicy;
    carryPeriods: number | null;
    capChildrenAt100: boolean;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface RollUpSettings {
    missing: MissingPolicy;
    carryPeriods: number | null;
    capChildrenAt100: boolean;
}

export interface ScalePoint {
    value: number;
    score: number;
}

export interface ScaleSettings {
    bandLow: number | null;
    bandHigh: number | null;
    lowerFloor: number | null;
    upperFloor: number | null;
    points: ScalePoint[];
    cap: number | null;
    greenAt: number | null;
    amberAt: number | null;
    attainmentMode: AttainmentMode;
    graceDays: number | null;
}

export interface ScoreEffect {
    scorecardId: string;
    scorecardName: string;
    level: 'kpi' | 'objective' | 'perspective' | 'scorecard';
    id: string;
    name: string;
    period: string;
    scoreBefore: number | null;
    scoreAfter: number | null;
    statusBefore: ScoreStatus;
    statusAfter: ScoreStatus;
}

export type ScoreStatus = 'green' | 'amber' | 'red' | 'no-target' | 'no-data' | 'not-due' | 'outdated';

export interface ScoreView {
    score: number | null;
    coverage: number | null;
    status: ScoreStatus;
    explanation: Explanation;
}

export interface ScorecardListItem {
    id: string;
    version: number;
    unitId: string;
    unitName: string;
    fiscalYear: number;
    name: string;
    score: number | null;
    coverage: number | null;
    status: ScoreStatus;
    trend: (number | null)[];
    worst: WorstObjective | null;
}

export interface ScorecardView {
    id: string;
    version: number;
    unitId: string;
    unitName: string;
    fiscalYear: number;
    name: string;
    asOf: AsOf;
    period: string;
    span: Span;
    total: ScoreView;
    rollUp: RollUpSettings;
    perspectives: PerspectiveView[];
    links: ObjectiveLink[];
    layout: MapPosition[];
    children: ChildScorecard[];
    childrenTotal: ScoreView | null;
    structureFrom: string;
    structureVersions: string[];
    warnings: FocusWarning[];
    hiddenKpis: number;
    canEdit: boolean;
}

export interface SeriesMark {
    period: string;
    kind: 'definition' | 'target' | 'replacement' | 'retirement';
    text: string | null;
    recordedAt: string;
}

export interface SeriesPoint {
    period: string;
    start: string;
    end: string;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    notApplicable: boolean;
    comment: string | null;
    target: number | null;
    floor: number | null;
    stretch: number | null;
    score: number | null;
    attainment: number | null;
    status: ScoreStatus;
    revision: number;
    recordedAt: string | null;
    history: ValueVersion[];
}

export interface SessionPerson {
    id: string;
    name: string;
    email: string;
    locale: string | null;
}

export interface SessionView {
    signedIn: boolean;
    csrfToken: string;
    demo: boolean;
    setupRequired: boolean;
    person: SessionPerson | null;
    organization: OrganizationView | null;
    permissions: PermissionScope[];
    grants: GrantView[];
}

export interface SetTargetsRequest {
    targets: TargetEntry[];
    remove: string[];
    reason: string | null;
    expectedVersion: number;
}

export interface SetupRequest {
    token: string;
    organizationName: string;
    locale: string;
    timeZone: string;
    currency: string;
    fiscalYearStartMonth: number;
    name: string;
    email: string;
    password: string;
}

export interface SetupView {
    open: boolean;
}

export interface SignInRequest {
    email: string;
    password: string;
}

export interface SmartCheckRequest {
    kpiId: string | null;
    definition: KpiDefinition;
    targets: TargetEntry[];
}

export interface SmartCriterion {
    criterion: 'specific' | 'measurable' | 'achievable' | 'relevant' | 'time-bound';
    verdict: Verdict;
    advice: string;
    figures: ExplanationSetting[];
}

export interface SmartReport {
    criteria: SmartCriterion[];
    activatable: boolean;
}

export type Span = 'period' | 'year-to-date';

export interface StreamProof {
    streamKind: string;
    streamId: string;
    ok: boolean;
    broken: BrokenEventView | null;
    events: ProofEvent[];
}

export interface SupportObjectiveRequest {
    parentScorecardId: string;
    parentObjectiveId: string;
    weight: number;
    effectiveFrom: string | null;
    expectedVersion: number;
}

export interface SupportView {
    scorecardId: string;
    unitId: string;
    unitName: string;
    objectiveId: string;
    objectiveName: string;
    weight: number;
    score: number | null;
    status: ScoreStatus;
}

export interface TargetEntry {
    from: string;
    target: number | null;
    floor: number | null;
    stretch: number | null;
}

export type TargetMethod = 'constant' | 'straight-line' | 'growth-on-last-year';

export interface TimelineDetail {
    name: string;
    before: string | null;
    after: string | null;
}

export interface TimelineEntry {
    id: string;
    kind: string;
    at: string;
    by: PersonRef | null;
    reason: string | null;
    period: string | null;
    before: number | null;
    after: number | null;
    details: TimelineDetail[];
    streamKind: string;
    streamVersion: number;
    position: number;
    hash: string;
}

export interface TrendPoint {
    period: string;
    score: number | null;
    coverage: number | null;
    status: ScoreStatus;
}

export type UnitKind = 'count' | 'percent' | 'currency' | 'ratio' | 'score' | 'duration' | 'other';

export interface UnitView {
    id: string;
    version: number;
    parentId: string | null;
    code: string;
    name: string;
    closed: boolean;
}

export interface ValueAccepted {
    kpiId: string;
    period: string;
    revision: number;
    recordedAt: string | null;
    changed: boolean;
    reading: KpiReading;
}

export interface ValueCell {
    period: string;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    notApplicable: boolean;
    comment: string | null;
    revision: number;
    target: number | null;
    score: number | null;
    status: ScoreStatus;
}

export interface ValueGrid {
    asOf: AsOf;
    frequency: Frequency;
    periods: string[];
    rows: ValueGridRow[];
}

export interface ValueGridRow {
    kpiId: string;
    version: number;
    code: string;
    name: string;
    unitKind: UnitKind;
    unitSymbol: string | null;
    decimals: number;
    direction: Direction;
    aggregation: Aggregation;
    ownerUnitId: string;
    ownerPersonId: string | null;
    canRecord: boolean;
    cells: ValueCell[];
}

export interface ValueLine {
    kpiId: string;
    period: string;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    notApplicable: boolean;
    comment: string | null;
    reason: string | null;
    expectedRevision: number | null;
}

export interface ValueLineOutcome {
    index: number;
    outcome: 'recorded' | 'corrected' | 'unchanged' | 'refused';
    revision: number | null;
    code: string | null;
    detail: string | null;
}

export interface ValueVersion {
    revision: number;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    notApplicable: boolean;
    comment: string | null;
    reason: string | null;
    recordedAt: string;
    by: PersonRef | null;
}

export interface ValuesAccepted {
    recorded: number;
    corrected: number;
    unchanged: number;
    refused: number;
    lines: ValueLineOutcome[];
}

export type Verdict = 'met' | 'not-met' | 'cannot-tell';

export interface VerificationView {
    startedAt: string;
    durationMs: number;
    events: number;
    streams: number;
    ok: boolean;
    broken: BrokenEventView | null;
}

export interface VersionRequest {
    expectedVersion: number;
}

export interface WorstObjective {
    id: string;
    name: string;
    score: number | null;
    status: ScoreStatus;
}

export class ApiException extends Error {
    override message: string;
    status: number;
    response: string;
    headers: { [key: string]: any; };
    result: any;

    constructor(message: string, status: number, response: string, headers: { [key: string]: any; }, result: any) {
        super();

        this.message = message;
        this.status = status;
        this.response = response;
        this.headers = headers;
        this.result = result;
    }

    protected isApiException = true;

    static isApiException(obj: any): obj is ApiException {
        return obj.isApiException === true;
    }
}
