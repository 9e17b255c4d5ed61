using System.Text.RegularExpressions;

namespace Scorecard.Domain.Okrs;

/// <summary>Words by which a title gives itself away.</summary>
internal static partial class WritingWords
{
    /// <summary>Verbs that an English title of a task begins with.</summary>
    private static readonly HashSet<string> EnglishTasks = new(StringComparer.OrdinalIgnoreCase)
    {
        "attend", "automate", "begin", "build", "collect", "complete", "conduct", "configure", "coordinate", "create", "define", "deliver",
        "deploy", "design", "develop", "document", "draft", "establish", "evaluate", "execute", "explore", "finalise", "finalize", "finish",
        "hold", "host", "implement", "install", "integrate", "introduce", "investigate", "launch", "make", "manage", "migrate", "organise",
        "organize", "plan", "prepare", "present", "produce", "prototype", "publish", "redesign", "refactor", "release", "renew", "research",
        "review", "roll", "run", "send", "set", "setup", "ship", "start", "support", "test", "train", "update", "upgrade", "visit", "write",
    };

    /// <summary>Nouns of doing that a Korean title of a task ends with, with or without 하기, 한다, 합니다, 함.</summary>
    private static readonly string[] KoreanTasks =
    [
        "가이드라인 수립", "개발", "개선안 도출", "개설", "개시", "개최", "개편", "검토", "고도화", "공유", "구축", "구현", "기획", "도입", "런칭", "론칭",
        "릴리스", "마련", "마이그레이션", "매뉴얼화", "문서화", "발간", "발송", "발표", "배포", "보고", "분석", "설계", "설치", "세팅", "수립", "수행", "시작",
        "시행", "실시", "실행", "업그레이드", "업데이트", "오픈", "완료", "운영", "이관", "이전", "자동화", "작성", "적용", "점검", "정리", "정비", "제작",
        "제출", "조사", "준비", "진행", "착수", "체결", "추진", "출시", "테스트", "통합", "편성", "표준화",
    ];

    private static readonly string[] KoreanEndings = ["하기", "한다", "합니다", "하다", "하겠습니다", "함", "됨"];

    /// <summary>The word that makes the title one of a task, as written; null when none does.</summary>
    public static string? Task(string title)
    {
        var first = FirstWord().Match(title);
        if (first.Success && EnglishTasks.Contains(first.Value))
            return first.Value;

        var text = title.TrimEnd(' ', '.', '!', '。');
        if (KoreanEndings.FirstOrDefault(ending => text.EndsWith(ending, StringComparison.Ordinal)) is { } found)
            text = text[..^found.Length].TrimEnd();
        return KoreanTasks.Where(task => text.EndsWith(task, StringComparison.Ordinal)).MaxBy(task => task.Length);
    }

    /// <summary>The word that asks for yes or no, as written; null when none does.</summary>
    public static string? YesNo(string title) => YesOrNo().Match(title) is { Success: true } match ? match.Value : null;

    /// <summary>The first number, as written; null without one. Years and quarters are no figures.</summary>
    public static string? Number(string title) =>
        Figure().Match(Calendar().Replace(title, " ")) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"[\p{L}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstWord();

    [GeneratedRegex(
        @"여부|유무|\bwhether\b|\byes\s*(/|or)\s*no\b|\bor not\b|\bpass\s*(/|or)\s*fail\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YesOrNo();

    [GeneratedRegex(
        @"(?<!\d)(19|20|21)\d{2}(?!\d)\s*년?|(?<![\p{L}\d])[QH][1-4](?!\d)|(?<!\d)[1-4]\s*(분기|사분기)|(?<!\d)1?\d월|(상|하)반기",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\d+([.,]\d+)*\s*(%|퍼센트)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();
}
