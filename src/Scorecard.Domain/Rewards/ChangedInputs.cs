using Scorecard.Domain.Time;

namespace Scorecard.Domain.Rewards;

/// <summary>What differs between what two runs of a period read, so that an adjustment can say why it differs.</summary>
public static class ChangedInputs
{
    /// <param name="concerns">Whether a measure, gate or award has to do with the line that is explained.</param>
    /// <returns>Each once, however many rules read it: by subject and period.</returns>
    public static IReadOnlyList<ChangedInput> Between(IReadOnlyList<RunInput> earlier, IReadOnlyList<RunInput> later, Func<RunInput, bool> concerns)
    {
        var before = earlier.ToDictionary(input => (input.RuleId, input.UnitId));
        List<ChangedInput> changes = [];
        foreach (var now in later.Where(input => input.SubjectId is not null && concerns(input)))
        {
            if (before.GetValueOrDefault((now.RuleId, now.UnitId)) is not { } then || then.SubjectId != now.SubjectId)
                continue;

            changes.AddRange(Values(then, now));
            if (now.Gate is null && then.Target != now.Target)
                changes.Add(new(now.SubjectId!.Value, InputChange.Target, Period: null, then.Target, now.Target));
            if (now is { Gate: null, Evidence: [] } && then.Evidence is [] && then.Actual != now.Actual)
                changes.Add(new(now.SubjectId!.Value, InputChange.Score, Period: null, then.Actual, now.Actual));
        }

        return [.. changes.Distinct().OrderBy(change => change.SubjectId).ThenBy(change => change.Kind).ThenBy(change => change.Period?.ToString(), StringComparer.Ordinal)];
    }

    private static IEnumerable<ChangedInput> Values(RunInput then, RunInput now)
    {
        var before = then.Evidence.DistinctBy(value => value.Period).ToDictionary(value => value.Period);
        var after = now.Evidence.DistinctBy(value => value.Period).ToDictionary(value => value.Period);
        return from period in before.Keys.Union(after.Keys)
               let old = before.GetValueOrDefault(period)
               let become = after.GetValueOrDefault(period)
               where (old?.Value, old?.Numerator, old?.Denominator) != (become?.Value, become?.Numerator, become?.Denominator)
               select new ChangedInput(now.SubjectId!.Value, InputChange.Value, period, old?.Value, become?.Value);
    }
}

public enum InputChange
{
    /// <summary>A value of a KPI.</summary>
    Value,

    /// <summary>The target of a KPI over the period that is paid.</summary>
    Target,

    /// <summary>The score of a scorecard or of an objective.</summary>
    Score,
}

/// <param name="SubjectId">The KPI, scorecard or objective.</param>
/// <param name="Period">Of a value; null for what is about the whole period that is paid.</param>
/// <param name="Before">Null = there was none.</param>
/// <param name="After">Null = there is none any more.</param>
public sealed record ChangedInput(Guid SubjectId, InputChange Kind, Period? Period, decimal? Before, decimal? After);
