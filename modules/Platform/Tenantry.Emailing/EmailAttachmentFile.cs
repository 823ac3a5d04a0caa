namespace Tenantry.Emailing;

/// <summary>Represents a stored attachment.</summary>
internal sealed class EmailAttachmentFile : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid EmailId { get; init; }

    public int Position { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required byte[] Content { get; init; }
}
