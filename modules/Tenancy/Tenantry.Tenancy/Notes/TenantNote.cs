namespace Tenantry.Tenancy.Notes;

/// <summary>Identifies a note.</summary>
/// <param name="Value">The UUID.</param>
internal readonly record struct TenantNoteId(Guid Value) : IId<TenantNoteId>
{
    public static TenantNoteId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>Represents a note of an operator about a tenant. No page or endpoint shows it to the tenant.</summary>
internal sealed class TenantNote : ITenantOwned
{
    /// <summary>The maximum length of a note.</summary>
    public const int MaxLength = 2000;

    public TenantId TenantId { get; init; }

    public TenantNoteId Id { get; init; }

    public required string Text { get; init; }

    /// <summary>Gets the email address of the operator at the time of writing, so that it is kept if the account is deleted.</summary>
    public required string Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
