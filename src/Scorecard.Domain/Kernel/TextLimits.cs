namespace Scorecard.Domain.Kernel;

/// <summary>How long texts may be, in UTF-16 code units. Validators at the edge name the same numbers.</summary>
public static class TextLimits
{
    public const int Name = 200;

    /// <summary>Descriptions, comments, formulas.</summary>
    public const int Description = 2000;

    public const int Reason = 500;

    /// <summary>Codes of units and KPIs.</summary>
    public const int Code = 64;

    /// <summary>E-mail addresses (RFC 5321, section 4.5.3.1.3, without the brackets).</summary>
    public const int Email = 254;

    /// <summary>Themes, categories and data sources.</summary>
    public const int Label = 200;

    /// <summary>The symbol of a unit of measurement, such as "days".</summary>
    public const int Symbol = 20;

    /// <summary>Where in a source a figure is found.</summary>
    public const int Path = 500;
}
