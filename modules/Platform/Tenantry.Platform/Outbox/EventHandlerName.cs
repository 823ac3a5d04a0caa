namespace Tenantry.Platform.Outbox;

/// <summary>Shows the name of a handler to people.</summary>
internal static class EventHandlerName
{
    /// <summary>Gets the name of the type without its namespace.</summary>
    public static string Short(string handler) => handler[(handler.LastIndexOfAny(['.', '+']) + 1)..];
}
