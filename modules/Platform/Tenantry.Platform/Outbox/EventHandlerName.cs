using System.Reflection;

namespace Tenantry.Platform.Outbox;

/// <summary>Names handlers: for the database and for people.</summary>
internal static class EventHandlerName
{
    /// <summary>Gets the name under which deliveries to a handler are stored.</summary>
    // The full name of a generic class has the versions of its arguments' assemblies in it: each release would be another handler.
    public static string Of(Type handler) =>
        handler.GetCustomAttribute<EventHandlerNameAttribute>()?.Name ?? (handler.IsConstructedGenericType ? handler.ToString() : handler.FullName!);

    /// <summary>Gets the name without its namespace, for people.</summary>
    public static string Short(string handler) => handler[(handler.LastIndexOfAny(['.', '+']) + 1)..];
}
