namespace Scorecard.Domain.Importing;

/// <summary>What all figures of a column say together about how they are written.</summary>
public sealed class NumberColumn
{
    private int _point;
    private int _comma;
    private string? _ambiguous;

    /// <summary>Figures seen; texts and blanks do not count.</summary>
    public int Numbers { get; private set; }

    /// <summary>The style that more figures can only have; a decimal point where none of them tells.</summary>
    public NumberStyle Style => _comma > _point ? NumberStyle.Comma : NumberStyle.Point;

    /// <summary>A figure that means two different numbers while no other figure of the column tells which; null = settled.</summary>
    public string? Unsettled => _point == 0 && _comma == 0 ? _ambiguous : null;

    public void Add(string text)
    {
        var kind = NumberText.Read(text, NumberStyle.Point).Kind is CellKind.Number ? CellKind.Number : NumberText.Read(text, NumberStyle.Comma).Kind;
        if (kind is not CellKind.Number)
            return;

        Numbers++;
        if (NumberText.Evidence(text) is { } style)
            _ = style is NumberStyle.Point ? _point++ : _comma++;
        else if (_ambiguous is null && NumberText.IsAmbiguous(text))
            _ambiguous = text.Trim();
    }
}
