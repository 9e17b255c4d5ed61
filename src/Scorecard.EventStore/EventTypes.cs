using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scorecard.EventStore;

/// <summary>
/// Maps event records to the names they are stored under. Explicit, so that renaming a class never orphans stored
/// events. Fill it at start-up; it is read by many threads afterwards.
/// </summary>
public sealed class EventTypes(JsonSerializerOptions json)
{
    private readonly Dictionary<string, Type> _types = [];
    private readonly Dictionary<Type, string> _names = [];
    private readonly Dictionary<string, Func<JsonObject, JsonObject>> _upcasters = [];

    public IReadOnlyDictionary<string, Type> All => _types;

    /// <param name="name">Kebab-case, at most 100 characters; never changes once events are stored under it.</param>
    public EventTypes Add<TEvent>(string name)
    {
        StoredName.Require(name, 100);
        _types.Add(name, typeof(TEvent));
        _names.Add(typeof(TEvent), name);
        return this;
    }

    /// <summary>
    /// Brings events of an older shape into the current one when they are read. Called for every stored event of the name, in the
    /// order of registration, so it must leave the current shape as it is. What is stored (and hashed) never changes.
    /// </summary>
    public EventTypes Upcast(string name, Func<JsonObject, JsonObject> toCurrentShape)
    {
        _upcasters[name] = _upcasters.TryGetValue(name, out var earlier)
            ? data => toCurrentShape(earlier(data))
            : toCurrentShape;
        return this;
    }

    /// <exception cref="ArgumentException">It is not registered as an event.</exception>
    public string NameOf(object change) =>
        _names.GetValueOrDefault(change.GetType()) ?? throw new ArgumentException($"{change.GetType().Name} is not registered as an event.", nameof(change));

    public (string Name, string Json) Serialize(object change) => (NameOf(change), JsonSerializer.Serialize(change, change.GetType(), json));

    /// <summary>The JSON in UTF-8.</summary>
    public byte[] SerializeToUtf8(object change) => JsonSerializer.SerializeToUtf8Bytes(change, change.GetType(), json);

    /// <exception cref="UnknownEventTypeException">No event is registered under the name.</exception>
    /// <exception cref="JsonException">The data does not fit the event; it wants an upcaster.</exception>
    public object Deserialize(string name, string data) => Deserialize(name, Encoding.UTF8.GetBytes(data));

    /// <inheritdoc cref="Deserialize(string, string)"/>
    /// <param name="data">In UTF-8.</param>
    public object Deserialize(string name, ReadOnlySpan<byte> data)
    {
        if (!_types.TryGetValue(name, out var type))
            throw new UnknownEventTypeException(name);

        return (_upcasters.TryGetValue(name, out var upcast)
            ? upcast(JsonNode.Parse(data)!.AsObject()).Deserialize(type, json)
            : JsonSerializer.Deserialize(data, type, json))
            ?? throw new JsonException($"An event '{name}' holds null.");
    }
}
