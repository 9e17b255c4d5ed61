namespace Scorecard.Domain.Importing;

/// <summary>What headers of Korean and English files usually mean.</summary>
public static class HeaderWords
{
    private static readonly Dictionary<string, ImportColumnRole> Roles = Table(
        (ImportColumnRole.KpiCode, "kpicode code indicatorseq indicatorid indicatorcode kpiid metricid metriccode measurecode id key 코드 kpi코드 지표코드 지표번호 지표id 관리번호 항목코드"),
        (ImportColumnRole.KpiName, "kpi kpiname name indicator indicatorname metric metricname measure measurename 지표 지표명 지표이름 kpi명 kpi이름 성과지표 항목 항목명 이름 명칭 계정과목 핵심성과지표"),
        (ImportColumnRole.Period, "period date month yearmonth ym monthyear reportingperiod 기간 월 연월 년월 기준월 기준연월 기준년월 기준일 기준일자 일자 날짜 귀속월 실적월 대상기간 분기 quarter week 주차"),
        (ImportColumnRole.Year, "year periodyear fiscalyear fy 연도 년도 년 회계연도 기준연도 기준년도"),
        (ImportColumnRole.PartOfYear, "periodmonth monthnumber monthno"),
        (ImportColumnRole.Value, "value actual actuals result amount monthlyactual measured figure 실적 실적값 실적치 값 결과 금액 수치 당월실적 월실적 달성값 측정값"),
        (ImportColumnRole.Numerator, "numerator 분자 분자값"),
        (ImportColumnRole.Denominator, "denominator 분모 분모값"),
        (ImportColumnRole.Comment, "comment comments note notes remark remarks memo 비고 코멘트 의견 메모 사유 특이사항 참고"),
        (ImportColumnRole.Unit, "unit units unitofmeasure indicatorunit uom 단위 측정단위"),
        (ImportColumnRole.Direction, "direction desiredchange desireddirection 방향 방향성 지향성"),
        (ImportColumnRole.Decimals, "decimals decimalplaces 소수자리 소수점 소수자릿수"),
        (ImportColumnRole.Description, "description definition 설명 정의 지표설명 지표정의"),
        (ImportColumnRole.Category, "category group 분류 구분 범주 카테고리"));

    private static readonly HashSet<string> Segments = new("segment region channel product site store branch 지역 채널 제품 상품 지점 세그먼트 사업장 고객군 노선".Split(' '));

    /// <summary>The role that a header names, or null.</summary>
    public static ImportColumnRole? RoleOf(string header)
    {
        var key = KeyOf(header);
        if (Roles.TryGetValue(key, out var role))
            return role;

        return Segments.Contains(key) ? ImportColumnRole.Segment : null;
    }

    public static bool MeansPeriodPart(string header) => KeyOf(header) is "month" or "월" or "quarter" or "분기" or "half" or "반기" or "periodmonth" or "monthnumber" or "monthno";

    public static YearPart PartOf(string header) => KeyOf(header) switch
    {
        "quarter" or "분기" => YearPart.Quarter,
        "half" or "반기" => YearPart.Half,
        _ => YearPart.Month,
    };

    internal static string KeyOf(string header) =>
        string.Concat(PlainText.Of(header).Split('(', '[')[0].Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Dictionary<string, ImportColumnRole> Table(params (ImportColumnRole Role, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Role))).ToDictionary(pair => pair.word, pair => pair.Role);
}
