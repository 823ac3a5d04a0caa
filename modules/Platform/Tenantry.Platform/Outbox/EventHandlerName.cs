using System.Reflection;

namespace Tenantry.Platform.Outbox;

/// <summary>Gets the names of handlers, for the database and for display.</summary>
internal static class EventHandlerName
{
    /// <summary>Gets the name under which deliveries to a handler are stored.</summary>
    // The full name of a generic class contains the assembly versions of its type arguments: each release would be a new handler.
    public static string Of(Type handler) =>
        handler.GetCustomAttribute<EventHandlerNameAttribute>()?.Name
        ?? (handler.IsConstructedGenericType ? handler.ToString() : handler.FullName!);

    /// <summary>Gets the name without its namespace, for display.</summary>
    public static string Short(string handler) => handler[(handler.LastIndexOfAny(['.', '+']) + 1)..];
}
