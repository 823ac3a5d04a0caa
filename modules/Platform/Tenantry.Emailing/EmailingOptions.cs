using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Emailing;

/// <summary>Represents the options of email, from the configuration section <c>Tenantry</c>.</summary>
public sealed class EmailingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry";

    /// <summary>Gets or sets the email server, in the configuration section <c>Tenantry:Smtp</c>.</summary>
    /// <value>
    /// The default is <see langword="null"/>: the host does not start unless <see cref="EmailingBuilder.UseTransport{TTransport}"/> or
    /// <see cref="EmailingBuilder.UseLocalInbox"/> was called.
    /// </value>
    [ValidateObjectMembers]
    public SmtpOptions? Smtp { get; set; }
}

[OptionsValidator]
internal sealed partial class EmailingOptionsValidator : IValidateOptions<EmailingOptions>;
