namespace Scorecard.Domain.Time;

/// <content>
/// How periods lie inside each other. A week, which may straddle two months, belongs to the month, quarter,
/// half and year that hold its Thursday (the rule of ISO 8601 for years), so that each week counts exactly once.
/// </content>
public readonly partial record struct Period
{
    /// <summary>The period of the same or a longer frequency that this one belongs to, or null when the frequency is shorter.</summary>
    public Period? Parent(Frequency frequency, FiscalCalendar calendar)
    {
        if (frequency < Frequency)
            return null;
        if (frequency == Frequency)
            return this;

        return At(Frequency is Frequency.Weekly ? Thursday : FirstDay(calendar), frequency, calendar);
    }

    /// <summary>All longer periods that this one belongs to, the shortest first.</summary>
    public IReadOnlyList<Period> Parents(FiscalCalendar calendar)
    {
        List<Period> parents = [];
        for (var frequency = Frequency + 1; frequency <= Frequency.Yearly; frequency++)
        {
            if (Parent(frequency, calendar) is { } parent)
                parents.Add(parent);
        }

        return parents;
    }

    /// <summary>The period of any frequency that the first day of this one lies in; at the edge of 1900 it may step over it.</summary>
    public Period AtStart(Frequency frequency, FiscalCalendar calendar) => At(FirstDay(calendar), frequency, calendar);

    /// <summary>The period of any frequency that the last day of this one lies in; at the edge of 2200 it may step over it.</summary>
    public Period AtEnd(Frequency frequency, FiscalCalendar calendar) => At(LastDay(calendar), frequency, calendar);

    /// <summary>The latest periods in order, this one being the last; fewer where they would begin before 1900, itself always.</summary>
    public IReadOnlyList<Period> Latest(int count)
    {
        var first = new Period(Frequency, Math.Min(_index, Math.Max(_index - count + 1, 0)));
        return [.. first.To(this)];
    }

    public bool Contains(DateOnly day, FiscalCalendar calendar) =>
        day >= FirstDay(calendar) && day <= LastDay(calendar);

    /// <summary>True for the period itself and for every shorter period that belongs to it.</summary>
    public bool Contains(Period other, FiscalCalendar calendar) => other.Parent(Frequency, calendar) == this;

    /// <summary>The periods of a frequency that belong to this one, in order; none of a longer frequency.</summary>
    public IReadOnlyList<Period> Within(Frequency frequency, FiscalCalendar calendar)
    {
        if (frequency > Frequency)
            return [];

        var first = At(FirstDay(calendar), frequency, calendar);
        var last = At(LastDay(calendar), frequency, calendar);
        return [.. (Contains(first, calendar) ? first : first.Next).To(Contains(last, calendar) ? last : last.Previous)];
    }

    /// <summary>The latest period of a frequency that has ended by the end of this one; its own, when it ends with this one.</summary>
    public Period LatestEnded(Frequency frequency, FiscalCalendar calendar)
    {
        var lastDay = LastDay(calendar);
        var period = At(lastDay, frequency, calendar);
        return period.LastDay(calendar) <= lastDay ? period : period.Previous;
    }

    /// <summary>This period and the following ones up to and including the last; none when the last is earlier.</summary>
    public IEnumerable<Period> To(Period last)
    {
        var (first, count) = (this, DistanceTo(last));
        return Enumerable.Range(0, Math.Max(0, count + 1)).Select(step => new Period(first.Frequency, first._index + step));
    }

    /// <summary>The periods of this frequency from the start of the fiscal year up to and including this one.</summary>
    public IReadOnlyList<Period> YearToDate(FiscalCalendar calendar) =>
        [.. Parent(Frequency.Yearly, calendar)!.Value.Within(Frequency, calendar)[0].To(this)];

    /// <summary>
    /// The period with the same number one year earlier. 29 February answers 28 February;
    /// week 53 answers week 52 where the year before has no week 53.
    /// </summary>
    public Period YearBefore() => Frequency switch
    {
        Frequency.Daily => At(Epoch.AddDays(_index).AddYears(-1), Frequency, FiscalCalendar.CalendarYear),
        Frequency.Weekly => WeekYearBefore(),
        Frequency.Monthly or Frequency.Quarterly or Frequency.HalfYearly or Frequency.Yearly =>
            new(Frequency, _index - (12 / Months(Frequency))),
    };

    private Period WeekYearBefore()
    {
        var year = LabelYear;
        var weekFiftyTwoBack = new Period(Frequency, _index - 52);
        return weekFiftyTwoBack.LabelYear < year && weekFiftyTwoBack.WeekNumber == WeekNumber
            ? weekFiftyTwoBack
            : weekFiftyTwoBack.Previous;
    }
}
