namespace Tenantry.Kernel;

/// <summary>A mail to one person, as a template and what to fill into it.</summary>
/// <param name="Template">The template's name, <c>module.name</c>.</param>
/// <param name="To">The address.</param>
/// <param name="Model">What the template shows; its values are HTML-encoded in the HTML part.</param>
/// <param name="DedupeKey">
/// The fact this mail is about, such as <c>welcome:{subscription}</c>. A second mail of the tenant with the same key is accepted and not sent.
/// </param>
public sealed record EmailMessage(string Template, string To, IReadOnlyDictionary<string, object?> Model, string DedupeKey)
{
    /// <summary>Gets why it is sent.</summary>
    /// <value><see cref="EmailStream.Transactional"/>.</value>
    public EmailStream Stream { get; init; } = EmailStream.Transactional;
}
