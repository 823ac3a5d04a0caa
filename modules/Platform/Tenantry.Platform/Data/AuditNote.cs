namespace Tenantry.Platform.Data;

/// <summary>An entry to be written with the next save.</summary>
internal sealed record AuditNote(string Action, string Subject, string? Reason, object? Detail);
