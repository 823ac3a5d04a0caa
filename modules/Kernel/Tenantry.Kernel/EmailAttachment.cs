namespace Tenantry.Kernel;

/// <summary>A file attached to an email.</summary>
/// <param name="FileName">The file name, such as <c>invoice-2026-0042.pdf</c>.</param>
/// <param name="ContentType">The media type, such as <c>application/pdf</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record EmailAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content);
