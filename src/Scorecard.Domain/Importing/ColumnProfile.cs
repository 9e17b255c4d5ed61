namespace Scorecard.Domain.Importing;

public enum ColumnKind
{
    Blank,
    Number,
    Period,
    Text,
}

/// <summary>What the cells of one column are like, gathered cell by cell.</summary>
public sealed class ColumnProfile(int index, string name)
{
    private const int MostSamples = 5;
    private const int SampleLength = 120;
    private const int PeriodsLookedAt = 5_000;

    private readonly NumberColumn _numbers = new();
    private readonly HashSet<string> _periodsSeen = [];
    private readonly Dictionary<DateOrder, int> _orders = [];
    private int _periods;
    private int _notPeriods;
    private int _smallWholes;
    private int _years;

    public int Index => index;

    public string Name => name;

    /// <summary>Cells that are not blank.</summary>
    public int Filled { get; private set; }

    public List<string> Samples { get; } = new(MostSamples);

    public NumberStyle NumberStyle => _numbers.Style;

    /// <summary>A figure that means two numbers, where the column does not tell which.</summary>
    public string? UnsettledNumber => _numbers.Unsettled;

    /// <summary>A date that means two days, where the column does not tell which.</summary>
    public string? UnsettledDate { get; private set; }

    /// <summary>The order most of the telling dates have.</summary>
    public DateOrder? DateOrder => _orders.Count == 0 ? null : _orders.MaxBy(order => order.Value).Key;

    /// <summary>A period without its year.</summary>
    public string? Yearless { get; private set; }

    /// <summary>Every cell is a year from 1980 to 2100.</summary>
    public bool IsYears => Filled > 0 && _years == Filled;

    /// <summary>Every cell is a whole number from 1 to 12.</summary>
    public bool IsSmallWholes => Filled > 0 && _smallWholes == Filled;

    public ColumnKind Kind => this switch
    {
        { Filled: 0 } => ColumnKind.Blank,
        _ when _numbers.Numbers >= 0.9 * Filled && !(IsPeriods && !IsPlainNumbers) => ColumnKind.Number,
        _ when IsPeriods => ColumnKind.Period,
        _ => ColumnKind.Text,
    };

    /// <summary>Most cells can be read as periods; numbers such as 202603 can be both.</summary>
    public bool IsPeriods => _periods > 0 && _periods >= 9 * _notPeriods;

    /// <summary>Periods can stand here: more of the different cells can be read as one than cannot. Enough where the header says so.</summary>
    public bool CanBePeriods => _periods > _notPeriods;

    /// <summary>Figures can stand here: some do, or nothing does.</summary>
    public bool CanBeFigures => Filled == 0 || _numbers.Numbers > 0;

    private bool IsPlainNumbers => _periods == 0 || _numbers.Numbers > _periods;

    public void Add(string cell)
    {
        var text = cell.AsSpan().Trim();
        if (text.IsEmpty)
            return;

        Filled++;
        var sample = text.Length > SampleLength ? string.Concat(text[..SampleLength], "…") : text.ToString();
        if (Samples.Count < MostSamples && !Samples.Contains(sample))
            Samples.Add(sample);
        if (text.Length > 60)
        {
            _notPeriods++;
            return;
        }

        if (text.ContainsAnyInRange('0', '9'))
            _numbers.Add(sample);
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var whole))
            (_smallWholes, _years) = (_smallWholes + (whole is >= 1 and <= 12 ? 1 : 0), _years + (whole is >= 1980 and <= 2100 ? 1 : 0));
        if (_periodsSeen.Count < PeriodsLookedAt && _periodsSeen.Add(sample))
            AddPeriod(sample);
    }

    private void AddPeriod(string text)
    {
        var order = PeriodText.Evidence(text);
        if (!PeriodText.Read(text, order ?? Importing.DateOrder.YearMonthDay).Succeeded(out var spelling, out var error) && error != ImportErrors.PeriodUnclear)
        {
            _notPeriods++;
            return;
        }

        _periods++;
        if (order is { } telling)
            _orders[telling] = _orders.GetValueOrDefault(telling) + 1;
        else if (UnsettledDate is null && PeriodText.IsAmbiguous(text))
            UnsettledDate = text;
        if (error is null && spelling.Year is null)
            Yearless ??= text;
    }
}
