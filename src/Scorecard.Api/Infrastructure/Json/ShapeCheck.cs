using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>
/// Holds a JSON document against the type it will become and names every member that does not fit, where the
/// serializer would stop at the first and answer with its position.
/// </summary>
public sealed class ShapeCheck(JsonSerializerOptions json, FieldErrors errors)
{
    public const string Body = "body";

    public void Check(JsonElement element, Type type) => Check(element, json.GetTypeInfo(type), isNullable: false, path: "");

    private void Check(JsonElement element, JsonTypeInfo type, bool isNullable, string path)
    {
        if (errors.IsFull)
            return;

        if (element.ValueKind is JsonValueKind.Null)
        {
            if (!isNullable && Nullable.GetUnderlyingType(type.Type) is null)
                Refuse(path, "required");
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(element, type, path);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind is JsonValueKind.Array:
                CheckItems(element, json.GetTypeInfo(type.ElementType!), path);
                break;
            case JsonTypeInfoKind.Enumerable:
                Refuse(path, "not_a_list");
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind is JsonValueKind.Object:
                CheckEntries(element, json.GetTypeInfo(type.ElementType!), path);
                break;
            case JsonTypeInfoKind.Dictionary:
                Refuse(path, "not_an_object");
                break;
            default:
                if (LeafCheck.Refuse(element, type, json) is { } code)
                    Refuse(path, code);
                break;
        }
    }

    private void CheckObject(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Refuse(path, "not_an_object");
            return;
        }

        var known = type.Properties.ToDictionary(property => property.Name);
        HashSet<string> seen = [];
        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member);
            var field = Join(path, FieldErrors.Readable(name));
            if (!known.TryGetValue(name, out var property))
                Refuse(field, "unknown_member");
            else if (!seen.Add(name))
                Refuse(field, "duplicate_member");
            else
                Check(member.Value, json.GetTypeInfo(property.PropertyType), property.IsSetNullable, field);
        }

        foreach (var missing in known.Values.Where(property => IsRequired(property) && !seen.Contains(property.Name)))
            Refuse(Join(path, missing.Name), "required");
    }

    private void CheckItems(JsonElement list, JsonTypeInfo item, string path)
    {
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            Check(element, item, isNullable: false, $"{path}[{index}]");
            index++;
        }
    }

    private void CheckEntries(JsonElement map, JsonTypeInfo value, string path)
    {
        foreach (var member in map.EnumerateObject())
            Check(member.Value, value, isNullable: false, Join(path, FieldErrors.Readable(NameOf(member))));
    }

    private void Refuse(string path, string code) => errors.Add(path.Length == 0 ? Body : path, code);

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException) // half a surrogate pair in a member's name
        {
            return "?";
        }
    }
}
