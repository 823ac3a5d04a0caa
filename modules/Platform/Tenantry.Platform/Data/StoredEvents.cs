using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tenantry.Platform.Data;

/// <summary>Defines how events are stored: under the name of their attribute, as JSON.</summary>
internal static class StoredEvents
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string NameOf(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException(
            $"The event {type.Name} has no name. Add [EventName(\"module.what_happened\")]; the event is stored under that name.");
}
