using System.Text.RegularExpressions;

namespace Scorecard.Domain.Okrs;

/// <summary>Words by which a title gives itself away.</summary>
internal static partial class WritingWords
{
    /// <summary>Verbs that an English title of a task begins with.</summary>
    private static readonly HashSet<string> EnglishTasks = new(StringComparer.OrdinalIgnoreCase)
    {
        "attend", "automate", "begin", "build", "collect", "complete", "conduct", "configure", "coordinate", "create", "define", "deliver",
        "deploy", "develop", "establish", "evaluate", "execute", "explore", "finalise", "finalize", "finish", "implement", "install",
        "integrate", "introduce", "investigate", "launch", "migrate", "organise", "organize", "prepare", "produce", "publish", "redesign",
        "refactor", "renew", "write",
    };

    /// <summary>Words that are a task before an article, a number or the like only: "Test coverage" is a figure, "Test the portal" a task.</summary>
    private static readonly HashSet<string> EnglishNounsToo = new(StringComparer.OrdinalIgnoreCase)
    {
        "design", "document", "draft", "hold", "host", "make", "manage", "plan", "present", "prototype", "release", "research", "review",
        "roll", "run", "send", "set", "ship", "start", "support", "test", "train", "update", "upgrade", "visit",
    };

    /// <summary>Nouns of doing that a Korean title of a task ends with, with or without 하기, 한다, 합니다, 함.</summary>
    private static readonly string[] KoreanTasks =
    [
        "개발", "개설", "개시", "개최", "개편", "검토", "고도화", "공유", "구축", "구현", "기획", "도입", "도출", "런칭", "론칭", "릴리스", "마련",
        "마이그레이션", "문서화", "발간", "발송", "발표", "배포", "보고", "분석", "설계", "설치", "세팅", "수립", "수행", "시작", "시행", "실시", "실행",
        "업그레이드", "업데이트", "오픈", "완료", "운영", "이관", "이전", "자동화", "작성", "적용", "점검", "정리", "정비", "제작", "제출", "조사", "준비", "진행",
        "착수", "체결", "추진", "출시", "테스트", "통합", "편성", "표준화",
    ];

    private static readonly string[] KoreanEndings = ["하기", "한다", "합니다", "하다", "하겠습니다", "함", "됨"];

    /// <summary>The word that makes the title one of a task, as written; null when none does.</summary>
    public static string? Task(string title)
    {
        if (FirstWords().Match(title) is { Success: true } match)
        {
            var first = match.Groups["first"].Value;
            if (EnglishTasks.Contains(first) || (EnglishNounsToo.Contains(first) && match.Groups["object"].Success))
                return first;
        }

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

    [GeneratedRegex(
        @"^\W*(?<first>[a-z]+)\b(?<object>\s+(a|an|the|our|all|each|every|new|out|up|\d))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstWords();

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
