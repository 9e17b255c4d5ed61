namespace Scorecard.Domain.Kpis.Formulas;

internal enum TokenKind
{
    Number,

    /// <summary>A code or the name of a function.</summary>
    Word,

    /// <summary>+ - * / ( ) , or a comparison, in its plain spelling.</summary>
    Sign,
    End,
}

/// <param name="Text">As it is read: lower-case, hyphens for underscores, plain signs.</param>
internal readonly record struct FormulaToken(TokenKind Kind, int Start, int Length, string Text)
{
    public int End => Start + Length;

    public bool Is(string sign) => Kind is TokenKind.Sign && Text == sign;
}
