namespace Tenantry.Platform.Data;

/// <summary>Represents an audit entry that the next save writes.</summary>
internal sealed record AuditNote(string Action, string Subject, string? Reason, object? Detail);
