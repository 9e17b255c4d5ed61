using System.Diagnostics.CodeAnalysis;

namespace Scorecard.Domain.Kernel;

/// <summary>
/// A value, or the error that refuses it. Return either; read with <see cref="Succeeded"/>, or
/// <see cref="Required"/> where a refusal would be a bug.
/// </summary>
public sealed class Result<T>
    where T : notnull
{
    private readonly T? _value;

    private Result(T? value, DomainError? error) => (_value, Error) = (value, error);

    public DomainError? Error { get; }

    /// <summary>The value. Throws <see cref="InvalidOperationException"/>, naming the code, when it was refused.</summary>
    public T Required => Succeeded(out var value, out var error)
        ? value
        : throw new InvalidOperationException($"{error.Code}: {error.Message}");

    public static implicit operator Result<T>(T value) => new(value, error: null);

    public static implicit operator Result<T>(DomainError error) => new(default, error);

    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out DomainError? error)
    {
        value = _value;
        error = Error;
        return error is null;
    }
}
