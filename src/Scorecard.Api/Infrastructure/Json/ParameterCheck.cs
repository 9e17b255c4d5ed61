using System.Collections.Concurrent;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>Holds route values and the query against the parameters an endpoint declares.</summary>
public static partial class ParameterCheck
{
    public const int MaxLength = 200;

    private static readonly ConcurrentDictionary<Type, Func<string, bool>> Parsers = new();

    public static void Check(HttpRequest request, Endpoint endpoint, FieldErrors errors)
    {
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>())
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
            if (!parameter.HasTryParse && type != typeof(string) && parameter.ParameterInfo.GetCustomAttribute<FromQueryAttribute>() is null)
                continue; // HasTryParse is false where the query's name is given by attribute

            var name = NameOf(parameter);
            known.Add(name);
            if (request.RouteValues.TryGetValue(name, out var routed))
                CheckValue(name, type, Convert.ToString(routed, CultureInfo.InvariantCulture)!, errors);
            else if (request.Query.TryGetValue(name, out var given))
                CheckGiven(name, type, given, errors);
            else if (!parameter.IsOptional && !IsRouted(endpoint, name))
                errors.Add(name, "required");
        }

        foreach (var (name, _) in request.Query.Where(given => !known.Contains(given.Key)))
            errors.Add(FieldErrors.Readable(name), "unknown_member");
    }

    private static void CheckGiven(string name, Type type, StringValues given, FieldErrors errors)
    {
        if (given.Count == 1 && given[0] is { } value)
            CheckValue(name, type, value, errors);
        else
            errors.Add(name, "duplicate_member");
    }

    private static void CheckValue(string name, Type type, string value, FieldErrors errors)
    {
        if (value.Length > MaxLength)
            errors.Add(name, $"too_long:{MaxLength}");
        else if (!TextRules.IsStorable(value))
            errors.Add(name, "invalid_characters");
        else if (type != typeof(string) && !Parsers.GetOrAdd(type, ParserOf)(value))
            errors.Add(name, CodeFor(type));
    }

    private static string CodeFor(Type type) => type switch
    {
        _ when type == typeof(Guid) => "not_an_id",
        _ when type == typeof(Period) => "not_a_period",
        _ when type == typeof(SegmentKey) => "not_a_segment",
        _ when type == typeof(DateOnly) => "not_a_date",
        _ when type == typeof(DateTimeOffset) => "not_an_instant",
        _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) => "not_a_number",
        _ when type == typeof(bool) => "not_a_boolean",
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>) => "unknown_name",
        _ => "invalid",
    };

    /// <summary>The same TryParse that the framework binds with.</summary>
    private static Func<string, bool> ParserOf(Type type)
    {
        if (type == typeof(DateTimeOffset)) // the framework also takes 11/21/2026 for one
            return text => Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

        var text = Expression.Parameter(typeof(string));
        var value = Expression.Variable(type);
        Type[] withProvider = [typeof(string), typeof(IFormatProvider), type.MakeByRefType()];
        const BindingFlags Static = BindingFlags.Public | BindingFlags.Static;
        var call = type.GetMethod("TryParse", Static, withProvider) is { } method
            ? Expression.Call(method, text, Expression.Constant(CultureInfo.InvariantCulture), value)
            : Expression.Call(type.GetMethod("TryParse", Static, [typeof(string), type.MakeByRefType()])!, text, value);
        return Expression.Lambda<Func<string, bool>>(Expression.Block([value], call), text).Compile();
    }

    private static string NameOf(IParameterBindingMetadata parameter) =>
        parameter.ParameterInfo.GetCustomAttribute<FromQueryAttribute>()?.Name
        ?? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(parameter.Name);

    private static bool IsRouted(Endpoint endpoint, string name) =>
        endpoint is RouteEndpoint route && route.RoutePattern.GetParameter(name) is not null;

    /// <summary>ISO 8601 with its offset.</summary>
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();
}
